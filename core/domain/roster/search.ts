import { createDice, type Dice } from '../sample/dice.ts'
import { anneal } from './anneal.ts'
import { createMemory, rowFinder, type RowFinder } from './best-row.ts'
import { generateColumns } from './columns.ts'
import { dive } from './dive.ts'
import { evaluate, type Evaluation } from './evaluate.ts'
import { rosterOf, type Grid } from './grid.ts'
import { createMaster, type Master } from './master.ts'
import { createMisfits } from './misfits.ts'
import type { Problem, Roster } from './problem.ts'
import { rowCost } from './row-cost.ts'
import { createSheet, type Sheet } from './sheet.ts'
import { withoutImpossible } from './without-impossible.ts'

export type SearchTools = {
  seed: number
  /** milliseconds since the search began */
  elapsed: () => number
  /** the search ends by then; the way there is the same on every machine, a faster one gets farther along it */
  milliseconds: number
  cancelled?: () => boolean
  onProgress?: (progress: Progress) => void
}

/** The best roster so far costs `penalty`; no roster at all costs less than `bound` (null while that is not known). */
export type Progress = { penalty: number; bound: number | null }

export type Found = Progress & {
  roster: Roster
  evaluation: Evaluation
  /** `proven`: no roster is better; else what ended the search */
  ended: 'proven' | 'time' | 'cancelled'
  /** people for whom no row is lawful, whatever the others work: only their set cells are in the roster */
  impossible: readonly string[]
}

/** Neighbourhoods tried and steps of annealing between two dives from the top. */
const NEIGHBOURHOODS = 12
const STEPS_PER_CELL = 600
/** For the bound it is worth going on to the end. */
const WHOLE_EFFORT = { rounds: 400, near: 1e-5 }

/**
 * Finds a roster that breaks no hard rule and costs little. Rows are built by dynamic programming, so that there is a lawful
 * roster from the start; annealing gives a good one soon; the linear programme of whole rows gives the bound and nearly always
 * the best. Everything else takes turns until the time is up.
 */
export function searchRoster(problem: Problem, tools: SearchTools): Found {
  const dice = createDice(tools.seed)
  const memory = createMemory()
  const { possible, impossible, fixed } = withoutImpossible(problem, grid => Array.from({ length: grid.people }, (_, p) => rowFinder(grid, p, memory)))
  const { grid, finders, rows } = possible
  const sheet = createSheet(grid)
  sheet.fill(rows)
  const keeper = createKeeper(grid, sheet, fixed.cost, isWhole(possible.problem), tools)
  const stop = () => keeper.proven() || tools.elapsed() >= tools.milliseconds || tools.cancelled?.() === true

  if (grid.people > 0) run({ grid, sheet, finders, dice, keeper, stop })

  const roster = fixed.merge(rosterOf(possible.problem, keeper.best))
  const evaluation = evaluate(problem, roster)
  const ended = keeper.proven() ? 'proven' : tools.cancelled?.() ? 'cancelled' : 'time'
  return { roster, evaluation, penalty: evaluation.penalty.total, bound: keeper.bound(), ended, impossible }
}

type Work = { grid: Grid; sheet: Sheet; finders: readonly RowFinder[]; dice: Dice; keeper: Keeper; stop: () => boolean }

function run(work: Work): void {
  const { grid, sheet, finders, dice, keeper, stop } = work
  polish(work)
  annealFrom(work, 0.6)
  if (stop()) return
  const master = createMaster(grid, dice, keeper.best, (p, row) => rowCost(grid, p, row))
  keeper.raise(generateColumns({ grid, master, finders, stop }, WHOLE_EFFORT))
  const misfits = createMisfits(grid, master, dice)
  let size = 4
  let gained = false
  while (!stop()) {
    // where nothing was gained it is time for something quite different
    if (!gained) diveFrom(work, master, [])
    const before = keeper.cost()
    for (let i = 0; i < NEIGHBOURHOODS && !stop(); i++) {
      const result = diveFrom(work, master, misfits.others(keeper.best, size))
      if (result === 'hopeless') size = Math.min(grid.people, size + 1)
      if (result === 'failed') size = Math.max(3, size - 1)
    }
    sheet.fill(keeper.best)
    if (!stop()) annealFrom(work, 0.2)
    gained = keeper.cost() < before - 1e-6
  }
}

