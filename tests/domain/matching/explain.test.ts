import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openingSteps, withSteps, type Step } from '#domain/matching/cure.ts'
import { explainUnplaced } from '#domain/matching/explain.ts'
import { solve } from '#domain/matching/match.ts'
import type { Problem } from '#domain/matching/problem.ts'
import { whyThisPlace } from '#domain/matching/why.ts'
import { bestValues, everyPlan, lexicographic, openSeats, smallProblem, valuesOf } from './small-problems.ts'

const person = (id: string, wishes: string[]) => ({ id, wishes, periods: ['spring'] })
const ratio = { code: 'ratio.host', facts: { percent: 10 }, overridable: true }
const young = { code: 'age.low', facts: { least: 16 } }

/** Three for two places: works has one lathe and one mill; the forge is out of bounds to the young. */
const tight: Problem = {
  students: [person('a', ['lathe', 'mill']), person('b', ['lathe']), person('c', ['mill', 'lathe'])],
  posts: [
    { id: 'lathe', host: 'works', places: { spring: 1 } },
    { id: 'mill', host: 'works', places: { spring: 1 } },
    { id: 'forge', host: 'forge', places: { spring: 4 } },
  ],
  hosts: [{ id: 'works', limits: { spring: { most: 2, reason: ratio } } }, { id: 'forge' }],
  pairs: ['a', 'b', 'c'].flatMap((student, i) => [
    { student, post: 'lathe', km: i },
    { student, post: 'mill', km: 1 },
    { student, post: 'forge', forbidden: [young] },
  ]),
  goals: [{ code: 'wishes', ranks: [0, 1], other: 5 }, { code: 'distance' }],
}

