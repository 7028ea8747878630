import { addDays, clockOf, minuteOf, timeOf, type LocalDate, type LocalTime, type MinuteSpan } from '../base/time.ts'
import type { Booking } from '../records/booking.ts'
import { nameOf } from '../record-name.ts'
import { tableOf } from '../table-names.ts'
import { findClashes, type Surroundings } from './clashes.ts'
import type { OccupancyTables } from './occupancy.ts'
import { occurrencesIn, type Occurrence } from './occurrences.ts'
import type { RuleCode } from './rules.ts'
import type { Facts } from '../base/decision.ts'

/** What a booking says, with the names of everything that it names. */
export type NamedBooking = {
  bookingId: string
  title: string
  use: Booking['use']
  status: Booking['status']
  /** takes place weekly */
  series: boolean
  classGroups: string[]
  teachers: string[]
  enterprise?: string
  /** of its first class group */
  programmeId?: string
  people?: number
  note?: string
}

/** One date of a booking, as lists show it; times are wall time. */
export type ListedOccurrence = NamedBooking & {
  date: LocalDate
  patternDate: LocalDate
  start: LocalTime
  end: LocalTime
  workshop?: string
  workshopId?: string
  items: { equipmentId: string; name: string; units: number }[]
}

export type ListChoice = {
  /** first and last date, both included */
  from: LocalDate
  to: LocalDate
  text?: string
  use?: Booking['use']
  /** without it: held and confirmed */
  status?: Booking['status']
  /** a machine, room, teacher or class group; an enterprise stands for its bookings and for what it lends */
  resourceId?: string
}

export type Listed = { rows: ListedOccurrence[]; bookings: number; hours: number }

/** The span of some dates, both included. */
export function spanOfDates(from: LocalDate, to: LocalDate): MinuteSpan {
  return { start: minuteOf(`${from}T00:00`), end: minuteOf(`${addDays(to, 1)}T00:00`) }
}

/** Every date of every booking that meets the choice, by start; with the number of bookings and the sum of hours. */
export function listBookings(world: Surroundings, choice: ListChoice): Listed {
  const { tables, calendar, occupancy } = world
  const span = spanOfDates(choice.from, choice.to)
  const fits = resourceFilter(world, choice.resourceId, span)
  const text = choice.text?.trim().toLowerCase()
  const keyed: { start: number; row: ListedOccurrence }[] = []
  const names = new Map<string, string>()
  const name = (id: string) => names.get(id) ?? (names.set(id, nameOf(tables, id)), names.get(id)!)
  const bookings = new Set<string>()
  let minutes = 0
  for (const booking of tables.booking.values()) {
    if (choice.use !== undefined && booking.use !== choice.use) continue
    if (choice.status === undefined ? booking.status === 'cancelled' : booking.status !== choice.status) continue
    const dates = booking.status === 'cancelled' ? occurrencesIn(calendar, { ...booking, status: 'held' }) : occupancy.occurrencesOf(booking.id)
    let named: NamedBooking | null = null
    for (const at of dates) {
      if (at.end <= span.start || at.start >= span.end || !fits(booking, at.start)) continue
      named ??= namedBooking(tables, booking)
      const row: ListedOccurrence = {
        ...named,
        date: at.date,
        patternDate: at.patternDate,
        start: `${at.date}T${clockOf(at.start % 1440)}`,
        end: timeOf(at.end),
        ...(at.workshopId ? { workshop: name(at.workshopId), workshopId: at.workshopId } : {}),
        items: at.items.map(i => ({ equipmentId: i.equipmentId, name: name(i.equipmentId), units: i.units })),
      }
      if (text && !wordsOf(row).includes(text)) continue
      keyed.push({ start: at.start, row })
      bookings.add(booking.id)
      minutes += at.end - at.start
    }
  }
  keyed.sort((a, b) => a.start - b.start)
  return { rows: keyed.map(k => k.row), bookings: bookings.size, hours: Math.round((minutes / 60) * 100) / 100 }
}

/** The names of a booking's people and partner. */
export function namedBooking(tables: OccupancyTables, booking: Booking): NamedBooking {
  const programmeId = tables.classGroup.get(booking.classGroupIds?.[0] ?? '')?.programmeId
  return {
    bookingId: booking.id,
    title: booking.title,
    use: booking.use,
    status: booking.status,
    series: booking.times.kind === 'series',
    classGroups: (booking.classGroupIds ?? []).map(id => nameOf(tables, id)),
    teachers: (booking.teacherIds ?? []).map(id => nameOf(tables, id)),
    ...(booking.enterpriseId ? { enterprise: nameOf(tables, booking.enterpriseId) } : {}),
    ...(programmeId ? { programmeId } : {}),
    ...(booking.people === undefined ? {} : { people: booking.people }),
    ...(booking.note ? { note: booking.note } : {}),
  }
}

