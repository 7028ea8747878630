import { bitCount } from '../base/bits.ts'
import { NEVER } from './problem.ts'
import type { State } from './state.ts'
import { createWays, type Way } from './ways.ts'

export type EjectTools = {
  below: (n: number) => number
  /** true: enough; told for how many steps nothing was gained */
  stop: (idle: number) => boolean
  /** no plan so far left out as little */
  better: () => void
}

/** Steps between two looks at whether it is enough. */
export const STEPS_BETWEEN = 64
/** Ways whose rules are tried before one is taken. */
const TRIED = 10
/** Most that leave for the rules of one activity's rows. */
const MOST_LEAVING = 12
/** Steps for which an activity is loath to go back to where it was driven out. */
const BAN = 100
/** Steps without anything gained after which a run begins anew; each time it is given a fifth more. */
const STALE = 3000
/** How much of a plan is taken out then, in percent: by turns. */
const AGAIN = [30, 30, 100]

/**
 * What each who has to leave counts besides his weight, after every other new beginning: then few leave rather than light ones. What can
 * be placed whole is placed sooner by weight alone; where not everything fits, less is left out with this.
 */
const FEWER = 30

type Done = { activity: number; slot: number; placed: boolean }

/**
 * Places what is left out, one after another, each where the least weighty have to leave for it; who leaves grows weightier, so that
 * what is hard to place finds its place in the end. No hard rule is broken at any time.
 * Known as iterative forward search; weights after T. Müller, Constraint-based timetabling (2005).
 * @returns true when everything is placed
 */
export function placeAll(state: State, { below, stop, better }: EjectTools): boolean {
  const { c } = state
  const weight = difficulty(state)
  const ways = createWays(state, weight, below)
  const banned = new Int32Array(c.activities * c.slots)
  const asleep = new Int32Array(c.activities)
  const log: Done[] = []
  // what locked activities break among themselves is not for the search to mend
  const given = state.hard
  let step = 0
  let best = Infinity
  let saved = Infinity
  let ejecting = false
  let round = Infinity
  let rounds = 0
  let since = 0
  let patience = STALE
  let each = 0
  const base = weight.slice()

  /** The best plan so far is told of before it is lost. */
  function keep(): void {
    if (saved > best) better()
    saved = best
  }

  function leave(b: number): void {
    log.push({ activity: b, slot: state.take(b), placed: false })
  }

  function undo(): void {
    while (log.length) {
      const { activity, slot, placed } = log.pop()!
      if (placed) state.take(activity)
      else state.putBack(activity, slot)
    }
  }

  /** Goes a way; returns what all that left for it weigh, or Infinity where the rules of its rows cannot be met. */
  function go(a: number, way: Way): number {
    ways.clear(a, way, leave)
    for (const [i, o] of way.options.entries()) state.option[c.choices[a]! + i] = o
    state.put(a, way.slot, way.pattern)
    log.push({ activity: a, slot: way.slot, placed: true })
    if (state.hard > given && !meetRules(a)) return Infinity
    let sum = 0
    for (const { activity, placed } of log) if (!placed) sum += weight[activity]! + each
    return sum
  }

  function meetRules(a: number): boolean {
    for (let i = c.takes[a]!, end = i + state.takenCount[a]!; i < end; i++) {
      const row = state.taken[i]!
      if (c.rules[row] === c.rules[row + 1]) continue
      const pattern = state.pattern[a]!
      for (let j = c.kindsOf.start[pattern]!; j < c.kindsOf.start[pattern + 1]!; j++) {
        const k = c.kindsOf.list[j]!
        while (state.hard > given && state.broken(row, k) > 0) {
          const b = log.length < MOST_LEAVING ? whoLeaves(a, row, k) : -1
          if (b < 0) return false
          leave(b)
        }
      }
    }
    return state.hard <= given
  }

  /** Whose leaving mends most of a row's broken rules; of equals the least weighty. */
  function whoLeaves(a: number, row: number, k: number): number {
    let chosen = -1
    let least = Infinity
    for (const b of membersOf(state, row, k)) {
      if (b === a || !c.movable[b]) continue
      const slot = state.take(b)
      const left = state.broken(row, k)
      state.putBack(b, slot)
      const rank = left * 1e6 + dayLoad(state, row, k, slot) * 1e3 + weight[b]!
      if (rank >= least) continue
      least = rank
      chosen = b
    }
    return chosen
  }

  const byWeight = Array.from({ length: c.activities }, (_, a) => a).sort((a, b) => weight[b]! - weight[a]!)
  let first = 0
  const waiting = new Int32Array(c.activities)
  /** The hardest one at first; once others had to leave, the weightier of two, so that nobody waits while a few drive each other out. */
  function next(): number {
    if (!ejecting) {
      while (first < byWeight.length && state.slot[byWeight[first]!]! >= 0) first++
      return byWeight[first] ?? -1
    }
    let n = 0
    for (let a = 0; a < c.activities; a++) if (state.slot[a]! < 0 && asleep[a]! <= step) waiting[n++] = a
    if (n === 0) return -1
    const [a, b] = [waiting[below(n)]!, waiting[below(n)]!]
    return weight[a]! > weight[b]! ? a : b
  }

  while (state.out > 0) {
    if (step % STEPS_BETWEEN === 0 && stop(step - since)) break
    step++
    const a = next()
    if (a < 0) {
      // everyone who is out has just been tried in vain
      keep()
      asleep.fill(0)
      if (!shake()) break
      continue
    }
    const found = ways.find(a, TRIED, slot => (banned[a * c.slots + slot]! > step ? 0.5 * weight[a]! : 0))
    let way: Way | null = null
    let least = Infinity
    for (const one of found) {
      if (one.weight >= least) break
      const sum = go(a, one)
      if (sum === 0) {
        way = one
        least = 0
        break
      }
      undo()
      if (sum >= least) continue
      least = sum
      way = one
    }
    if (!way) {
      ejecting = true
      weight[a]! += c.worth[a]!
      asleep[a] = step + 20 + below(20)
      continue
    }
    if (least > 0) {
      ejecting = true
      keep()
      go(a, way)
      for (const { activity, slot, placed } of log) {
        if (placed) continue
        weight[activity]! += c.worth[activity]!
        banned[activity * c.slots + slot] = step + BAN
      }
    }
    log.length = 0
    best = Math.min(best, state.out)
    if (state.out < round) {
      round = state.out
      since = step
    } else if (step - since > patience) again()
  }
  keep()
  return state.out === 0

  /** Whoever was driven out often does not matter any more, and a part of the plan is made anew. */
  function again(): void {
    keep()
    const share = AGAIN[rounds++ % AGAIN.length]!
    weight.set(base)
    banned.fill(0)
    asleep.fill(0)
    for (let a = 0; a < c.activities; a++) if (state.slot[a]! >= 0 && c.movable[a] && below(100) < share) state.take(a)
    round = state.out
    since = step
    ejecting = share < 100
    first = 0
    patience *= 1.2
    each = each ? 0 : FEWER
  }

  /** Takes a few out at random, so that those who found no way may find one. */
  function shake(): boolean {
    let taken = 0
    for (let i = 0; i < 5; i++) {
      const a = below(c.activities)
      if (state.slot[a]! < 0 || !c.movable[a]) continue
      state.take(a)
      taken++
    }
    return taken > 0
  }
}

