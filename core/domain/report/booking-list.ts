import { z } from 'zod'
import { refuse } from '../base/decision.ts'
import { date, text } from '../base/field.ts'
import { addDays, minutesOfDays, mondayOf, timeOf } from '../base/time.ts'
import type { Occurrence } from '../booking/occupancy.ts'
import type { Booking } from '../records/booking.ts'
import type { World } from '../world.ts'
import { defineReport, modelOf } from './definition.ts'
import { gathered, namesOf, recordOf } from './lookup.ts'
import { NAME_LINES, NAMES_LINES, type TableBlock, type Text } from './model.ts'

const params = z.strictObject({
  /** absent: Monday of this week */
  from: date().optional(),
  /** the last day, included; absent: six days after the first */
  to: date().optional(),
  workshopId: text().meta({ kind: 'ref', table: 'workshop' }).optional(),
})

/** Everything that is booked from one day to another, by day and time. */
export const bookingList = defineReport(params, (world, wanted, ctx) => {
  const from = wanted.from ?? mondayOf(wanted.to ?? ctx.now.slice(0, 10))
  const to = wanted.to ?? addDays(from, 6)
  if (to < from) return refuse('report.bookings.backwards', { from, to })
  const room = wanted.workshopId === undefined ? null : recordOf(world.tables, 'workshop', wanted.workshopId)
  if (room && !room.ok) return room

  const span = minutesOfDays(from, to)
  const found = [...world.tables.booking.values()]
    .flatMap(booking => world.occupancy.occurrencesOf(booking.id).map(occurrence => ({ booking, occurrence })))
    .filter(({ occurrence: o }) => o.start < span.end && o.end > span.start && (!room || o.workshopId === room.value.id))
    .sort((a, b) => a.occurrence.start - b.occurrence.start || a.occurrence.end - b.occurrence.end)
  const rows = found.map(({ booking, occurrence }) => rowOf(world, booking, occurrence))

  const title = { code: 'report.bookings' }
  const says: Text[] = [{ code: 'report.span', facts: { from, to } }, ...(room ? [room.value.name] : []), { code: 'report.bookings.count', facts: { count: found.length } }]
  const sheet = { title, subtitle: { parts: says }, orientation: 'landscape' as const, blocks: [{ ...table, groups: [{ rows }] }] }
  return modelOf(world, ctx, { name: 'bookings', title, about: `${from} ${to}`, sheets: [sheet] })
})

const table: Omit<TableBlock, 'groups'> = {
  kind: 'table',
  columns: [
    { head: { code: 'report.column.day' }, width: 9 },
    { head: { code: 'report.column.time' }, width: 8 },
    { head: { code: 'report.column.title' }, width: 17, mostLines: NAME_LINES },
    { head: { code: 'report.column.room' }, width: 16, mostLines: NAME_LINES },
    { head: { code: 'report.column.equipment' }, width: 18, mostLines: NAMES_LINES },
    { head: { code: 'report.column.who' }, width: 15, mostLines: NAMES_LINES },
    { head: { code: 'report.column.teachers' }, width: 10, mostLines: NAMES_LINES },
    { head: { code: 'report.column.status' }, width: 7 },
  ],
  empty: { code: 'report.bookings.none' },
}

function rowOf(world: World, booking: Booking, occurrence: Occurrence): Text[] {
  const { workshop, equipment, classGroup, teacher, enterprise } = world.tables
  const nameOf = (id: string) => equipment.get(id)?.name ?? id
  const single = gathered(occurrence.items.filter(item => item.units === 1).map(item => nameOf(item.equipmentId)))
  const many = occurrence.items.filter(item => item.units > 1).map(item => `${nameOf(item.equipmentId)} × ${item.units}`)
  const who = [...namesOf(classGroup, booking.classGroupIds), ...namesOf(enterprise, booking.enterpriseId ? [booking.enterpriseId] : [])]
  const names = (list: string[]): Text => ({ code: 'report.names', facts: { names: list } })
  return [
    { code: 'report.day', facts: { date: occurrence.date } },
    `${timeOf(occurrence.start).slice(11)}–${timeOf(occurrence.end).slice(11)}`,
    booking.title,
    names(namesOf(workshop, occurrence.workshopId ? [occurrence.workshopId] : [])),
    names([...single, ...many]),
    names(who),
    names(namesOf(teacher, booking.teacherIds)),
    { code: `choice.status.${booking.status}` },
  ]
}
