import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '#domain/timetable/compiled.ts'
import { planOf } from '#domain/timetable/copy.ts'
import { evaluate } from '#domain/timetable/evaluate.ts'
import { createMoves } from '#domain/timetable/moves.ts'
import { NEVER, type Row } from '#domain/timetable/problem.ts'
import { searchTimetable } from '#domain/timetable/search.ts'
import { State } from '#domain/timetable/state.ts'
import { breaks, couldStand } from '#domain/timetable/what-if.ts'
import { lessons } from './lessons.ts'
import { randomStart, randomState } from './random-problem.ts'

const seeds = fc.integer({ min: 1, max: 1_000_000 })
const still = () => 0

describe('moves of the polishing', () => {
  test('break no more rules, keep every sum right, and are taken back without a trace', () => {
    const made = { chain: 0, swap: 0, letIn: 0 }
    fc.assert(
      fc.property(seeds, seed => {
        const { problem, state, c, dice } = randomState(seed)
        const given = state.hard
        const { chain, swap, letIn, undo } = createMoves(state, dice.below)
        for (let i = 0; i < 60; i++) {
          const start = randomStart(state, dice)
          if (!start) continue
          const { a, slot, pattern } = start
          const before = state.copy()
          const [cost, bulk] = [state.cost(), state.bulk]
          const how = state.slot[a]! < 0 ? 'letIn' : dice.pick(['chain', 'swap'] as const)
          const done = how === 'letIn' ? letIn(a, slot, pattern, c.bulk, c.bulk[a]! + 2) : how === 'chain' ? chain(a, slot, pattern) : swap(a, slot, pattern)
          expect(state.cost()).toEqual(evaluate(problem, planOf(c, state.copy())))
          expect(state.bulk).toBe(problem.activities.reduce((sum, { worth, length }, b) => sum + (state.slot[b]! < 0 ? worth * length : 0), 0))
          if (done) {
            made[how]++
            expect(state.hard).toBeLessThanOrEqual(given)
            expect(state.slot[a]).toBe(slot)
            expect(state.bulk).toBeLessThanOrEqual(bulk + 2)
          }
          if (done && dice.chance(60)) continue
          if (done) undo()
          expect(state.cost()).toEqual(cost)
          expect(planOf(c, state.copy())).toEqual(planOf(c, before))
        }
      }),
      { numRuns: 300 },
    )
    expect(Math.min(...Object.values(made))).toBeGreaterThan(100)
  })

  test('a chain goes on until everybody has a place', () => {
    // three classes share three teachers in a ring: the first lesson moves only if all of them change their hour
    const problem = lessons(1, 1, 2, [[0, 3], [0, 4], [1, 4], [1, 5], [2, 5], [2, 3]])
    const state = new State(compile(problem))
    for (const [a, slot] of [0, 1, 0, 1, 0, 1].entries()) state.putAt(a, { slot, pattern: 0, options: [] })
    expect(createMoves(state, () => 0).chain(0, 1, 0)).toBe(true)
    expect([...state.slot]).toEqual([1, 0, 1, 0, 1, 0])
  })
})

describe('what would be', () => {
  test('what one would break elsewhere is told as moving it shows', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const { state, c, dice } = randomState(seed)
        for (let i = 0; i < 40; i++) {
          const start = randomStart(state, dice)
          if (!start) continue
          const { a, slot } = start
          const was = state.slot[a]!
          const pattern = was < 0 ? start.pattern : state.pattern[a]!
          const told = breaks(state, a, slot, pattern)
          if (was >= 0) state.take(a)
          state.put(a, slot, pattern)
          const rows = c.own.list.slice(c.own.start[a], c.own.start[a + 1])
          const kinds = c.kindsOf.list.slice(c.kindsOf.start[pattern], c.kindsOf.start[pattern + 1])
          const pairs = c.pairs.list.slice(c.pairs.start[a], c.pairs.start[a + 1])
          const broken = rows.some(row => kinds.some(k => state.broken(row, k) > 0)) || pairs.some(pair => c.pairHard[pair] && state.pairCost(pair, a, slot) > 0)
          // others on an exclusive row make its days another matter: then it is not asked
          const crowded = rows.some(row => c.exclusive[row] && kinds.some(k => Array.from({ length: c.length[a]! }, (_, j) => state.busy[(row * c.kinds + k) * c.slots + slot + j]!).some(n => n > 1)))
          if (!crowded) expect(told).toBe(broken)
          else state.take(a)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('what finds all its rows closed or held could stand nowhere, whoever made room', () => {
    const problem = lessons(1, 1, 2, [[0, 1], [0, 2], [0, 3]])
    const rows: Row[] = problem.rows.map((row, r) => (r === 3 ? { ...row, closed: Int32Array.of(0, 1) } : row))
    const activities = problem.activities.map((a, i) => (i === 0 ? { ...a, locked: { slot: 0, pattern: 0, options: [] } } : a))
    const state = new State(compile({ ...problem, rows, activities }))
    state.putAt(0, { slot: 0, pattern: 0, options: [] })
    state.putAt(1, { slot: 1, pattern: 0, options: [] })
    expect([0, 1, 2].map(a => couldStand(state, a))).toEqual([true, true, false])
  })

  test('time is not spent on what could stand nowhere', () => {
    const problem = lessons(1, 1, 6, Array.from({ length: 6 }, () => [0]))
    const activities = problem.activities.map((a, i) => ({ ...a, starts: i === 5 ? new Int32Array(6).fill(NEVER) : Int32Array.from({ length: 6 }, (_, s) => Math.abs(s - i)) }))
    const found = searchTimetable({ ...problem, activities }, { seed: 1, steps: 20_000, elapsed: still })
    expect(found.cost).toEqual({ out: 1, hard: 0, soft: 0 })
  })
})
