import { birth, type Change } from '../base/change.ts'
import type { Row, TableName } from '../tables.ts'

/** The records of the sample while they are being made. Ids count up by table, so that the same wish gives the same ids. */
export type Sheaf = {
  put<K extends TableName>(table: K, fields: Omit<Row<K>, 'id'>): Row<K>
  all<K extends TableName>(table: K): readonly Row<K>[]
  /** the births of all records, in the order of making */
  changes(): Change[]
}

export function createSheaf(): Sheaf {
  const rows = new Map<TableName, { id: string }[]>()
  const made: { table: TableName; row: { id: string } }[] = []
  return {
    put<K extends TableName>(table: K, fields: Omit<Row<K>, 'id'>): Row<K> {
      const list = rows.get(table) ?? []
      rows.set(table, list)
      const row = { id: `${table}:s${String(list.length + 1).padStart(4, '0')}`, ...fields } as Row<K> // an id and the fields are a row
      list.push(row)
      made.push({ table, row })
      return row
    },
    all: <K extends TableName>(table: K) => (rows.get(table) ?? []) as Row<K>[], // filled by put alone
    changes: () => made.map(({ table, row }) => birth(table, row)),
  }
}
