import { bySound } from '../base/by-sound.ts'
import type { Booking } from '../records/booking.ts'
import type { Row, Tables } from '../tables.ts'
import type { BoardFilter, BoardRow, BoardRows } from './board-model.ts'
import type { OCCUPANCY_TABLES } from './occupancy.ts'
import { programmeOf } from './board-colours.ts'

export type BoardTables = Pick<Tables, (typeof OCCUPANCY_TABLES)[number] | 'programme'>

/** A row before its bars are known: the resources whose uses it shows, and whether it stays once its bookings are known. */
type Candidate = Omit<BoardRow, 'lanes'> & { resources: string[]; matches: (bookings: readonly Booking[]) => boolean }

/** Names in the order in which people look for them: figures by value, so that "Lathe 2" comes before "Lathe 10". */

/** The rows of a kind in reading order. */
export function rowsOf(tables: BoardTables, kind: BoardRows, filter: BoardFilter): Candidate[] {
  const rows = builders[kind](tables, filter)
  return rows.sort((a, b) => bySound.compare(a.hint, b.hint) || bySound.compare(a.name, b.name))
}

const builders: Record<BoardRows, (tables: BoardTables, filter: BoardFilter) => Candidate[]> = {
  equipment: machineRows,
  workshop: roomRows,
  classGroup: classRows,
  teacher: teacherRows,
  lender: lenderRows,
}

function machineRows(tables: BoardTables, filter: BoardFilter): Candidate[] {
  return [...tables.equipment.values()].map(machine => {
    const room = machine.workshopId ? tables.workshop.get(machine.workshopId) : undefined
    return {
      id: machine.id,
      name: machine.name,
      hint: room?.name ?? machine.location ?? '',
      side: machine.lenderId ? 'enterprise' : 'college',
      capacity: machine.units,
      resources: [machine.id],
      matches: bookings =>
        (!filter.workshopId || machine.workshopId === filter.workshopId) &&
        (!filter.lenderId || machine.lenderId === filter.lenderId) &&
        (!filter.programmeId || room?.programmeId === filter.programmeId || bookings.some(b => serves(tables, b, filter.programmeId))) &&
        says(filter.text, bookings, machine.name, machine.model, machine.assetNo, room?.name),
    }
  })
}

function roomRows(tables: BoardTables, filter: BoardFilter): Candidate[] {
  const lenders = lendersByRoom(tables)
  return [...tables.workshop.values()].map(room => ({
    id: room.id,
    name: room.name,
    hint: room.building ?? '',
    side: 'college',
    capacity: room.stations ?? 1,
    resources: [room.id],
    matches: bookings =>
      (!filter.workshopId || room.id === filter.workshopId) &&
      (!filter.lenderId || Boolean(lenders.get(room.id)?.has(filter.lenderId))) &&
      (!filter.programmeId || room.programmeId === filter.programmeId || bookings.some(b => serves(tables, b, filter.programmeId))) &&
      says(filter.text, bookings, room.name, room.code, room.building),
  }))
}

function classRows(tables: BoardTables, filter: BoardFilter): Candidate[] {
  return [...tables.classGroup.values()].map(group => ({
    id: group.id,
    name: group.name,
    hint: group.programmeId ? (tables.programme.get(group.programmeId)?.name ?? '') : '',
    side: 'college',
    capacity: 1,
    resources: [group.id],
    matches: bookings =>
      usesRoomAndLender(tables, filter, bookings) &&
      (!filter.programmeId || group.programmeId === filter.programmeId) &&
      says(filter.text, bookings, group.name),
  }))
}

function teacherRows(tables: BoardTables, filter: BoardFilter): Candidate[] {
  return [...tables.teacher.values()].map(teacher => ({
    id: teacher.id,
    name: teacher.name,
    hint: teacher.department ?? '',
    side: teacher.enterpriseId ? 'enterprise' : 'college',
    capacity: 1,
    resources: [teacher.id],
    matches: bookings =>
      usesRoomAndLender(tables, filter, bookings) &&
      (!filter.programmeId || bookings.some(b => serves(tables, b, filter.programmeId))) &&
      says(filter.text, bookings, teacher.name, teacher.staffNo, teacher.department),
  }))
}

/** One row per enterprise that lends at least one machine. */
function lenderRows(tables: BoardTables, filter: BoardFilter): Candidate[] {
  const machines = new Map<string, Row<'equipment'>[]>()
  for (const machine of tables.equipment.values()) {
    if (!machine.lenderId) continue
    const list = machines.get(machine.lenderId) ?? []
    list.push(machine)
    machines.set(machine.lenderId, list)
  }
  return [...machines].flatMap(([id, lent]) => {
    const lender = tables.enterprise.get(id)
    if (!lender) return []
    return [
      {
        id,
        name: lender.name,
        hint: '',
        side: 'enterprise' as const,
        capacity: lent.reduce((sum, m) => sum + m.units, 0),
        resources: lent.map(m => m.id),
        matches: (bookings: readonly Booking[]) =>
          (!filter.lenderId || id === filter.lenderId) &&
          (!filter.workshopId || lent.some(m => m.workshopId === filter.workshopId)) &&
          (!filter.programmeId || bookings.some(b => serves(tables, b, filter.programmeId))) &&
          says(filter.text, bookings, lender.name, ...lent.map(m => m.name)),
      },
    ]
  })
}

function lendersByRoom(tables: BoardTables): Map<string, Set<string>> {
  const lenders = new Map<string, Set<string>>()
  for (const { workshopId, lenderId } of tables.equipment.values()) {
    if (workshopId && lenderId) lenders.set(workshopId, (lenders.get(workshopId) ?? new Set()).add(lenderId))
  }
  return lenders
}

function usesRoomAndLender(tables: BoardTables, filter: BoardFilter, bookings: readonly Booking[]): boolean {
  const { workshopId, lenderId } = filter
  if (workshopId && !bookings.some(b => b.workshopId === workshopId)) return false
  return !lenderId || bookings.some(b => b.items?.some(i => tables.equipment.get(i.equipmentId)?.lenderId === lenderId))
}

function serves(tables: BoardTables, booking: Booking, programmeId: string | undefined): boolean {
  return programmeOf(tables, booking) === programmeId
}

/** True when the text is in one of the row's own words or in the title of one of its bookings; without a text always. */
function says(text: string | undefined, bookings: readonly Booking[], ...own: (string | undefined)[]): boolean {
  const wanted = text?.trim().toLowerCase()
  if (!wanted) return true
  return own.some(word => word?.toLowerCase().includes(wanted)) || bookings.some(b => b.title.toLowerCase().includes(wanted))
}
