/**
 * Puts spans that overlap above one another: every span gets the lowest lane that is free at its start.
 * The number of lanes is the most spans that hold at any one minute, the least possible.
 *
 * @param starts  minutes, ascending
 * @param ends    minutes, exclusive, `ends[i] >= starts[i]`
 * @returns       the lane (from 0) of each span, and how many lanes there are. O(n · lanes)
 * @source        Kleinberg & Tardos, Algorithm Design (2005), 4.1: interval partitioning
 */
export function packLanes(starts: readonly number[], ends: readonly number[]): { lane: number[]; lanes: number } {
  const busyUntil: number[] = []
  const lane = starts.map((start, i) => {
    const free = busyUntil.findIndex(until => until <= start)
    const at = free === -1 ? busyUntil.length : free
    busyUntil[at] = ends[i] ?? start
    return at
  })
  return { lane, lanes: busyUntil.length }
}
