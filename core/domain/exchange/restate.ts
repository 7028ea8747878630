import type { Change, Row0 } from '../base/change.ts'
import { tableOf } from '../table-names.ts'
import type { World } from '../world.ts'
import { aboutOf } from './conflicts.ts'

/**
 * What taking back a merge has to say besides: of a field about which the merge began, altered or ended a question and whose value it left
 * as it was, that it is to stay so; of a record that somebody else removed, that it stays. Else who hears of it would go on asking, or not
 * asking, as the merge had it.
 */
export function restated(world: World, back: readonly Change[]): Change[] {
  const said = new Set(back.flatMap(c => [c.id, ...Object.keys(c.to ?? {}).map(field => `${c.id}/${field}`)]))
  return back.flatMap((change): Change[] => {
    if (change.table !== 'conflict') return []
    const record = aboutOf(change.id)
    const field = change.id.slice(change.id.lastIndexOf('/') + 1)
    const table = record && tableOf(record)
    const row = record === null ? undefined : (world.find(record) as Row0 | undefined)
    if (!table || !row) return []
    if (!field) return said.has(record) ? [] : [{ table, id: record, from: {}, to: {} }]
    const value = { [field]: row[field] ?? null }
    return said.has(`${record}/${field}`) || back.some(c => c.id === record && (c.to === null || c.from === null)) ? [] : [{ table, id: record, from: value, to: value }]
  })
}
