import type { Grid, Limits } from './grid.ts'

/** What the rules ask of the days before, as numbers: run of shifts or days off, minutes, weekends and counted shifts in one number. */
export type RowStates = {
  count: number
  runs: Runs
  /** how many states share a run */
  perRun: number
  /** minutes are counted in the greatest step that all shifts share: how many steps there are, and those of each value */
  steps: number
  stepsOf: Int32Array
  fewestSteps: number
  /** 0 where weekends need no counting; else the most, plus one */
  weekendCounts: number
  /** by value: where its count lies in the state, 0 if it is not counted, and how many there may be plus one */
  strideOf: Int32Array
  countsOf: Int32Array
}

/** `counted` are the values whose number is limited and minded. */
export function rowStates(grid: Grid, limits: Limits, counted: readonly number[]): RowStates {
  const { days, values, minutes, weekends } = grid
  const runs = runsOf(limits, values, days)
  const unit = minutes.reduce(gcd, 0) || 1
  const longest = minutes.reduce((a, b) => Math.max(a, b), 0)
  const steps = Math.floor(Math.min(limits.maxMinutes, days * longest) / unit) + 1
  const weekendCounts = weekends.length > limits.maxWeekends ? limits.maxWeekends + 1 : 0
  const [strideOf, countsOf] = [new Int32Array(values), new Int32Array(values)]
  let perRun = steps * Math.max(1, weekendCounts)
  for (const value of counted) {
    strideOf[value] = perRun
    countsOf[value] = limits.most[value]! + 1
    perRun *= countsOf[value]!
  }
  const stepsOf = Int32Array.from(minutes, m => Math.round(m / unit))
  return { count: runs.count * perRun, runs, perRun, steps, stepsOf, fewestSteps: Math.ceil(limits.minMinutes / unit), weekendCounts, strideOf, countsOf }
}

/** The values whose limit could be passed within the minutes. */
export function limitedValues({ values, minutes, days }: Grid, { most, maxMinutes }: Limits): number[] {
  return Array.from({ length: values - 1 }, (_, i) => i + 1).filter(v => most[v]! < Math.min(days, minutes[v]! > 0 ? Math.floor(maxMinutes / minutes[v]!) : days))
}

export type Runs = {
  count: number
  /** by run: the value worked last, 0 on a day off */
  last: Int32Array
  /** by value: the run after the first day, −1 where there is none */
  first: Int32Array
  /** by run × values + value: the run after one more day, −1 where the run may not end or grow */
  step: Int32Array
}

/**
 * Runs of shifts: one state for each last shift and length, and one more for lengths below the least at the start of the roster,
 * which may end as they are. Days off: one for each length up to the least. A run that the end of the roster cuts off is lawful.
 */
function runsOf({ minRun, maxRun, minOff }: Limits, values: number, days: number): Runs {
  const longest = Math.max(0, Math.min(maxRun, days))
  const early = Math.max(0, Math.min(minRun - 1, longest))
  const lengths = longest + early
  const offs = Math.max(1, minOff)
  const firstOff = (values - 1) * lengths
  const count = firstOff + offs
  const work = (value: number, length: number, edge: boolean) => (value - 1) * lengths + (edge && length <= early ? longest : 0) + length - 1
  const off = (length: number) => firstOff + Math.min(length, offs) - 1
  const last = new Int32Array(count)
  const first = new Int32Array(values).fill(-1)
  const step = new Int32Array(count * values).fill(-1)
  first[0] = off(offs)
  for (let v = 1; v < values && longest > 0; v++) {
    first[v] = work(v, 1, true)
    for (const edge of [false, true]) {
      for (let length = 1; length <= (edge ? early : longest); length++) {
        const run = work(v, length, edge)
        last[run] = v
        if (edge || length >= minRun) step[run * values] = off(1)
        if (length < longest) for (let w = 1; w < values; w++) step[run * values + w] = work(w, length + 1, edge)
      }
    }
  }
  for (let length = 1; length <= offs; length++) {
    step[off(length) * values] = off(length + 1)
    if (length >= minOff && longest > 0) for (let w = 1; w < values; w++) step[off(length) * values + w] = work(w, 1, false)
  }
  return { count, last, first, step }
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}
