import { describe, expect, test } from 'vitest'
import { buildCalendar } from '#domain/calendar/calendar.ts'
import { questionOf, spanOfPeriod, yearsBefore } from '#domain/outcome/period.ts'
import type { Term } from '#domain/records/calendar.ts'
import { Scope } from '#domain/records/finding.ts'

const terms = (...list: Omit<Term, 'name'>[]) => buildCalendar({ term: new Map(list.map(t => [t.id, { ...t, name: t.id }])), bellTable: new Map(), calendarDay: new Map() })
const NONE = terms()
const TERMS = terms({ id: 'term:1', start: '2025-09-01', weeks: 18 }, { id: 'term:2', start: '2026-03-02', weeks: 20 }, { id: 'term:3', start: '2026-09-07', weeks: 18 })

describe('the days of a span', () => {
  test.each([
    ['twelveMonths', '2026-11-26', '2025-11-27', '2026-11-26'],
    // a leap day is the end of twelve months, and none is lost or taken twice
    ['twelveMonths', '2028-02-29', '2027-03-01', '2028-02-29'],
    ['twelveMonths', '2028-02-28', '2027-03-01', '2028-02-28'],
    ['twelveMonths', '2029-02-28', '2028-03-01', '2029-02-28'],
    ['twelveMonths', '2026-12-31', '2026-01-01', '2026-12-31'],
    ['schoolYear', '2026-08-31', '2025-09-01', '2026-08-31'],
    ['schoolYear', '2026-09-01', '2026-09-01', '2027-08-31'],
    ['schoolYear', '2026-01-01', '2025-09-01', '2026-08-31'],
    ['lastSchoolYear', '2026-08-31', '2024-09-01', '2025-08-31'],
    ['lastSchoolYear', '2026-09-01', '2025-09-01', '2026-08-31'],
    ['calendarYear', '2028-02-29', '2028-01-01', '2028-12-31'],
    ['lastCalendarYear', '2028-02-29', '2027-01-01', '2027-12-31'],
    // 20 weeks from 2 March end on 19 July
    ['term', '2026-03-02', '2026-03-02', '2026-07-19'],
    ['term', '2026-06-01', '2026-03-02', '2026-07-19'],
    // in the holidays it is still the term before
    ['term', '2026-08-15', '2026-03-02', '2026-07-19'],
    ['lastTerm', '2026-08-15', '2025-09-01', '2026-01-04'],
    ['lastTerm', '2026-09-07', '2026-03-02', '2026-07-19'],
  ] as const)('%s on %s: %s to %s', (period, today, from, to) => {
    expect(spanOfPeriod(period, today, TERMS)).toEqual({ from, to })
  })
  test('before the first term that is the term; none was before it', () => {
    expect(spanOfPeriod('term', '2025-01-01', TERMS)).toEqual({ from: '2025-09-01', to: '2026-01-04' })
    expect(spanOfPeriod('lastTerm', '2025-10-01', TERMS)).toBeNull()
  })
  test('a college without terms has neither', () => {
    expect(spanOfPeriod('term', '2026-05-05', NONE)).toBeNull()
    expect(spanOfPeriod('lastTerm', '2026-05-05', NONE)).toBeNull()
  })
})

describe('what is asked', () => {
  const ask = (scope: object, calendar = TERMS) => questionOf(Scope.parse(scope), '2026-11-26', calendar)
  test('without anything: twelve months, as known today', () => {
    expect(ask({})).toEqual({ ok: true, value: { from: '2025-11-27', to: '2026-11-26', asOf: '2026-11-26' } })
  })
  test('own dates, a cohort date and a part of the college', () => {
    const value = { from: '2026-01-01', to: '2026-01-01', asOf: '2026-06-30', within: { programme: 'programme:1' } }
    expect(ask({ period: 'own', ...value })).toEqual({ ok: true, value })
  })
  test.each<[string, object, object]>([
    ['own dates without a first', { period: 'own', to: '2026-01-01' }, { code: 'scope.dates' }],
    ['own dates without a last', { period: 'own', from: '2026-01-01' }, { code: 'scope.dates' }],
    ['own dates upside down', { period: 'own', from: '2026-01-02', to: '2026-01-01' }, { code: 'scope.dates', facts: { from: '2026-01-02', to: '2026-01-01' } }],
    ['more than twenty years', { period: 'own', from: '2000-01-01', to: '2020-01-02' }, { code: 'scope.long', facts: { from: '2000-01-01', to: '2020-01-02', years: 20 } }],
  ])('refuses %s', (_, scope, refusal) => {
    expect(ask(scope)).toMatchObject({ ok: false, refusal })
  })
  test('twenty years are allowed', () => {
    expect(ask({ period: 'own', from: '2000-01-01', to: '2020-01-01' })).toMatchObject({ ok: true })
  })
  test('refuses a term where there is none', () => {
    expect(ask({ period: 'term' }, NONE)).toMatchObject({ ok: false, refusal: { code: 'scope.noTerm' } })
  })
})

describe('the same years before', () => {
  test.each([
    [{ from: '2025-09-01', to: '2026-08-31', asOf: '2026-11-26' }, 1, { from: '2024-09-01', to: '2025-08-31', asOf: '2025-11-26' }],
    [{ from: '2025-09-01', to: '2026-08-31', asOf: '2026-11-26' }, 4, { from: '2021-09-01', to: '2022-08-31', asOf: '2022-11-26' }],
    // what ends with February, ends with it
    [{ from: '2027-03-01', to: '2028-02-29', asOf: '2028-02-29' }, 1, { from: '2026-03-01', to: '2027-02-28', asOf: '2027-02-28' }],
    [{ from: '2026-03-01', to: '2027-02-28', asOf: '2027-02-28' }, 3, { from: '2023-03-01', to: '2024-02-29', asOf: '2024-02-29' }],
    [{ from: '2028-02-29', to: '2028-12-31', asOf: '2028-12-31' }, 1, { from: '2027-03-01', to: '2027-12-31', asOf: '2027-12-31' }],
  ])('%o, %i before', (question, years, before) => {
    expect(yearsBefore(question, years)).toEqual(before)
  })
  test('what is not about time stays', () => {
    expect(yearsBefore({ from: '2026-01-01', to: '2026-12-31', asOf: '2026-12-31', by: 'programme', within: { classGroup: 'classGroup:1' } }, 1)).toMatchObject({ by: 'programme', within: { classGroup: 'classGroup:1' } })
  })
})
