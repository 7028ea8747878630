import type { Facts } from '../base/decision.ts'
import { addDays, dayNumber, type LocalDate } from '../base/time.ts'
import type { Issue } from './pack.ts'

type Span = { from: LocalDate; to: LocalDate }

export function issue({ from, to }: Span, cure: string, facts: Facts = {}, records: (string | undefined)[] = []): Issue {
  return { from, to, facts, records: records.filter(id => id !== undefined), cure }
}

/** The days of a span before a day; none where it begins on it or later. */
export function before({ from, to }: Span, day: LocalDate): Span[] {
  if (from >= day) return []
  return [{ from, to: to < day ? to : addDays(day, -1) }]
}

/**
 * A paper that must be there before the first day: missing altogether, or dated after it. A paper of the first day is in time
 * ("before" means before the work begins).
 */
export function paperBefore(span: Span, date: LocalDate | undefined, cure: string, records: (string | undefined)[]): Issue[] {
  if (date !== undefined && date <= span.from) return []
  const late = date === undefined ? [span] : before(span, date)
  return late.map(days => issue(days, cure, { start: span.from, ...(date === undefined ? {} : { on: date }) }, records))
}

/** Days, both ends included. */
export function daysIn({ from, to }: Span): number {
  return dayNumber(to) - dayNumber(from) + 1
}

/** The same day some years later; 29 February becomes 1 March where there is none. */
export function yearsLater(date: LocalDate, years: number): LocalDate {
  const moved = `${String(Number(date.slice(0, 4)) + years).padStart(4, '0')}${date.slice(4)}`
  return moved.endsWith('02-29') && !isLeap(Number(moved.slice(0, 4))) ? `${moved.slice(0, 4)}-03-01` : moved
}

/** The same day some months later; a month that is too short gives its last day. */
export function monthsLater(date: LocalDate, months: number): LocalDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const year = Math.floor(index / 12)
  const month = (index % 12) + 1
  const first = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`
  const next = month === 12 ? `${String(year + 1).padStart(4, '0')}-01-01` : `${first.slice(0, 5)}${String(month + 1).padStart(2, '0')}-01`
  const length = dayNumber(next) - dayNumber(first)
  return `${first.slice(0, 8)}${String(Math.min(Number(date.slice(8)), length)).padStart(2, '0')}`
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** A figure of a rule as a number. */
export function figure(value: number | string | undefined): number {
  return Number(value ?? 0)
}
