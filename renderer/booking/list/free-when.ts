import { addDays, clockOf, minuteOf, weekdayOf, type Clock, type LocalDate, type LocalTime } from '#domain/base/time.ts'
import type { Calendar } from '#domain/calendar/calendar.ts'
import type { PeriodRange } from '#domain/records/booking.ts'
import type { Draft } from '../form/draft.ts'

/** When something is wanted: one date, by periods or the clock, and perhaps the same weekday until a week of the term. */
export type FreeWhen = { date: LocalDate; by: 'periods' | 'clock'; start: Clock; end: Clock; periods: PeriodRange | null; untilWeek: number | null }

/** The moments that are asked about; null while they don't make a span. */
export function askedSpan(when: FreeWhen, calendar: Calendar): { from: LocalTime; to: LocalTime; until?: LocalDate } | null {
  const { date } = when
  const until = untilDate(when, calendar)
  const more = until ? { until } : {}
  if (when.by === 'clock') return when.end > when.start ? { from: `${date}T${when.start}`, to: `${date}T${when.end}`, ...more } : null
  const span = when.periods && calendar.periodSpan(date, when.periods)
  if (!span) return null
  const midnight = minuteOf(`${date}T00:00`)
  return { from: `${date}T${clockOf(span.start - midnight)}`, to: `${date}T${clockOf(span.end - midnight)}`, ...more }
}

function untilDate({ date, untilWeek }: FreeWhen, calendar: Calendar): LocalDate | null {
  const at = calendar.weekOf(date)
  return at && untilWeek !== null && untilWeek > at.week ? addDays(date, (untilWeek - at.week) * 7) : null
}

/** The times of a booking made for that moment: once, or a series from the week of the date to the last week. */
export function timesOfDraft(when: FreeWhen, calendar: Calendar): Partial<Draft> {
  const { date, by, start, end, periods, untilWeek } = when
  const at = calendar.weekOf(date)
  const common = { date, by, start, end, periods, weekday: weekdayOf(date) }
  if (!at || untilWeek === null || untilWeek <= at.week) return { ...common, kind: 'once' }
  return { ...common, kind: 'series', termId: at.term.id, weeks: `${at.week}-${untilWeek}` }
}
