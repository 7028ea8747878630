import type { Change } from '../base/change.ts'
import type { CaseIndex, ComplianceTables } from './case.ts'

type Owned = 'placementChange' | 'leave' | 'payment' | 'shift' | 'visit' | 'journal'
type Kept = 'post' | 'staffCount' | 'visit' | 'ticket'

const OWNED: readonly Owned[] = ['placementChange', 'leave', 'payment', 'shift', 'visit', 'journal']
const KEPT: readonly Kept[] = ['post', 'staffCount', 'visit', 'ticket']

/** Knows which records of the compliance tables belong to which placement and enterprise, and keeps up with changes. */
export function createCaseIndex(tables: ComplianceTables): CaseIndex & { follow(changes: readonly Change[]): void } {
  const owned = new Map(OWNED.map(table => [table as string, new Groups()]))
  const kept = new Map(KEPT.map(table => [table as string, new Groups()]))
  const stays = new Groups()

  function note(table: string, id: string, fields: Record<string, unknown>, add: boolean): void {
    owned.get(table)?.put(fields['placementId'], id, add)
    kept.get(table)?.put(fields['enterpriseId'], id, add)
    // a placement is at its host, and at each host that a change names
    if (table === 'placement') stays.put(fields['enterpriseId'], id, add)
    if (table === 'placementChange') stays.put(fields['enterpriseId'], id, add)
  }
  for (const table of new Set([...OWNED, ...KEPT, 'placement' as const])) for (const row of tables[table].values()) note(table, row.id, row, true)

  return {
    byPlacement: (table, id) => rowsOf(tables[table], owned.get(table)!.of(id)) as never, // the table names the kind of its rows
    byEnterprise: (table, id) => rowsOf(tables[table], kept.get(table)!.of(id)) as never,
    placementsAt(enterpriseId) {
      const ids = new Set([...stays.of(enterpriseId)].flatMap(id => (id.startsWith('placementChange:') ? (tables.placementChange.get(id)?.placementId ?? []) : id)))
      return rowsOf(tables.placement, ids)
    },
    follow(changes) {
      for (const { table, id, from, to } of changes) {
        if (from) note(table, id, from, false)
        if (to) note(table, id, to, true)
      }
    },
  }
}

function rowsOf<R>(table: ReadonlyMap<string, R>, ids: Iterable<string>): R[] {
  const rows: R[] = []
  for (const id of ids) {
    const row = table.get(id)
    if (row) rows.push(row)
  }
  return rows
}

class Groups {
  readonly #ids = new Map<string, Set<string>>()

  of(key: string): Iterable<string> {
    return this.#ids.get(key) ?? []
  }

  put(key: unknown, id: string, add: boolean): void {
    if (typeof key !== 'string') return
    const group = this.#ids.get(key)
    if (!add) group?.delete(id)
    else if (group) group.add(id)
    else this.#ids.set(key, new Set([id]))
  }
}