function wordsOf(row: ListedOccurrence): string {
  return [row.title, row.workshop, row.enterprise, row.note, ...row.classGroups, ...row.teachers, ...row.items.map(i => i.name)].join('\n').toLowerCase()
}

function resourceFilter({ tables, occupancy }: Surroundings, id: string | undefined, span: MinuteSpan): (booking: Booking, start: number) => boolean {
  if (id === undefined) return () => true
  const table = tableOf(id)
  const resources = table === 'enterprise' ? [...tables.equipment.values()].filter(e => e.lenderId === id).map(e => e.id) : [id]
  const used = new Set(resources.flatMap(r => occupancy.usesOf(r, span).map(use => `${use.source.id} ${use.start}`)))
  // what is cancelled uses nothing any more, but says what it would have used
  const names = (b: Booking) => [b.workshopId, ...(b.items ?? []).map(i => i.equipmentId), ...(b.classGroupIds ?? []), ...(b.teacherIds ?? [])]
  return (booking, start) =>
    booking.enterpriseId === id ||
    (booking.status === 'cancelled' ? names(booking).some(n => n !== undefined && resources.includes(n)) : used.has(`${booking.id} ${start}`))
}

export type ClashRow = {
  bookingId: string
  title: string
  rule: RuleCode
  facts: Facts
  date: LocalDate
  start: LocalTime
  end: LocalTime
  overridable: boolean
}

/** All clashes that the data hold between two dates (both included), by start. Two bookings that clash are told once. */
export function listClashes(world: Surroundings, from: LocalDate, to: LocalDate): ClashRow[] {
  const span = spanOfDates(from, to)
  const rows: (ClashRow & { at: number })[] = []
  const told = new Set<string>()
  for (const booking of world.tables.booking.values()) {
    for (const row of clashesOf(world, booking, span)) {
      const resource = row.facts.equipmentId ?? row.facts.roomId ?? row.facts.teacherId ?? row.facts.classId
      const mirrored = `${row.rule} ${row.rule === 'class.busy' ? '' : String(resource)} ${String(row.facts.byId)} ${booking.id} ${row.date}`
      if (told.has(mirrored)) continue
      told.add(`${row.rule} ${row.rule === 'class.busy' ? '' : String(resource)} ${booking.id} ${String(row.facts.byId)} ${row.date}`)
      rows.push({ ...row, at: minuteOf(row.start) })
    }
  }
  return rows.sort((a, b) => a.at - b.at).map(({ at: _at, ...row }) => row)
}

/** The clashes of a stored booking, those left out that it overrides. */
export function clashesOf(world: Surroundings, booking: Booking, within?: MinuteSpan): ClashRow[] {
  if (within && !world.occupancy.occurrencesOf(booking.id).some(o => o.start < within.end && o.end > within.start)) return []
  const overridden = new Set(booking.overrides?.map(o => o.rule))
  return findClashes(world, booking, booking.id, within)
    .filter(c => !c.overridable || !overridden.has(c.rule))
    .map(c => ({ bookingId: booking.id, title: booking.title, ...c, start: timeOf(c.start), end: timeOf(c.end) }))
}

export type BookingDetail = {
  booking: Booking
  named: NamedBooking
  /** id -> name of everything that it names */
  names: Record<string, string>
  occurrences: (Occurrence & { /** not where the pattern puts it */ moved: boolean })[]
  /** dates of the pattern that are left out */
  skipped: { date: LocalDate; reason?: string }[]
  clashes: ClashRow[]
}

/** Everything about one booking; null for an unknown id. A cancelled booking shows when it would have been. */
export function bookingDetail(world: Surroundings, id: string): BookingDetail | null {
  const { tables, calendar } = world
  const booking = tables.booking.get(id)
  if (!booking) return null
  const moved = new Set(booking.exceptions?.flatMap(e => (e.kind === 'move' ? [e.date] : [])))
  const occurrences = occurrencesIn(calendar, { ...booking, status: 'held' }).map(o => ({ ...o, moved: moved.has(o.patternDate) }))
  const series = booking.times.kind === 'series' ? [booking.times.termId, booking.times.bellTableId] : []
  const people = [...(booking.classGroupIds ?? []), ...(booking.teacherIds ?? []), booking.enterpriseId, booking.workshopId]
  const things = [...(booking.items ?? []), ...occurrences.flatMap(o => o.items)].map(i => i.equipmentId)
  const ids = [...people, ...things, ...series, ...occurrences.map(o => o.workshopId)].filter(i => i !== undefined)
  return {
    booking,
    named: namedBooking(tables, booking),
    names: Object.fromEntries(ids.map(i => [i, nameOf(tables, i)])),
    occurrences,
    skipped: (booking.exceptions ?? []).flatMap(e => (e.kind === 'skip' ? [{ date: e.date, ...(e.reason ? { reason: e.reason } : {}) }] : [])),
    clashes: clashesOf(world, booking),
  }
}
