import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Look } from '#domain/outcome/finding/finding.ts'
import { drawFinding } from '#domain/outcome/finding/findings.ts'
import { isOfFew, smallGroups, tooSmall } from '#domain/outcome/finding/small-groups.ts'
import type { Dimension } from '#domain/records/finding.ts'
import type { World } from '#domain/world.ts'
import { collegeWith, shippedIndicators, type Rows } from './by-hand/hand-college.ts'

const hiddenOf = (sizes: Record<string, number>, below: number) => [...tooSmall(new Map(Object.entries(sizes)), below)].sort()

describe('groups of few people', () => {
  test.each<[string, Record<string, number>, number, string[]]>([
    ['are not there', { a: 5, b: 9 }, 5, []],
    ['are none where nobody is', { a: 0, b: 9 }, 5, []],
    // 18 in all less 9 would be the 3
    ['one alone takes the next smallest with it', { a: 9, b: 3, c: 6 }, 5, ['b', 'c']],
    ['two are hidden, and are enough people', { a: 9, b: 3, c: 2 }, 5, ['b', 'c']],
    // the rest would be two people, who are too few as well
    ['two of one person each take a third', { a: 9, b: 1, c: 1, d: 7 }, 5, ['b', 'c', 'd']],
    ['all that there is', { a: 3 }, 5, ['a']],
    ['of as many the one with the smaller id', { c: 6, b: 6, a: 2 }, 5, ['a', 'b']],
  ])('%s', (_, sizes, below, hidden) => {
    expect(hiddenOf(sizes, below)).toEqual(hidden)
  })

  test('no hidden group can be reckoned from the whole and from what is shown, and no more are hidden than must be', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...'abcdefgh'), fc.nat(12)), fc.integer({ min: 2, max: 8 }), (sizes, below) => {
        const people = Object.entries(sizes).filter(([, n]) => n > 0)
        const hidden = tooSmall(new Map(Object.entries(sizes)), below)
        for (const [group, n] of people) if (n < below) expect(hidden).toContain(group)
        const those = people.filter(([group]) => hidden.has(group))
        const shown = people.filter(([group]) => !hidden.has(group))
        if (!those.length || !shown.length) return
        // all that can be reckoned is what they are together: of at least two groups, and not of few people
        const rest = people.reduce((sum, [, n]) => sum + n, 0) - shown.reduce((sum, [, n]) => sum + n, 0)
        expect(those.length).toBeGreaterThanOrEqual(2)
        expect(rest).toBeGreaterThanOrEqual(below)
        // without the largest of the hidden ones either a group would stand alone, or too few people would
        const [last] = those.toSorted((a, b) => b[1] - a[1])
        if (last![1] >= below) expect(those.length === 2 || rest - last![1] < below).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

const YEAR = { from: '2025-09-01', to: '2026-08-31', asOf: '2026-11-23' }
const INDICATORS = shippedIndicators()
const indicator = (id: string) => INDICATORS.find(i => i.id === id)!
function lookAt(world: World, hideBelow: number): Look {
  return { view: world.outcomes.view, outcomes: world.outcomes, indicators: INDICATORS, question: YEAR, hideBelow }
}
const graduates = (name: string, count: number, year = 2026) => Array.from({ length: count }, (_, i) => ({ id: `student:${name}${year}-${i}`, number: `${name}${i}`, name: `${name}${i}`, classGroupId: `classGroup:${name}`, graduatedOn: `${year}-06-30` }))

describe('of an indicator', () => {
  const people = { student: [...graduates('A', 3), ...graduates('B', 9), ...graduates('C', 6)] } satisfies Rows
  test('those of few graduates, and the next', () => {
    const world = collegeWith(people)
    expect([...smallGroups(lookAt(world, 5), indicator('destinationRate'), 'classGroup')].sort()).toEqual(['classGroup:A', 'classGroup:C'])
    expect(smallGroups(lookAt(world, 0), indicator('destinationRate'), 'classGroup').size).toBe(0)
    expect(smallGroups(lookAt(world, 3), indicator('destinationRate'), 'classGroup').size).toBe(0)
  })
  test('people are counted, not what they said: six answers of two graduates are of two', () => {
    const answers = (name: string, who: number) => Array.from({ length: 6 }, (_, i) => ({ givenBy: 'graduate', date: '2026-07-01', studentId: `student:${name}2026-${i % who}`, about: 'overall', scaleId: 'ratingScale:1', rating: 5 }))
    const world = collegeWith({ ...people, ratingScale: [{ name: '五分', lowest: 1, highest: 5, satisfiedFrom: 4 }], feedback: [...answers('A', 2), ...answers('B', 6), ...answers('C', 5)] })
    expect([...smallGroups(lookAt(world, 5), indicator('graduateSatisfaction'), 'classGroup')].sort()).toEqual(['classGroup:A', 'classGroup:C'])
  })
  test('figures that are not about people have none', () => {
    const world = collegeWith({ donation: [{ enterpriseId: 'enterprise:1', date: '2026-01-01', giftType: 'money', what: '–', value: 5 }] })
    expect(smallGroups(lookAt(world, 5), indicator('donations'), 'enterprise').size).toBe(0)
    expect(isOfFew(lookAt(world, 5), indicator('donations'))).toBe(false)
  })
  test('the whole is of few where all together are', () => {
    expect(isOfFew(lookAt(collegeWith({ student: graduates('A', 4) }), 5), indicator('destinationRate'))).toBe(true)
    expect(isOfFew(lookAt(collegeWith({ student: graduates('A', 5) }), 5), indicator('destinationRate'))).toBe(false)
  })
})

describe('in a chart', () => {
  const bars = (world: World, hideBelow: number, by: Dimension = 'classGroup') => {
    const { chart } = drawFinding(lookAt(world, hideBelow), { kind: 'bars', indicator: 'destinationRate', by: by as 'classGroup' })
    return Object.fromEntries(chart.type === 'bars' ? chart.rows.map(row => [row.key, row]) : [])
  }
  test('a hidden group says nothing but its name', () => {
    const world = collegeWith({ student: [...graduates('A', 3), ...graduates('B', 9), ...graduates('C', 6)] })
    expect(bars(world, 5)['classGroup:A']).toEqual({ key: 'classGroup:A', name: 'A', value: null, hidden: true })
    expect(bars(world, 5)['classGroup:B']).toMatchObject({ rows: 9, value: 0 })
    expect(bars(world, 0)['classGroup:A']).toMatchObject({ rows: 3 })
  })
  test('nor does last year tell of few', () => {
    const world = collegeWith({ student: [...graduates('A', 7), ...graduates('B', 9), ...graduates('C', 8), ...graduates('A', 2, 2025), ...graduates('B', 9, 2025), ...graduates('C', 8, 2025)] })
    expect(bars(world, 0)['classGroup:A']).toHaveProperty('before')
    expect(bars(world, 5)['classGroup:A']).not.toHaveProperty('before')
    // the next smallest of last year goes with it
    expect(bars(world, 5)['classGroup:C']).not.toHaveProperty('before')
    expect(bars(world, 5)['classGroup:B']).toHaveProperty('before')
  })
  test('nor does a year of a trend', () => {
    const world = collegeWith({ student: [...graduates('A', 7), ...graduates('B', 9), ...graduates('A', 2, 2025), ...graduates('A', 6, 2024)] })
    const years = (hideBelow: number) => {
      const { chart } = drawFinding(lookAt(world, hideBelow), { kind: 'trend', indicator: 'destinationRate', step: 'year' })
      return chart.type === 'trend' ? chart.points.map(p => p.value) : []
    }
    expect(years(0)).toEqual([null, null, 0, 0, 0])
    expect(years(5)).toEqual([null, null, 0, null, 0])
  })
})
