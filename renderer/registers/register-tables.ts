import { schemas, type TableName } from '#domain/tables.ts'
import { fieldsOf, type FieldInfo } from '#domain/base/field.ts'

/** The tables that people keep as lists; the college and bookings have pages of their own. */
export type RegisterTable = Exclude<TableName, 'college' | 'booking' | 'importMapping'>

export function isRegister(table: TableName): table is RegisterTable {
  return table !== 'college' && table !== 'booking' && table !== 'importMapping'
}

/** The fields of a register that people see and fill in. */
export function shownFields(table: TableName): FieldInfo[] {
  return fieldsOf(schemas[table]).filter(f => !f.internal)
}

/** Address of a register, of one record of it, or of a new record with some fields filled in. */
export function registerPath(table: TableName, open?: { id: string } | { fields: Record<string, string> }): string {
  if (!open) return `/registers/${table}`
  if ('id' in open) return `/registers/${table}?id=${encodeURIComponent(open.id)}`
  return `/registers/${table}?${new URLSearchParams({ id: 'new', ...open.fields }).toString()}`
}
