import { monthsBetween } from '../attendance/months.ts'
import { GROWING_TABLES } from '../part.ts'
import type { TableName, Tables } from '../tables.ts'

/**
 * The months, as the beginnings of ids (`attendance:2024-03:`), in which records may point at the given ones: who is to remove a
 * placement or a kind of shift must have them in memory first.
 */
export function grownOn(tables: Pick<Tables, 'placement' | 'placementChange'>, table: TableName, ids: readonly string[]): string[] {
  if (table !== 'placement' && table !== 'shiftType') return []
  const placements = table === 'placement' ? ids.flatMap(id => tables.placement.get(id) ?? []) : [...tables.placement.values()]
  const [first] = placements
  if (!first) return []
  const own = new Set(placements.map(p => p.id))
  const ends = [...tables.placementChange.values()].flatMap(change => (change.to && own.has(change.placementId) ? [change.to] : []))
  const from = placements.reduce((earliest, p) => (p.from < earliest ? p.from : earliest), first.from)
  // what was recorded before an early end stays recorded
  const to = [...placements.map(p => p.to), ...ends].reduce((latest, day) => (day > latest ? day : latest), first.to)
  return GROWING_TABLES.flatMap(grown => monthsBetween(from, to).map(month => `${grown}:${month}:`))
}
