import type { Change } from '../base/change.ts'
import type { LocalDate } from '../base/time.ts'
import type { Tables } from '../tables.ts'

type Kind = 'attendance' | 'shift'

/** Records of one placement by day, for tables that have at most a few a day; keeps up with changes. */
export type DayIndex<K extends Kind> = {
  on(placementId: string, date: LocalDate): readonly RowOf<K>[]
  follow(changes: readonly Change[]): void
}
type RowOf<K extends Kind> = Tables[K] extends ReadonlyMap<string, infer R> ? R : never

export function createDayIndex<K extends Kind>(tables: Pick<Tables, K>, table: K): DayIndex<K> {
  const byPlacement = new Map<string, Map<LocalDate, string[]>>()
  function put(fields: Record<string, unknown>, id: string, add: boolean): void {
    const { placementId, date } = fields as { placementId?: string; date?: string }
    if (placementId === undefined || date === undefined) return
    const days = byPlacement.get(placementId) ?? new Map<LocalDate, string[]>()
    byPlacement.set(placementId, days)
    const ids = (days.get(date) ?? []).filter(other => other !== id)
    if (add) ids.push(id)
    if (ids.length) days.set(date, ids)
    else days.delete(date)
  }
  const rows = tables[table] as ReadonlyMap<string, { id: string; placementId: string; date: string }>
  for (const row of rows.values()) put(row, row.id, true)
  return {
    on: (placementId, date) => (byPlacement.get(placementId)?.get(date) ?? []).flatMap(id => (rows.get(id) as RowOf<K> | undefined) ?? []),
    follow(changes) {
      for (const change of changes) {
        if (change.table !== table) continue
        const now = rows.get(change.id) as Record<string, unknown> | undefined
        // a revision names only what it changed: the rest is what the record still says
        if (change.from) put({ ...now, ...change.from }, change.id, false)
        if (now) put(now, change.id, true)
      }
    },
  }
}
