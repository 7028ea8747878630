import { nameOf } from '../record-name.ts'
import type { TableName } from '../table-names.ts'
import type { Tables } from '../tables.ts'

/** What tells two records of one name apart: an asset, staff or student number, a room code, the enterprise of a post. */
export function hintOf(tables: Tables, table: TableName, row: Record<string, unknown>): string {
  const named = (id: unknown) => id && nameOf(tables, String(id))
  const parts: Partial<Record<TableName, unknown[]>> = {
    equipment: [row.assetNo, row.model],
    teacher: [row.staffNo, row.department],
    workshop: [row.code, row.building],
    classGroup: [row.year],
    enterprise: [row.industry],
    student: [row.number, named(row.classGroupId)],
    contact: [named(row.enterpriseId), row.position],
    post: [named(row.enterpriseId)],
    shiftType: [named(row.enterpriseId), row.start],
    placement: [row.from, row.to],
    visit: [named(row.teacherId)],
  }
  return (parts[table] ?? []).filter(Boolean).join(' · ')
}
