import type { Change } from '../base/change.ts'
import { numberedRows, type NumberedRows } from '../base/numbered-rows.ts'
import { ownedRows } from '../base/owned-rows.ts'
import type { TableName } from '../table-names.ts'
import type { Row, Tables } from '../tables.ts'

/** Tables of which a record tells something about the student, the enterprise, the class … that one of its fields names. */
const OWNED = {
  certificate: 'studentId',
  assessment: 'studentId',
  destination: 'studentId',
  placement: 'studentId',
  placementChange: 'placementId',
  enterpriseTeaching: 'teacherId',
  skill: 'programmeId',
  student: 'classGroupId',
  agreement: 'enterpriseId',
  feedback: 'studentId',
  workstation: 'workshopId',
  equipment: 'workshopId',
  itemDelivery: 'trainingItemId',
} as const satisfies Partial<Record<TableName, string>>
type Owned = keyof typeof OWNED

/** What is known of somebody, without a search: made when it is first asked for, then kept up with changes. */
export type Facts = {
  of<K extends Owned>(table: K, owner: string | undefined): readonly Row<K>[]
  /** all rows of a table, each at its place */
  rows<K extends TableName>(table: K): NumberedRows<Row<K>>
  follow(changes: readonly Change[]): void
}

export function createFacts(tables: Tables): Facts {
  const owned = new Map<string, ReturnType<typeof ownedRows>>()
  const numbered = new Map<string, NumberedRows<{ id: string }>>()
  const tableOf = (table: TableName) => tables[table] as ReadonlyMap<string, { id: string }>
  function rowsBy(table: Owned) {
    let rows = owned.get(table)
    if (!rows) owned.set(table, (rows = ownedRows(tableOf(table), OWNED[table] as never))) // the field is one of this table's
    return rows
  }
  return {
    of: (table, owner) => rowsBy(table).of(owner) as never, // the table names the kind of its rows
    rows(table) {
      let rows = numbered.get(table)
      if (!rows) numbered.set(table, (rows = numberedRows(tableOf(table))))
      return rows as never // as above
    },
    follow(changes) {
      for (const change of changes) {
        owned.get(change.table)?.follow(change)
        numbered.get(change.table)?.follow(change)
      }
    },
  }
}
