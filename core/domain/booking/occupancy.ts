import type { Change } from '../base/change.ts'
import { dateOfDay, minuteOf, type LocalDate, type Minute, type MinuteSpan } from '../base/time.ts'
import { CALENDAR_TABLES, type Calendar } from '../calendar/calendar.ts'
import type { Booking } from '../records/booking.ts'
import { tableOf } from '../table-names.ts'
import type { Tables } from '../tables.ts'
import { buildClassKin, type ClassKin } from './class-kin.ts'
import { Lane, WHOLE } from './lane.ts'
import { occurrencesIn, type Occurrence } from './occurrences.ts'

export type { Occurrence } from './occurrences.ts'

export const OCCUPANCY_TABLES = [
  ...CALENDAR_TABLES,
  'booking',
  'equipment',
  'workshop',
  'workstation',
  'maintenance',
  'fault',
  'classGroup',
  'teacher',
  'teacherQualification',
  'qualification',
  'enterprise',
] as const

export type OccupancyTables = Pick<Tables, (typeof OCCUPANCY_TABLES)[number]>

export type UseSource = { kind: 'booking' | 'maintenance' | 'fault'; id: string; date: LocalDate }
export type Use = { resourceId: string; start: Minute; end: Minute; units: number; source: UseSource }

/** Who holds what, when. Resources are addressed by record id: equipment, workshop, teacher, classGroup. */
export type Occupancy = {
  /** Takes note of changes that the tables already hold. */
  follow(changes: readonly Change[]): void
  /** Occurrences of a booking, exceptions applied, by start; none of a cancelled or unknown one. */
  occurrencesOf(bookingId: string): readonly Occurrence[]
  /** Uses of a resource that meet the span, by start; for a class group also those of groups that share its students. */
  usesOf(resourceId: string, span: MinuteSpan): Use[]
  /** Pieces of an equipment, usable workstations of a room (1 where none are counted), 1 for people; 0 for an unknown id. */
  capacityOf(resourceId: string): number
  /** Most units in use at any minute of the span; for a class group, of any group that shares its students. */
  peak(resourceId: string, span: MinuteSpan, ignoring?: string): number
  /** First minute from `from` on at which `units` are free for `length` minutes, ending by `until`; null when there is none. */
  firstFree(resourceId: string, units: number, from: Minute, length: number, until: Minute, ignoring?: string): Minute | null
}

/** A stopped machine that nobody has mended yet is out of use until then: 2200-01-01. */
const NEVER: Minute = minuteOf('2199-12-31T24:00')

type Owner = { kind: UseSource['kind']; id: string; lanes: Set<Lane>; occurrences: readonly Occurrence[] }

