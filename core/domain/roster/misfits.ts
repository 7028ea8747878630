import type { Dice } from '../sample/dice.ts'
import type { Grid } from './grid.ts'
import type { Master } from './master.ts'
import { rowCost } from './row-cost.ts'

/** Chooses whose rows should be looked at again: mostly people whose rows cost more than the prices of the whole problem allow for. */
export type Misfits = {
  /** all people but so many chosen ones */
  others(cells: Int32Array, size: number): number[]
}

/** A person whose row fits is chosen now and then, too, to make room for another's. */
const ROOM = 2

/** Takes the prices of the master as they are now, when it has just been solved for everybody. */
export function createMisfits(grid: Grid, master: Master, dice: Dice): Misfits {
  const { people, days, values } = grid
  const prices = master.prices.slice()
  const dues = master.dues.slice()
  const excess = (p: number, cells: Int32Array): number => {
    const row = cells.subarray(p * days, (p + 1) * days)
    let cost = rowCost(grid, p, row) - dues[p]!
    for (let day = 0; day < days; day++) cost -= prices[day * values + row[day]!]!
    return Math.max(0, cost)
  }
  return {
    others(cells, size) {
      const left = Array.from({ length: people }, (_, p) => ({ p, weight: Math.round(100 * (excess(p, cells) + ROOM)) }))
      for (let i = 0; i < size && left.length > 0; i++) {
        let at = dice.below(left.reduce((sum, l) => sum + l.weight, 0))
        const chosen = left.findIndex(l => (at -= l.weight) < 0)
        left.splice(chosen, 1)
      }
      return left.map(l => l.p)
    },
  }
}
