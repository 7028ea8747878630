import type { BookedItem } from '../records/booking.ts'
import type { Row } from '../tables.ts'
import { lastBit, weeksOf, type When } from './grid.ts'
import { lends } from './machines.ts'
import type { Lecturer, Machine, Room, Scene } from './scene.ts'

/** What a session of the sample wants; `half` is the half of a shared room that it takes, absent: the whole room. */
export type Session = {
  use: Row<'booking'>['use']
  room: Room
  half?: 0 | 1
  group?: Row<'classGroup'>
  lecturer: Lecturer
  /** by machine name without its number: the kinds that are wanted first */
  machines: readonly Machine[]
}

/** Minutes from the first to the last period of a block; the same in summer and winter. */
export function blockMinutes(from: number, to: number): number {
  return from === to ? 45 : to - from > 1 ? 220 : 95
}

/** The hours a day of lent machines that are promised already: id -> minutes by weekday and week. */
export type Promises = Map<string, Map<number, number>>

/**
 * The machines that a session may really have at a time: in order, qualified for, free, lent for that use, those dates and hours.
 * Null when room, group or teacher is taken, or when no machine is left.
 */
export function fit(scene: Scene, promises: Promises, session: Session, when: When): Machine[] | null {
  const { grid, term } = scene
  const people = [session.lecturer.row.id, ...(session.group ? [session.group.id] : []), ...halves(session)]
  if (!people.every(id => grid.isFree(id, when))) return null
  const first = term.dateIn(weeksOf(when.weeks)[0]!, when.weekday)
  const last = term.dateIn(lastBit(when.weeks), when.weekday)
  const machines = session.machines.filter(
    machine =>
      !machine.idle &&
      (session.half === undefined || machine.half === session.half) &&
      (machine.row.qualificationId === undefined || session.lecturer.holds.has(machine.row.qualificationId)) &&
      lends(machine, session.use, first, last) &&
      grid.isFree(machine.row.id, when) &&
      withinHours(promises, machine, when),
  )
  return machines.length ? machines : null
}

function halves({ room, half }: Session): string[] {
  if (!room.shared) return [room.row.id]
  return half === undefined ? [`${room.row.id}/0`, `${room.row.id}/1`] : [`${room.row.id}/${half}`]
}

function withinHours(promises: Promises, { row }: Machine, when: When): boolean {
  if (row.loanHoursPerDay === undefined) return true
  const promised = promises.get(row.id)
  const limit = row.loanHoursPerDay * 60 - blockMinutes(when.from, when.to)
  return weeksOf(when.weeks).every(week => (promised?.get(week * 8 + when.weekday) ?? 0) <= limit)
}

/** Marks everybody and everything of a session as taken; returns the items of its booking. */
export function hold(scene: Scene, promises: Promises, session: Session, when: When, machines: readonly Machine[]): BookedItem[] {
  const ids = [session.lecturer.row.id, ...(session.group ? [session.group.id] : []), ...halves(session), ...machines.map(m => m.row.id)]
  for (const id of ids) scene.grid.take(id, when)
  for (const { row } of machines) {
    if (row.loanHoursPerDay === undefined) continue
    const promised = promises.get(row.id) ?? new Map<number, number>()
    promises.set(row.id, promised)
    for (const week of weeksOf(when.weeks)) {
      const day = week * 8 + when.weekday
      promised.set(day, (promised.get(day) ?? 0) + blockMinutes(when.from, when.to))
    }
  }
  session.lecturer.lessons++
  return machines.map(({ row }) => ({ equipmentId: row.id, units: row.units }))
}

/** The machines of one or two kinds of a room, whichever the dice say; at most twelve. */
export function kindsOf(scene: Scene, room: Room): Machine[] {
  const kinds = [...new Set(room.machines.map(m => m.row.model))]
  const wanted = new Set(scene.dice.shuffled(kinds).slice(0, scene.dice.between(1, 2)))
  return room.machines.filter(m => wanted.has(m.row.model)).slice(0, 12)
}

/** Room, workstations and people of a booking, as its record says them. */
export function placeFields({ room, half, group }: Session): Pick<Row<'booking'>, 'workshopId' | 'stations' | 'classGroupIds' | 'people'> {
  return {
    workshopId: room.row.id,
    ...(half === undefined ? {} : { stations: Math.floor(room.row.stations! / 2) }),
    ...(group ? { classGroupIds: [group.id], people: Math.min(group.size!, half === undefined ? room.row.stations! : Math.floor(room.row.stations! / 2)) } : {}),
  }
}
