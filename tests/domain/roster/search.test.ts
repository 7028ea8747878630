import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { evaluate } from '#domain/roster/evaluate.ts'
import type { Problem } from '#domain/roster/problem.ts'
import { searchRoster, type Found, type Progress } from '#domain/roster/search.ts'
import { readCurtois } from '../../bench/curtois.ts'
import { sharedData } from '../../shared-data.ts'
import { lawfulRows, leastPenalty, person, problem, problems, ticking } from './small-roster.ts'

const search = (p: Problem, ticks = 3000, seed = 1): Found => searchRoster(p, { seed, elapsed: ticking(), milliseconds: ticks })

/** Everything that the search says of its roster, said again by the judge. */
function judged(p: Problem, found: Found): void {
  const { violations, penalty } = evaluate(p, found.roster)
  expect(violations.filter(v => !found.impossible.includes(v.person))).toEqual([])
  expect(found.penalty).toBe(penalty.total)
  expect(found.roster.map(r => r.length)).toEqual(p.people.map(() => p.days))
  if (found.bound !== null) expect(found.bound).toBeLessThanOrEqual(found.penalty + 1e-6)
}

describe('the search', () => {
  it('finds the best roster of small problems, and never claims a bound that one beats', () => {
    let proven = 0
    fc.assert(
      fc.property(problems(2, 4), p => {
        fc.pre(p.people.every(who => lawfulRows(p, who).length > 0))
        const least = leastPenalty(p)!
        const found = search(p)
        judged(p, found)
        expect(found.penalty).toBe(least)
        if (found.bound !== null) expect(found.bound).toBeLessThanOrEqual(least)
        if (found.ended === 'proven') proven++
      }),
      { numRuns: 40, seed: 2 },
    )
    expect(proven).toBeGreaterThan(30)
  })

  it('breaks no hard rule, and leaves set cells alone', () => {
    fc.assert(
      fc.property(problems(6, 14), fc.option(fc.record({ nights: fc.integer({ min: 0, max: 5 }), weekends: fc.integer({ min: 0, max: 5 }), hours: fc.constant(0.1) })), (p, weights) => {
        const fair: Problem = weights ? { ...p, fairness: weights } : p
        const found = search(fair, 400)
        judged(fair, found)
        for (const { person: who, day, shift } of p.locks) expect(found.roster[p.people.findIndex(x => x.id === who)]![day]).toBe(shift)
      }),
      { numRuns: 30, seed: 3 },
    )
  }, 60_000)

  it('plans the others where the rules of one leave no lawful row', () => {
    const people = [person('an', { minMinutes: 9999 }), person('bo'), person('cy')]
    const p = problem({ people, days: 7, cover: [0, 1, 2].map(day => ({ day, shift: 'E', need: 2, under: 10, over: 1 })), locks: [{ person: 'an', day: 0, shift: 'E' }] })
    const found = search(p)
    expect(found.impossible).toEqual(['an'])
    expect(found.roster[0]).toEqual(['E', null, null, null, null, null, null])
    judged(p, found)
    // an's E on day 0 counts: one of the others is enough
    expect(found).toMatchObject({ penalty: 0, bound: null, ended: 'proven' })
    expect(found.roster.filter(r => r[0] === 'E')).toHaveLength(2)
  })

  it('goes the same way for a seed, and tells how far it got', () => {
    const p = fc.sample(problems(6, 14), { numRuns: 1, seed: 9 })[0]!
    const told: Progress[] = []
    const first = searchRoster(p, { seed: 5, elapsed: ticking(), milliseconds: 1000, onProgress: t => told.push(t) })
    expect(search(p, 1000, 5)).toEqual(first)
    expect(told.at(-1)).toEqual({ penalty: first.penalty, bound: first.bound })
    expect(told.map(t => t.penalty)).toEqual(told.map(t => t.penalty).toSorted((a, b) => b - a))
  })

  it('stops at once when it is cancelled, with a lawful roster', () => {
    const p = fc.sample(problems(6, 14), { numRuns: 1, seed: 9 })[0]!
    const found = searchRoster(p, { seed: 1, elapsed: () => 0, milliseconds: 1000, cancelled: () => true })
    expect(found.ended).toBe('cancelled')
    judged(p, found)
  })

  it('shares nights out where unfairness costs something', () => {
    const people = ['an', 'bo', 'cy'].map(id => person(id, { skills: ['nights'], maxRun: 5 }))
    const cover = Array.from({ length: 12 }, (_, day) => ({ day, shift: 'N', need: 1, under: 100, over: 1 }))
    const found = search(problem({ people, cover, fairness: { nights: 10, weekends: 0, hours: 0 } }), 6000)
    expect(found.roster.map(r => r.filter(c => c === 'N').length)).toEqual([4, 4, 4])
    expect(found.penalty).toBe(0)
  })

  it('has an answer for nobody and for no days', () => {
    expect(search(problem({ people: [] }), 50)).toMatchObject({ roster: [], penalty: 0 })
    expect(search(problem({ days: 0 }), 50)).toMatchObject({ roster: [[]], penalty: 0, impossible: [] })
  })
})

const published: [instance: number, best: number, proven: boolean][] = [
  [1, 607, false],
  [2, 828, true],
]
test.each(published)('public instance %i is solved to its best known value, %i', (instance, best, proven) => {
  const file = sharedData(`rosters/curtois/Instance${instance}.txt`)
  if (!file) return
  const p = readCurtois(readFileSync(file, 'utf8'))
  const found = search(p, 12_000)
  judged(p, found)
  expect(found.penalty).toBe(best)
  if (proven) expect(found.ended).toBe('proven')
})
