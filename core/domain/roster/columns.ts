import type { RowFinder } from './best-row.ts'
import type { Grid } from './grid.ts'
import type { Master } from './master.ts'

/** A row that would save no more than this is not worth having. */
const CLOSE = 1e-4
/** How far prices keep to the best ones so far, so that they do not jump from round to round. */
const STEADY = 0.7

export type Generation = { grid: Grid; master: Master; finders: readonly RowFinder[]; stop: () => boolean }
/** It ends after so many rounds, or when bound and value are as near to each other as this part of the bound. */
export type Effort = { rounds: number; near: number }

/**
 * Asks each person's finder for rows that the master lacks, at its prices, until there are none, the effort is made or
 * `stop`. Gives the greatest lower bound met: no lawful roster with the pinned cells can cost less, whichever rows it is made of.
 */
export function generateColumns({ grid, master, finders, stop }: Generation, { rounds, near }: Effort, pins?: Int32Array): number {
  const { people, days, values, need, under, over, wishes } = grid
  const size = days * values
  const center = new Float64Array(size)
  const asked = new Float64Array(size)
  const rowPrices = new Float64Array(size)
  let [best, steady] = [-Infinity, 0]
  for (let round = 0; round < rounds && !stop(); round++) {
    master.solve(stop)
    let bound = 0
    for (let at = 0; at < size; at++) {
      const price = steady * center[at]! + (1 - steady) * master.prices[at]!
      asked[at] = Math.min(under[at]!, Math.max(-over[at]!, price))
      bound += asked[at]! * need[at]!
    }
    const before = master.columns.length
    for (let p = 0; p < people; p++) {
      if (stop()) return best
      const wish = p * size
      for (let at = 0; at < size; at++) rowPrices[at] = wishes[wish + at]! - asked[at]!
      const found = finders[p]!(rowPrices, pins?.subarray(p * days, (p + 1) * days))
      if (!found) {
        bound = -Infinity
        continue
      }
      bound += found.least
      let reduced = -master.dues[p]!
      for (let day = 0; day < days; day++) {
        const at = day * values + found.row[day]!
        reduced += wishes[wish + at]! - master.prices[at]!
      }
      if (reduced < -CLOSE) master.add(p, found.row)
    }
    if (bound > best) {
      best = bound
      center.set(asked)
    }
    if (master.columns.length > before) steady = STEADY
    else if (steady === 0) return best
    else steady = 0
    if (master.value() - best < near * Math.abs(best)) return best
  }
  return best
}
