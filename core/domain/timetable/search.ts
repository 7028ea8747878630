import { createDice } from '../sample/dice.ts'
import { compile } from './compiled.ts'
import { planOf } from './copy.ts'
import { placeAll, STEPS_BETWEEN } from './eject.ts'
import { evaluate } from './evaluate.ts'
import { fill, polish } from './polish.ts'
import { NEVER, type Budget, type Found, type Plan, type Problem } from './problem.ts'
import { State } from './state.ts'
import { annealUnits, coolingOf, scatter } from './unit-anneal.ts'
import { unitPlan, unitProblem, type UnitProblem } from './unit-problem.ts'

/**
 * While something is left out, it is placed by driving out for the first share of the time at least, and longer while that gains something
 * or next to nothing is left; then the plan is filled up to another.
 */
const PLACING = { least: 0.1, most: 0.7 }
const FILLING = 0.95
/** Steps after which driving out gains nothing any more, and of how many activities it may leave one out and be near the end. */
const IDLE = 1000
const NEXT_TO_NOTHING = 100
/** Milliseconds between two reports of the general search. */
const TOLD_EVERY = 100

/**
 * Searches a timetable: everything placed, no hard rule broken, at the least soft cost; what cannot be placed within the budget is left
 * out, the least worth of it. Ends when the budget is used up, when it is cancelled (the best plan so far is the result) or when the
 * plan is proven to be the best. The same seed and steps give the same plan.
 */
export function searchTimetable(problem: Problem, budget: Budget): Found {
  const bound = lowerBound(problem)
  const unit = unitProblem(problem)
  const places = unit && !budget.start && scatter(unit, budget.seed)
  return (unit && places && searchUnits(problem, unit, places, bound, budget)) || searchGeneral(problem, bound, budget)
}

/** Where every activity takes one period and one room; null if no plan without clashes was found. */
function searchUnits(problem: Problem, unit: UnitProblem, places: Int32Array, bound: number, budget: Budget): Found | null {
  const run = begin(budget)
  let best: { places: Int32Array; soft: number } | null = null
  const told = () => best && budget.progress?.({ placed: unit.activities, all: unit.activities, soft: best.soft, steps: run.steps, milliseconds: budget.elapsed() }, () => unitPlan(unit, best!.places))
  annealUnits(unit, places, coolingOf(unit), {
    seed: budget.seed,
    fraction: run.fraction,
    better: (found, soft) => {
      best = { places: found, soft }
      told()
    },
    enough: budget.untilComplete ? Infinity : bound,
  })
  if (!best) return null
  const { places: found } = best as { places: Int32Array }
  return finish(problem, unitPlan(unit, found), bound, run)
}

function searchGeneral(problem: Problem, bound: number, budget: Budget): Found {
  const { below } = createDice(budget.seed)
  const run = begin(budget)
  const state = new State(compile(problem))
  for (const [a, { locked }] of problem.activities.entries()) if (locked) state.putAt(a, locked)
  for (const [a, placed] of (budget.start ?? []).entries()) if (placed && !problem.activities[a]!.locked) state.putAs(a, placed)
  // what is locked may break rules by itself
  const floor = state.hard
  let best = state.copy()
  let soft = state.soft
  const plan = () => planOf(state.c, best)
  let told = -Infinity
  let out = state.out
  const leftOut = () => best.slot.reduce((n, slot) => n + (slot < 0 ? 1 : 0), 0)
  const keep = (from: State) => {
    if (from.hard > floor || from.out > out || (from.out === out && from.soft >= soft)) return
    best = from.copy()
    out = from.out
    soft = from.soft
    if (budget.elapsed() - told < TOLD_EVERY) return
    told = budget.elapsed()
    budget.progress?.({ placed: problem.activities.length - leftOut(), all: problem.activities.length, soft, steps: run.steps, milliseconds: told }, plan)
  }
  const part = (until: number) => {
    const [from, steps] = [run.fraction(run.steps), run.steps]
    const fraction = (n: number) => {
      const used = run.fraction(steps + n)
      return used >= until ? 1 : (used - from) / (until - from)
    }
    return { below, fraction, better: () => keep(state) }
  }
  const isPlaced = (idle: number) => {
    const used = run.fraction(run.steps + STEPS_BETWEEN)
    return used >= PLACING.most || (used >= PLACING.least && idle > IDLE && leftOut() > problem.activities.length / NEXT_TO_NOTHING)
  }
  placeAll(state, { below, stop: isPlaced, better: () => keep(state) })
  state.restore(best)
  if (out > 0) fill(state, part(FILLING))
  if (run.isOver() || (out === 0 && budget.untilComplete)) return finish(problem, plan(), bound, run)
  state.restore(best)
  polish(state, { ...part(1), enough: bound })
  return finish(problem, plan(), bound, run)
}

function finish(problem: Problem, plan: Plan, bound: number, run: { steps: number; elapsed(): number; ended(): Found['ended'] }): Found {
  const cost = evaluate(problem, plan)
  return { plan, cost, bound, steps: run.steps, milliseconds: run.elapsed(), ended: cost.out === 0 && cost.hard === 0 && cost.soft <= bound ? 'proven' : run.ended() }
}

/** How much of a budget is used up, and what ended the search in the end. */
function begin({ milliseconds, steps, elapsed, cancelled }: Budget) {
  let ended: Found['ended'] = 'steps'
  const run = {
    steps: 0,
    fraction(taken: number): number {
      run.steps = taken
      if (cancelled?.()) {
        ended = 'cancelled'
        return 1
      }
      const time = milliseconds === undefined ? 0 : elapsed() / milliseconds
      const used = steps === undefined ? 0 : taken / steps
      if (time > used) ended = 'time'
      return Math.max(time, used)
    },
    isOver: () => run.fraction(run.steps) >= 1,
    elapsed,
    ended: () => ended,
  }
  return run
}

/** What every complete plan costs at least: each activity at its cheapest start and with its cheapest options. */
function lowerBound({ activities }: Problem): number {
  const least = (costs: Iterable<number>) => [...costs].reduce((min, cost) => Math.min(min, cost), NEVER)
  const cheapest = new Map<Int32Array, number>()
  let sum = 0
  for (const { starts, choices, locked } of activities) {
    if (!cheapest.has(starts)) cheapest.set(starts, least(starts))
    const own = locked ? starts[locked.slot]! + choices.reduce((n, c, i) => n + c[locked.options[i]!]!.cost, 0) : cheapest.get(starts)! + choices.reduce((n, c) => n + least(c.map(o => o.cost)), 0)
    sum += own >= NEVER ? 0 : own
  }
  return sum
}
