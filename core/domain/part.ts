import type { LocalDate } from './base/time.ts'

/**
 * Where a record is kept: a table is one part; a table that grows by the month is one part a month. The id alone says which
 * (`attendance:2026-11:6f2k…` lies in `attendance.2026-11`), so that a record never moves when its fields change.
 */
const MONTHLY = /^[^:]+:(\d{4}-\d\d):/

export function partOf(id: string): string {
  const table = id.slice(0, id.indexOf(':'))
  const month = MONTHLY.exec(id)?.[1]
  return month ? `${table}.${month}` : table
}

export function tableOfPart(part: string): string {
  return part.split('.')[0]!
}

/** Months that are in memory from the start: this one, the twelve before, and all to come. Older ones are read when they are asked for. */
export function isInMemory(part: string, today: LocalDate): boolean {
  const month = part.split('.')[1]
  return month === undefined || month >= `${Number(today.slice(0, 4)) - 1}-${today.slice(5, 7)}`
}
