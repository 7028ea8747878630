import type { FieldValues } from '../base/change.ts'
import type { LocalDate, LocalTime } from '../base/time.ts'
import type { Booking, Times } from '../records/booking.ts'
import type { BellTable, Term } from '../records/calendar.ts'
import { formatWeeks } from '../calendar/week-pattern.ts'
import type { World } from '../world.ts'
import { planBookings, type WantedBooking } from './plan-bookings.ts'
import { chooseTerm, type TermChoice } from './choose-term.ts'
import { openDraft, type Draft } from './draft.ts'
import { fetDays, type FetDays } from './fet-days.ts'
import { fetHours, type FetHours } from './fet-hours.ts'
import { planRequests, planUnavailable, type FetScene, type Held } from './fet-requests.ts'
import type { FetActivity, FetFile } from './fet.ts'
import type { ImportPlan } from './plan.ts'

export type FetChoice = TermChoice & { overrideReason?: string }

/** What became of the file's elements, for the preview: every one of them is in exactly one figure. */
export type FetCounts = {
  institution: string
  version: string
  teachers: number
  years: number
  groups: number
  subgroups: number
  rooms: number
  virtualRooms: number
  subjects: number
  activities: { all: number; booked: number; requested: number; inactive: number; clashing: number }
  /** bookings that hold the second, third … real room of a virtual room */
  extraRooms: number
  days: { names: string[]; by: FetDays['by']; cycles: number }
  hoursTimed: boolean
  term: { id: string; name: string; start: LocalDate; weeks: number; isNew: boolean }
  bellTable: { name: string; isNew: boolean }
  notModelled: { name: string; count: number }[]
}

const MOST_STATIONS = 10_000
/** of a bell table */
const MOST_PERIODS = 40

/**
 * Plans the import of a FET timetable: teachers, groups, rooms, a term and a bell table where none fits, bookings for
 * the activities with a fixed day and hour, session requests with what is asked of them for the others, and times that are not to be had. Inactive activities are only counted.
 * A room that FET counts as unlimited (30000) gets no number of workstations; every booking holds the whole room.
 */
