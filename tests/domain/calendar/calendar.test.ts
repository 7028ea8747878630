import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, minuteOf, weekdayOf } from '#domain/base/time.ts'
import { buildCalendar } from '#domain/calendar/calendar.ts'
import { formatWeeks, weekList } from '#domain/calendar/week-pattern.ts'
import type { BellTable, CalendarDay, Term } from '#domain/records/calendar.ts'

type Days = Omit<CalendarDay, 'id'>[]
const term: Term = { id: 'term:a', name: '2026 秋', start: '2026-08-31', weeks: 18 }
const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map(r => [r.id, r]))
const calendarOf = (days: Days, bells: BellTable[] = [], terms: Term[] = [term]) =>
  buildCalendar({ term: byId(terms), bellTable: byId(bells), calendarDay: byId(days.map(d => ({ id: `calendarDay:${d.date}`, ...d }))) })

const bell = (id: string, start: string, more: Partial<BellTable> = {}): BellTable => ({
  id: `bellTable:${id}`,
  name: id,
  periods: [
    { no: 1, start, end: '09:45' },
    { no: 2, start: '09:55', end: '10:40' },
  ],
  ...more,
})

describe('terms and weeks', () => {
  const calendar = calendarOf([])
  it('counts weeks from the Monday of the start', () => {
    expect(calendar.weekOf('2026-08-31')?.week).toBe(1)
    expect(calendar.weekOf('2026-09-06')?.week).toBe(1)
    expect(calendar.weekOf('2026-11-23')?.week).toBe(13)
    expect(calendar.weekOf('2026-08-30')).toBeNull()
    expect(calendar.weekOf('2027-01-03')?.week).toBe(18)
    expect(calendar.weekOf('2027-01-04')).toBeNull()
  })
  it('knows the date of a weekday in a week, and none outside the term', () => {
    expect(calendar.dateIn('term:a', 13, 1)).toBe('2026-11-23')
    expect(calendar.dateIn('term:a', 19, 1)).toBeNull()
    expect(calendar.dateIn('term:b', 1, 1)).toBeNull()
  })
})

describe('bell tables', () => {
  const own = bell('own', '08:00', { termId: 'term:a', isDefault: true })
  const summer = bell('summer', '08:30', { termId: 'term:a', from: '2026-08-31', to: '2026-09-30' })
  const exams = bell('exams', '09:00', { termId: 'term:a', from: '2026-09-14', to: '2026-09-18' })
  const other = bell('other', '07:00', { termId: 'term:z', isDefault: true })
  const all = bell('all', '07:30')
  const calendar = calendarOf([], [all, other, own, summer, exams])
  it.each([
    ['2026-09-01', 'summer'],
    ['2026-09-15', 'exams'],
    ['2026-10-08', 'own'],
    ['2027-02-01', 'own'],
  ])('on %s the table %s holds', (date, name) => expect(calendar.bellTableOn(date)?.name).toBe(name))
  it('takes the named one whatever the date', () => expect(calendar.bellTableOn('2026-09-15', 'bellTable:all')?.name).toBe('all'))
  it('spans from the first to the last period, and has no span for a period that is not there', () => {
    const span = { start: minuteOf('2026-10-08T08:00'), end: minuteOf('2026-10-08T10:40') }
    expect(calendar.periodSpan('2026-10-08', { from: 1, to: 2 })).toEqual(span)
    expect(calendar.periodSpan('2026-10-08', { from: 2, to: 3 })).toBeNull()
    expect(calendar.periodSpan('2026-10-08', { from: 2, to: 1 })).toBeNull()
  })
})

describe('dates of a series', () => {
  const dates = (days: Days, weekday: number, weeks: string) => calendarOf(days).seriesDates({ termId: 'term:a', weekday, weeks })
  it('leaves out holidays', () => {
    expect(dates([{ date: '2026-10-01', kind: 'holiday' }], 4, '4-6').map(d => d.date)).toEqual(['2026-09-24', '2026-10-08'])
  })
  it('gives the lessons of a holiday on the make-up day that follows it', () => {
    const days: Days = [
      { date: '2026-10-01', kind: 'holiday' },
      { date: '2026-10-10', kind: 'workday', follows: '2026-10-01' },
    ]
    expect(dates(days, 4, '5-6')).toEqual([
      { date: '2026-10-08', patternDate: '2026-10-08' },
      { date: '2026-10-10', patternDate: '2026-10-01' },
    ])
    expect(dates(days, 4, '6').map(d => d.date)).toEqual(['2026-10-08'])
  })
  it('gives no Saturday class on a Saturday that follows a Thursday, but gives one on a make-up day that follows nothing', () => {
    expect(dates([{ date: '2026-10-10', kind: 'workday', follows: '2026-10-01' }], 6, '6')).toEqual([])
    expect(dates([{ date: '2026-10-10', kind: 'workday' }], 6, '6').map(d => d.date)).toEqual(['2026-10-10'])
  })
  it('equals a walk over every day', () => {
    const within = fc.integer({ min: -10, max: 135 }).map(n => addDays(term.start, n))
    const day = fc.record({ date: within, kind: fc.constantFrom('holiday' as const, 'workday' as const), follows: fc.option(within, { nil: undefined }) })
    const weeks = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1 }).map(formatWeeks)
    fc.assert(
      fc.property(fc.uniqueArray(day, { selector: d => d.date, maxLength: 40 }), fc.integer({ min: 1, max: 7 }), weeks, (days, weekday, pattern) => {
        const calendar = calendarOf(days)
        const marked = new Map(days.map(d => [d.date, d]))
        const isPattern = (date: string) => {
          const week = calendar.weekOf(date)
          return weekdayOf(date) === weekday && week !== null && weekList(pattern).includes(week.week)
        }
        const expected: string[] = []
        for (let n = -20; n < 160; n++) {
          const date = addDays(term.start, n)
          const mark = marked.get(date)
          if (mark?.kind === 'holiday') continue
          const gives = mark?.follows !== undefined && mark.follows !== date ? mark.follows : date
          if (isPattern(gives)) expected.push(date)
        }
        const found = calendar.seriesDates({ termId: 'term:a', weekday, weeks: pattern })
        expect(found.map(d => d.date)).toEqual(expected)
        expect(new Set(found.map(d => d.patternDate)).size).toBe(found.length)
      }),
    )
  })
})
