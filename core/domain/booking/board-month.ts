import { minuteOf, type LocalDate } from '../base/time.ts'
import { boardDays } from './board-days.ts'
import { listBookings, type ListedOccurrence } from './listing.ts'
import type { Surroundings } from './clashes.ts'

/** One day of the month view: what kind of day, how much is booked, and its first bookings by start. */
export type MonthDay = {
  date: LocalDate
  kind: 'school' | 'weekend' | 'holiday' | 'makeup'
  name?: string
  week?: number
  count: number
  hours: number
  first: Pick<ListedOccurrence, 'bookingId' | 'title' | 'start' | 'end' | 'status' | 'use' | 'classGroups'>[]
}

/** So many bookings of a day are named. */
const NAMED = 4

/** The days from one date to another, both included, of everything or of one resource. */
export function monthDays(world: Surroundings, from: LocalDate, to: LocalDate, resourceId?: string): MonthDay[] {
  const byDate = new Map<LocalDate, ListedOccurrence[]>()
  for (const row of listBookings(world, { from, to, ...(resourceId ? { resourceId } : {}) }).rows) {
    const rows = byDate.get(row.date)
    if (rows) rows.push(row)
    else byDate.set(row.date, [row])
  }
  return boardDays(world.calendar, from, to).days.map(({ date, kind, name, week }) => {
    const rows = byDate.get(date) ?? []
    const minutes = rows.reduce((sum, r) => sum + lengthOf(r), 0)
    return {
      date,
      kind,
      ...(name ? { name } : {}),
      ...(week ? { week } : {}),
      count: rows.length,
      hours: Math.round(minutes / 6) / 10,
      first: rows.slice(0, NAMED).map(({ bookingId, title, start, end, status, use, classGroups }) => ({ bookingId, title, start, end, status, use, classGroups })),
    }
  })
}

function lengthOf({ start, end }: ListedOccurrence): number {
  return minuteOf(end) - minuteOf(start)
}
