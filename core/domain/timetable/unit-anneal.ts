import { createDice } from '../sample/dice.ts'
import { NEVER } from './problem.ts'
import type { UnitProblem } from './unit-problem.ts'
import { UnitState } from './unit-state.ts'

/** `clash`: what a pair that must be apart costs while it is together, at first and in the end. */
export type Cooling = { hot: number; cold: number; clash: [number, number] }
/** `fraction`: how much of the budget is used up, from 0 to 1. */
export type UnitBudget = { seed: number; fraction: (steps: number) => number; better: (places: Int32Array, soft: number, steps: number) => void; enough: number }

/** A pair together is to cost about as much as a move of either can save, and more in the end. Found by trial on the ITC-2007 instances. */
export function coolingOf({ most, activities }: UnitProblem): Cooling {
  const mean = Math.max(1, Math.round(most.reduce((sum, m) => sum + m, 0) / activities))
  return { hot: 5, cold: 0.15, clash: [2 * mean, 4 * mean] }
}

const LOGS = 1 << 12

/** From hot to cold. Tells each better plan without clashes; ends when the budget is used up or nothing can be better. */
export function annealUnits(p: UnitProblem, places: Int32Array, { hot, cold, clash: [soft, firm] }: Cooling, { seed, fraction, better, enough }: UnitBudget): void {
  const state = new UnitState(p, places)
  const { activities, slots, rooms } = p
  const patience = Float64Array.from({ length: LOGS }, (_, i) => -Math.log((i + 0.5) / LOGS))
  let random = (seed * 2654435761) | 1
  // Marsaglia, "Xorshift RNGs" (2003): three throws a step are too many for better dice
  const throwDice = (): number => {
    random ^= random << 13
    random ^= random >>> 17
    random ^= random << 5
    return random >>> 0
  }
  let temperature = hot
  let clash = soft
  let best = Infinity
  const free = Int32Array.from({ length: activities }, (_, a) => a).filter(a => p.locked[a]! < 0)
  for (let step = 0; ; step++) {
    if ((step & 1023) === 0) {
      const used = fraction(step)
      if (used >= 1 || best <= enough) return
      temperature = hot * Math.pow(cold / hot, used)
      clash = soft + Math.round((firm - soft) * used)
    }
    const a = free[throwDice() % free.length]!
    const target = throwDice() % (slots * rooms)
    const slot = (target / rooms) | 0
    const room = target - slot * rooms
    const b = state.holder[target]!
    if (b === a || state.startCost(a, slot) >= NEVER) continue
    if (b >= 0 && (p.locked[b]! >= 0 || state.startCost(b, state.slot[a]!) >= NEVER)) continue
    const most = temperature * patience[throwDice() & (LOGS - 1)]!
    if (state.rise(a, slot, room, b, clash, most) > most) continue
    state.move(a, slot, room, b)
    if (state.soft < best && state.together === 0) {
      best = state.soft
      better(state.place.slice(), best, step)
    }
  }
}

/** A place for each activity that it may have, in as many rooms as there are, with whatever clashes come. */
export function scatter(p: UnitProblem, seed: number): Int32Array | null {
  const dice = createDice(seed)
  const places = p.locked.slice()
  const taken = new Set(places)
  const order = dice.shuffled(Array.from(places.keys()))
  for (const a of order.sort((x, y) => startsOf(p, x) - startsOf(p, y))) {
    if (places[a]! >= 0) continue
    const at = dice.below(p.slots * p.rooms)
    let place = -1
    for (let i = 0; i < p.slots * p.rooms && place < 0; i++) {
      const to = (at + i) % (p.slots * p.rooms)
      if (!taken.has(to) && p.starts[a * p.slots + Math.floor(to / p.rooms)]! < NEVER) place = to
    }
    if (place < 0) return null
    taken.add(place)
    places[a] = place
  }
  return places
}

function startsOf(p: UnitProblem, a: number): number {
  let n = 0
  for (let s = 0; s < p.slots; s++) if (p.starts[a * p.slots + s]! < NEVER) n++
  return n
}
