const ROUNDS = 5
/** A round shorter than this is repeated, in nanoseconds: the processor clock ticks coarsely, and the collector takes its share. */
const ENOUGH = 150_000_000

/**
 * Median of five rounds of the mean time of one call, in nanoseconds, after a round to warm up. `round` makes `calls` calls.
 * Time is processor time of this process, so that other programs on the machine count as little as can be.
 */
export function nanosecondsPerCall(calls: number, round: () => unknown): number {
  const timed = (times: number): number => {
    const start = process.cpuUsage()
    for (let i = 0; i < times; i++) kept = round()
    const { user, system } = process.cpuUsage(start)
    return (user + system) * 1000
  }
  timed(2)
  const once = timed(1)
  const times = Math.max(1, Math.ceil(ENOUGH / Math.max(once, 1_000_000)))
  return median(Array.from({ length: ROUNDS }, () => timed(times) / times / calls))
}

/** What the last round gave, so that no compiler leaves its work out. */
export let kept: unknown

/** Milliseconds of processor time of this process that the work takes, so that other programs on the machine count as little as can be. */
export async function processorTime(work: () => unknown): Promise<number> {
  const start = process.cpuUsage()
  kept = await work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** Milliseconds of processor time of this process since the call, so that other programs on the machine count as little as can be. */
export function processorClock(): () => number {
  const start = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }
}

/** The value that so large a share is not above: 0.95 leaves out the slowest of twenty. */
export function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}
