import { clockMinutes, dateOfDay, dayNumber, minuteOf, type LocalDate, type Minute, type MinuteSpan } from '../base/time.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { BookedItem, Booking, Exception, Series } from '../records/booking.ts'

/** One date on which a booking takes place, exceptions applied. `date` is the day on which it starts. */
export type Occurrence = {
  bookingId: string
  date: LocalDate
  /** the date by which an exception names it */
  patternDate: LocalDate
  start: Minute
  end: Minute
  workshopId?: string
  items: readonly BookedItem[]
}

/** A booking as far as its times and things go: a stored one, or one that is only wished for. */
export type Timed = Pick<Booking, 'times' | 'workshopId' | 'items' | 'exceptions'> & { id?: string; status?: Booking['status'] }

const NO_ITEMS: readonly BookedItem[] = []

/**
 * When a booking takes place, in order of start. A cancelled booking takes place never; a date whose bell table lacks the
 * periods is left out, as is anything that would end before it begins.
 */
export function occurrencesIn(calendar: Calendar, booking: Timed): Occurrence[] {
  if (booking.status === 'cancelled') return []
  const bookingId = booking.id ?? ''
  const items = booking.items?.length ? booking.items : NO_ITEMS
  const exceptions = booking.exceptions?.length ? new Map(booking.exceptions.map(e => [e.date, e])) : null
  const occurrences: Occurrence[] = []
  const put = (date: LocalDate, patternDate: LocalDate, span: MinuteSpan | null) => {
    const exception = exceptions?.get(patternDate)
    if (exception?.kind === 'skip') return
    if (exception) occurrences.push(moved(exception, bookingId, booking, items))
    else if (span && span.end > span.start) {
      occurrences.push({ bookingId, date, patternDate, start: span.start, end: span.end, ...(booking.workshopId ? { workshopId: booking.workshopId } : {}), items })
    }
  }
  const { times } = booking
  if (times.kind === 'once') {
    const date = times.start.slice(0, 10)
    put(date, date, { start: minuteOf(times.start), end: minuteOf(times.end) })
    return occurrences
  }
  for (const { date, patternDate } of calendar.seriesDates(times)) put(date, patternDate, seriesSpan(calendar, times, date))
  return exceptions ? occurrences.sort((a, b) => a.start - b.start) : occurrences
}

/** From when to when a series runs on a date: its clock, or its periods by the bell table; null without either. */
export function seriesSpan(calendar: Calendar, times: Series, date: LocalDate): MinuteSpan | null {
  if (times.clock) {
    const midnight = dayNumber(date) * 1440
    return { start: midnight + clockMinutes(times.clock.start), end: midnight + clockMinutes(times.clock.end) }
  }
  return times.periods ? calendar.periodSpan(date, times.periods, times.bellTableId) : null
}

function moved(exception: Extract<Exception, { kind: 'move' }>, bookingId: string, booking: Timed, items: readonly BookedItem[]): Occurrence {
  const workshopId = exception.workshopId ?? booking.workshopId
  const start = minuteOf(exception.start)
  return {
    bookingId,
    date: dateOfDay(Math.floor(start / 1440)),
    patternDate: exception.date,
    start,
    end: minuteOf(exception.end),
    ...(workshopId ? { workshopId } : {}),
    items: exception.items ?? items,
  }
}
