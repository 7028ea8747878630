import { sameValue, type Change, type Row0 } from '../base/change.ts'
import { nameOf, nameOfRow } from '../record-name.ts'
import type { Conflict } from '../records/exchange.ts'
import { tableOf, type TableName } from '../table-names.ts'
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
const MOST_ENTRIES = 2000

/**
 * What a merge would do: how many records of each kind, and the first entries with their fields: questions first, then what goes, what
 * changes, what is new. Records of which nothing is told stay the same.
 */
export async function previewOf(world: World, outcome: MergeOutcome, breath: () => Promise<void>): Promise<{ entries: MergeEntry[]; counts: MergeCounts; total: number }> {
  const { changes, received, keeps, records, after } = outcome
  const kept = new Set(keeps)
  const questions = new Map<string, Conflict[]>()
  const effects = new Map<string, Change>()
  for (const change of changes) {
    if (!DERIVED_TABLES.has(change.table) && !BOOKKEEPING.has(change.table)) effects.set(change.id, change)
    if (change.table !== 'conflict' || change.to === null) continue
    const row = { ...(world.find(change.id) as Row0 | undefined), ...change.to, id: change.id } as unknown as Conflict
    questions.set(row.record, [...(questions.get(row.record) ?? []), row])
  }
  const heldOf = (id: string) => world.find(id) as Row0 | undefined
  const rowOf = (id: string) => after[tableOf(id)!].get(id) as Row0 | undefined

  const kindOf = (id: string): MergeKind => {
    const asked = questions.get(id)
    if (kept.has(id) || asked?.some(q => q.kind === 'removed')) return 'kept'
    if (asked) return 'conflict'
    return !heldOf(id) ? 'added' : !rowOf(id) ? 'removed' : 'changed'
  }
  const counts: MergeCounts = { added: 0, changed: 0, removed: 0, kept: 0, conflict: 0, same: 0 }
  const byKind = new Map<MergeKind, string[]>(ORDER.map(kind => [kind, []]))
  const ids = new Set([...questions.keys(), ...effects.keys()])
  for (const id of ids) {
    const kind = kindOf(id)
    counts[kind]++
    byKind.get(kind)!.push(id)
  }
  counts.same = Math.max(0, records - ids.size)
  await breath()

  const shown = ORDER.flatMap(kind => byKind.get(kind)!.toSorted().map(id => ({ kind, id }))).slice(0, MOST_ENTRIES) // an id begins with its table
  const wanted = new Set(shown.map(({ id }) => id))
  const lastOf = new Map<string, CarriedSet>()
  for (const set of received) for (const c of set.changes) if (wanted.has(c.id) && (lastOf.get(c.id)?.hlc ?? -1) <= set.hlc) lastOf.set(c.id, set)
  await breath()

  const fieldsOf = (id: string): MergeField[] => {
    const [held, row, change, asked] = [heldOf(id), rowOf(id), effects.get(id), questions.get(id) ?? []]
    const fields = change && row ? Object.keys(change.to ?? {}).map(field => fieldOf(field, held, row, asked)) : []
    for (const q of asked) if (q.kind === 'field' && !fields.some(f => f.field === q.field)) fields.push(fieldOf(q.field!, held, row, asked))
    return fields
  }
  const entries = shown.map(({ id, kind }): MergeEntry => {
    const table = tableOf(id)!
    const set = lastOf.get(id)
    const others = (questions.get(id) ?? []).flatMap(q => q.others ?? [])
    return {
      id,
      table,
      // names are as they will be: a new placement is called by its new student
      name: nameOfRow(after, table, rowOf(id) ?? heldOf(id) ?? { id }),
      kind,
      fields: fieldsOf(id),
      by: set?.actor.name ?? '',
      at: set?.at ?? '',
      device: set?.device ?? '',
      command: set?.command ?? '',
      ...(others.length ? { others: others.map(other => nameOf(after, other)) } : {}),
    }
  })
  entries.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.table < b.table ? -1 : a.table > b.table ? 1 : a.name < b.name ? -1 : 1))
  return { entries, counts, total: ids.size }
}

function fieldOf(field: string, held: Row0 | undefined, row: Row0 | undefined, asked: readonly Conflict[]): MergeField {
  const question = asked.find(q => q.kind === 'field' && q.field === field)
  const ours = held?.[field] ?? null
  const shown = row?.[field] ?? null
  const other = question?.sides.find(side => !sameValue(side.value, ours))
  return { field, base: question?.base ?? null, ours, theirs: question ? (other?.value ?? null) : shown, shown, conflict: question !== undefined, ...(question ? { sides: question.sides } : {}) }
}