/** Looks for a better roster in which the given people keep their rows of the best one. */
function diveFrom(work: Work, master: Master, keep: readonly number[]): 'found' | 'failed' | 'hopeless' {
  const { grid, finders, dice, keeper, stop, sheet } = work
  const { days, people } = grid
  const pins = new Int32Array(people * days).fill(-1)
  for (const p of keep) pins.set(keeper.best.subarray(p * days, (p + 1) * days), p * days)
  for (let p = 0; p < people; p++) master.add(p, keeper.best.subarray(p * days, (p + 1) * days))
  const columns = dive({ grid, master, finders, dice, stop, limit: keeper.aim(), pins })
  if (typeof columns === 'string') return columns
  const cells = new Int32Array(people * days)
  for (const { person, row } of columns) cells.set(row, person * days)
  sheet.fill(cells)
  polish(work)
  return 'found'
}

/** Gives one person after the other the row that is best while the others stay, until nobody's can be improved. */
function polish({ grid, sheet, finders, dice, keeper, stop }: Work): void {
  const { days, people } = grid
  const prices = new Float64Array(days * grid.values)
  const before = new Int32Array(days)
  const order = dice.shuffled(Array.from({ length: people }, (_, p) => p))
  keeper.look()
  for (let unchanged = 0, i = 0; unchanged < people && !stop(); i++) {
    const p = order[i % people]!
    unchanged++
    sheet.pricesFor(p, prices)
    const found = finders[p]!(prices)
    if (!found) continue
    const soft = sheet.soft()
    before.set(sheet.cells.subarray(p * days, (p + 1) * days))
    sheet.write(p, 0, days - 1, found.row)
    if (sheet.soft() < soft - 1e-6) unchanged = 0
    else sheet.write(p, 0, days - 1, before)
  }
  keeper.look()
}

/** Anneals from the roster on the sheet; `heat` is the first temperature as a part of the greatest weight of the cover. */
function annealFrom(work: Work, heat: number): void {
  const { grid, sheet, dice, keeper, stop } = work
  const heaviest = Math.max(1, grid.under.reduce((a, b) => Math.max(a, b), 0))
  const steps = STEPS_PER_CELL * grid.people * grid.days
  const best = Int32Array.from(keeper.best)
  anneal(grid, sheet, dice, { steps, hot: heat * heaviest, cold: 0.005 * heaviest, price: 3 * heaviest }, best, keeper.cost(), stop)
  sheet.fill(best)
  polish(work)
}

type Keeper = {
  best: Int32Array
  cost(): number
  /** takes the roster on the sheet if it is lawful and better */
  look(): void
  raise(bound: number): void
  bound(): number | null
  proven(): boolean
  /** what a better roster costs less than */
  aim(): number
}

/** Keeps the best roster and the bound, and tells both. `besides` is what the people outside the search cost. */
function createKeeper(grid: Grid, sheet: Sheet, besides: number, whole: boolean, { onProgress }: SearchTools): Keeper {
  const best = Int32Array.from(sheet.cells)
  let cost = sheet.soft()
  let bound: number | null = null
  const tell = () => onProgress?.({ penalty: cost + besides, bound: bound === null ? null : bound + besides })
  tell()
  return {
    best,
    cost: () => cost,
    look() {
      if (sheet.soft() >= cost - 1e-6 || sheet.hard() > 1e-6) return
      best.set(sheet.cells)
      cost = sheet.soft()
      tell()
    },
    raise(found) {
      if (found === -Infinity) return
      // costs are whole numbers, then the bound may be rounded up to the next
      bound = whole ? Math.ceil(found - 1e-4) : found
      tell()
    },
    bound: () => (bound === null ? null : bound + besides),
    proven: () => cost <= 1e-6 || (bound !== null && cost <= bound + 1e-6),
    aim: () => (whole ? cost - 0.9 : cost - 1e-3),
  }
}

function isWhole({ requests, cover, fairness }: Problem): boolean {
  return !fairness && requests.every(r => Number.isInteger(r.weight)) && cover.every(c => Number.isInteger(c.under) && Number.isInteger(c.over))
}
