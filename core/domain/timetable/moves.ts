import { NEVER } from './problem.ts'
import type { State } from './state.ts'
import { breaks, breaksRow } from './what-if.ts'

/** Most that change places with one activity where rooms are chosen anew. */
const MOST_SWAPPED = 3
/** Most that one activity makes move in a chain. */
const MOST_CHAINED = 12
/** Most that leave for one that is let in. */
const MOST_DRIVEN = 3

/**
 * Moves on a plan that break no more hard rules than are broken at the beginning. Each is made on the state or, where it cannot be,
 * leaves all as it is and answers false; `undo` takes the last one back.
 */
export function createMoves(state: State, below: (n: number) => number) {
  const { c } = state
  const given = state.hard
  const option = new Int32Array(state.option.length)
  const pick = new Int32Array(state.pick.length)
  /** who moves, the one whose move it is first; how they stood; where they go */
  const away = new Int32Array(MOST_CHAINED + 2)
  const from = new Int32Array(MOST_CHAINED + 2)
  const fromPattern = new Int32Array(MOST_CHAINED + 2)
  const to = new Int32Array(MOST_CHAINED + 2)
  const back = new Uint8Array(MOST_CHAINED + 2)
  /** how many of those who move take a row */
  const taking = new Int32Array(c.rows)
  let moved = 0

  /** Adds to the first `known` of `away` who stands in the way of one of them at a slot; −1: more than `most` besides the first, or they may not move. */
  function inTheWay(a: number, slot: number, pattern: number, known: number, most: number): number {
    let n = known
    for (let i = c.own.start[a]!, end = c.own.start[a + 1]!; i < end && n >= 0; i++) n = onRow(c.own.list[i]!, a, slot, pattern, n, most)
    for (let choice = c.choices[a]!; choice < c.choices[a + 1]! && n >= 0; choice++) {
      const o = state.option[choice]!
      for (let i = c.optionRows.start[o]!, end = c.optionRows.start[o + 1]!; i < end && n >= 0; i++) n = onRow(c.optionRows.list[i]!, a, slot, pattern, n, most)
    }
    return n
  }

  function onRow(row: number, a: number, slot: number, pattern: number, known: number, most: number): number {
    if (!c.exclusive[row]) return known
    const length = c.length[a]!
    let n = known
    if (c.mayClose[row]) for (let j = 0; j < length; j++) if (c.closed[row * c.slots + slot + j]! & c.patterns.list[pattern]!) return -1
    for (let i = c.kindsOf.start[pattern]!; i < c.kindsOf.start[pattern + 1]!; i++) {
      const base = (row * c.kinds + c.kindsOf.list[i]!) * c.slots + slot
      for (let j = 0; j < length; j++) {
        if (state.busy[base + j] === 0) continue
        const b = state.who[base + j]! - 1
        let m = 0
        while (m < n && away[m] !== b) m++
        if (m < n) continue
        if (n > most || !c.movable[b]) return -1
        away[n++] = b
      }
    }
    return n
  }

  function mayStart(a: number, slot: number): boolean {
    return slot >= 0 && slot < c.slots && c.starts[a * c.slots + slot]! < NEVER
  }

  /** Notes how the next of `away` stands, and takes it out. */
  function lift(): void {
    const a = away[moved]!
    for (let choice = c.choices[a]!; choice < c.choices[a + 1]!; choice++) option[choice] = state.option[choice]!
    for (let i = c.picks[a]!; i < c.picks[a + 1]!; i++) pick[i] = state.pick[i]!
    fromPattern[moved] = state.pattern[a]!
    from[moved] = state.slot[a]!
    if (state.slot[a]! >= 0) state.take(a)
    moved++
  }

  function undo(): false {
    for (let i = 0; i < moved; i++) if (state.slot[away[i]!]! >= 0) state.take(away[i]!)
    for (let i = 0; i < moved; i++) {
      const a = away[i]!
      for (let choice = c.choices[a]!; choice < c.choices[a + 1]!; choice++) state.option[choice] = option[choice]!
      for (let j = c.picks[a]!; j < c.picks[a + 1]!; j++) state.pick[j] = pick[j]!
      state.pattern[a] = fromPattern[i]!
      if (from[i]! >= 0) state.putAgain(a, from[i]!)
    }
    moved = 0
    return false
  }

  /**
   * Who has to move that `a` may go to a slot, and where to: who is in its way goes back as far as it goes forward, who is in their way
   * forward again, and so on, each with the options that it has. Moves nobody; returns how many, or −1.
   */
  function gather(a: number, slot: number, pattern: number): number {
    const shift = slot - state.slot[a]!
    away[0] = a
    to[0] = slot
    back[0] = 0
    let n = 1
    for (let i = 0; i < n; i++) {
      const b = away[i]!
      if (i > 0) {
        to[i] = state.slot[b]! + (back[i] ? -shift : shift)
        if (!mayStart(b, to[i]!)) return -1
      }
      const known = n
      n = inTheWay(b, to[i]!, i > 0 ? state.pattern[b]! : pattern, n, MOST_CHAINED)
      if (n < 0) return -1
      for (let j = known; j < n; j++) back[j] = 1 - back[i]!
    }
    return given > 0 || mayMove(n, pattern) ? n : -1
  }

  /** Do the rules of rows that only one of those who move takes allow it? Those of several, and of one that goes to other weeks, are seen when all have moved. */
  function mayMove(n: number, pattern: number): boolean {
    const count = (by: number) => {
      for (let i = 0; i < n; i++) for (let r = c.own.start[away[i]!]!, end = c.own.start[away[i]! + 1]!; r < end; r++) taking[c.own.list[r]!]! += by
    }
    count(1)
    let may = true
    for (let i = 0; i < n && may; i++) {
      const b = away[i]!
      if (i === 0 && pattern !== state.pattern[b]) continue
      for (let r = c.own.start[b]!, end = c.own.start[b + 1]!; r < end && may; r++) {
        const row = c.own.list[r]!
        if (taking[row] === 1 && c.rules[row] !== c.rules[row + 1]) may = !breaksRow(state, row, b, to[i]!, state.pattern[b]!)
      }
    }
    count(-1)
    return may
  }

  /** Puts those who were driven out to the place of the first, as far from its beginning as they were from its new one. */
  function follow(slot: number): boolean {
    for (let i = 1; i < moved; i++) {
      const b = away[i]!
      const target = from[0]! + from[i]! - slot
      if (!mayStart(b, target) || !fits(b, target)) return false
      state.put(b, target, state.pattern[b]!)
    }
    return true
  }

  /** Is everything that an activity takes with its options free there? Where not, another option that is. */
  function fits(b: number, slot: number): boolean {
    const pattern = state.pattern[b]!
    for (let i = c.own.start[b]!; i < c.own.start[b + 1]!; i++) if (c.exclusive[c.own.list[i]!] && !state.isFree(c.own.list[i]!, slot, c.length[b]!, pattern)) return false
    for (let choice = c.choices[b]!; choice < c.choices[b + 1]!; choice++) if (!chooseFree(choice, b, slot, pattern)) return false
    return true
  }

  /** Keeps an option that is free, or takes another that is; false where none is. */
  function chooseFree(choice: number, a: number, slot: number, pattern: number): boolean {
    if (optionFree(state.option[choice]!, a, slot, pattern)) return true
    const first = c.options[choice]!
    const n = c.options[choice + 1]! - first
    const turned = below(n)
    for (let i = 0; i < n; i++) {
      const o = first + ((i + turned) % n)
      if (c.optionCost[o]! >= NEVER || !optionFree(o, a, slot, pattern)) continue
      state.option[choice] = o
      return true
    }
    return false
  }

  function optionFree(o: number, a: number, slot: number, pattern: number): boolean {
    for (let i = c.optionRows.start[o]!; i < c.optionRows.start[o + 1]!; i++) if (c.exclusive[c.optionRows.list[i]!] && !state.isFree(c.optionRows.list[i]!, slot, c.length[a]!, pattern)) return false
    return true
  }

  /** Options at random, or where one is not free another. */
  function choose(a: number, slot: number, pattern: number): void {
    for (let choice = c.choices[a]!; choice < c.choices[a + 1]!; choice++) {
      const first = c.options[choice]!
      const n = c.options[choice + 1]! - first
      if (n === 1) continue
      // the same one half of the time: most moves are about the time
      if (below(2) === 0) {
        const o = first + below(n)
        if (c.optionCost[o]! < NEVER) state.option[choice] = o
      }
      chooseFree(choice, a, slot, pattern)
    }
  }

  return {
    undo,

    /** A Kempe chain; the options stay. */
    chain(a: number, slot: number, pattern: number): boolean {
      moved = 0
      if (state.slot[a] === slot && state.pattern[a] === pattern) return false
      const n = gather(a, slot, pattern)
      if (n < 0) return false
      while (moved < n) lift()
      for (let i = 0; i < n; i++) state.put(away[i]!, to[i]!, i > 0 ? state.pattern[away[i]!]! : pattern)
      return state.hard <= given || undo()
    },

    /** Goes elsewhere with options of its own choice; whoever is in the way goes to where it was. */
    swap(a: number, slot: number, pattern: number): boolean {
      moved = 0
      away[0] = a
      lift()
      choose(a, slot, pattern)
      const n = inTheWay(a, slot, pattern, 1, MOST_SWAPPED)
      if (n < 0) return undo()
      while (moved < n) lift()
      state.put(a, slot, pattern)
      return (follow(slot) && state.hard <= given) || undo()
    },

    /** Lets one in that is out; who leaves for it weighs `most` together at most. */
    letIn(a: number, slot: number, pattern: number, weight: Int32Array, most: number): boolean {
      moved = 0
      away[0] = a
      lift()
      choose(a, slot, pattern)
      const n = inTheWay(a, slot, pattern, 1, MOST_DRIVEN)
      let sum = 0
      for (let i = 1; i < n; i++) sum += weight[away[i]!]!
      if (n < 0 || sum > most || (n === 1 && given === 0 && breaks(state, a, slot, pattern))) return undo()
      while (moved < n) lift()
      state.put(a, slot, pattern)
      return state.hard <= given || undo()
    },
  }
}
