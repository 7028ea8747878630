import type { Facts } from '../base/decision.ts'
import { addDays, type LocalDate } from '../base/time.ts'
import type { Issue } from './pack.ts'

type Span = { from: LocalDate; to: LocalDate }

export function issue({ from, to }: Span, cure: string, facts: Facts = {}, records: (string | undefined)[] = []): Issue {
  return { from, to, facts, records: records.includes(undefined) ? records.filter(id => id !== undefined) : (records as string[]), cure } // none of them is missing
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
export function paperBefore(span: Span, date: LocalDate | undefined, cure: string, records: (string | undefined)[], facts: Facts = {}): Issue[] {
  if (date !== undefined && date <= span.from) return []
  const late = date === undefined ? [span] : before(span, date)
  return late.map(days => issue(days, cure, { ...facts, start: span.from, ...(date === undefined ? {} : { on: date }) }, records))
}

/** A figure of a rule as a number. */
export function figure(value: number | string | undefined): number {
  return Number(value ?? 0)
}
