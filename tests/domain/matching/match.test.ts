import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { solve, type Solution } from '#domain/matching/match.ts'
import type { Problem } from '#domain/matching/problem.ts'
import { bestValues, everyPlan, smallProblem, valuesOf, type Plan } from './small-problems.ts'

const planOf = (problem: Problem, { placements }: Solution): Plan =>
  new Map(problem.students.map(({ id }) => {
    const placed = placements.find(p => p.student === id)
    return [id, placed ? { post: placed.post, period: placed.period } : null]
  }))

const problem: Problem = {
  students: ['a', 'b', 'c'].map(id => ({ id, wishes: ['lathe'], periods: ['spring'] })),
  posts: [
    { id: 'lathe', host: 'works', places: { spring: 1 } },
    { id: 'mill', host: 'works', places: { spring: 2 } },
  ],
  hosts: [{ id: 'works' }],
  pairs: ['a', 'b', 'c'].flatMap((student, i) => [{ student, post: 'lathe', km: 3 - i }, { student, post: 'mill', km: 1 }]),
  goals: [{ code: 'wishes', ranks: [0], other: 5 }, { code: 'distance' }],
}

describe('the best plan', () => {
  test('no plan among all is better, goal by goal', () => {
    fc.assert(
      fc.property(smallProblem, p => {
        const solution = solve(p)!
        expect(solution.values.map(v => v.value)).toEqual(bestValues(p))
      }),
      { numRuns: 600 },
    )
  })

  test('it keeps locks, rules, capacity and limits, and its values are its own', () => {
    fc.assert(
      fc.property(smallProblem, p => {
        const solution = solve(p)!
        const plan = planOf(p, solution)
        expect(everyPlan(p)).toContainEqual(plan)
        expect(valuesOf(p, plan)).toEqual(solution.values.map(v => v.value))
        expect(solution.unplaced).toEqual(p.students.filter(s => !plan.get(s.id)).map(s => s.id))
        expect(solution.placements.filter(s => s.locked).map(s => s.student)).toEqual(p.students.filter(s => s.locked).map(s => s.id))
      }),
      { numRuns: 200 },
    )
  })

  test('the nearest student gets the only wished place', () => {
    const solution = solve(problem)!
    expect(solution.placements).toEqual([
      { student: 'a', post: 'mill', period: 'spring', locked: false },
      { student: 'b', post: 'mill', period: 'spring', locked: false },
      { student: 'c', post: 'lathe', period: 'spring', locked: false },
    ])
    expect(solution.values).toEqual([
      { code: 'everyone', value: 0 },
      { code: 'wishes', value: 10 },
      { code: 'distance', value: 3 },
    ])
  })

  test('it changes nothing in a published plan that is as good as any', () => {
    const seat = { post: 'mill', period: 'spring' }
    const even: Problem = { ...problem, pairs: problem.pairs.map(p => ({ ...p, km: 1 })), goals: [...problem.goals, { code: 'changes' }] }
    const published: Problem = { ...even, students: even.students.map(s => ({ ...s, previous: s.id === 'b' ? { ...seat, post: 'lathe' } : seat })) }
    const solution = solve(published)!
    expect(solution.values.at(-1)).toEqual({ code: 'changes', value: 0 })
    expect(solution.placements.find(p => p.post === 'lathe')?.student).toBe('b')
  })

  test('a lock beyond the places stays, and is told', () => {
    const seat = { post: 'lathe', period: 'spring' }
    const locked: Problem = { ...problem, students: problem.students.map(s => (s.id === 'c' ? s : { ...s, locked: seat })) }
    const solution = solve(locked)!
    expect(solution.overfull).toEqual([{ kind: 'post', id: 'lathe', period: 'spring', by: 1 }])
    expect(solution.placements.find(p => p.student === 'c')).toMatchObject({ post: 'mill', locked: false })
  })

  test('it tells how far it is, and stops when it is asked to', () => {
    const told: number[] = []
    solve(problem, { onProgress: done => told.push(done) })
    expect(told).toEqual([1, 2, 3])
    expect(solve(problem, { cancelled: () => told.push(0) === 5 })).toBeNull()
  })

  test('a pair that names nobody is a fault, and so is a cost that is not a number to count with', () => {
    expect(() => solve({ ...problem, pairs: [{ student: 'z', post: 'mill' }] })).toThrow('matching.unknown')
    expect(() => solve({ ...problem, pairs: [{ student: 'a', post: 'mill', km: NaN }] })).toThrow('matching.cost')
    expect(() => solve({ ...problem, goals: [{ code: 'wishes', ranks: [0.5], other: 1 }] })).toThrow('matching.cost')
  })
})
