import type { Change } from '../base/change.ts'
import type { Placement } from '../records/internship.ts'
import type { CaseIndex, ComplianceTables } from './case.ts'

type Owned = 'placementChange' | 'leave' | 'payment' | 'shift' | 'visit' | 'journal'
type Kept = 'post' | 'staffCount' | 'visit' | 'ticket'

const OWNED: readonly Owned[] = ['placementChange', 'leave', 'payment', 'shift', 'visit', 'journal']
const KEPT: readonly Kept[] = ['post', 'staffCount', 'visit', 'ticket']

/** Knows which records of the compliance tables belong to which placement and enterprise, and keeps up with changes. */
export function createCaseIndex(tables: ComplianceTables): CaseIndex & { follow(changes: readonly Change[]): void } {
  const owned = new Map(OWNED.map(table => [table as string, new Groups()]))
  const kept = new Map(KEPT.map(table => [table as string, new Groups()]))
  // a placement is at its host, and at each host that a change names
  const stays = new Groups()
  const moves = new Groups()
  const ofStudents = new Groups()

  function note(table: string, row: Row, add: boolean): void {
    owned.get(table)?.put(row.placementId, row, add)
    kept.get(table)?.put(row.enterpriseId, row, add)
    if (table === 'placement') {
      stays.put(row.enterpriseId, row, add)
      ofStudents.put(row.studentId, row, add)
    }
    if (table === 'placementChange') moves.put(row.enterpriseId, row, add)
  }
  for (const table of new Set([...OWNED, ...KEPT, 'placement' as const])) for (const row of tables[table].values()) note(table, row as Row, true)

  return {
    byPlacement: (table, id) => owned.get(table)!.of(id) as never, // the table names the kind of its rows
    byEnterprise: (table, id) => kept.get(table)!.of(id) as never,
    placementsOf: studentId => ofStudents.of(studentId) as readonly unknown[] as readonly Placement[], // as above
    placementsAt(enterpriseId) {
      const own = stays.of(enterpriseId) as readonly unknown[] as readonly Placement[] // as above
      const moved = moves.of(enterpriseId)
      if (!moved.length) return own
      const there = new Set(own)
      for (const { placementId } of moved) {
        const placement = tables.placement.get(placementId ?? '')
        if (placement) there.add(placement)
      }
      return [...there]
    },
    follow(changes) {
      for (const { table, id, from } of changes) {
        if (!owned.has(table) && !kept.has(table) && table !== 'placement') continue
        const now = (tables as unknown as Record<string, ReadonlyMap<string, Row>>)[table]!.get(id)
        // a revision names only what it changed: the rest is what the record still says
        if (from) note(table, { ...now, ...(from as Partial<Row>), id }, false)
        if (!now) continue
        note(table, now, false) // several changes of one set may speak of one record
        note(table, now, true)
      }
    },
  }
}

type Row = { id: string; placementId?: string; enterpriseId?: string; studentId?: string }
const NONE: readonly Row[] = []

/** Rows by what they belong to. They are held themselves: looking hundreds of thousands up by id is what would take the time. */
class Groups {
  readonly #rows = new Map<string, Row[]>()

  of(key: string): readonly Row[] {
    return this.#rows.get(key) ?? NONE
  }

  put(key: string | undefined | null, row: Row, add: boolean): void {
    if (typeof key !== 'string') return
    const group = this.#rows.get(key)
    if (!add) {
      const at = group?.findIndex(other => other.id === row.id) ?? -1
      if (at >= 0) group!.splice(at, 1)
    } else if (group) group.push(row)
    else this.#rows.set(key, [row])
  }
}