export function planFet(
  world: World,
  file: FetFile,
  choice: FetChoice,
  context: { newId: (table: string) => string; now: LocalTime },
): { plan: ImportPlan; counts: FetCounts } {
  const draft = openDraft(world.tables, context.newId)
  for (const { code, facts } of file.problems) draft.problem(code, facts)
  const source = `fet:${file.institution.trim().slice(0, 120)}`

  const teacherId = recordsByName(draft, 'teacher', world.tables.teacher.values(), file.teachers, () => ({}))
  const groupId = planGroups(world, draft, file)
  const real = file.rooms.filter(r => !r.virtual.length)
  const roomByName = new Map(real.map(r => [r.name, r]))
  const roomId = recordsByName(draft, 'workshop', world.tables.workshop.values(), [...roomByName.keys()], name => {
    const room = roomByName.get(name)!
    return {
      ...(room.building ? { building: room.building } : {}),
      ...(room.capacity > 0 && room.capacity <= MOST_STATIONS ? { stations: room.capacity } : {}),
    }
  })
  const virtual = new Map(file.rooms.filter(r => r.virtual.length).map(r => [r.name, r.virtual]))

  const { term, isNew } = chooseTerm(world, draft, choice, file.institution, context.now)
  const hours = fetHours(file.hours.slice(0, MOST_PERIODS))
  if (file.hours.length > MOST_PERIODS) draft.problem('fet.tooManyHours', { count: file.hours.length, most: MOST_PERIODS })
  const bell = chooseBells(world, draft, file, hours, term)
  const days = fetDays(file.days)

  const peopleOf = (a: FetActivity): FieldValues => ({
    title: a.subject || '—',
    ...(a.students.length ? { classGroupIds: ids(a.students, groupId) } : {}),
    ...(a.teachers.length ? { teacherIds: ids(a.teachers, teacherId) } : {}),
    ...(a.people ? { people: a.people } : {}),
    ...(a.comments ? { note: a.comments.slice(0, 4000) } : {}),
  })
  const wanted: WantedBooking[] = []
  const requests: FetActivity[] = []
  let inactive = 0
  for (const a of file.activities) {
    const times = a.start && timesOf(a, days, bell.table, term)
    if (!a.active) inactive++
    else if (!times) requests.push(a)
    else {
      const booking = { ...peopleOf(a), use: 'teaching', status: 'confirmed', times, origin: `${source}#${a.id}` } as Omit<Booking, 'id'> // put together just as the record has them
      wanted.push({ booking, ...roomsOf(draft, a, virtual, roomId), place: {}, facts: { activity: a.id } })
    }
  }
  const requestOf = new Map([...world.tables.sessionRequest.values()].map(r => [r.origin, r.id]))
  const scene: FetScene = { file, days, bells: bell.table, term, ids: { teacher: teacherId, group: groupId, room: roomId }, peopleOf, source }
  const held = [planRequests(draft, scene, requests, requestOf), planUnavailable(draft, scene)]
  const { accepted, extraRooms } = planBookings(world, draft, wanted, { ...context, overrideReason: choice.overrideReason })

  const used = new Set(file.activities.map(a => a.subject))
  const unused = file.subjects.filter(s => !used.has(s)).length
  const notModelled = without({ ...file.notModelled, ...(unused ? { 'Subject (unused)': unused } : {}) }, held)
  return {
    plan: draft.plan(),
    counts: {
      institution: file.institution,
      version: file.version,
      teachers: new Set(file.teachers).size,
      ...groupCounts(file),
      rooms: real.length,
      virtualRooms: virtual.size,
      subjects: file.subjects.length,
      activities: {
        all: file.activities.length,
        booked: accepted,
        requested: requests.length,
        inactive,
        clashing: wanted.length - accepted,
      },
      extraRooms,
      days: { names: file.days, by: days.by, cycles: days.cycles },
      hoursTimed: hours.timed,
      term: { id: term.id, name: term.name, start: term.start, weeks: term.weeks, isNew },
      bellTable: { name: bell.table.name, isNew: bell.isNew },
      notModelled: Object.entries(notModelled)
        .map(([name, count]) => ({ name, count }))
        .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
    },
  }
}

/** What is left of the counts after those constraints that records hold. */
function without(counts: Record<string, number>, held: readonly Held[]): Record<string, number> {
  const left = { ...counts }
  for (const [type, n] of held.flatMap(h => Object.entries(h))) left[`Constraint${type}`] = (left[`Constraint${type}`] ?? n) - n
  return Object.fromEntries(Object.entries(left).filter(([, n]) => n > 0))
}

/** Years, groups and subgroups as class groups; one that stands in several larger ones is part of each of them. */
function planGroups(world: World, draft: Draft, file: FetFile): ReadonlyMap<string, string> {
  const groups = new Map<string, { size: number; within: Set<string> }>()
  const note = (name: string, size: number, within?: string) => {
    const entry = groups.get(name) ?? { size: 0, within: new Set<string>() }
    entry.size = Math.max(entry.size, size)
    if (within && within !== name) entry.within.add(within)
    groups.set(name, entry)
  }
  // level by level: a subgroup of several groups comes after all of them
  for (const year of file.years) note(year.name, year.size)
  for (const year of file.years) for (const group of year.groups) note(group.name, group.size, year.name)
  for (const group of file.years.flatMap(y => y.groups)) for (const sub of group.subgroups) note(sub.name, sub.size, group.name)
  for (const name of file.activities.flatMap(a => a.students)) if (!groups.has(name)) note(name, 0)
  return recordsByName(
    draft,
    'classGroup',
    world.tables.classGroup.values(),
    [...groups.keys()],
    name => (groups.get(name)!.size ? { size: groups.get(name)!.size } : {}),
    name => [...groups.get(name)!.within],
  )
}

function groupCounts(file: FetFile): { years: number; groups: number; subgroups: number } {
  const groups = file.years.flatMap(y => y.groups)
  return {
    years: new Set(file.years.map(y => y.name)).size,
    groups: new Set(groups.map(g => g.name)).size,
    subgroups: new Set(groups.flatMap(g => g.subgroups.map(s => s.name))).size,
  }
}

