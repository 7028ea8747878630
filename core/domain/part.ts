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

/** Tables that grow by the month, with the date that says which month a new record belongs to. */
const GROWING: Readonly<Record<string, string>> = { attendance: 'date', shift: 'date' }

export const GROWING_TABLES = Object.keys(GROWING)

/** A fresh id for a record with these fields, in the part where it belongs. */
export function idFor(table: string, fields: Record<string, unknown>, newId: (table: string) => string): string {
  const on = fields[GROWING[table] ?? '']
  return newId(typeof on === 'string' ? `${table}:${on.slice(0, 7)}` : table)
}

/** Months that are in memory from the start: this one, the twelve before, and all to come. Older ones are read when they are asked for. */
export function isInMemory(part: string, today: LocalDate): boolean {
  const month = part.split('.')[1]
  return month === undefined || month >= `${Number(today.slice(0, 4)) - 1}-${today.slice(5, 7)}`
}
