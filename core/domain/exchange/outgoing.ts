import { birth, type Row0 } from '../base/change.ts'
import type { ChangeSet } from '../base/decision.ts'
import { carriedBy, DERIVED_TABLES, watchTakenBack, type CarriedSet } from './carried.ts'
import { FOUNDING_DEVICE } from './stamp.ts'

/** Facts of an act name the records that it was about; they go along only where all of these do. */
export type Outgoing = {
  /** the next entry of the journal, oldest first */
  take(set: ChangeSet): void
  /** all that goes along; `rows` are the live records that go */
  sets(rows: Iterable<{ table: string; row: Row0 }>): CarriedSet[]
}

/** Gathers from the journal what goes along of each wanted record: everything that was ever done to it. */
export function gatherOutgoing(wanted: (id: string) => boolean): Outgoing {
  const takenBack = watchTakenBack()
  const gathered = new Map<string, CarriedSet>()
  const born = new Set<string>()
  return {
    take(set) {
      for (const carried of carriedBy(set, takenBack(set))) {
        const changes = carried.changes.filter(c => wanted(c.id))
        if (!changes.length) continue
        for (const c of changes) if (c.from === null) born.add(c.id)
        const key = `${carried.device}#${carried.seq}`
        const { about, ...rest } = carried
        const known = gathered.get(key)
        // a set that came in two files, each with a part of its records
        const all = known ? [...known.changes, ...changes.filter(c => !known.changes.some(k => k.id === c.id))] : changes
        gathered.set(key, { ...rest, ...(about && all.length === carried.changes.length ? { about } : {}), changes: all })
      }
    },
    sets(rows) {
      const founding = [...rows].filter(({ table, row }) => !DERIVED_TABLES.has(table) && !born.has(row.id)).map(({ table, row }) => birth(table, row))
      const sets = [...gathered.values()]
      // of records whose beginning the history has lost, what they are now stands before all that is known of them
      return founding.length ? [{ ...FOUNDING, changes: founding }, ...sets] : sets
    },
  }
}

const FOUNDING = { device: FOUNDING_DEVICE, seq: 1, hlc: 0, knows: {}, id: 'set:founding', at: '1970-01-01T00:00:00.000Z', actor: { name: '' }, command: 'exchange.founding' }
