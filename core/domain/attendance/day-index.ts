import type { Change } from '../base/change.ts'
import type { LocalDate } from '../base/time.ts'
import type { Tables } from '../tables.ts'

type Kind = 'attendance' | 'shift'
type RowOf<K extends Kind> = Tables[K] extends ReadonlyMap<string, infer R> ? R : never
/** What the rows of both tables have. */
export type Dated = { id: string; placementId: string; date: LocalDate }

/** Records of one placement by day, for tables that have at most a few a day; keeps up with changes. */
export type DayIndex<K extends Kind> = {
  on(placementId: string, date: LocalDate): readonly RowOf<K>[]
  /** whether there is one, without reading it */
  has(placementId: string, date: LocalDate): boolean
  follow(changes: readonly Change[]): void
  /** takes in rows of a month that came from the disk */
  add(rows: Iterable<Dated>): void
}

const NONE: readonly never[] = []
/** What one day holds: nothing, the id of its record, or, seldom, several ids. */
type Slot = string | string[] | undefined
/** The days of a month, the first at 0. */
type Month = Slot[]

/**
 * Built in one pass over the table, which may have a million rows: a slot a day in a list a month, as ids only, so that it takes some
 * ten bytes a row.
 */
export function createDayIndex<K extends Kind>(tables: Pick<Tables, K>, table: K): DayIndex<K> {
  const rows = tables[table] as unknown as ReadonlyMap<string, RowOf<K> & Dated> // each table that is allowed here has these fields
  const byPlacement = new Map<string, Map<number, Month>>()

  function put(placementId: string, date: LocalDate, id: string): void {
    let months = byPlacement.get(placementId)
    if (!months) byPlacement.set(placementId, (months = new Map()))
    const key = monthOf(date)
    let month = months.get(key)
    if (!month) months.set(key, (month = Array.from<Slot>({ length: 31 })))
    const day = dayOf(date)
    const slot = month[day]
    if (slot === undefined) month[day] = id
    else if (typeof slot === 'string') month[day] = slot === id ? id : [slot, id]
    else if (!slot.includes(id)) slot.push(id)
  }
  function take(placementId: string, date: LocalDate, id: string): void {
    const month = byPlacement.get(placementId)?.get(monthOf(date))
    if (!month) return
    const day = dayOf(date)
    const slot = month[day]
    if (slot === id) month[day] = undefined
    else if (Array.isArray(slot)) {
      const others = slot.filter(other => other !== id)
      month[day] = others.length > 1 ? others : others[0]
    }
  }
  function add(more: Iterable<Dated>): void {
    for (const row of more) put(row.placementId, row.date, row.id)
  }
  add(rows.values())

  return {
    add,
    on(placementId, date) {
      const slot = byPlacement.get(placementId)?.get(monthOf(date))?.[dayOf(date)]
      if (slot === undefined) return NONE
      const ids = typeof slot === 'string' ? [slot] : slot
      return ids.flatMap(id => rows.get(id) ?? [])
    },
    has: (placementId, date) => byPlacement.get(placementId)?.get(monthOf(date))?.[dayOf(date)] !== undefined,
    follow(changes) {
      for (const change of changes) {
        if (change.table !== table) continue
        const now = rows.get(change.id)
        if (change.from) {
          // a revision names only what it changed: the rest is what the record still says
          const { placementId = now?.placementId, date = now?.date } = change.from as Partial<Dated>
          if (placementId !== undefined && date !== undefined) take(placementId, date, change.id)
        }
        if (now) put(now.placementId, now.date, now.id)
      }
    },
  }
}

/** Months since the year 0, read from the signs of a date: `new Date` would take ten times as long for a million of them. */
function monthOf(date: LocalDate): number {
  return figure(date, 0, 4) * 12 + figure(date, 5, 7)
}
function dayOf(date: LocalDate): number {
  return figure(date, 8, 10) - 1
}
function figure(text: string, from: number, to: number): number {
  let n = 0
  for (let i = from; i < to; i++) n = n * 10 + text.charCodeAt(i) - 48
  return n
}