/** Activities that take a row in a kind of week. */
function membersOf(state: State, row: number, k: number): number[] {
  const { c } = state
  if (!c.exclusive[row]) {
    const members: number[] = []
    for (let a = 0; a < c.activities; a++) {
      if (state.slot[a]! < 0 || !(c.patterns.list[state.pattern[a]!]! & (1 << k))) continue
      for (let i = c.takes[a]!, end = i + state.takenCount[a]!; i < end; i++) if (state.taken[i] === row) members.push(a)
    }
    return members
  }
  const members: number[] = []
  const base = (row * c.kinds + k) * c.slots
  for (let slot = 0; slot < c.slots; slot++) {
    const b = state.busy[base + slot] === 1 ? state.who[base + slot]! - 1 : -1
    if (b >= 0 && b !== members.at(-1)) members.push(b)
  }
  return members
}

function dayLoad({ c, dayMask }: State, row: number, k: number, slot: number): number {
  return bitCount(dayMask[(row * c.kinds + k) * c.days + Math.floor(slot / c.periods)]!)
}

/** How hard each is to place: few starts and rooms, long, and in demand those whom it takes. About 1 on average. */
function difficulty({ c }: State): Float64Array {
  const load = new Float64Array(c.rows)
  for (let a = 0; a < c.activities; a++) for (let i = c.own.start[a]!; i < c.own.start[a + 1]!; i++) load[c.own.list[i]!]! += c.length[a]!
  const hard = Float64Array.from({ length: c.activities }, (_, a) => {
    let starts = 0
    for (let s = 0; s < c.slots; s++) if (c.starts[a * c.slots + s]! < NEVER) starts++
    let demand = 0
    for (let i = c.own.start[a]!; i < c.own.start[a + 1]!; i++) demand += load[c.own.list[i]!]!
    return (c.length[a]! * (1 + demand)) / Math.max(1, starts)
  })
  const mean = hard.reduce((sum, h) => sum + h, 0) / Math.max(1, hard.length)
  return hard.map((h, a) => c.worth[a]! * (1 + Math.min(10, h / Math.max(1e-9, mean))))
}
