import type { Change } from '../base/change.ts'
import { ownedRows } from '../base/owned-rows.ts'
import type { TableName, Tables } from '../tables.ts'

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
} as const satisfies Partial<Record<TableName, string>>
type Owned = keyof typeof OWNED
type RowOf<K extends Owned> = Tables[K] extends ReadonlyMap<string, infer R> ? R : never

/** What is known of somebody, without a search: made when it is first asked for, then kept up with changes. */
export type Facts = { of<K extends Owned>(table: K, owner: string | undefined): readonly RowOf<K>[]; follow(changes: readonly Change[]): void }

export function createFacts(tables: Pick<Tables, Owned>): Facts {
  const made = new Map<Owned, ReturnType<typeof ownedRows>>()
  function rowsOf(table: Owned) {
    let rows = made.get(table)
    if (!rows) made.set(table, (rows = ownedRows(tables[table] as ReadonlyMap<string, { id: string }>, OWNED[table] as never))) // the field is one of this table's
    return rows
  }
  return {
    of: (table, owner) => rowsOf(table).of(owner) as never, // the table names the kind of its rows
    follow(changes) {
      for (const change of changes) made.get(change.table as Owned)?.follow(change)
    },
  }
}
