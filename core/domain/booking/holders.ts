import type { Facts } from '../base/decision.ts'
import { timeOf } from '../base/time.ts'
import { nameOf } from '../record-name.ts'
import type { OccupancyTables, Use } from './occupancy.ts'

/**
 * Who holds what is wanted, ready to be read: `by` (its title), `byId`, `byClass` (names), `start`, `end`, and
 * `holder`, title and class groups in one.
 */
export function holderFacts(tables: OccupancyTables, use: Use): Facts {
  const { kind, id } = use.source
  const booking = kind === 'booking' ? tables.booking.get(id) : undefined
  const by = nameOf(tables, id)
  const byClass = (booking?.classGroupIds ?? []).map(group => nameOf(tables, group))
  const holder = byClass.length ? `${by} · ${byClass.slice(0, 3).join('、')}${byClass.length > 3 ? '…' : ''}` : by
  return { by, byId: id, byClass, holder, start: timeOf(use.start), end: timeOf(use.end) }
}

/** The most units that some uses hold at any one time. */
export function peakOf(uses: readonly Use[]): number {
  let most = 0
  for (const { start } of uses) {
    let sum = 0
    for (const use of uses) if (use.start <= start && use.end > start) sum += use.units
    if (sum > most) most = sum
  }
  return most
}
