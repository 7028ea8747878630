import { fieldsOf } from '../base/field.ts'
import { lateBy } from '../base/late.ts'
import { indicatorsOnPage } from '../outcome/own/pack-uses.ts'
import type { Booking } from '../records/booking.ts'
import type { PackTemplate } from '../records/pack.ts'
import { tableNames, type TableName } from '../table-names.ts'
import { schemas, type Tables } from '../tables.ts'

/** Every id that a row points at, from its ref and refs fields; a booking also through its items, times and exceptions, what is said of an indicator through its name. */
export function referencesOf(table: TableName, row: Record<string, unknown>): string[] {
  const ids: string[] = []
  for (const field of refFieldsOf(table)) {
    const value = row[field]
    if (typeof value === 'string') ids.push(value)
    else if (Array.isArray(value)) ids.push(...(value as string[]))
  }
  // the table says which row it is
  if (table === 'booking') ids.push(...bookingReferences(row as Booking))
  if (table === 'indicatorTarget' || table === 'indicatorNote') ids.push(String(row['indicator']))
  if (table === 'packTemplate') ids.push(...(row as PackTemplate).pages.flatMap(indicatorsOnPage))
  return ids
}

function bookingReferences(booking: Booking): string[] {
  const ids = (booking.items ?? []).map(i => i.equipmentId)
  if (booking.times.kind === 'series') {
    ids.push(booking.times.termId)
    if (booking.times.bellTableId) ids.push(booking.times.bellTableId)
  }
  for (const e of booking.exceptions ?? []) {
    if (e.kind === 'skip') continue
    if (e.workshopId) ids.push(e.workshopId)
    ids.push(...(e.items ?? []).map(i => i.equipmentId))
  }
  return ids
}

const refFieldsOf = lateBy((table: TableName) => fieldsOf(schemas[table]).filter(f => f.kind === 'ref' || f.kind === 'refs').map(f => f.name))

/** The records that point at any of `ids`, as [table, id]; records that are themselves in `ids` do not count. */
export function usersOf(tables: Tables, ids: ReadonlySet<string>): { table: TableName; id: string; target: string }[] {
  const users: { table: TableName; id: string; target: string }[] = []
  for (const table of tableNames) {
    for (const row of tables[table].values()) {
      if (ids.has(row.id)) continue
      const target = referencesOf(table, row).find(id => ids.has(id))
      if (target) users.push({ table, id: row.id, target })
    }
  }
  return users
}
