import { clockMinutes, dateOfDay, dayNumber, weekdayOfDay, type DayNumber, type LocalDate, type MinuteSpan } from '../base/time.ts'
import type { PeriodRange, Series } from '../records/booking.ts'
import type { BellTable, CalendarDay, Term } from '../records/calendar.ts'
import type { Tables } from '../tables.ts'
import { weekList } from './week-pattern.ts'

export const CALENDAR_TABLES = ['term', 'bellTable', 'calendarDay'] as const

export type DayKind = { kind: 'school' | 'weekend' | 'holiday' | 'makeup'; name?: string; follows?: LocalDate }
/** One date of a series: `date` is the actual day, `patternDate` the one that weekday and week give (a holiday made up elsewhere). */
export type SeriesDate = { date: LocalDate; patternDate: LocalDate }

export type Calendar = {
  /** by start */
  terms: readonly Term[]
  /** The term in whose weeks the date lies. */
  termOf(date: LocalDate): Term | null
  /** Term and week number (1 = the week of the term's start) of a date. */
  weekOf(date: LocalDate): { term: Term; week: number } | null
  dayOf(date: LocalDate): DayKind
  /** The bell table that holds on a date, or the named one. Between terms that of the term before. */
  bellTableOn(date: LocalDate, bellTableId?: string): BellTable | null
  /** From the start of the first to the end of the last period; null where the table lacks one of them. */
  periodSpan(date: LocalDate, range: PeriodRange, bellTableId?: string): MinuteSpan | null
  /** The date of a weekday (1–7) in a week of a term; null outside the term. */
  dateIn(termId: string, week: number, weekday: number): LocalDate | null
  /**
   * The dates on which a series takes place, in order. Holidays are left out. A make-up day that follows a date gives that
   * date's lessons and no others; one that follows nothing keeps its own weekday.
   */
  seriesDates(series: Pick<Series, 'termId' | 'weekday' | 'weeks'>): readonly SeriesDate[]
}

const WEEKEND: DayKind = { kind: 'weekend' }
const SCHOOL: DayKind = { kind: 'school' }

type TermDays = { term: Term; first: DayNumber; end: DayNumber }

