import { createMoves } from './moves.ts'
import { NEVER } from './problem.ts'
import type { State } from './state.ts'
import { couldStand } from './what-if.ts'

export type PolishTools = { below: (n: number) => number; /** how much of the time is used up, from 0 to 1 */ fraction: (steps: number) => number; better: () => void; enough: number }

const LOGS = 1 << 12
/** Steps between two looks at the time. */
const LOOK_EVERY = 1024
/** One step of so many is for one that is left out. */
const LET_IN_EVERY = 6
/** How much more bulk may be left out after a step, at first and in the end, in times of the average worth of a period. */
const FILLING = { hot: 0.25, cold: 0.15 }

/**
 * Betters the soft cost of a plan that breaks no hard rule, from hot to cold: an activity goes elsewhere, and whoever is in its way
 * goes to where it was, or makes room in a chain. What is left out comes in where it fits, or instead of what is worth no more.
 */
export function polish(state: State, { below, fraction, better, enough }: PolishTools): void {
  const { c } = state
  const steps = createSteps(state, below)
  if (!steps.movable.length) return
  const { hot, cold } = temperatures(state, steps.movable, below)
  let temperature = hot
  let best = { out: state.out, soft: state.soft }
  for (let step = 0; ; step++) {
    if (step % LOOK_EVERY === 0) {
      const used = fraction(step)
      if (used >= 1 || (best.out === 0 && best.soft <= enough)) return
      temperature = hot * Math.pow(cold / hot, used)
    }
    const { soft, out } = state
    if (!steps.take(step, c.worth, 0)) continue
    if (state.out >= out && state.soft - soft > temperature * steps.patience()) {
      steps.undo()
      continue
    }
    if (state.out > best.out || (state.out === best.out && state.soft >= best.soft)) continue
    best = { out: state.out, soft: state.soft }
    better()
  }
}

/**
 * Places more of what is left out: the same moves, whatever they cost, for as long as they break no hard rule. What is bulky comes in
 * before what is not, as for that a place is found in the end; now and then a little more is left out, from hot to cold.
 * Ends when everything is placed that could be.
 */
export function fill(state: State, { below, fraction, better }: Omit<PolishTools, 'enough'>): void {
  const { c } = state
  const steps = createSteps(state, below)
  const hopeless = steps.movable.reduce((sum, a) => sum + (state.slot[a]! < 0 && !couldStand(state, a) ? c.bulk[a]! : 0), 0)
  const worth = steps.movable.reduce((sum, a) => sum + c.worth[a]!, 0) / Math.max(1, steps.movable.length)
  let heat = 0
  let least = state.out
  for (let step = 0; state.bulk > hopeless; step++) {
    if (step % LOOK_EVERY === 0) {
      const used = fraction(step)
      if (used >= 1) return
      heat = worth * FILLING.hot * Math.pow(FILLING.cold / FILLING.hot, used)
    }
    if (!steps.take(step, c.bulk, heat) || state.out >= least) continue
    least = state.out
    better()
  }
}

/** Steps at random: `take` makes a move that breaks no more hard rules than at the beginning, or answers false. */
function createSteps(state: State, below: (n: number) => number) {
  const { c } = state
  const moves = createMoves(state, below)
  const movable = Int32Array.from({ length: c.activities }, (_, a) => a).filter(a => c.movable[a]! === 1)
  const leftOut = () => movable.filter(a => state.slot[a]! < 0)
  const patiences = Float64Array.from({ length: LOGS }, (_, i) => -Math.log((i + 0.5) / LOGS))
  const patience = () => patiences[below(LOGS)]!
  let outside = leftOut()
  let stale = false
  return {
    movable,
    /** How many times the temperature a step may cost this time: 1 on average. */
    patience,
    undo: moves.undo,

    /** What leaves for one that is let in may weigh as much, and `heat` more on average. */
    take(step: number, weight: Int32Array, heat: number): boolean {
      if (stale) outside = leftOut()
      stale = false
      const a = outside.length && step % LET_IN_EVERY === 0 ? outside[below(outside.length)]! : movable[below(movable.length)]!
      const slot = below(c.slots)
      if (c.starts[a * c.slots + slot]! >= NEVER) return false
      const pattern = c.patterns.start[a]! + below(c.patterns.start[a + 1]! - c.patterns.start[a]!)
      if (state.slot[a]! >= 0) return c.choices[a] === c.choices[a + 1] || below(2) === 0 ? moves.chain(a, slot, pattern) : moves.swap(a, slot, pattern)
      stale = moves.letIn(a, slot, pattern, weight, weight[a]! + (heat > 0 ? Math.floor(heat * patience()) : 0))
      return stale
    },
  }
}

/** From a little over what one move changes on average down to a fraction of what is ever at stake. */
function temperatures(state: State, movable: Int32Array, below: (n: number) => number): { hot: number; cold: number } {
  let sum = 0
  let n = 0
  for (let i = 0; i < 200; i++) {
    const a = movable[below(movable.length)]!
    if (state.slot[a]! < 0) continue
    const before = state.soft
    const slot = state.take(a)
    sum += Math.abs(before - state.soft)
    n++
    state.putBack(a, slot)
  }
  const mean = Math.max(1, sum / Math.max(1, n))
  return { hot: mean / 4, cold: mean / 100 }
}
