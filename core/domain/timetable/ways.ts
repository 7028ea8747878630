import type { List } from './compiled.ts'
import { NEVER } from './problem.ts'
import type { State } from './state.ts'

/** Where an activity could go, and the weight of those who would have to leave for it. */
export type Way = { slot: number; pattern: number; options: number[]; weight: number; rank: number }

/**
 * Finds where an activity could go and who stands in the way there. `weight` is how much it takes to drive an activity out.
 * Who may never move, or what is closed, makes a way impossible.
 */
export function createWays(state: State, weight: Float64Array, below: (n: number) => number) {
  const { c } = state
  // who was counted for the way at hand, and for the option at hand besides
  const counted = new Int32Array(c.activities)
  const tried = new Int32Array(c.activities)
  let turn = 0
  let trial = 0

  /** Weight of those on a row who are not counted yet; from `limit` on it need not be exact. Infinity where nobody can clear it. */
  function onRow(row: number, slot: number, length: number, pattern: number, limit: number): number {
    const { kinds, slots, closed, mayClose, patterns, kindsOf } = c
    if (mayClose[row]) {
      const mask = patterns.list[pattern]!
      for (let i = 0; i < length; i++) if (closed[row * slots + slot + i]! & mask) return Infinity
    }
    let sum = 0
    for (let i = kindsOf.start[pattern]!, end = kindsOf.start[pattern + 1]!; i < end; i++) {
      const base = (row * kinds + kindsOf.list[i]!) * slots + slot
      for (let j = 0; j < length; j++) {
        if (state.busy[base + j] === 0) continue
        const b = state.who[base + j]! - 1
        if (counted[b] === turn || tried[b] === trial) continue
        if (!c.movable[b]) return Infinity
        tried[b] = trial
        sum += weight[b]!
        if (sum > limit) return sum
      }
    }
    return sum
  }

  /** Whoever is on a row counts for the way from now on, and is told of. */
  function count(row: number, slot: number, length: number, pattern: number, leaving?: (b: number) => void): void {
    const { kinds, slots, kindsOf, exclusive } = c
    if (!exclusive[row]) return
    for (let i = kindsOf.start[pattern]!, end = kindsOf.start[pattern + 1]!; i < end; i++) {
      const base = (row * kinds + kindsOf.list[i]!) * slots + slot
      for (let j = 0; j < length; j++) {
        if (state.busy[base + j] === 0) continue
        const b = state.who[base + j]! - 1
        counted[b] = turn
        leaving?.(b)
      }
    }
  }

  /** The other one of a hard pair that may not be where it is while `a` is at a slot; −1: it may. */
  function forbidden(pair: number, a: number, slot: number): number {
    return c.pairHard[pair] && state.pairCost(pair, a, slot) > 0 ? state.partner(pair, a) : -1
  }

  /** What soft pairs cost at a slot. */
  function softPairs(a: number, slot: number): number {
    let sum = 0
    for (let i = c.pairs.start[a]!, end = c.pairs.start[a + 1]!; i < end; i++) {
      const pair = c.pairs.list[i]!
      if (!c.pairHard[pair]) sum += state.pairCost(pair, a, slot)
    }
    return sum
  }

  /** The same for each of a list of rows. */
  function countAll({ start, list }: List, of: number, slot: number, length: number, pattern: number, leaving?: (b: number) => void): void {
    for (let i = start[of]!, end = start[of + 1]!; i < end; i++) count(list[i]!, slot, length, pattern, leaving)
  }

  function fixedWeight(a: number, slot: number, pattern: number, limit: number): number {
    const length = c.length[a]!
    let sum = 0
    for (let i = c.own.start[a]!, end = c.own.start[a + 1]!; i < end && sum <= limit; i++) {
      const row = c.own.list[i]!
      if (c.exclusive[row]) sum += onRow(row, slot, length, pattern, limit - sum)
    }
    for (let i = c.pairs.start[a]!, end = c.pairs.start[a + 1]!; i < end && sum <= limit; i++) {
      const b = forbidden(c.pairs.list[i]!, a, slot)
      if (b < 0 || tried[b] === trial) continue
      if (!c.movable[b]) return Infinity
      tried[b] = trial
      sum += weight[b]!
    }
    return sum
  }

  const poolWeights: { row: number; weight: number }[] = []
  /** The rows of a pool by what it takes to clear them, the least first. */
  function poolOrder(pool: number, slot: number, length: number, pattern: number): typeof poolWeights {
    poolWeights.length = 0
    for (let i = c.poolRows.start[pool]!, end = c.poolRows.start[pool + 1]!; i < end; i++) {
      trial++
      const row = c.poolRows.list[i]!
      poolWeights.push({ row, weight: onRow(row, slot, length, pattern, Infinity) })
    }
    return poolWeights.sort((x, y) => x.weight - y.weight)
  }

  function optionWeight(o: number, slot: number, length: number, pattern: number, limit: number): number {
    trial++
    let sum = 0
    for (let i = c.optionRows.start[o]!, end = c.optionRows.start[o + 1]!; i < end && sum <= limit; i++) {
      const row = c.optionRows.list[i]!
      if (c.exclusive[row]) sum += onRow(row, slot, length, pattern, limit - sum)
    }
    for (let pool = c.pools[o]!; pool < c.pools[o + 1]! && sum <= limit; pool++) {
      const wanted = c.poolCount[pool]!
      let free = 0
      for (let i = c.poolRows.start[pool]!, end = c.poolRows.start[pool + 1]!; i < end && free < wanted; i++) if (state.isFree(c.poolRows.list[i]!, slot, length, pattern)) free++
      if (free === wanted) continue
      const order = poolOrder(pool, slot, length, pattern)
      for (let i = 0; i < wanted; i++) sum += order[i]?.weight ?? Infinity
    }
    return sum
  }

  /** The best option of a choice there; −1 where none is below the limit. What it weighs is left in `optionBest`. */
  let optionBest = 0
  function bestOption(choice: number, slot: number, length: number, pattern: number, limit: number): number {
    let best = -1
    let rank = Infinity
    const from = c.options[choice]!
    const n = c.options[choice + 1]! - from
    const turned = below(n)
    for (let i = 0; i < n; i++) {
      const o = from + ((i + turned) % n)
      if (c.optionCost[o]! >= NEVER) continue
      const w = optionWeight(o, slot, length, pattern, limit)
      if (w > limit || !Number.isFinite(w)) continue
      const own = w * WEIGHT_TO_SOFT + c.optionCost[o]!
      if (own >= rank) continue
      rank = own
      best = o
      optionBest = w
      if (w === 0 && c.optionCost[o] === 0) break
    }
    return best
  }

  return {
    /** The ways of least weight, at most `most` of them, the least first. */
    find(a: number, most: number, penalty: (slot: number) => number): Way[] {
      const ways: Way[] = []
      const length = c.length[a]!
      let limit = Infinity
      for (let pattern = c.patterns.start[a]!; pattern < c.patterns.start[a + 1]!; pattern++) {
        for (let slot = 0; slot < c.slots; slot++) {
          const start = c.starts[a * c.slots + slot]!
          if (start >= NEVER) continue
          turn++
          trial++
          let sum = penalty(slot) + fixedWeight(a, slot, pattern, limit)
          if (sum > limit || !Number.isFinite(sum)) continue
          let soft = start + softPairs(a, slot)
          const options: number[] = []
          if (c.choices[a + 1]! > c.choices[a]!) countAll(c.own, a, slot, length, pattern)
          for (let choice = c.choices[a]!; choice < c.choices[a + 1]!; choice++) {
            const o = bestOption(choice, slot, length, pattern, limit - sum)
            if (o < 0) break
            options.push(o)
            sum += optionBest
            soft += c.optionCost[o]!
            countAll(c.optionRows, o, slot, length, pattern)
          }
          if (options.length < c.choices[a + 1]! - c.choices[a]! || sum > limit) continue
          const way = { slot, pattern, options, weight: sum, rank: sum * WEIGHT_TO_SOFT + soft + below(1000) / 1000 }
          let at = ways.length
          while (at > 0 && ways[at - 1]!.rank > way.rank) at--
          ways.splice(at, 0, way)
          if (ways.length > most) ways.pop()
          if (ways.length === most) limit = ways[most - 1]!.weight
        }
      }
      return ways
    },

    /** Drives out whoever stands in a way. */
    clear(a: number, { slot, pattern, options }: Way, leave: (b: number) => void): void {
      const length = c.length[a]!
      const out = (b: number) => {
        if (state.slot[b]! >= 0) leave(b)
      }
      countAll(c.own, a, slot, length, pattern, out)
      for (let i = c.pairs.start[a]!; i < c.pairs.start[a + 1]!; i++) {
        const b = forbidden(c.pairs.list[i]!, a, slot)
        if (b >= 0) out(b)
      }
      for (const o of options) {
        countAll(c.optionRows, o, slot, length, pattern, out)
        for (let pool = c.pools[o]!; pool < c.pools[o + 1]!; pool++) {
          turn++
          for (const { row, weight: w } of poolOrder(pool, slot, length, pattern).slice(0, c.poolCount[pool])) if (w > 0) count(row, slot, length, pattern, out)
        }
      }
    },
  }
}

/** How much soft cost it is worth not to drive out what weighs 1. */
const WEIGHT_TO_SOFT = 1000