/** Derives the college calendar from its tables. It is a snapshot: build a new one when a table changes. */
export function buildCalendar(tables: Pick<Tables, 'term' | 'bellTable' | 'calendarDay'>): Calendar {
  const spans: TermDays[] = [...tables.term.values()].map(term => termDays(term)).sort((a, b) => a.first - b.first || (a.term.id < b.term.id ? -1 : 1))
  const days = new Map([...tables.calendarDay.values()].map(day => [day.date, day]))
  const followers = followersOf(tables.calendarDay.values())
  const bells = [...tables.bellTable.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const bellCache = new Map<LocalDate, BellTable | null>()
  const seriesCache = new Map<string, readonly SeriesDate[]>()
  const clockCache = new Map<string, MinuteSpan | null>()

  const spanAt = (day: DayNumber) => spans.find(s => day >= s.first && day < s.end)
  const makeupThatFollows = (date: LocalDate) => days.get(date)?.kind === 'workday' && days.get(date)?.follows !== undefined && days.get(date)?.follows !== date

  function bellTableAt(date: LocalDate): BellTable | null {
    const day = dayNumber(date)
    const term = (spanAt(day) ?? spans.findLast(s => s.first <= day) ?? spans[0])?.term
    const fitting = bells.filter(b => (b.termId === undefined || b.termId === term?.id) && (b.from ?? '') <= date && (b.to ?? '9') >= date)
    return fitting.sort((a, b) => rank(a) - rank(b) || lengthOf(a) - lengthOf(b))[0] ?? null
  }

  function datesOf(termId: string, weekday: number, weeks: string): SeriesDate[] {
    const span = spans.find(s => s.term.id === termId)
    if (!span) return []
    const dates: SeriesDate[] = []
    for (const week of weekList(weeks)) {
      if (week > span.term.weeks) continue
      const patternDate = dateOfDay(span.first + (week - 1) * 7 + weekday - 1)
      const holiday = days.get(patternDate)?.kind === 'holiday'
      if (!holiday && !makeupThatFollows(patternDate)) dates.push({ date: patternDate, patternDate })
      // the first make-up day of a holiday stands for it; a further one is a lesson of its own
      for (const [i, date] of (followers.get(patternDate) ?? []).entries()) dates.push({ date, patternDate: holiday && i === 0 ? patternDate : date })
    }
    return dates.sort((a, b) => (a.date < b.date ? -1 : 1))
  }

  const calendar: Calendar = {
    terms: spans.map(s => s.term),
    termOf: date => spanAt(dayNumber(date))?.term ?? null,
    weekOf(date) {
      const day = dayNumber(date)
      const span = spanAt(day)
      return span ? { term: span.term, week: Math.floor((day - span.first) / 7) + 1 } : null
    },
    dayOf(date) {
      const day = days.get(date)
      if (!day) return weekdayOfDay(dayNumber(date)) > 5 ? WEEKEND : SCHOOL
      return { kind: day.kind === 'holiday' ? 'holiday' : 'makeup', ...(day.name ? { name: day.name } : {}), ...(day.follows ? { follows: day.follows } : {}) }
    },
    bellTableOn(date, bellTableId) {
      if (bellTableId !== undefined) return tables.bellTable.get(bellTableId) ?? null
      let found = bellCache.get(date)
      if (found === undefined) bellCache.set(date, (found = bellTableAt(date)))
      return found
    },
    periodSpan(date, range, bellTableId) {
      const bell = calendar.bellTableOn(date, bellTableId)
      if (!bell || range.to < range.from) return null
      const key = `${bell.id} ${range.from}-${range.to}`
      let clock = clockCache.get(key)
      if (clock === undefined) clockCache.set(key, (clock = clockSpan(bell, range)))
      const midnight = dayNumber(date) * 1440
      return clock && { start: midnight + clock.start, end: midnight + clock.end }
    },
    dateIn(termId, week, weekday) {
      const span = spans.find(s => s.term.id === termId)
      return span && week >= 1 && week <= span.term.weeks ? dateOfDay(span.first + (week - 1) * 7 + weekday - 1) : null
    },
    seriesDates({ termId, weekday, weeks }) {
      const key = `${termId} ${weekday} ${weeks}`
      let dates = seriesCache.get(key)
      if (!dates) seriesCache.set(key, (dates = datesOf(termId, weekday, weeks)))
      return dates
    },
  }
  return calendar
}

/** Week 1 is the week in which the term starts, even if `start` should not be its Monday. */
function termDays(term: Term): TermDays {
  const start = dayNumber(term.start)
  const first = start - (weekdayOfDay(start) - 1)
  return { term, first, end: first + term.weeks * 7 }
}

/** date -> the make-up days, in order, on which its lessons are given */
function followersOf(days: Iterable<CalendarDay>): Map<LocalDate, LocalDate[]> {
  const followers = new Map<LocalDate, LocalDate[]>()
  for (const { kind, date, follows } of days) {
    if (kind !== 'workday' || follows === undefined || follows === date) continue
    followers.set(follows, [...(followers.get(follows) ?? []), date].sort())
  }
  return followers
}

/** Periods as minutes since midnight; null where the table lacks one of them. */
function clockSpan({ periods }: BellTable, range: PeriodRange): MinuteSpan | null {
  const from = periods.find(p => p.no === range.from)
  const to = periods.find(p => p.no === range.to)
  return from && to ? { start: clockMinutes(from.start), end: clockMinutes(to.end) } : null
}

/** Dated before default before the rest; a term's own before one that serves all terms. */
function rank(bell: BellTable): number {
  const dated = bell.from !== undefined || bell.to !== undefined
  return (dated ? 0 : bell.isDefault ? 2 : 4) + (bell.termId === undefined ? 1 : 0)
}

function lengthOf(bell: BellTable): number {
  return dayNumber(bell.to ?? '2199-12-31') - dayNumber(bell.from ?? '1900-01-01')
}