/** Derives the occupancy from the tables, which it keeps reading: they must be the live ones. */
export function buildOccupancy(tables: OccupancyTables, calendar: Calendar): Occupancy {
  const lanes = new Map<string, Lane>()
  const owners: Owner[] = []
  const numbers = new Map<string, number>()
  let kin: ClassKin | null = null
  let stations: Map<string, number> | null = null

  function hold(number: number, resourceId: string, start: Minute, end: Minute, units: number): void {
    let lane = lanes.get(resourceId)
    if (!lane) lanes.set(resourceId, (lane = new Lane()))
    lane.insert(start, end, units, number)
    owners[number]!.lanes.add(lane)
  }

  function numberFor(kind: Owner['kind'], id: string): number {
    let number = numbers.get(id)
    if (number === undefined) {
      number = owners.push({ kind, id, lanes: new Set(), occurrences: [] }) - 1
      numbers.set(id, number)
    }
    return number
  }

  function addBooking(booking: Booking): void {
    const number = numberFor('booking', booking.id)
    const occurrences = (owners[number]!.occurrences = occurrencesIn(calendar, booking))
    const people = new Set([...(booking.teacherIds ?? []), ...(booking.classGroupIds ?? [])])
    for (const { start, end, workshopId, items } of occurrences) {
      if (workshopId) hold(number, workshopId, start, end, booking.stations ?? WHOLE)
      for (const { equipmentId, units } of items) hold(number, equipmentId, start, end, units)
      for (const id of people) hold(number, id, start, end, 1)
    }
  }

  function addUpkeep(kind: 'maintenance' | 'fault', id: string): void {
    const number = numberFor(kind, id)
    if (kind === 'maintenance') {
      const row = tables.maintenance.get(id)
      if (row && row.status !== 'cancelled' && row.end > row.start) hold(number, row.equipmentId, minuteOf(row.start), minuteOf(row.end), row.units ?? WHOLE)
      return
    }
    const row = tables.fault.get(id)
    if (row?.severity !== 'stopped') return
    const end = row.fixedAt ? minuteOf(row.fixedAt) : NEVER
    if (end > minuteOf(row.reportedAt)) hold(number, row.equipmentId, minuteOf(row.reportedAt), end, row.units ?? WHOLE)
  }

  function forget(id: string): void {
    const number = numbers.get(id)
    if (number === undefined) return
    const owner = owners[number]!
    for (const lane of owner.lanes) lane.remove(number)
    owner.lanes.clear()
    owner.occurrences = []
  }

  function capacityOf(id: string): number {
    switch (tableOf(id)) {
      case 'equipment':
        return tables.equipment.get(id)?.units ?? 0
      case 'workshop':
        return tables.workshop.has(id) ? ((stations ??= usableStations(tables)).get(id) ?? (tables.workshop.get(id)?.stations || 1)) : 0
      case 'teacher':
        return tables.teacher.has(id) ? 1 : 0
      case 'classGroup':
        return tables.classGroup.has(id) ? 1 : 0
      default:
        return 0
    }
  }

  /** the resources whose lanes tell whether one is free: itself, or for a class group all that share its students */
  function askedFor(id: string): readonly string[] | null {
    return id.startsWith('classGroup:') ? (kin ??= buildClassKin(tables.classGroup)).kinOf(id) : null
  }

  function peakOf(id: string, span: MinuteSpan, ignored: number | undefined): number {
    const lane = lanes.get(id)
    // most answers are "free", which needs no capacity
    return lane?.anyOverlap(span.start, span.end) ? lane.peak(span.start, span.end, wholeOf(id), ignored) : 0
  }

  /** a whole use is never less than one unit: a room all of whose workstations are closed is still taken once */
  const wholeOf = (id: string) => Math.max(1, capacityOf(id))

  for (const booking of tables.booking.values()) addBooking(booking)
  for (const id of tables.maintenance.keys()) addUpkeep('maintenance', id)
  for (const id of tables.fault.keys()) addUpkeep('fault', id)

  return {
    follow(changes) {
      for (const { table, id } of changes) {
        if (table === 'classGroup') kin = null
        else if (table === 'workstation') stations = null
        else if (table === 'booking') {
          forget(id)
          const booking = tables.booking.get(id)
          if (booking) addBooking(booking)
        } else if (table === 'maintenance' || table === 'fault') {
          forget(id)
          addUpkeep(table, id)
        }
      }
    },
    occurrencesOf(bookingId) {
      const number = numbers.get(bookingId)
      return number === undefined ? [] : owners[number]!.occurrences
    },
    usesOf(resourceId, span) {
      const uses: Use[] = []
      for (const id of askedFor(resourceId) ?? [resourceId]) {
        const lane = lanes.get(id)
        if (!lane) continue
        const whole = wholeOf(id)
        lane.forEachOverlap(span.start, span.end, (start, end, units, number) => {
          const owner = owners[number]!
          const source = { kind: owner.kind, id: owner.id, date: dateOfDay(Math.floor(start / 1440)) }
          uses.push({ resourceId: id, start, end, units: units < 0 ? whole : units, source })
        })
      }
      return uses.sort((a, b) => a.start - b.start)
    },
    capacityOf,
    peak(resourceId, span, ignoring) {
      const ignored = ignoring === undefined ? undefined : numbers.get(ignoring)
      const ids = askedFor(resourceId)
      return ids ? ids.reduce((most, id) => Math.max(most, peakOf(id, span, ignored)), 0) : peakOf(resourceId, span, ignored)
    },
    firstFree(resourceId, units, from, length, until, ignoring) {
      const ignored = ignoring === undefined ? undefined : numbers.get(ignoring)
      const capacity = capacityOf(resourceId)
      if (units > capacity) return null
      const all = (askedFor(resourceId) ?? [resourceId]).flatMap(id => lanes.get(id) ?? [])
      let at = from
      // a time is found when every lane agrees to it; each only ever moves it later
      for (let agreed = 0, i = 0; agreed < all.length; i = (i + 1) % all.length) {
        const next = all[i]!.firstFree(units, capacity, at, length, until, ignored)
        if (next < 0) return null
        agreed = next === at ? agreed + 1 : 1
        at = next
      }
      return at + length <= until ? at : null
    },
  }
}

/** workshop id -> usable workstations, for rooms that list theirs */
function usableStations(tables: Pick<Tables, 'workstation'>): Map<string, number> {
  const usable = new Map<string, number>()
  for (const { workshopId, state } of tables.workstation.values()) {
    usable.set(workshopId, (usable.get(workshopId) ?? 0) + (state === 'closed' ? 0 : 1))
  }
  return usable
}
