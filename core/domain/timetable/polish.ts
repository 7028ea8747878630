import { NEVER } from './problem.ts'
import type { State } from './state.ts'

export type PolishTools = { below: (n: number) => number; /** how much of the time is used up, from 0 to 1 */ fraction: (steps: number) => number; better: () => void; enough: number }

const LOGS = 1 << 12
/** Most that change places with one activity. */
const MOST_SWAPPED = 3

/**
 * Betters the soft cost of a plan that breaks no hard rule, from hot to cold: an activity goes elsewhere, and whoever is in its way
 * goes, as far as the days allow it, to where it was (a short Kempe chain). What is left out comes in where it fits, or instead of one
 * that is worth no more.
 */
export function polish(state: State, { below, fraction, better, enough }: PolishTools): void {
  const { c } = state
  const patience = Float64Array.from({ length: LOGS }, (_, i) => -Math.log((i + 0.5) / LOGS))
  const movable = Int32Array.from({ length: c.activities }, (_, a) => a).filter(a => c.movable[a]! === 1)
  if (!movable.length) return
  const { hot, cold } = temperatures(state, movable, below)
  const given = state.hard
  const option = new Int32Array(state.option.length)
  const pick = new Int32Array(state.pick.length)
  const away = new Int32Array(MOST_SWAPPED + 1)
  const from = new Int32Array(MOST_SWAPPED + 1)
  const fromPattern = new Int32Array(MOST_SWAPPED + 1)
  const leftOut = () => movable.filter(a => state.slot[a]! < 0)
  let outside = leftOut()
  let temperature = hot
  let best = { out: state.out, soft: state.soft }

  /** Who stands in the way on the rows that an activity would take; −1: too many, or they may not move. Notes them in `away`. */
  function inTheWay(a: number, slot: number, pattern: number): number {
    let n = 1
    for (let i = c.own.start[a]!; i < c.own.start[a + 1]!; i++) {
      n = onRow(c.own.list[i]!, a, slot, pattern, n)
      if (n < 0) return -1
    }
    for (let choice = c.choices[a]!; choice < c.choices[a + 1]!; choice++) {
      const o = state.option[choice]!
      for (let i = c.optionRows.start[o]!; i < c.optionRows.start[o + 1]!; i++) {
        n = onRow(c.optionRows.list[i]!, a, slot, pattern, n)
        if (n < 0) return -1
      }
    }
    return n
  }

  function onRow(row: number, a: number, slot: number, pattern: number, known: number): number {
    if (!c.exclusive[row]) return known
    const length = c.length[a]!
    let n = known
    if (c.mayClose[row]) for (let j = 0; j < length; j++) if (c.closed[row * c.slots + slot + j]! & c.patterns.list[pattern]!) return -1
    for (let i = c.kindsOf.start[pattern]!; i < c.kindsOf.start[pattern + 1]!; i++) {
      const base = (row * c.kinds + c.kindsOf.list[i]!) * c.slots + slot
      for (let j = 0; j < length; j++) {
        if (state.busy[base + j] === 0) continue
        const b = state.who[base + j]! - 1
        let m = 1
        while (m < n && away[m] !== b) m++
        if (m < n) continue
        if (n > MOST_SWAPPED || !c.movable[b]) return -1
        away[n++] = b
      }
    }
    return n
  }

  /** Puts those who were driven out to the place of `a`, as far from its beginning as they were from its new one. */
  function follow(n: number, slot: number): boolean {
    for (let i = 1; i < n; i++) {
      const b = away[i]!
      const to = from[0]! + from[i]! - slot
      const day = Math.floor(to / c.periods)
      if (to < 0 || day !== Math.floor((to + c.length[b]! - 1) / c.periods) || to >= c.slots || c.starts[b * c.slots + to]! >= NEVER) return false
      if (!fits(b, to)) return false
      state.put(b, to, state.pattern[b]!)
    }
    return true
  }

  /** Is everything that an activity takes with its options free there? Where not, another option that is. */
  function fits(b: number, to: number): boolean {
    const pattern = state.pattern[b]!
    for (let i = c.own.start[b]!; i < c.own.start[b + 1]!; i++) if (c.exclusive[c.own.list[i]!] && !state.isFree(c.own.list[i]!, to, c.length[b]!, pattern)) return false
    for (let choice = c.choices[b]!; choice < c.choices[b + 1]!; choice++) {
      if (optionFree(state.option[choice]!, b, to, pattern)) continue
      const first = c.options[choice]!
      const n = c.options[choice + 1]! - first
      const turned = below(n)
      let found = -1
      for (let i = 0; i < n && found < 0; i++) {
        const o = first + ((i + turned) % n)
        if (c.optionCost[o]! < NEVER && optionFree(o, b, to, pattern)) found = o
      }
      if (found < 0) return false
      state.option[choice] = found
    }
    return true
  }

  function optionFree(o: number, b: number, to: number, pattern: number): boolean {
    for (let i = c.optionRows.start[o]!; i < c.optionRows.start[o + 1]!; i++) if (c.exclusive[c.optionRows.list[i]!] && !state.isFree(c.optionRows.list[i]!, to, c.length[b]!, pattern)) return false
    return true
  }

  for (let step = 0; ; step++) {
    if ((step & 127) === 0) {
      const used = fraction(step)
      if (used >= 1 || (best.out === 0 && best.soft <= enough)) return
      temperature = hot * Math.pow(cold / hot, used)
    }
    const a = outside.length && (step & 7) === 0 ? outside[below(outside.length)]! : movable[below(movable.length)]!
    const slot = below(c.slots)
    if (c.starts[a * c.slots + slot]! >= NEVER) continue
    const placed = state.slot[a]! >= 0
    const pattern = c.patterns.start[a]! + below(c.patterns.start[a + 1]! - c.patterns.start[a]!)
    const [soft, out] = [state.soft, state.out]
    from[0] = state.slot[a]!
    fromPattern[0] = state.pattern[a]!
    away[0] = a
    save(a)
    if (placed) state.take(a)
    let n = choose(a, slot, pattern)
    let done = false
    if (n >= 1 && (placed || n <= 2)) {
      for (let i = 1; i < n; i++) {
        const b = away[i]!
        save(b)
        fromPattern[i] = state.pattern[b]!
        from[i] = state.take(b)
      }
      state.put(a, slot, pattern)
      done = true
      // who is let in may drive out one that is worth no more
      const fine = (!placed || follow(n, slot)) && state.hard <= given && state.out <= out
      const most = temperature * patience[below(LOGS)]!
      if (fine && (state.out < out || state.soft - soft <= most)) {
        if (!placed) outside = leftOut()
        if (state.out < best.out || (state.out === best.out && state.soft < best.soft)) {
          best = { out: state.out, soft: state.soft }
          better()
        }
        continue
      }
    } else n = 1
    for (let i = 0; i < n; i++) if (state.slot[away[i]!]! >= 0 && (i > 0 || done)) state.take(away[i]!)
    for (let i = 0; i < n; i++) restore(i, i > 0 || placed)
  }

  /** Options at random, or where one is not free another; returns what {@link inTheWay} says. */
  function choose(a: number, slot: number, pattern: number): number {
    for (let choice = c.choices[a]!; choice < c.choices[a + 1]!; choice++) {
      const first = c.options[choice]!
      const n = c.options[choice + 1]! - first
      if (n === 1) continue
      // the same one half of the time: most moves are about the time
      if (below(2) === 0) {
        const o = first + below(n)
        if (c.optionCost[o]! < NEVER) state.option[choice] = o
      }
      if (optionFree(state.option[choice]!, a, slot, pattern)) continue
      const turned = below(n)
      for (let i = 0; i < n; i++) {
        const o = first + ((i + turned) % n)
        if (c.optionCost[o]! >= NEVER || !optionFree(o, a, slot, pattern)) continue
        state.option[choice] = o
        break
      }
    }
    return inTheWay(a, slot, pattern)
  }

  function save(a: number): void {
    for (let choice = c.choices[a]!; choice < c.choices[a + 1]!; choice++) option[choice] = state.option[choice]!
    for (let i = c.picks[a]!; i < c.picks[a + 1]!; i++) pick[i] = state.pick[i]!
  }

  function restore(i: number, placed: boolean): void {
    const a = away[i]!
    for (let choice = c.choices[a]!; choice < c.choices[a + 1]!; choice++) state.option[choice] = option[choice]!
    for (let j = c.picks[a]!; j < c.picks[a + 1]!; j++) state.pick[j] = pick[j]!
    state.pattern[a] = fromPattern[i]!
    if (placed) state.putAgain(a, from[i]!)
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
