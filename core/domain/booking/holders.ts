import type { Facts } from '../base/decision.ts'
import { timeOf, type LocalTime } from '../base/time.ts'
import { nameOf } from '../record-name.ts'
import type { OccupancyTables, Use } from './occupancy.ts'

/**
 * Who holds what is wanted, ready to be read: `by` (its title), `byId`, `byClass` (names), `start`, `end`, and
 * `until` (the end, without its date where that is the day of the start) and `holder`, title and class groups in one.
 */
export function holderFacts(tables: OccupancyTables, use: Use): Facts {
  const { kind, id } = use.source
  const booking = kind === 'booking' ? tables.booking.get(id) : undefined
  const by = nameOf(tables, id)
  const byClass = (booking?.classGroupIds ?? []).map(group => nameOf(tables, group))
  const holder = byClass.length ? `${by} · ${byClass.slice(0, 3).join('、')}${byClass.length > 3 ? '…' : ''}` : by
  const start = timeOf(use.start)
  const end = timeOf(use.end)
  return { by, byId: id, byClass, holder, start, end, until: untilText(start, end) }
}

/** An end as one says it after its start: the clock alone, where both lie on one day. */
export function untilText(start: LocalTime, end: LocalTime): string {
  return start.slice(0, 10) === end.slice(0, 10) ? end.slice(11) : end.replace('T', ' ')
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
