import type { LocalDate } from '../base/time.ts'

/** Days before and after a day on which a shift may matter to it: the rules look at whole weeks, and runs of days reach farther back. */
export const AROUND = 14

/** At most this many: a longer span is a mistake, and its months are not there anyway. */
const MOST = 600

/** The months (`2026-11`) that the days from … to touch, both included; none where the end lies before the start. */
export function monthsBetween(from: LocalDate, to: LocalDate): string[] {
  const months: string[] = []
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  for (let text = from.slice(0, 7); text <= to.slice(0, 7) && months.length < MOST; ) {
    months.push(text)
    month = month === 12 ? 1 : month + 1
    if (month === 1) year++
    text = `${year}-${String(month).padStart(2, '0')}`
  }
  return months
}
