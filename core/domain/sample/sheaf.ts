import { birth, type Change } from '../base/change.ts'
import { idFor } from '../part.ts'
import type { TableName } from '../table-names.ts'
import type { Row } from '../tables.ts'

/** The records of the sample while they are being made. Ids count up by table, and by month where a table grows by it: the same wish gives the same ids. */
export type Sheaf = {
  put<K extends TableName>(table: K, fields: Omit<Row<K>, 'id'>): Row<K>
  all<K extends TableName>(table: K): readonly Row<K>[]
  /** the births of all records, in the order of making; `from` leaves out those that were made before */
  changes(from?: number): Change[]
}

export function createSheaf(): Sheaf {
  const rows = new Map<TableName, { id: string }[]>()
  const made: { table: TableName; row: { id: string } }[] = []
  const counts = new Map<string, number>()
  const nextId = (kind: string): string => {
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    return `${kind}:s${String(count).padStart(4, '0')}`
  }
  return {
    put<K extends TableName>(table: K, fields: Omit<Row<K>, 'id'>): Row<K> {
      const list = rows.get(table) ?? []
      rows.set(table, list)
      const row = { id: idFor(table, fields, nextId), ...fields } as Row<K> // an id and the fields are a row
      list.push(row)
      made.push({ table, row })
      return row
    },
    all: <K extends TableName>(table: K) => (rows.get(table) ?? []) as Row<K>[], // filled by put alone
    changes: (from = 0) => made.slice(from).map(({ table, row }) => birth(table, row)),
  }
}
