import { removal, type Change } from '../base/change.ts'
import type { Conflict } from '../records/exchange.ts'
import type { Views } from '../afterwards.ts'
import { tableOf } from '../table-names.ts'
import type { CarriedSet } from './carried.ts'
import { opKey, type Op } from './op.ts'
import type { Dispute } from './record-from.ts'

/** Conflict rows of a record's disputes; the same disputes give the same rows on every computer. */
export function conflictRows(record: string, disputes: readonly Dispute[], setOf: (key: string) => CarriedSet | undefined): Conflict[] {
  return disputes.map(({ field, base, sides }) => ({
    id: conflictId(record, field),
    kind: field === null ? 'removed' : 'field',
    record,
    ...(field === null ? {} : { field }),
    ...(base === null ? {} : { base }),
    sides: sides.map(({ value, op }) => ({ value, ...whoSaid(op, setOf(opKey(op))) })),
  }))
}

function whoSaid(op: Op, set: CarriedSet | undefined): { device: string; by: string; at: string; command: string } {
  return { device: op.device, by: set?.actor.name ?? '', at: set?.at ?? '', command: set?.command ?? '' }
}

export function conflictId(record: string, field: string | null): string {
  return `conflict:${record}/${field ?? ''}`
}

/** The record that a question is about, by the question's id; null of doubles. */
export function aboutOf(id: string): string | null {
  const about = id.slice('conflict:'.length, id.lastIndexOf('/'))
  return tableOf(about) ? about : null
}

/**
 * What an ordinary act does to open questions: who writes the field, or removes the record, has seen both values and so decides.
 * Doubles follow from the numbers (doubles.ts).
 */
export function closedBy(tables: Pick<Views, 'conflict'>, changes: readonly Change[]): Change[] {
  const touched = new Map<string, Change[]>()
  for (const change of changes) touched.set(change.id, [...(touched.get(change.id) ?? []), change])
  const closed: Change[] = []
  for (const conflict of tables.conflict.values()) {
    if (conflict.kind === 'double' || touched.has(conflict.id)) continue // the act says itself what becomes of it
    if (touched.get(conflict.record)?.some(c => decides(conflict, c))) closed.push(removal('conflict', conflict))
  }
  return closed
}

function decides({ kind, field }: Conflict, change: Change): boolean {
  if (change.to === null || kind === 'removed') return true // whoever goes on with the record keeps it
  return change.from === null || Object.hasOwn(change.to, field!)
}