describe('a student without a place', () => {
  test('is told what blocks each post, who competes, and the least that would help', () => {
    const solution = solve(tight)!
    expect(solution.unplaced).toEqual(['b'])
    const told = explainUnplaced(solution, 'b')
    expect(told.blocked).toEqual([
      { code: 'post.full', posts: ['lathe', 'mill'], facts: { post: 'lathe', period: 'spring', places: 1 }, overridable: false },
      { code: 'age.low', posts: ['forge'], facts: { least: 16 }, overridable: false },
    ])
    expect(told.competition).toEqual({ students: ['a', 'b', 'c'], posts: ['lathe', 'mill'], places: 2 })
    expect(told.cures[0]!.steps).toEqual([
      { kind: 'places', post: 'lathe', period: 'spring', more: 1 },
      { kind: 'limit', host: 'works', period: 'spring', more: 1 },
    ])
  })

  test('is offered a rule to bend, where one may be bent', () => {
    const lenient: Problem = { ...tight, pairs: tight.pairs.map(p => (p.post === 'forge' && p.student === 'b' ? { ...p, forbidden: [{ ...young, overridable: true }] } : p)) }
    expect(explainUnplaced(solve(lenient)!, 'b').cures[0]!.steps).toEqual([{ kind: 'allow', student: 'b', post: 'forge', reasons: [{ ...young, overridable: true }] }])
  })

  test('is offered to wish for more, where only wishes are met', () => {
    const wished: Problem = { ...tight, onlyWished: true, pairs: tight.pairs.map(({ student, post }) => ({ student, post })) }
    expect(explainUnplaced(solve(wished)!, solve(wished)!.unplaced[0]!).cures[0]!.steps).toMatchObject([{ kind: 'wish', post: 'forge' }])
  })

  test('every cure gives the place once its steps are taken and the whole is solved anew, with the values it promised', () => {
    let cured = 0
    fc.assert(
      fc.property(smallProblem, problem => {
        const solution = solve(problem)!
        for (const student of solution.unplaced) {
          for (const { steps, values } of explainUnplaced(solution, student).cures) {
            const changed = withSteps(problem, steps)
            const then = solve(changed)!
            expect(then.unplaced).not.toContain(student)
            expect(values).toEqual(then.values)
            const best = bestValues(changed)
            expect(values.map(v => v.value)).toEqual(best)
            // not by luck: in every other plan that is as good, too
            expect(everyPlan(changed).filter(plan => !plan.get(student) && lexicographic(valuesOf(changed, plan), best) === 0)).toEqual([])
            cured++
          }
        }
      }),
      { numRuns: 250 },
    )
    expect(cured).toBeGreaterThan(50)
  })

  test('is offered a place of their own, where a further place would be another’s', () => {
    const short: Problem = { ...tight, hosts: [], students: [...tight.students, person('d', ['lathe'])], pairs: [...tight.pairs, { student: 'd', post: 'lathe', km: 9 }] }
    expect(solve(short)!.unplaced).toEqual(['b', 'd'])
    const { cures } = explainUnplaced(solve(short)!, 'd')
    expect(cures[0]!.steps).toEqual([
      { kind: 'places', post: 'lathe', period: 'spring', more: 1 },
      { kind: 'lock', student: 'd', post: 'lathe', period: 'spring' },
    ])
    expect(cures[0]!.values[0]).toEqual({ code: 'everyone', value: 1 })
  })

  test('where no cure is told, neither one more place nor one rule bent would give the place for certain', () => {
    fc.assert(
      fc.property(smallProblem, problem => {
        const solution = solve(problem)!
        for (const id of solution.unplaced) {
          if (explainUnplaced(solution, id).cures.length) continue
          const student = problem.students.find(s => s.id === id)!
          const room = openSeats(problem, student).map(({ post, period }): Step[] => [{ kind: 'places', post, period, more: 1 }])
          const rules = problem.pairs.filter(p => p.student === id && p.forbidden?.length).flatMap(p => openingSteps(id, p.post, p.forbidden!) ?? [])
          for (const steps of [...room, ...rules.map(step => [step])]) {
            const changed = withSteps(problem, steps)
            const best = bestValues(changed)
            const sure = everyPlan(changed).every(plan => plan.get(id) !== null || lexicographic(valuesOf(changed, plan), best) > 0)
            expect(sure).toBe(false)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  test('those who compete have no posts but these, and there are fewer places for them than they are', () => {
    fc.assert(
      fc.property(smallProblem, problem => {
        const solution = solve(problem)!
        for (const student of solution.unplaced) {
          const { competition } = explainUnplaced(solution, student)
          const open = openSeats(problem, problem.students.find(s => s.id === student)!)
          expect(competition === null).toBe(open.length === 0)
          if (!competition) continue
          const rivals = problem.students.filter(s => competition.students.includes(s.id))
          for (const rival of rivals) for (const seat of openSeats(problem, rival)) expect(competition.posts).toContain(seat.post)
          const alone = { ...problem, students: problem.students.filter(s => s.locked || rivals.includes(s)) }
          const placed = Math.max(...everyPlan(alone).map(plan => rivals.filter(r => plan.get(r.id)).length))
          expect(placed).toBe(competition.places)
          expect(competition.places).toBeLessThan(rivals.length)
          expect(competition.students).toContain(student)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('why this place', () => {
  test('names the wish, and who would lose what for a dearer one', () => {
    const roomy: Problem = { ...tight, students: tight.students.slice(0, 2), pairs: tight.pairs.filter(p => p.student !== 'c'), hosts: [] }
    const solution = solve(roomy)!
    expect(whyThisPlace(solution, 'b')).toMatchObject({ seat: { post: 'lathe' }, wish: 1, dearer: [] })
    const why = whyThisPlace(solution, 'a')!
    expect(why).toMatchObject({ seat: { post: 'mill' }, wish: 2 })
    expect(why.dearer).toMatchObject([
      {
        post: 'lathe',
        worse: { code: 'wishes', by: 4 },
        moves: [
          { student: 'a', from: { post: 'mill' }, to: { post: 'lathe' } },
          { student: 'b', from: { post: 'lathe' }, to: { post: 'mill' } },
        ],
      },
    ])
  })

  test('a dearer wish is shut, or every plan with it is as told, and never better', () => {
    let asked = 0
    fc.assert(
      fc.property(smallProblem, problem => {
        const solution = solve(problem)!
        for (const { student } of solution.placements) {
          for (const dearer of whyThisPlace(solution, student)!.dearer) {
            const plans = everyPlan(problem).filter(plan => plan.get(student)?.post === dearer.post)
            if ('reasons' in dearer) {
              expect(plans).toEqual([])
              expect(dearer.reasons.length).toBeGreaterThan(0)
              continue
            }
            const best = plans.map(plan => valuesOf(problem, plan)).reduce((a, b) => (lexicographic(a, b) <= 0 ? a : b))
            expect(dearer.values.map(v => v.value)).toEqual(best)
            expect(dearer.worse === null).toBe(lexicographic(best, bestValues(problem)) === 0)
            expect(dearer.moves.map(m => m.student)).toContain(student)
            asked++
          }
        }
      }),
      { numRuns: 1200 },
    )
    expect(asked).toBeGreaterThan(10)
  })
})
