import { sameValue, type Row0 } from '../base/change.ts'
import { nameOf, nameOfRow } from '../record-name.ts'
import type { Conflict } from '../records/exchange.ts'
import { tableOf, type TableName } from '../tables.ts'
import type { World } from '../world.ts'
import { DERIVED_TABLES, type CarriedSet } from './carried.ts'
import { BOOKKEEPING, type MergeOutcome } from './merge.ts'

/** What a merge does to one record: `kept`: somebody removed it, and it stays because others need it or went on with it. */
export type MergeKind = 'added' | 'changed' | 'removed' | 'kept' | 'conflict'
/** One field of it: what both had seen, what is here, what the file says, and what will be shown. */
export type MergeField = { field: string; base: unknown; ours: unknown; theirs: unknown; shown: unknown; conflict: boolean; /** in conflict: every value that stands against the others, and who said it */ sides?: Conflict['sides'] }
export type MergeEntry = {
  id: string
  table: TableName
  name: string
  kind: MergeKind
  fields: MergeField[]
  /** who did the last of it on the other computer, and when (UTC instant); empty where only ours is left to do */
  by: string
  at: string
  device: string
  command: string
  /** double: names of the others that have the number too */
  others?: string[]
}
export type MergeCounts = Record<MergeKind, number> & { same: number }

const ORDER: readonly MergeKind[] = ['conflict', 'kept', 'removed', 'changed', 'added']

/** So many entries are looked at one by one; of more only the counts. */
export const MOST_ENTRIES = 2000

/**
 * What a merge would do, entry by entry, the first with their fields: questions first, then what goes, what changes, what is new. `records` is how many records the
 * file holds; those of which nothing is told stay the same.
 */
export function previewOf(world: World, { changes, received, keeps }: Pick<MergeOutcome, 'changes' | 'received' | 'keeps'>, records: number): { entries: MergeEntry[]; counts: MergeCounts } {
  const questions = new Map<string, Conflict[]>()
  for (const change of changes) {
    if (change.table !== 'conflict' || change.to === null) continue
    const row = { ...(world.find(change.id) as Row0 | undefined), ...change.to, id: change.id } as unknown as Conflict
    questions.set(row.record, [...(questions.get(row.record) ?? []), row])
  }
  const lastOf = new Map<string, CarriedSet>()
  for (const set of received) for (const c of set.changes) if ((lastOf.get(c.id)?.hlc ?? -1) <= set.hlc) lastOf.set(c.id, set)
  const effects = new Map(changes.filter(c => !DERIVED_TABLES.has(c.table) && !BOOKKEEPING.has(c.table)).map(c => [c.id, c]))
  const find = (id: string) => world.find(id) as Row0 | undefined
  const before = new Map([...questions.keys(), ...effects.keys()].map(id => [id, find(id)]))

  const entryOf = (id: string): MergeEntry => {
    const table = tableOf(id)!
    const held = before.get(id)
    const row = find(id)
    const asked = questions.get(id) ?? []
    const set = lastOf.get(id)
    const others = asked.flatMap(q => q.others ?? [])
    return {
      id,
      table,
      name: nameOfRow(world.tables, table, row ?? held ?? { id }),
      kind: keeps.includes(id) || asked.some(q => q.kind === 'removed') ? 'kept' : asked.length ? 'conflict' : !held ? 'added' : !row ? 'removed' : 'changed',
      fields: [],
      by: set?.actor.name ?? '',
      at: set?.at ?? '',
      device: set?.device ?? '',
      command: set?.command ?? '',
      ...(others.length ? { others: others.map(other => nameOf(world.tables, other)) } : {}),
    }
  }
  const fieldsOf = (id: string): MergeField[] => {
    const [held, row, change, asked] = [before.get(id), find(id), effects.get(id), questions.get(id) ?? []]
    const fields = change && row ? Object.keys(change.to ?? {}).map(field => fieldOf(field, held, row, asked)) : []
    for (const q of asked) if (q.kind === 'field' && !fields.some(f => f.field === q.field)) fields.push(fieldOf(q.field!, held, row, asked))
    return fields
  }
  // names are as they will be: a new placement is called by its new student
  const entries = world.glance(changes, () => {
    const all = [...before.keys()].map(entryOf)
    all.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.table < b.table ? -1 : a.table > b.table ? 1 : a.name < b.name ? -1 : 1))
    for (const entry of all.slice(0, MOST_ENTRIES)) entry.fields = fieldsOf(entry.id)
    return all
  })
  const counts: MergeCounts = { added: 0, changed: 0, removed: 0, kept: 0, conflict: 0, same: Math.max(0, records - entries.length) }
  for (const { kind } of entries) counts[kind]++
  return { entries, counts }
}

function fieldOf(field: string, held: Row0 | undefined, row: Row0 | undefined, asked: readonly Conflict[]): MergeField {
  const question = asked.find(q => q.kind === 'field' && q.field === field)
  const ours = held?.[field] ?? null
  const shown = row?.[field] ?? null
  const other = question?.sides.find(side => !sameValue(side.value, ours))
  return { field, base: question?.base ?? null, ours, theirs: question ? (other?.value ?? null) : shown, shown, conflict: question !== undefined, ...(question ? { sides: question.sides } : {}) }
}
