import type { Past } from '#domain/base/decision.ts'
import { minuteOf, timeOf } from '#domain/base/time.ts'
import type { LastChange } from '#domain/report/definition.ts'
import type { Ports } from './ports.ts'

/** Sets that are read at once, and at most, from the end of the history backwards. */
const AT_ONCE = 250
const MOST = 2000

/** When each table was changed last and by whom, in the office's own time; without those that were not touched for as long as is looked back. */
export async function lastChanges(past: Past, clock: Ports['clock']): Promise<Map<string, LastChange>> {
  const found = new Map<string, LastChange>()
  const ahead = minutesAhead(clock)
  for (let to = past.seq; to > Math.max(0, past.seq - MOST); to -= AT_ONCE) {
    for (const { at, actor, changes } of (await past.read(Math.max(1, to - AT_ONCE + 1), to)).toReversed()) {
      const minute = minuteOf(at.slice(0, 16))
      if (Number.isNaN(minute)) continue
      for (const { table } of changes) if (!found.has(table)) found.set(table, { at: timeOf(minute + ahead), by: actor.name })
    }
  }
  return found
}

/** By how many minutes the office's clock goes before UTC, to a quarter of an hour, as all zones do. */
function minutesAhead(clock: Ports['clock']): number {
  return Math.round((minuteOf(clock.now()) - minuteOf(clock.instant().slice(0, 16))) / 15) * 15
}
