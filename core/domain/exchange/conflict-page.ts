import { nameOf } from '../record-name.ts'
import { usersOf } from '../register/references.ts'
import { shownNumber } from '../register/row-checks.ts'
import type { Conflict } from '../records/exchange.ts'
import { tableOf, type TableName } from '../table-names.ts'
import type { Tables } from '../tables.ts'

export type ConflictSideRow = { value: unknown; device: string; deviceName: string; by: string; at: string; command: string }
export type ConflictRow = Pick<Conflict, 'id' | 'kind' | 'record' | 'others'> & {
  table: TableName
  name: string
  field: string | null
  base: unknown
  /** what is shown now */
  shown: unknown
  sides: ConflictSideRow[]
  /** removed: how many records need it */
  users: number
  /** double: names of the others that have the number too */
  otherNames: string[]
}

/** Open questions with everything that is needed to answer them, the newest first; numbers of persons with their middle hidden. */
export function conflictPage(tables: Tables, { offset, limit, record }: { offset: number; limit: number; record?: string | undefined }): { total: number; rows: ConflictRow[] } {
  const all = [...tables.conflict.values()].filter(c => record === undefined || c.record === record || c.others?.includes(record))
  const at = (c: Conflict) => c.sides.reduce((last, side) => (side.at > last ? side.at : last), '')
  all.sort((a, b) => (at(a) > at(b) ? -1 : at(a) < at(b) ? 1 : a.id < b.id ? -1 : 1))
  const rows = all.slice(offset, offset + limit)
  const gone = new Set(rows.filter(c => c.kind === 'removed').map(c => c.record))
  const users = gone.size ? usersOf(tables, gone) : []
  return { total: all.length, rows: rows.map(c => rowOf(tables, c, users.filter(u => u.target === c.record).length)) }
}

function rowOf(tables: Tables, conflict: Conflict, users: number): ConflictRow {
  const { id, kind, record, field, base, sides, others } = conflict
  const table = tableOf(record)!
  const row = tables[table].get(record) as Record<string, unknown> | undefined
  const told = (value: unknown) => (field === undefined ? value : shownNumber(table, field, value))
  return {
    id,
    kind,
    record,
    ...(others ? { others } : {}),
    table,
    name: nameOf(tables, record),
    field: field ?? null,
    base: told(base ?? null),
    shown: told((field && row?.[field]) ?? null),
    sides: sides.map(side => ({ ...side, value: told(side.value ?? null), deviceName: tables.device.get(side.device)?.name ?? '' })),
    users,
    otherNames: (others ?? []).map(other => nameOf(tables, other)),
  }
}
