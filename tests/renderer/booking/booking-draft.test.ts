import { describe, expect, test } from 'vitest'
import { buildCalendar } from '#domain/calendar/calendar.ts'
import type { Row } from '#domain/tables.ts'
import { draftFromBoard, draftOf, patchOf, periodsOfSpan, proposed, wishOf, type Draft } from '#renderer/booking/form/draft.ts'
import { countSeries } from '#renderer/booking/form/series-count.ts'
import { askedSpan, timesOfDraft, type FreeWhen } from '#renderer/booking/list/free-when.ts'
import { monthWeeks } from '#renderer/booking/list/month-weeks.ts'

const term = { id: 'term:1', name: '2026 秋', start: '2026-09-07', weeks: 20 }
const bells = { id: 'bellTable:1', name: '作息', isDefault: true, periods: [{ no: 1, start: '08:00', end: '08:45' }, { no: 2, start: '08:55', end: '09:40' }] }
const holiday: Row<'calendarDay'> = { id: 'calendarDay:1', date: '2026-11-27', kind: 'holiday', name: '校运会' }
const makeup: Row<'calendarDay'> = { id: 'calendarDay:2', date: '2026-11-28', kind: 'workday', follows: '2026-11-27' }
const calendar = buildCalendar({
  term: new Map([[term.id, term]]),
  bellTable: new Map([[bells.id, bells]]),
  calendarDay: new Map([[holiday.id, holiday], [makeup.id, makeup]]),
})
const drawn = draftFromBoard({ kind: 'equipment', id: 'equipment:1', start: '2026-11-23T08:00', end: '2026-11-23T09:40' })

describe('a booking while it is filled in', () => {
  test('a span drawn on a machine is a booking of one piece of it', () => {
    expect(wishOf({ ...drawn, title: ' 车削 ' }, calendar)).toEqual({
      wish: { title: '车削', use: 'teaching', times: { kind: 'once', start: '2026-11-23T08:00', end: '2026-11-23T09:40' }, items: [{ equipmentId: 'equipment:1', units: 1 }] },
    })
  })
  test('says what it lacks, and can be judged before it has a title', () => {
    const empty: Draft = { ...drawn, items: [], date: null }
    expect(wishOf(empty, calendar)).toEqual({ lacks: ['title', 'date', 'what'] })
    expect(wishOf(drawn, calendar, 'untitled')).toHaveProperty('wish.title', 'untitled')
  })
  test('periods give the clock of the bell table and are remembered', () => {
    expect(periodsOfSpan(calendar, '2026-11-23', '08:00', '09:40')).toEqual({ from: 1, to: 2 })
    expect(periodsOfSpan(calendar, '2026-11-23', '08:00', '09:00')).toBeNull()
    const said = wishOf({ ...drawn, title: 'x', by: 'periods', periods: { from: 2, to: 2 } }, calendar)
    expect(said).toHaveProperty('wish.times', { kind: 'once', start: '2026-11-23T08:55', end: '2026-11-23T09:40', periods: { from: 2, to: 2 } })
  })
  test('a series wants a term, weeks that can be read, and periods', () => {
    const series: Draft = { ...drawn, title: 'x', kind: 'series', by: 'periods', weeks: 'soon' }
    expect(wishOf(series, calendar)).toEqual({ lacks: ['term', 'weeks', 'time'] })
    const whole: Draft = { ...series, termId: term.id, weeks: '1-8周', periods: { from: 1, to: 2 } }
    expect(wishOf(whole, calendar)).toHaveProperty('wish.times', { kind: 'series', termId: term.id, weekday: 1, weeks: '1-8周', periods: { from: 1, to: 2 } })
  })
  test('a booking that is opened and saved unchanged says the same', () => {
    const whole: Draft = { ...drawn, title: 'x', kind: 'series', by: 'periods', termId: term.id, weeks: '1-8', periods: { from: 1, to: 2 }, workshopId: 'workshop:1', stations: 3, people: 20, note: 'n' }
    const said = wishOf(whole, calendar)
    if (!('wish' in said)) throw new Error('incomplete')
    expect(wishOf(draftOf(said.wish), calendar)).toEqual(said)
  })
  test('a change clears what was taken out', () => {
    const said = wishOf({ ...drawn, title: 'x' }, calendar)
    expect('wish' in said && patchOf(said.wish)).toMatchObject({ workshopId: null, teacherIds: null, note: null, title: 'x' })
  })
  test('an alternative fills the form: of a new booking, and of a change', () => {
    const wish = { title: 'x', use: 'teaching', times: { kind: 'once', start: '2026-11-24T10:05', end: '2026-11-24T11:45' }, items: [{ equipmentId: 'equipment:2', units: 1 }] }
    expect(proposed('booking.create', { ...wish, onClash: 'skip' })).toMatchObject({ date: '2026-11-24', start: '10:05', items: wish.items, skipClashes: true })
    expect(proposed('booking.change', { id: 'booking:1', patch: { ...wish, workshopId: null } })).toMatchObject({ date: '2026-11-24', title: 'x' })
    expect(proposed('booking.exception', {})).toBeNull()
  })
})

test('the pattern is counted with the holidays that drop out and the days that make up', () => {
  const friday = countSeries(calendar, term.id, 5, '11-13')
  expect(friday?.dates).toEqual(['2026-11-20', '2026-11-28', '2026-12-04'])
  expect(friday?.dropped).toEqual([{ date: '2026-11-27', name: '校运会' }])
  expect(friday?.madeUp.map(d => d.date)).toEqual(['2026-11-28'])
  expect(countSeries(calendar, term.id, 5, '1-')).toBeNull()
})

describe('dates first', () => {
  const when: FreeWhen = { date: '2026-11-23', by: 'periods', start: '08:00', end: '09:00', periods: { from: 1, to: 2 }, untilWeek: 14 }
  test('asks for the clock of the periods, until the same weekday of the last week', () => {
    expect(askedSpan(when, calendar)).toEqual({ from: '2026-11-23T08:00', to: '2026-11-23T09:40', until: '2026-12-07' })
  })
  test('asks nothing while the end lies before the start', () => {
    expect(askedSpan({ ...when, by: 'clock', end: '07:00' }, calendar)).toBeNull()
  })
  test('books a series from the week of the date', () => {
    expect(timesOfDraft(when, calendar)).toMatchObject({ kind: 'series', weekday: 1, weeks: '12-14', termId: term.id })
    expect(timesOfDraft({ ...when, untilWeek: null }, calendar)).toMatchObject({ kind: 'once' })
  })
})

test('a month is shown in whole weeks', () => {
  const weeks = monthWeeks('2026-11-23')
  expect(weeks).toHaveLength(6)
  expect([weeks[0]![0], weeks[5]![6]]).toEqual(['2026-10-26', '2026-12-06'])
  expect(monthWeeks('2027-02-10').map(w => w[0])).toEqual(['2027-02-01', '2027-02-08', '2027-02-15', '2027-02-22'])
})
