import { addDays, lastOfMonth, mondayOf, monthsLater, type LocalDate } from '#domain/base/time.ts'

export const SPANS = ['day', 'week', 'month'] as const
export type SpanKind = (typeof SPANS)[number]
export type DateSpan = { from: LocalDate; to: LocalDate }

/** The day, the week from Monday, or the month in which a day lies. */
export function spanAround(kind: SpanKind, day: LocalDate): DateSpan {
  if (kind === 'day') return { from: day, to: day }
  if (kind === 'week') return { from: mondayOf(day), to: addDays(mondayOf(day), 6) }
  return { from: `${day.slice(0, 7)}-01`, to: lastOfMonth(day) }
}

/** The same kind of span before (-1) or after (1), as one of its days. */
export function stepped(kind: SpanKind, day: LocalDate, by: 1 | -1): LocalDate {
  if (kind === 'day') return addDays(day, by)
  if (kind === 'week') return addDays(day, 7 * by)
  return monthsLater(`${day.slice(0, 7)}-01`, by)
}

/** The month after `2026-11`, or before it. */
export function monthStepped(month: string, by: 1 | -1): string {
  return stepped('month', `${month}-01`, by).slice(0, 7)
}
