import { addDays, dayNumber, mondayOf, type LocalDate } from '#domain/base/time.ts'

/** The weeks, Monday to Sunday, in which the days of a date's month lie. */
export function monthWeeks(date: LocalDate): LocalDate[][] {
  const first = `${date.slice(0, 7)}-01`
  const next = addDays(first, 31)
  const last = addDays(`${next.slice(0, 7)}-01`, -1)
  const monday = mondayOf(first)
  const weeks = Math.ceil((dayNumber(last) - dayNumber(monday) + 1) / 7)
  return Array.from({ length: weeks }, (_, w) => Array.from({ length: 7 }, (_, d) => addDays(monday, w * 7 + d)))
}
