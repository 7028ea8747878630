import type { FieldValues } from '../base/change.ts'
import { groupedBy } from '../base/grouped-by.ts'
import { formatWeeks } from '../calendar/week-pattern.ts'
import type { BellTable, Term } from '../records/calendar.ts'
import type { Draft } from './draft.ts'
import type { FetDays } from './fet-days.ts'
import { timesByActivity, wishOf, type FetWeek } from './fet-wishes.ts'
import type { FetActivity, FetConstraint, FetFile } from './fet.ts'

type Ids = ReadonlyMap<string, string>

/** A FET file on its way into the college: its week there, and the records that its names stand for. */
export type FetScene = {
  file: FetFile
  days: FetDays
  bells: BellTable
  term: Term
  ids: { teacher: Ids; group: Ids; room: Ids }
  /** title, class groups, teachers, people and note of an activity */
  peopleOf: (a: FetActivity) => FieldValues
  /** the beginning of every origin */
  source: string
}

const WORKDAYS = '1,2,3,4,5'

/** Constraints that records hold entirely, by FET's name without "Constraint". */
export type Held = Record<string, number>

/**
 * A request for activities without a fixed time: those of one group that differ in nothing are sessions of one. The first of them names it,
 * so that a second import finds it. Returns the constraints that the requests hold.
 */
export function planRequests(draft: Draft, scene: FetScene, activities: readonly FetActivity[], requestOf: ReadonlyMap<string | undefined, string>): Held {
  const { file, days, term, source } = scene
  const held: Held = {}
  const week = weekOf(scene)
  const times = timesByActivity(file)
  const rooms = roomsBy(scene, held, activities)
  const wishes = new Map(activities.map(a => [a.id, wishOf(a, times.get(a.id) ?? [], file, week)]))
  const sessions = groupedBy(activities, a => {
    const { held: _, ...wish } = wishes.get(a.id)!
    return a.groupId ? JSON.stringify([a.groupId, a.duration, scene.peopleOf(a), rooms.get(a.id), wish]) : `activity ${a.id}`
  })
  const requestWith = new Map([...sessions].flatMap(([key, of]) => of.map(a => [a.id, key] as const)))
  const apart = daysApart(file, requestWith, held)
  for (const [key, of] of sessions) {
    const [first] = of
    if (!first) continue
    const { held: _, ...wish } = wishes.get(first.id)!
    for (const a of of) for (const [type, n] of Object.entries(wishes.get(a.id)!.held)) add(held, type, n)
    const every = [...new Set(week.weekdays)].sort((a, b) => a - b)
    const origin = `${source}#${first.id}`
    const fields: FieldValues = {
      ...scene.peopleOf(first),
      ...(rooms.get(first.id) ? { workshopId: rooms.get(first.id) } : {}),
      termId: term.id,
      periods: Math.min(40, first.duration),
      // days that are dates, or of every other week, say nothing of each week
      ...(week.plain ? { perWeek: of.length } : { perTerm: days.by === 'dates' ? of.length : Math.max(1, Math.floor(term.weeks / days.cycles)) * of.length }),
      ...(every.length && every.join() !== WORKDAYS && days.by !== 'dates' ? { weekdays: every } : {}),
      ...(file.hours.length < scene.bells.periods.length && first.duration <= week.periods.length ? { latest: week.periods.at(-1)! } : {}),
      ...wish,
      ...(of.length > 1 && !apart.has(key) ? { notSameDay: false } : {}),
      origin,
    }
    if (String(fields['weekdays']) === WORKDAYS) delete fields['weekdays']
    draft.put('sessionRequest', fields, requestOf.get(origin), { name: first.subject })
  }
  return held
}

function weekOf({ file, days, bells }: FetScene): FetWeek {
  return {
    weekdays: days.days.map(d => ('date' in d ? 0 : d.weekday)),
    periods: bells.periods.slice(0, file.hours.length).map(p => p.no),
    plain: days.by !== 'dates' && days.cycles === 1,
  }
}

