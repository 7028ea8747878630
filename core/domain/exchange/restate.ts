import type { Change, Row0 } from '../base/change.ts'
import type { Conflict } from '../records/exchange.ts'
import { tableOf } from '../tables.ts'
import type { World } from '../world.ts'

/**
 * What taking back a merge has to say besides: of a field about which the merge began, altered or ended a question and whose value it left
 * as it was, that it is to stay so; of a record that somebody else removed, that it stays. Else who hears of it would go on asking, or not
 * asking, as the merge had it.
 */
export function restated(world: World, back: readonly Change[]): Change[] {
  const said = new Set(back.flatMap(c => [c.id, ...Object.keys(c.to ?? {}).map(field => `${c.id}/${field}`)]))
  return back.flatMap((change): Change[] => {
    if (change.table !== 'conflict') return []
    const { kind, record, field } = { ...world.find(change.id), ...change.from, ...change.to } as Conflict // each of them alone, or the row, says what it is about
    const table = tableOf(record)
    const row = world.find(record) as Row0 | undefined
    if (!table || !row || kind === 'double') return []
    if (field === undefined) return said.has(record) ? [] : [{ table, id: record, from: {}, to: {} }]
    const value = { [field]: row[field] ?? null }
    return said.has(`${record}/${field}`) || back.some(c => c.id === record && (c.to === null || c.from === null)) ? [] : [{ table, id: record, from: value, to: value }]
  })
}
