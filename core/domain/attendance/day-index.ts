import type { Change } from '../base/change.ts'
import { Fault } from '../base/decision.ts'
import type { LocalDate } from '../base/time.ts'
import type { Tables } from '../tables.ts'

type Kind = 'attendance' | 'shift'
type RowOf<K extends Kind> = Tables[K] extends ReadonlyMap<string, infer R> ? R : never
/** What the rows of both tables have. */
export type Dated = { id: string; placementId: string; date: LocalDate }

/**
 * Records of one placement by day, for tables that have at most a few a day; keeps up with changes.
 * Who asks for a day of a month that still lies on the disk has forgotten to have it read: @throws Fault `month.absent`.
 */
export type DayIndex<K extends Kind> = {
  on(placementId: string, date: LocalDate): readonly RowOf<K>[]
  /** whether there is one */
  has(placementId: string, date: LocalDate): boolean
  /** every one of the placement that is in memory */
  all(placementId: string): RowOf<K>[]
  follow(changes: readonly Change[]): void
  /** takes in rows of a month that came from the disk */
  add(rows: Iterable<RowOf<K>>): void
}

const NONE: readonly never[] = []
/** What one day holds: nothing, its record, or, seldom, several. */
type Slot<R> = R | R[] | undefined
/** The days of a month, the first at 0. */
type Month<R> = Slot<R>[]

/**
 * Built in one pass over the table, which may have a million rows: a slot a day in a list a month, so that it takes some ten bytes a row.
 * `absent` are the months (`2025-03`) that are not in memory; whoever owns the set takes out what comes in.
 */
export function createDayIndex<K extends Kind>(tables: Pick<Tables, K>, table: K, absent: ReadonlySet<string> = new Set()): DayIndex<K> {
  type R = RowOf<K> & Dated
  const rows = tables[table] as unknown as ReadonlyMap<string, R> // each table that is allowed here has these fields
  const byPlacement = new Map<string, Map<number, Month<R>>>()

  function monthFor(placementId: string, key: number): Month<R> {
    let months = byPlacement.get(placementId)
    if (!months) byPlacement.set(placementId, (months = new Map()))
    let month = months.get(key)
    if (!month) months.set(key, (month = Array.from<Slot<R>>({ length: 31 })))
    return month
  }
  function put(month: Month<R>, row: R): void {
    const day = dayOf(row.date)
    const slot = month[day]
    if (slot === undefined) month[day] = row
    else month[day] = one([...(Array.isArray(slot) ? slot : [slot]).filter(other => other.id !== row.id), row])
  }
  function take(placementId: string, date: LocalDate, id: string): void {
    const month = byPlacement.get(placementId)?.get(monthOf(date))
    const slot = month?.[dayOf(date)]
    if (month && slot) month[dayOf(date)] = one((Array.isArray(slot) ? slot : [slot]).filter(other => other.id !== id))
  }
  /** Rows of one placement mostly follow each other, so that the month of the row before is the right one. */
  function add(more: Iterable<R>): void {
    let [placementId, key, month] = ['', 0, null as Month<R> | null]
    for (const row of more) {
      const its = monthOf(row.date)
      if (!month || its !== key || row.placementId !== placementId) {
        ;[placementId, key] = [row.placementId, its]
        month = monthFor(placementId, key)
      }
      put(month, row)
    }
  }
  function slotOf(placementId: string, date: LocalDate): Slot<R> {
    if (absent.size && absent.has(date.slice(0, 7))) throw new Fault('month.absent', { table, date })
    return byPlacement.get(placementId)?.get(monthOf(date))?.[dayOf(date)]
  }
  add(rows.values())

  return {
    add: more => add(more as Iterable<R>), // as above
    on(placementId, date) {
      const slot = slotOf(placementId, date)
      if (slot === undefined) return NONE
      return Array.isArray(slot) ? slot : [slot]
    },
    has: (placementId, date) => slotOf(placementId, date) !== undefined,
    all: placementId => [...(byPlacement.get(placementId)?.values() ?? [])].flatMap(month => month.flatMap(slot => slot ?? [])),
    follow(changes) {
      for (const change of changes) {
        if (change.table !== table) continue
        const now = rows.get(change.id)
        if (change.from) {
          // a revision names only what it changed: the rest is what the record still says
          const { placementId = now?.placementId, date = now?.date } = change.from as Partial<Dated>
          if (placementId !== undefined && date !== undefined) take(placementId, date, change.id)
        }
        if (now) put(monthFor(now.placementId, monthOf(now.date)), now)
      }
    },
  }
}

function one<R>(slot: R[]): Slot<R> {
  return slot.length > 1 ? slot : slot[0]
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
