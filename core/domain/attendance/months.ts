import { lastOfMonth, monthsLater, type LocalDate } from '../base/time.ts'
import { monthsOf } from '../part.ts'

/** Days before and after a day on which a shift may matter to it: the rules look at whole weeks, and runs of days reach farther back. */
export const AROUND = 14

/** At most this many: a longer span is a mistake, and its months are not there anyway. */
const MOST = 600

/** The months (`2026-11`) that the days from … to touch, both included; none where the end lies before the start. */
export function monthsBetween(from: LocalDate, to: LocalDate): string[] {
  const months: string[] = []
  for (let first = `${from.slice(0, 7)}-01`; first <= to && months.length < MOST; first = monthsLater(first, 1)) months.push(first.slice(0, 7))
  return months
}

/** The days of a month that lie in a span which touches it. */
export function daysOfMonth(month: string, { from, to }: { from: LocalDate; to: LocalDate }): { from: LocalDate; to: LocalDate } {
  const [first, last] = [`${month}-01`, lastOfMonth(`${month}-01`)]
  return { from: first < from ? from : first, to: last > to ? to : last }
}

/** The months that a span touches, as the ids of a table that grows by the month begin, so that what lies on the disk can be asked for. */
export function monthsWithin(table: 'attendance' | 'shift', { from, to }: { from: LocalDate; to: LocalDate }): string[] {
  return monthsOf(table, monthsBetween(from, to))
}
