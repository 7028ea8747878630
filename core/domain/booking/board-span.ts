import { addDays, mondayOf, type LocalDate } from '../base/time.ts'
import type { Term } from '../records/calendar.ts'

export const BOARD_ZOOMS = ['day', 'week', 'term'] as const
export type BoardZoom = (typeof BOARD_ZOOMS)[number]
export type DateSpan = { from: LocalDate; to: LocalDate }

/** Shown by the term zoom where no term is near: half a term. */
const WEEKS_WITHOUT_TERM = 10

/** The dates of the day or the week (Monday to Sunday) in which a date lies; both included. */
export function dayOrWeek(date: LocalDate, zoom: 'day' | 'week'): DateSpan {
  if (zoom === 'day') return { from: date, to: date }
  const from = mondayOf(date)
  return { from, to: addDays(from, 6) }
}

/**
 * The dates of the term in which a date lies, else of the next term, else of the last; ten weeks where there is none.
 *
 * @param terms  by start
 */
export function termSpan(terms: readonly Pick<Term, 'start' | 'weeks'>[], date: LocalDate): DateSpan {
  const spans = terms.map(t => ({ from: t.start, to: addDays(t.start, t.weeks * 7 - 1) }))
  const monday = mondayOf(date)
  return spans.find(s => date <= s.to) ?? spans.at(-1) ?? { from: monday, to: addDays(monday, WEEKS_WITHOUT_TERM * 7 - 1) }
}
