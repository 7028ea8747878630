import type { Dice } from '../sample/dice.ts'
import { generateColumns, type Effort, type Generation } from './columns.ts'
import type { Column } from './master.ts'

/** New rows after each step of a dive. */
const EFFORT: Effort = { rounds: 8, near: 1e-4 }
/** How many cells are pinned at a step. */
const PINS = 4
/** How far the dice may move a share, so that no two dives are alike. */
const WOBBLE = 0.2
/** A cell or a row whose share is as good as whole; one that is as good as nothing. */
const WHOLE = 0.999
const NOTHING = 1e-6
/** A step that makes all this part dearer is taken back, and another one tried: so many times in a dive. */
const LEAP = 0.01
const RETREATS = 12

export type Dive = Generation & {
  dice: Dice
  /** no roster at this cost or above is of use */
  limit: number
  /** by person × days + day: values that are settled from the start, −1 where the cell is free */
  pins: ArrayLike<number>
}

/**
 * Pins the cells on which the linear programme is nearest to decided, a few at a time, and solves it anew, until it takes one whole
 * row for each person: these are given. It ends as soon as it says that nothing below the limit will come of it: `hopeless` if it
 * says so from the start.
 */
export function dive({ dice, limit, pins: start, ...work }: Dive): Column[] | 'failed' | 'hopeless' {
  const { grid, master, stop } = work
  const { days, people } = grid
  const pins = Int32Array.from(start)
  const pinsBefore = Int32Array.from(pins)
  const fits = ({ person, row }: Column): boolean => {
    for (let day = 0; day < days; day++) if (pins[person * days + day] !== -1 && pins[person * days + day] !== row[day]) return false
    return true
  }
  let [last, retreats] = [Infinity, 0]
  for (let step = 0; ; step++) {
    master.bar(c => !fits(c))
    generateColumns(work, EFFORT, pins)
    master.solve(stop)
    if (stop()) return 'failed'
    const value = master.value()
    if (value >= limit && step === 0) return 'hopeless'
    if ((value >= limit || value > last + Math.abs(last) * LEAP) && retreats < RETREATS) {
      retreats++
      pins.set(pinsBefore)
      master.bar(c => !fits(c))
      master.solve(stop)
    } else if (value >= limit) return 'failed'
    else last = value
    pinsBefore.set(pins)

    const shares = master.shares().filter(s => !s.column.barred)
    const whole = shares.filter(s => s.share > WHOLE).map(s => s.column)
    if (whole.length === people) return whole
    if (pinMore(work, shares, pins, dice, fits) === 0) return 'failed'
  }
}

/** Pins the cells with the greatest shares that are not whole, each so that its person keeps a row that the programme knows. */
function pinMore({ grid }: Generation, shares: { column: Column; share: number }[], pins: Int32Array, dice: Dice, fits: (c: Column) => boolean): number {
  const { days, values, people } = grid
  const sums = new Float64Array(people * days * values)
  for (const { column, share } of shares) for (let day = 0; day < days; day++) sums[(column.person * days + day) * values + column.row[day]!]! += share
  const open: { cell: number; value: number; rank: number }[] = []
  for (let at = 0; at < sums.length; at++) {
    const share = sums[at]!
    if (share <= NOTHING || share >= WHOLE) continue
    const cell = Math.floor(at / values)
    if (pins[cell] === -1) open.push({ cell, value: at % values, rank: share + (dice.below(1000) / 1000) * WOBBLE })
  }
  let pinned = 0
  for (const { cell, value } of open.toSorted((a, b) => b.rank - a.rank)) {
    if (pins[cell] !== -1) continue
    pins[cell] = value
    if (shares.some(s => s.column.person === Math.floor(cell / days) && fits(s.column))) pinned++
    else pins[cell] = -1
    if (pinned === PINS) break
  }
  return pinned
}
