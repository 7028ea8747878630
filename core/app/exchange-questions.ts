import { becoming, birth, type Change, type Row0 } from '#domain/base/change.ts'
import type { ChangeSet, Past } from '#domain/base/decision.ts'
import { carriedBy, opsOf, reversed } from '#domain/exchange/carried.ts'
import { aboutOf, conflictRows } from '#domain/exchange/conflicts.ts'
import { isSound } from '#domain/exchange/merge.ts'
import { opKey } from '#domain/exchange/op.ts'
import { recordFrom } from '#domain/exchange/record-from.ts'
import { takenBack } from '#domain/history/taken-back.ts'
import type { World } from '#domain/world.ts'
import { historyOf } from './exchange-past.ts'

/**
 * The changes of an undo or a redo with the questions that are open after it: reckoned from all that was done to these records, as every
 * other computer will that hears of it. What has been asked meanwhile is not forgotten, and what was answered by the way is not asked again.
 */
export async function askedAnew(world: World, past: Past, set: ChangeSet): Promise<Change[]> {
  const isQuestion = ({ table, id }: Change) => table === 'conflict' && aboutOf(id) !== null
  const changes = set.changes.filter(c => !isQuestion(c))
  const records = new Set(set.changes.filter(isQuestion).map(c => aboutOf(c.id)!))
  const written = new Set(changes.map(c => c.id))
  const held = [...world.tables.conflict.values()].filter(c => c.kind !== 'double')
  for (const { record } of held) if (written.has(record)) records.add(record)
  if (!records.size) return changes

  const back = await takenBack(past, set)
  const sets = [...(await historyOf(past, [...records])), ...carriedBy({ ...set, changes }, back ? reversed(back) : undefined)]
  const byKey = new Map(sets.map(one => [opKey(one), one]))
  const ops = opsOf(sets)
  const wanted = new Map([...records].flatMap(id => conflictRows(id, recordFrom(id, ops.get(id) ?? [], isSound).disputes, key => byKey.get(key))).map(row => [row.id, row]))
  const answered = held.filter(c => records.has(c.record)).map(c => {
    const next = wanted.get(c.id)
    wanted.delete(c.id)
    return becoming('conflict', c as Row0, next as Row0 | undefined)
  })
  return [...changes, ...answered.filter(c => c !== null), ...[...wanted.values()].map(row => birth('conflict', row))]
}
