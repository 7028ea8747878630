import type { TableName } from '#domain/table-names.ts'

/** Tables with pages of their own, or written by the program. */
const ELSEWHERE = ['college', 'booking', 'importMapping', 'attendance', 'signature', 'shift', 'findingOverride', 'ruleSetting', 'indicator', 'indicatorTarget', 'indicatorNote', 'packTemplate', 'listView', 'device', 'takeAlong', 'conflict'] as const

/** The tables that people keep as lists. */
export type RegisterTable = Exclude<TableName, (typeof ELSEWHERE)[number]>

export function isRegister(table: TableName): table is RegisterTable {
  return !(ELSEWHERE as readonly string[]).includes(table)
}

/** Address of a register, of one record of it, or of a new record with some fields filled in. */
export function registerPath(table: TableName, open?: { id: string } | { view: string } | { fields: Record<string, string> }): string {
  if (!open) return `/registers/${table}`
  if ('id' in open) return `/registers/${table}?id=${encodeURIComponent(open.id)}`
  if ('view' in open) return `/registers/${table}?view=${encodeURIComponent(open.view)}`
  return `/registers/${table}?${new URLSearchParams({ id: 'new', ...open.fields }).toString()}`
}
