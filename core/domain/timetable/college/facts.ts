import { dateOfDay, dayNumber } from '../../base/time.ts'
import type { Surroundings } from '../../booking/clashes.ts'
import { buildOccupancy, OCCUPANCY_TABLES, type Occupancy } from '../../booking/occupancy.ts'
import { buildCalendar, type Calendar } from '../../calendar/calendar.ts'
import type { Booking } from '../../records/booking.ts'
import type { Row, Tables } from '../../tables.ts'

/** Tables from which a timetable is made. */
export const TIMETABLE_TABLES = [...OCCUPANCY_TABLES, 'sessionRequest', 'unavailableTime'] as const
type Name = (typeof TIMETABLE_TABLES)[number]
export type TimetableTables = Pick<Tables, Name>

/** All that is known before a term is scheduled; can be sent from one thread to another. */
export type TimetableFacts = { [K in Name]: Row<K>[] }

/** The college as far as a timetable looks at it. */
export type Scene = Surroundings & { tables: TimetableTables; calendar: Calendar; occupancy: Occupancy }

/** The rows that matter to one term: of bookings only those that may meet its days. */
export function timetableFacts(tables: TimetableTables, termId: string): TimetableFacts {
  const span = spanOfTerm(tables, termId)
  const rows = Object.fromEntries(TIMETABLE_TABLES.map(name => [name, [...tables[name].values()]])) as unknown as TimetableFacts // each under its own name
  return { ...rows, booking: span ? rows.booking.filter(b => meets(tables, b, span)) : [] }
}

/** The college again, from its facts. */
export function sceneOf(facts: TimetableFacts): Scene & { bookings: Map<string, Booking> } {
  const maps = Object.fromEntries(TIMETABLE_TABLES.map(name => [name, new Map((facts[name] as { id: string }[]).map(row => [row.id, row]))]))
  const tables = maps as unknown as TimetableTables // each under its own name
  const calendar = buildCalendar(tables)
  return { tables, calendar, occupancy: buildOccupancy(tables, calendar), bookings: tables.booking as Map<string, Booking> }
}

type Days = { from: string; to: string }

/** The days of a term, and those on which its lessons may be made up: some weeks on either side. */
function spanOfTerm(tables: Pick<Tables, 'term'>, termId: string): Days | null {
  const term = tables.term.get(termId)
  if (!term) return null
  const first = dayNumber(term.start)
  return { from: dateOfDay(first - AROUND), to: dateOfDay(first + term.weeks * 7 + AROUND) }
}
const AROUND = 60

function meets(tables: Pick<Tables, 'term'>, { times, exceptions, status }: Booking, { from, to }: Days): boolean {
  if (status === 'cancelled') return false
  if (times.kind === 'once') return times.start.slice(0, 10) <= to && times.end.slice(0, 10) >= from
  const own = spanOfTerm(tables, times.termId)
  // a date may have been moved to anywhere
  return Boolean(own && own.from <= to && own.to >= from) || Boolean(exceptions?.some(e => e.kind === 'move'))
}
