import { addDays, daysIn, lastOfMonth, mondayOf, type LocalDate } from '#domain/base/time.ts'

/** The weeks, Monday to Sunday, in which the days of a date's month lie. */
export function monthWeeks(date: LocalDate): LocalDate[][] {
  const monday = mondayOf(`${date.slice(0, 7)}-01`)
  const weeks = Math.ceil(daysIn({ from: monday, to: lastOfMonth(date) }) / 7)
  return Array.from({ length: weeks }, (_, w) => Array.from({ length: 7 }, (_, d) => addDays(monday, w * 7 + d)))
}
