import type { Dice } from '../sample/dice.ts'
import type { Grid } from './grid.ts'
import type { Sheet } from './sheet.ts'

/** How a round of annealing goes: from hot to cold in so many steps; `price` is what one broken rule costs meanwhile. */
export type Schedule = { steps: number; hot: number; cold: number; price: number }

const STEPS_BETWEEN_CHECKS = 1000
const LONGEST_BLOCK = 7
const FINE = 2 ** 30

/**
 * Simulated annealing on the cells: one person's days change, or two people exchange the same days. A rule may be broken on the
 * way, at a price. Keeps in `best` the cheapest lawful roster met that is below `limit`; gives its cost, or `limit` if none was.
 */
export function anneal(grid: Grid, sheet: Sheet, dice: Dice, schedule: Schedule, best: Int32Array, limit: number, stop: () => boolean): number {
  const { people, days, values, allowed } = grid
  const { cells } = sheet
  const [before, after] = [new Int32Array(days), new Int32Array(days)]
  const [otherBefore, otherAfter] = [new Int32Array(days), new Int32Array(days)]
  const { steps, hot, cold, price } = schedule
  let temperature = hot
  let found = limit

  const may = (p: number, day: number, value: number): boolean => allowed[(p * days + day) * values + value] === 1
  const accept = (delta: number): boolean => delta <= 0 || dice.below(FINE) < Math.exp(-delta / temperature) * FINE
  const cost = (): number => sheet.soft() + price * sheet.hard()

  /** Writes new values of one row; takes them back unless they are accepted. */
  const tryRow = (p: number, first: number, last: number): void => {
    const old = cost()
    sheet.write(p, first, last, after)
    if (!accept(cost() - old)) sheet.write(p, first, last, before)
  }

  /** Fills `before` and `after` with the row as it is. */
  const copyRow = (p: number, first: number, last: number): void => {
    for (let day = first; day <= last; day++) after[day] = before[day] = cells[p * days + day]!
  }

  const changeBlock = (p: number): void => {
    const first = dice.below(days)
    const last = Math.min(days - 1, first + (dice.below(3) ? 0 : dice.below(5)))
    const value = dice.below(values)
    copyRow(p, first, last)
    let changed = false
    for (let day = first; day <= last; day++) {
      if (before[day] === value || !may(p, day, value)) continue
      after[day] = value
      changed = true
    }
    if (changed) tryRow(p, first, last)
  }

  /** Two days, or two stretches of days, of one person change places. */
  const swapDays = (p: number): void => {
    const length = 1 + dice.below(3)
    const span = Math.min(days, 2 * length + dice.below(8))
    if (span < 2 * length) return
    const first = dice.below(days - span + 1)
    const last = first + span - 1
    copyRow(p, first, last)
    const far = last - length + 1
    let changed = false
    for (let i = 0; i < length; i++) {
      const [a, b] = [before[first + i]!, before[far + i]!]
      if (a === b || !may(p, first + i, b) || !may(p, far + i, a)) continue
      after[first + i] = b
      after[far + i] = a
      changed = true
    }
    if (changed) tryRow(p, first, last)
  }

  /** Two people exchange the same days: what is covered stays covered. */
  const exchange = (p: number): void => {
    const q = dice.below(people)
    if (p === q) return
    const first = dice.below(days)
    const last = Math.min(days - 1, first + dice.below(LONGEST_BLOCK))
    let changed = false
    for (let day = first; day <= last; day++) {
      const [a, b] = [cells[p * days + day]!, cells[q * days + day]!]
      before[day] = after[day] = a
      otherBefore[day] = otherAfter[day] = b
      if (a === b || !may(p, day, b) || !may(q, day, a)) continue
      after[day] = b
      otherAfter[day] = a
      changed = true
    }
    if (!changed) return
    const old = cost()
    sheet.write(p, first, last, after)
    sheet.write(q, first, last, otherAfter)
    if (accept(cost() - old)) return
    sheet.write(p, first, last, before)
    sheet.write(q, first, last, otherBefore)
  }

  for (let done = 0; done < steps; done++) {
    if (done % STEPS_BETWEEN_CHECKS === 0) {
      if (stop()) break
      temperature = hot * (cold / hot) ** (done / steps)
    }
    const p = dice.below(people)
    const kind = dice.below(10)
    if (kind < 4) changeBlock(p)
    else if (kind < 6) swapDays(p)
    else exchange(p)
    if (sheet.soft() < found - 1e-6 && sheet.hard() < 1e-6) {
      found = sheet.soft()
      best.set(cells)
    }
  }
  return found
}
