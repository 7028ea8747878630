import { becoming, removal, type Change, type Row0 } from '../base/change.ts'

type TableRows = ReadonlyMap<string, readonly Row0[]>
type Held = (table: string) => ReadonlyMap<string, Row0>

/** The changes that turn the tables as they are (`now`) into the tables as they were: table by table, records that are gone last. */
export function changesTo(then: TableRows, now: Held, tables: readonly string[]): Change[] {
  const changes: Change[] = []
  for (const table of tables) {
    const here = now(table)
    const wanted = new Map((then.get(table) ?? []).map(row => [row.id, row]))
    for (const row of wanted.values()) {
      const change = becoming(table, here.get(row.id), row)
      if (change) changes.push(change)
    }
    for (const row of here.values()) if (!wanted.has(row.id)) changes.push(removal(table, row))
  }
  return changes
}