/** The one room of each activity: where the file fixes it, or where it must be. */
function roomsBy({ file, ids }: FetScene, held: Held, activities: readonly FetActivity[]): ReadonlyMap<number, string> {
  const room = new Map<number, string>()
  for (const a of activities) {
    const id = a.room && ids.room.get(a.room.name)
    if (id) room.set(a.id, id)
  }
  for (const c of file.constraints) {
    if (c.weight < 100) continue
    const names = [...(c.fields['Room'] ?? []), ...(c.fields['Preferred_Room'] ?? [])]
    const id = names.length === 1 ? ids.room.get(names[0]!) : undefined
    const meant = id === undefined ? [] : activities.filter(a => (c.type === 'ActivityPreferredRooms' ? c.fields['Activity_Id']?.[0] === String(a.id) : /^SubjectPreferredRooms?$/.test(c.type) && c.fields['Subject']?.[0] === a.subject))
    if (!meant.length || meant.some(a => room.has(a.id) && room.get(a.id) !== id)) continue
    for (const a of meant) room.set(a.id, id!)
    add(held, c.type, 1)
  }
  return room
}

/** Requests whose sessions lie on different days; a rule of one day between activities that one request holds is held by it. */
function daysApart(file: FetFile, requestWith: ReadonlyMap<number, string>, held: Held): ReadonlySet<string> {
  const apart = new Set<string>()
  const active = new Set(file.activities.filter(a => a.active).map(a => a.id))
  for (const c of file.constraints) {
    if (c.type !== 'MinDaysBetweenActivities') continue
    const least = Number(c.fields['MinDays']?.[0] ?? 1)
    const keys = new Set((c.fields['Activity_Id'] ?? []).filter(id => active.has(Number(id))).map(id => requestWith.get(Number(id))))
    if (least < 1) continue
    for (const key of keys) if (key !== undefined) apart.add(key)
    if (least === 1 && keys.size === 1 && !keys.has(undefined)) add(held, c.type, 1)
  }
  return apart
}

const OWNERS: Readonly<Record<string, { field: 'teacherId' | 'classGroupId' | 'workshopId'; by: string; ids: keyof FetScene['ids'] }>> = {
  TeacherNotAvailableTimes: { field: 'teacherId', by: 'Teacher', ids: 'teacher' },
  StudentsSetNotAvailableTimes: { field: 'classGroupId', by: 'Students', ids: 'group' },
  RoomNotAvailableTimes: { field: 'workshopId', by: 'Room', ids: 'room' },
}

/** Times at which teachers, class groups and rooms are not to be had; hours that follow one another are one record. Dates are not held. */
export function planUnavailable(draft: Draft, scene: FetScene): Held {
  const held: Held = {}
  const { file, days, term, ids } = scene
  const week = weekOf(scene)
  for (const c of file.constraints) {
    const owner = OWNERS[c.type]
    const name = owner && c.fields[owner.by]?.[0]
    const id = owner && name !== undefined ? ids[owner.ids].get(name) : undefined
    if (!owner || id === undefined || days.by === 'dates' || c.weight < 100) continue
    for (const [day, hours] of hoursOff(c, file, week.periods.length)) {
      const { weekday, cycle, cycles } = days.days[day] as { weekday: number; cycle: number; cycles: number } // none of them is a date
      const weeks = cycles > 1 ? { weeks: formatWeeks(Array.from({ length: term.weeks }, (_, i) => i + 1).filter(w => (w - 1) % cycles === cycle)) } : {}
      for (const { from, to } of runs(hours)) {
        const fields: FieldValues = { [owner.field]: id, termId: term.id, weekday, from: week.periods[from]!, to: week.periods[to]!, ...weeks }
        const [known] = draft.matching('unavailableTime', ['weekday', 'from', 'to', 'weeks', 'teacherId', 'classGroupId', 'workshopId', 'termId'], fields)
        draft.put('unavailableTime', fields, known, { name: name! })
      }
    }
    add(held, c.type, 1)
  }
  return held
}

function hoursOff(c: FetConstraint, file: FetFile, most: number): Map<number, number[]> {
  const off = new Map<number, number[]>()
  for (const { day, hour } of c.slots) {
    const [d, h] = [file.days.indexOf(day), file.hours.indexOf(hour)]
    if (d >= 0 && h >= 0 && h < most) off.set(d, [...(off.get(d) ?? []), h])
  }
  return off
}

function runs(hours: readonly number[]): { from: number; to: number }[] {
  const sorted = [...new Set(hours)].sort((a, b) => a - b)
  const found: { from: number; to: number }[] = []
  for (const hour of sorted) {
    const last = found.at(-1)
    if (last && last.to === hour - 1) last.to = hour
    else found.push({ from: hour, to: hour })
  }
  return found
}

function add(held: Held, type: string, n: number): void {
  held[type] = (held[type] ?? 0) + n
}
