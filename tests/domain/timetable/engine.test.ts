import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDice } from '#domain/sample/dice.ts'
import { evaluate } from '#domain/timetable/evaluate.ts'
import { NEVER, type Activity, type Problem, type Row } from '#domain/timetable/problem.ts'
import { searchTimetable } from '#domain/timetable/search.ts'
import { planOf } from '#domain/timetable/copy.ts'
import { State } from '#domain/timetable/state.ts'
import { scatter } from '#domain/timetable/unit-anneal.ts'
import { unitPlan, unitProblem } from '#domain/timetable/unit-problem.ts'
import { UnitState } from '#domain/timetable/unit-state.ts'
import { lessons } from './lessons.ts'
import { randomProblem, randomState, randomUnitProblem } from './random-problem.ts'

const seeds = fc.integer({ min: 1, max: 1_000_000 })
const still = () => 0

describe('what the search adds up move by move equals the slow reckoning', () => {
  test('after every random placing, taking out and putting back', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const { problem, state, c, dice } = randomState(seed)
        expect(state.cost()).toEqual(evaluate(problem, planOf(c, state.copy())))
        for (let move = 0; move < 25; move++) {
          const a = dice.below(c.activities)
          if (state.slot[a]! >= 0) {
            const slot = state.take(a)
            if (dice.chance(30)) state.putBack(a, slot)
          } else {
            for (let choice = c.choices[a]!; choice < c.choices[a + 1]!; choice++) state.option[choice] = c.options[choice]! + dice.below(c.options[choice + 1]! - c.options[choice]!)
            const fits = Array.from({ length: c.slots }, (_, s) => s).filter(s => (s % c.periods) + c.length[a]! <= c.periods)
            state.put(a, dice.pick(fits), c.patterns.start[a]! + dice.below(c.patterns.start[a + 1]! - c.patterns.start[a]!))
          }
          expect(state.cost()).toEqual(evaluate(problem, planOf(c, state.copy())))
        }
        const before = state.copy()
        const cost = state.cost()
        state.restore(new State(c).copy())
        state.restore(before)
        expect(state.cost()).toEqual(cost)
      }),
      { numRuns: 150 },
    )
  })

  test('for one-period problems: the rise told before a move is the rise after it', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const problem = randomUnitProblem(seed)
        const unit = unitProblem(problem)!
        const places = scatter(unit, seed)
        fc.pre(places !== null)
        const state = new UnitState(unit, places!)
        const dice = createDice(seed)
        const total = () => ({ hard: state.together, soft: state.soft })
        const slow = () => {
          const { hard, soft } = evaluate(problem, unitPlan(unit, state.place))
          return { hard, soft }
        }
        for (let move = 0; move < 40; move++) {
          const a = dice.below(unit.activities)
          const [slot, room] = [dice.below(unit.slots), dice.below(unit.rooms)]
          const b = state.holder[slot * unit.rooms + room]!
          if (b === a || state.startCost(a, slot) >= NEVER || (b >= 0 && state.startCost(b, state.slot[a]!) >= NEVER)) continue
          const before = total()
          const rise = state.rise(a, slot, room, b, 1000, Infinity)
          state.move(a, slot, room, b)
          const after = total()
          expect(after.soft - before.soft + 1000 * (after.hard - before.hard)).toBe(rise)
          expect(after.soft).toBe(slow().soft)
          // two that share two rows are one pair together, and two broken rules
          expect(after.hard > 0).toBe(slow().hard > 0)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('a rise is never told as too much when it is not', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const unit = unitProblem(randomUnitProblem(seed))!
        const places = scatter(unit, seed)
        fc.pre(places !== null)
        const state = new UnitState(unit, places!)
        const dice = createDice(seed + 1)
        for (let i = 0; i < 40; i++) {
          const a = dice.below(unit.activities)
          const [slot, room] = [dice.below(unit.slots), dice.below(unit.rooms)]
          const b = state.holder[slot * unit.rooms + room]!
          if (b === a || state.startCost(a, slot) >= NEVER || (b >= 0 && state.startCost(b, state.slot[a]!) >= NEVER)) continue
          const exact = state.rise(a, slot, room, b, 20, Infinity)
          expect(state.rise(a, slot, room, b, 20, exact)).toBe(exact)
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('a search', () => {
  test('breaks no hard rule, whatever it has to leave out, and tells its cost as the slow reckoning does', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const problem = randomProblem(seed)
        const found = searchTimetable(problem, { seed, steps: 2000, elapsed: still })
        const empty = evaluate(problem, problem.activities.map(() => null))
        expect(found.cost).toEqual(evaluate(problem, found.plan))
        expect(found.cost.hard).toBeLessThanOrEqual(empty.hard)
        if (found.cost.out === 0) expect(found.cost.soft).toBeGreaterThanOrEqual(found.bound)
      }),
      { numRuns: 80 },
    )
  })

  test('finds a plan that uses every slot when there is just one kind of it', () => {
    // 4 class groups, 4 teachers, each meets each once, in 4 slots: a Latin square
    const problem = lessons(4, 1, 4, Array.from({ length: 16 }, (_, i) => [i % 4, 4 + Math.floor(i / 4)]))
    const found = searchTimetable(problem, { seed: 3, steps: 200_000, elapsed: still })
    expect(found.cost).toEqual({ out: 0, hard: 0, soft: 0 })
    expect(found.ended).toBe('proven')
  })

  test('leaves out the least worth of what cannot be placed together', () => {
    const problem = lessons(1, 1, 1, [[0], [0], [0]])
    const worth = [2, 5, 3]
    const activities = problem.activities.map((a, i) => ({ ...a, worth: worth[i]! }))
    const found = searchTimetable({ ...problem, activities }, { seed: 1, steps: 5000, elapsed: still })
    expect(found.plan.map(p => p !== null)).toEqual([false, true, false])
    expect(found.cost).toEqual({ out: 5, hard: 0, soft: 0 })
  })

  test('is the same again with the same seed and steps, and another with another seed', () => {
    for (const problem of [bigProblem(), unitBig()]) {
      const run = (seed: number) => searchTimetable(problem, { seed, steps: 30_000, elapsed: still })
      expect(run(5)).toEqual(run(5))
      expect(run(5).plan).not.toEqual(run(6).plan)
    }
  })

  test('never moves what is locked', () => {
    const problem = bigProblem()
    const free = searchTimetable(problem, { seed: 1, steps: 20_000, elapsed: still })
    const kept = [3, 7, 11, 20]
    const activities = problem.activities.map((a, i) => (kept.includes(i) ? { ...a, locked: { slot: free.plan[i]!.slot, pattern: 0, options: free.plan[i]!.options } } : a))
    for (const seed of [1, 2, 3]) {
      const found = searchTimetable({ ...problem, activities }, { seed, steps: 20_000, elapsed: still })
      for (const i of kept) expect(found.plan[i]).toMatchObject({ slot: free.plan[i]!.slot, options: free.plan[i]!.options })
      expect(found.cost.hard).toBe(0)
    }
  })

  test('ends at once when it is cancelled, with the best that it has', () => {
    for (const problem of [bigProblem(), unitBig()]) {
      let asked = 0
      let best = Infinity
      const found = searchTimetable(problem, { seed: 1, milliseconds: 1e9, elapsed: () => asked, cancelled: () => ++asked > 60, progress: p => (best = p.placed === p.all ? p.soft : best) })
      expect(found.ended).toBe('cancelled')
      expect(asked).toBeLessThan(70)
      expect(found.cost.hard).toBe(0)
      expect(found.cost.out).toBe(0)
      expect(found.cost.soft).toBeLessThanOrEqual(best)
    }
  })

  test('ends when it is cancelled before it began, or where the time was up at once', () => {
    const full = lessons(1, 1, 2, [[0], [0], [0]])
    expect(searchTimetable(full, { seed: 1, milliseconds: 1e9, elapsed: still, cancelled: () => true }).ended).toBe('cancelled')
    expect(searchTimetable(full, { seed: 1, milliseconds: 1, elapsed: () => 5 }).ended).toBe('time')
  })

  test('tells of plans that only get better', () => {
    const told: { placed: number; soft: number }[] = []
    let time = 0
    searchTimetable(bigProblem(), { seed: 2, steps: 40_000, elapsed: () => (time += 150), progress: (p, plan) => void told.push({ ...p, placed: plan().filter(x => x).length }) })
    expect(told.length).toBeGreaterThan(1)
    for (const [i, { placed, soft }] of told.entries()) {
      const last = told[i - 1]
      if (last) expect(placed > last.placed || (placed === last.placed && soft <= last.soft)).toBe(true)
    }
  })

  test('goes to other weeks where one week is full', () => {
    // two kinds of week; a teacher with two lessons and one slot: each takes one of the two weeks
    const problem: Problem = { ...lessons(1, 1, 1, [[0], [0]]), weeks: Int32Array.of(1, 1) }
    const activities = problem.activities.map(a => ({ ...a, patterns: [1, 2] }))
    const found = searchTimetable({ ...problem, activities }, { seed: 1, steps: 1000, elapsed: still })
    expect(found.plan.map(p => p?.pattern).sort()).toEqual([0, 1])
  })

  test('takes as many pieces out of a pool as are wanted, each for one activity at a time', () => {
    const rows: Row[] = Array.from({ length: 5 }, () => ({ exclusive: true, closed: null, rules: [] }))
    const activity: Activity = { ...lessons(1, 1, 2, [[0]]).activities[0]!, rows: [], choices: [[{ cost: 0, rows: [], pools: [{ rows: [0, 1, 2, 3, 4], count: 2 }] }]] }
    const problem: Problem = { ...lessons(1, 1, 2, [[0]]), rows, activities: Array.from({ length: 4 }, () => activity) }
    const { plan, cost } = searchTimetable(problem, { seed: 1, steps: 1000, elapsed: still })
    expect(cost).toEqual({ out: 0, hard: 0, soft: 0 })
    for (const slot of [0, 1]) {
      const picks = plan.flatMap(p => (p!.slot === slot ? p!.picks : []))
      expect(picks.length).toBe(4)
      expect(new Set(picks).size).toBe(4)
    }
  })

  test('lets gaps be filled later, but not stay', () => {
    // one class, three lessons, one day of four periods: no gap may stay
    const gaps = Uint8Array.from({ length: 16 }, (_, m) => {
      const text = m.toString(2).replace(/0+$/, '')
      return text.split('').filter(d => d === '0').length
    })
    const price = Int32Array.from({ length: 40 }, (_, n) => n)
    const problem = lessons(1, 1, 4, [[0], [0], [0]])
    const rows: Row[] = [{ exclusive: true, closed: null, rules: [{ count: [gaps], price, hard: true, fillable: true }] }]
    const starts = [Int32Array.of(0, NEVER, NEVER, NEVER), Int32Array.of(NEVER, 0, NEVER, NEVER), Int32Array.of(NEVER, NEVER, 0, 0)]
    const found = searchTimetable({ ...problem, rows, activities: problem.activities.map((a, i) => ({ ...a, starts: starts[i]! })) }, { seed: 1, steps: 5000, elapsed: still })
    expect(found.plan.map(p => p!.slot)).toEqual([0, 1, 2])
  })
})

/** 40 lessons of one or two periods, ten classes, eight teachers and four rooms in a week of 5 × 6, with wishes about the time. */
function bigProblem(): Problem {
  const dice = createDice(99)
  const problem = lessons(5, 1, 6, Array.from({ length: 40 }, (_, i) => [i % 10, 10 + dice.below(8)]))
  const rooms = Array.from({ length: 4 }, (_, r) => ({ cost: r, rows: [18 + r], pools: [] }))
  const rows: Row[] = Array.from({ length: 22 }, () => ({ exclusive: true, closed: null, rules: [] }))
  const activities = problem.activities.map((a, i) => {
    const length = 1 + (i % 2)
    return { ...a, length, choices: [rooms], starts: Int32Array.from({ length: 30 }, (_, s) => ((s % 6) + length > 6 ? NEVER : dice.below(9))) }
  })
  return { ...problem, rows, activities }
}

function unitBig(): Problem {
  const problem = bigProblem()
  return { ...problem, activities: problem.activities.map(a => ({ ...a, length: 1, starts: a.starts.map(cost => (cost >= NEVER ? 8 : cost)) })) }
}
