import { fieldsOf, type FieldInfo } from '#domain/base/field.ts'
import type { TableName } from '#domain/table-names.ts'
import { schemas } from '#domain/tables.ts'

/** The fields of a register that people see and fill in. */
export function shownFields(table: TableName): FieldInfo[] {
  return fieldsOf(schemas[table]).filter(f => !f.internal)
}
