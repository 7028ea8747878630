import { applied, type Change, type Row0 } from './base/change.ts'
import { tableOf, type TableName } from './table-names.ts'
import type { Row, Tables } from './tables.ts'

/** What is asked of a table by those who only read it; {@link Tables} can be asked it. */
export type View<K extends TableName> = Pick<ReadonlyMap<string, Row<K>>, 'get' | 'has'> & { values(): Iterable<Row<K>> }
export type Views = { readonly [K in TableName]: View<K> }

/** The tables as they would be after something is done, which is not done for it: `rowOf` has each record that becomes another; null: it goes. */
export function afterwards(tables: Tables, rowOf: ReadonlyMap<string, Row0 | null>): Views {
  const byTable = new Map<TableName, Map<string, Row0 | null>>()
  for (const [id, row] of rowOf) {
    const table = tableOf(id)
    if (!table) continue
    if (!byTable.has(table)) byTable.set(table, new Map())
    byTable.get(table)!.set(id, row)
  }
  const seen: Partial<Record<TableName, View<never>>> = {}
  for (const [table, rows] of byTable) seen[table] = viewOf(tables[table] as ReadonlyMap<string, Row0>, rows) as unknown as View<never> // rows of this table
  return { ...tables, ...seen } as Views
}

/** The records of these changes as they would be, for {@link afterwards}. */
export function rowsAfter(tables: Tables, changes: readonly Change[]): Map<string, Row0 | null> {
  const rows = new Map<string, Row0 | null>()
  for (const change of changes) {
    const table = tableOf(change.id)
    const before = rows.has(change.id) ? rows.get(change.id)! : table && (tables[table].get(change.id) as Row0 | undefined)
    rows.set(change.id, applied(before ?? undefined, change))
  }
  return rows
}

function viewOf(held: ReadonlyMap<string, Row0>, rows: ReadonlyMap<string, Row0 | null>) {
  const get = (id: string) => (rows.has(id) ? (rows.get(id) ?? undefined) : held.get(id))
  return {
    get,
    has: (id: string) => get(id) !== undefined,
    *values() {
      for (const row of held.values()) if (!rows.has(row.id)) yield row
      for (const row of rows.values()) if (row) yield row
    },
  }
}
