import type { Tables } from './tables.ts'
import { tableOf } from './tables.ts'

/** How people call a record: the name of a machine or a person, the title of a booking. An unknown id is returned as it is. */
export function nameOf(tables: Partial<Tables>, id: string): string {
  const table = tableOf(id)
  const row = table && (tables[table]?.get(id) as Record<string, unknown> | undefined)
  if (!row) return id
  switch (table) {
    case 'teacherQualification':
      return `${nameOf(tables, String(row.teacherId))} · ${nameOf(tables, String(row.qualificationId))}`
    case 'maintenancePlan':
    case 'maintenance':
    case 'fault':
      return String(row.name ?? nameOf(tables, String(row.equipmentId)))
    case 'calendarDay':
      return `${String(row.date)}${row.name ? ` ${String(row.name)}` : ''}`
    case 'importMapping':
      return String(row.table)
    default:
      return String(row.name ?? row.title ?? id)
  }
}
