import { minuteOf } from '#domain/base/time.ts'
import { createDice } from '#domain/sample/dice.ts'

export const MACHINES = 500
export const BOOKINGS = 100_000
const GRID = 15
const FIRST = minuteOf('2026-01-01T00:00')
const DAYS = 365

/** `row` is the machine's place in the list of machines: methods may go by numbers instead of ids */
export type Held = { machine: string; row: number; start: number; end: number }
/** A year of bookings, none of which overlap on one machine, and as many spans to ask for. */
export type Fleet = { machines: string[]; bookings: Held[]; queries: Held[] }

/** 100,000 bookings on 500 machines in one year, from 07:00 to 22:00 on a grid of 15 minutes, each of a half to four hours. */
export function createFleet(seed: number): Fleet {
  const dice = createDice(seed)
  const machines = Array.from({ length: MACHINES }, (_, i) => `equipment:m${i}`)
  const span = (row: number): Held => {
    const length = dice.between(2, 16) * GRID
    const start = FIRST + dice.below(DAYS) * 1440 + 420 + dice.below((900 - length) / GRID + 1) * GRID
    return { machine: machines[row]!, row, start, end: start + length }
  }
  const bookings: Held[] = []
  for (let row = 0; row < MACHINES; row++) {
    const taken = new Set<number>()
    for (let made = 0; made < BOOKINGS / MACHINES; ) {
      const held = span(row)
      const cells = Array.from({ length: (held.end - held.start) / GRID }, (_, i) => held.start + i * GRID)
      if (cells.some(c => taken.has(c))) continue
      for (const cell of cells) taken.add(cell)
      bookings.push(held)
      made++
    }
  }
  return { machines, bookings: dice.shuffled(bookings), queries: Array.from({ length: 100_000 }, () => span(dice.below(MACHINES))) }
}

/** Bookings by machine, in the order given; the place in the list is the machine's row. */
export function byMachine(fleet: Fleet): Held[][] {
  const lists: Held[][] = fleet.machines.map(() => [])
  for (const held of fleet.bookings) lists[held.row]!.push(held)
  return lists
}
