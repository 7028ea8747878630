import { applied, becoming, birth, type Change, type Row0 } from '#domain/base/change.ts'
import type { ChangeSet, Past } from '#domain/base/decision.ts'
import { carriedBy, opsOf, reversed } from '#domain/exchange/carried.ts'
import { aboutOf, conflictRows } from '#domain/exchange/conflicts.ts'
import { isSound } from '#domain/exchange/merge.ts'
import { opKey } from '#domain/exchange/op.ts'
import { recordFrom } from '#domain/exchange/record-from.ts'
import { takenBack } from '#domain/history/taken-back.ts'
import { referencesOf } from '#domain/register/references.ts'
import { tableOf } from '#domain/table-names.ts'
import type { World } from '#domain/world.ts'
import { historyOf } from './exchange-past.ts'
import { entriesFrom } from './journal-entries.ts'

/**
 * The changes of an undo or a redo with the questions that are open after it: reckoned from all that was done to these records, as every
 * other computer will that hears of it. What has been asked meanwhile is not forgotten, and what was answered by the way is not asked again.
 */
export async function askedAnew(world: World, past: Past, set: ChangeSet): Promise<Change[]> {
  const written = set.changes.filter(c => c.table !== 'conflict') // of doubles, too, what is asked follows from the records
  const records = new Set(set.changes.flatMap(({ table, id }) => (table === 'conflict' ? (aboutOf(id) ?? []) : [])))
  const touched = new Set(written.map(c => c.id))
  const held = [...world.tables.conflict.values()].filter(c => c.kind !== 'double')
  for (const { record } of held) if (touched.has(record)) records.add(record)
  // of what others had done since then, unseen by the act that is taken back
  for await (const { merged } of entriesFrom(past, (set.undoes ?? set.redoes ?? past.seq) + 1)) {
    for (const { changes } of merged?.received ?? []) for (const { id } of changes) if (touched.has(id)) records.add(id)
  }
  if (!records.size) return written

  const back = await takenBack(past, set)
  const history = await historyOf(past, [...records])
  const reckoned = (of: Change[]) => {
    const sets = [...history, ...carriedBy({ ...set, changes: of }, back ? reversed(back) : undefined)]
    const ops = opsOf(sets)
    return { setOf: new Map(sets.map(one => [opKey(one), one])), outcomes: new Map([...records].map(id => [id, recordFrom(id, ops.get(id) ?? [], isSound)])) }
  }
  const first = reckoned(written)
  const more = [...first.outcomes].flatMap(([id, { row }]) => putRight(world, id, written, row))
  const changes = [...written, ...more]
  const { setOf, outcomes } = more.length ? reckoned(changes) : first
  const wanted = new Map([...outcomes].flatMap(([id, { disputes }]) => conflictRows(id, disputes, key => setOf.get(key))).map(row => [row.id, row]))
  const answered = held.filter(c => records.has(c.record)).map(c => {
    const next = wanted.get(c.id)
    wanted.delete(c.id)
    return becoming('conflict', c as Row0, next as Row0 | undefined)
  })
  return [...changes, ...answered.filter(c => c !== null), ...[...wanted.values()].map(row => birth('conflict', row))]
}

/** Where a field is another by all that is left when the act is taken back, it becomes that: a value that only said again what was there before goes with it. */
function putRight(world: World, id: string, written: readonly Change[], row: Row0 | null): Change[] {
  const table = tableOf(id)!
  const shown = written.filter(c => c.id === id).reduce<Row0 | null>((before, c) => applied(before ?? undefined, c), (world.find(id) as Row0 | undefined) ?? null)
  if (!shown || !row || referencesOf(table, row).some(target => tableOf(target) && !world.find(target))) return []
  const change = becoming(table, shown, row)
  return change ? [change] : []
}
