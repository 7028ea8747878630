import { monthsLater, type LocalDate } from './base/time.ts'

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

/** Tables that grow by the month, with the date that says which month a new record belongs to. */
const GROWING: Readonly<Record<string, string>> = { attendance: 'date', shift: 'date' }

export const GROWING_TABLES = Object.keys(GROWING)

/** A fresh id for a record with these fields, in the part where it belongs. */
export function idFor(table: string, fields: Record<string, unknown>, newId: (table: string) => string): string {
  const on = fields[GROWING[table] ?? '']
  return newId(typeof on === 'string' ? `${table}:${on.slice(0, 7)}` : table)
}

/**
 * How many months before this one are in memory from the start. Attendance is looked at a sheet at a time, and soon after it was
 * written; shifts are few, and the rules judge a whole placement by them.
 */
const MONTHS_BACK: Readonly<Record<string, number>> = { attendance: 2 }
const USUALLY_BACK = 12

/** Whether a part is in memory from the start: a whole table, this month, some before it, and all to come. Others are read when they are asked for. */
export function isInMemory(part: string, today: LocalDate): boolean {
  const [table = '', month] = part.split('.')
  return month === undefined || month >= monthsLater(today, -(MONTHS_BACK[table] ?? USUALLY_BACK)).slice(0, 7)
}

/** The months of these days, as the ids of a table that grows by the month begin (`attendance:2025-09:`). */
export function monthsOf(table: 'attendance' | 'shift', dates: readonly LocalDate[]): string[] {
  return [...new Set(dates.map(date => `${table}:${date.slice(0, 7)}:`))]
}
