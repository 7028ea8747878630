import { timeOf, type LocalDate, type LocalTime } from '#domain/base/time.ts'
import type { BookingDetail } from '#domain/booking/listing.ts'

export type SeriesDate = {
  /** the date by which an exception names it */
  patternDate: LocalDate
  date: LocalDate
  /** null where it is left out */
  at: { start: LocalTime; end: LocalTime } | null
  state: 'plain' | 'moved' | 'skipped'
}

/** Every date of a series, those left out included, by date. */
export function datesOf({ booking, occurrences, skipped }: Pick<BookingDetail, 'booking' | 'occurrences' | 'skipped'>): SeriesDate[] {
  const moved = new Set((booking.exceptions ?? []).filter(e => e.kind === 'move').map(e => e.date))
  const held: SeriesDate[] = occurrences.map(({ patternDate, date, start, end }) => ({
    patternDate,
    date,
    at: { start: timeOf(start), end: timeOf(end) },
    state: moved.has(patternDate) ? 'moved' : 'plain',
  }))
  const left: SeriesDate[] = skipped.map(s => ({ patternDate: s.date, date: s.date, at: null, state: 'skipped' }))
  return [...held, ...left].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}