/**
 * Makes sure of one record for every name, matched to the letter: FET tells names apart so. Larger groups come before
 * those within them, so that `partOf` can name them.
 */
function recordsByName(
  draft: Draft,
  table: 'teacher' | 'classGroup' | 'workshop',
  rows: Iterable<{ id: string; name: string }>,
  names: readonly string[],
  fieldsOf: (name: string) => FieldValues,
  within: (name: string) => string[] = () => [],
): ReadonlyMap<string, string> {
  const id = new Map<string, string>()
  const known = new Map<string, string[]>()
  for (const row of rows) known.set(row.name, [...(known.get(row.name) ?? []), row.id])
  for (const name of names) {
    if (id.has(name)) continue
    const [existing, ...others] = known.get(name) ?? []
    if (others.length) draft.problem('intake.ambiguous', { table, name, count: others.length + 1 })
    const larger = within(name).flatMap(n => id.get(n) ?? []) ?? []
    const kept = existing ? ((draft.row(table, existing)?.partOf as string[] | undefined) ?? []) : []
    const partOf = [...new Set([...kept, ...larger])]
    const fields = { ...(existing ? {} : { name: name.slice(0, 200) }), ...fieldsOf(name), ...(partOf.length ? { partOf } : {}) }
    id.set(name, draft.put(table, fields, existing, { name }))
  }
  return id
}

/** A bell table of the college with the same starts (or, where the file names no clock, with enough periods), else a new one. */
function chooseBells(world: World, draft: Draft, file: FetFile, hours: FetHours, term: Term): { table: BellTable; isNew: boolean } {
  const starts = hours.periods.map(p => p.start).join()
  const fits = [...world.tables.bellTable.values()].find(
    b =>
      (!b.termId || b.termId === term.id) &&
      (hours.timed ? b.periods.map(p => p.start).join() === starts : b.periods.length >= hours.periods.length),
  )
  if (fits) return { table: fits, isNew: false }
  const name = (file.institution || 'FET').slice(0, 200)
  const fields = { name, termId: term.id, periods: hours.periods.length ? hours.periods : fetHours(['1']).periods }
  return { table: { id: draft.put('bellTable', fields, undefined, { name }), ...fields }, isNew: true }
}

/** When a fixed activity takes place; null where its periods run past the end of the day. */
function timesOf(a: FetActivity, days: FetDays, bells: BellTable, term: Term): Times | null {
  const day = days.days[a.start!.day]
  const first = bells.periods[a.start!.hour]
  const last = bells.periods[a.start!.hour + a.duration - 1]
  if (!day || !first || !last) return null
  const periods = { from: first.no, to: last.no }
  if ('date' in day) return { kind: 'once', start: `${day.date}T${first.start}`, end: `${day.date}T${last.end}`, periods }
  const weeks = Array.from({ length: term.weeks }, (_, i) => i + 1).filter(w => (w - 1) % day.cycles === day.cycle)
  if (!weeks.length) return null
  return { kind: 'series', termId: term.id, weekday: day.weekday, weeks: formatWeeks(weeks), periods, bellTableId: bells.id }
}

/** The real rooms that an activity holds: those the file chose for a virtual room, else one out of each of its sets. */
function roomsOf(
  draft: Draft,
  a: FetActivity,
  virtual: ReadonlyMap<string, string[][]>,
  roomId: ReadonlyMap<string, string>,
): Pick<WantedBooking, 'rooms' | 'anyOf'> {
  if (!a.room) return {}
  const idsOf = (names: readonly string[]) =>
    names.flatMap(name => {
      const id = roomId.get(name)
      if (!id) draft.problem('fet.roomUnknown', { id: a.id, subject: a.subject, room: name })
      return id ?? []
    })
  const sets = virtual.get(a.room.name)
  if (!sets) return { rooms: idsOf([a.room.name]) }
  return a.room.realRooms.length ? { rooms: idsOf(a.room.realRooms) } : { anyOf: sets.map(idsOf).filter(s => s.length) }
}

function ids(names: readonly string[], byName: ReadonlyMap<string, string>): string[] {
  return [...new Set(names.flatMap(n => byName.get(n) ?? []))]
}
