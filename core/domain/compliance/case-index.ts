import type { Change } from '../base/change.ts'
import type { Placement } from '../records/internship.ts'
import type { CaseIndex, ComplianceTables, PlacementRows } from './case.ts'

type Row = { id: string; placementId?: string; enterpriseId?: string; studentId?: string }
type Rows = Record<keyof PlacementRows, readonly Row[]>
/** `push`: a row that is not there yet. `set`: one that may be there, in another version. */
type How = 'push' | 'set' | 'take'
type Put = (row: Row, how: How) => void

const KEYS = ['placementId', 'enterpriseId', 'studentId'] as const

/** Knows which records of the compliance tables belong to which placement and enterprise, and keeps up with changes. */
export function createCaseIndex(tables: ComplianceTables): CaseIndex & { follow(changes: readonly Change[]): void } {
  const ofPlacements = new Map<string, Rows>()
  let last: { id: string; rows: Rows } = { id: '', rows: { ...NOTHING } } // most rows come after others of the same placement
  const ofHosts = { post: new Groups(), staffCount: new Groups(), visit: new Groups(), ticket: new Groups() }
  // a placement is at its host, and at each host that a change names
  const stays = new Groups()
  const moves = new Groups()
  const ofStudents = new Groups()

  const ofPlacement = (table: keyof PlacementRows): Put => (row, how) => {
    if (typeof row.placementId !== 'string') return
    if (row.placementId !== last.id) {
      const rows = ofPlacements.get(row.placementId) ?? { ...NOTHING }
      last = { id: row.placementId, rows }
      ofPlacements.set(last.id, rows)
    }
    last.rows[table] = put(last.rows[table], row, how)
  }
  const change = ofPlacement('placementChange')
  const visit = ofPlacement('visit')
  const puts: Readonly<Record<string, Put>> = {
    placement(row, how) {
      stays.put(row.enterpriseId, row, how)
      ofStudents.put(row.studentId, row, how)
    },
    placementChange(row, how) {
      change(row, how)
      moves.put(row.enterpriseId, row, how)
    },
    leave: ofPlacement('leave'),
    payment: ofPlacement('payment'),
    shift: ofPlacement('shift'),
    visit(row, how) {
      visit(row, how)
      ofHosts.visit.put(row.enterpriseId, row, how)
    },
    journal: ofPlacement('journal'),
    post: (row, how) => ofHosts.post.put(row.enterpriseId, row, how),
    staffCount: (row, how) => ofHosts.staffCount.put(row.enterpriseId, row, how),
    ticket: (row, how) => ofHosts.ticket.put(row.enterpriseId, row, how),
  }
  const rowsOf = (table: string) => (tables as unknown as Record<string, ReadonlyMap<string, Row>>)[table]!
  for (const [table, putRow] of Object.entries(puts)) for (const row of rowsOf(table).values()) putRow(row, 'push')

  return {
    ofPlacement: id => (ofPlacements.get(id) ?? NOTHING) as PlacementRows, // the table names the kind of its rows
    byEnterprise: (table, id) => ofHosts[table].of(id) as never, // as above
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
        const putRow = puts[table]
        if (!putRow) continue
        const now = rowsOf(table).get(id)
        if (from && KEYS.some(key => key in from)) putRow(keysBefore(id, from, now), 'take')
        if (now) putRow(now, 'set')
      }
    },
  }
}

const NONE: readonly Row[] = []
const NOTHING = { placementChange: NONE, leave: NONE, payment: NONE, shift: NONE, visit: NONE, journal: NONE }

/** By what a row was found before a change; a revision names only what it changed: the rest is what the record still says. */
function keysBefore(id: string, from: Partial<Row>, now: Row | undefined): Row {
  const row: Row = { id }
  for (const key of KEYS) {
    const value = (key in from ? from : now)?.[key]
    if (value !== undefined) row[key] = value
  }
  return row
}

/** A list of rows with one more, another, or one less; it is altered in place, save the empty one, which all share. */
function put(rows: readonly Row[] | undefined, row: Row, how: How): readonly Row[] {
  if (!rows?.length) return how === 'take' ? NONE : [row]
  const own = rows as Row[] // made below or here
  const at = how === 'push' ? -1 : own.findIndex(other => other.id === row.id)
  if (at < 0) {
    if (how !== 'take') own.push(row)
  } else if (how === 'take') own.splice(at, 1)
  else own[at] = row
  return own.length ? own : NONE
}

/** Rows by what they belong to. They are held themselves: looking hundreds of thousands up by id is what would take the time. */
class Groups {
  readonly #rows = new Map<string, readonly Row[]>()

  of(key: string): readonly Row[] {
    return this.#rows.get(key) ?? NONE
  }

  put(key: string | undefined | null, row: Row, how: How): void {
    if (typeof key !== 'string') return
    const before = this.#rows.get(key)
    const after = put(before, row, how)
    if (after !== before) this.#rows.set(key, after)
  }
}
