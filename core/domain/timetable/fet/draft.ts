import type { FetActivity, FetConstraint, FetFile } from '../../intake/fet.ts'
import { NEVER, type Pair } from '../problem.ts'
import { studentsOf, type Students } from './students.ts'
import type { Wish } from './row-rules.ts'

/** A teacher or a smallest set of students: what it attends, when it is not there, and what its days should look like. */
export type Holder = {
  activities: number[]
  /** by slot */
  closed: Uint8Array
  wishes: Wish[]
  /** about its activities with a tag only */
  tagged: Map<string, Wish[]>
}

/** Where an activity would like to be: in one of these rooms. */
export type RoomWish = { rooms: readonly string[]; weight: number; home: boolean; /** chosen by the file for its virtual room */ real: readonly string[] }

/** A FET file while its rules are being put into the problem, one after another. */
export type FetDraft = {
  file: FetFile
  days: number
  periods: number
  /** by slot */
  breaks: Uint8Array
  activities: readonly FetActivity[]
  indexOf: ReadonlyMap<number, number>
  students: Students
  /** smallest sets of students by activity */
  attending: readonly (readonly number[])[]
  /** how many people come, by activity */
  people: readonly number[]
  starts: readonly Int32Array[]
  teachers: ReadonlyMap<string, Holder>
  atoms: readonly Holder[]
  /** sets of activities with an exclusive row or rules of their own */
  sets: { activities: readonly number[]; exclusive: boolean; wishes: Wish[] }[]
  roomClosed: Map<string, Uint8Array>
  roomWishes: readonly RoomWish[][]
  pairs: Pair[]
  /** equal tables of pairs are kept once */
  tables: Map<string, Int32Array>
  paired: Set<string>
}

export function openDraft(file: FetFile): FetDraft {
  const [days, periods] = [file.days.length, file.hours.length]
  const slots = days * periods
  const activities = file.activities.filter(a => a.active)
  const students = studentsOf(file)
  const holder = (): Holder => ({ activities: [], closed: new Uint8Array(slots), wishes: [], tagged: new Map() })
  const teachers = new Map(file.teachers.map(name => [name, holder()]))
  const atoms = Array.from({ length: students.size }, holder)
  const attending = activities.map(a => [...new Set(a.students.flatMap(name => students.within(name)))])
  for (const [i, a] of activities.entries()) {
    for (const name of new Set(a.teachers)) {
      if (!teachers.has(name)) teachers.set(name, holder())
      teachers.get(name)!.activities.push(i)
    }
    for (const atom of attending[i]!) atoms[atom]!.activities.push(i)
  }
  return {
    file,
    days,
    periods,
    breaks: new Uint8Array(slots),
    activities,
    indexOf: new Map(activities.map((a, i) => [a.id, i])),
    students,
    attending,
    people: peopleOf(file, activities),
    starts: activities.map(a => Int32Array.from({ length: slots }, (_, slot) => ((slot % periods) + a.duration > periods ? NEVER : 0))),
    teachers,
    atoms,
    sets: [],
    roomClosed: new Map(),
    roomWishes: activities.map(() => []),
    pairs: [],
    tables: new Map(),
    paired: new Set(),
  }
}

/** As the activity says, or else as many as its sets of students have together. */
function peopleOf(file: FetFile, activities: readonly FetActivity[]): number[] {
  const sizes = new Map<string, number>()
  for (const year of file.years) {
    sizes.set(year.name, year.size)
    for (const group of year.groups) {
      sizes.set(group.name, group.size)
      for (const { name, size } of group.subgroups) sizes.set(name, size)
    }
  }
  return activities.map(a => a.people ?? a.students.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0))
}

/** What breaking a rule of this weight costs each time: its percents, at least 1; so FET's own sum of conflicts is a hundredth of it. */
export function costOf(weight: number): number {
  return Math.max(1, Math.round(weight))
}

/** The first text of a field under any of its names, which differ between FET's versions and rules. */
export function textOf(c: FetConstraint, ...names: string[]): string {
  for (const name of names) if (c.fields[name]?.[0]) return c.fields[name][0]
  return ''
}

/** A rule's one number: Max_Gaps, Minimum_Hours_Daily, MinDays … */
export function limitOf(c: FetConstraint): number {
  const [, texts] = Object.entries(c.fields).find(([name]) => /^(Max|Min)/.test(name)) ?? []
  return Math.max(0, Math.round(Number(texts?.[0] ?? 0)))
}

/** The active activities that a rule names by number. */
export function namedIn(draft: FetDraft, c: FetConstraint, field = 'Activity_Id'): number[] {
  return [...new Set(c.fields[field]?.flatMap(id => draft.indexOf.get(Number(id)) ?? []) ?? [])]
}

/** The activities that fit what a rule says of teacher, students, subject, tag, length and part; what it leaves out fits all. */
export function fitting(draft: FetDraft, c: FetConstraint): number[] {
  const teacher = textOf(c, 'Teacher_Name', 'Teacher')
  const students = textOf(c, 'Students_Name', 'Students')
  const subject = textOf(c, 'Subject_Name', 'Subject')
  const tag = textOf(c, 'Activity_Tag_Name', 'Activity_Tag')
  const duration = Number(textOf(c, 'Duration'))
  const part = Number(textOf(c, 'Component_Number'))
  const atoms = new Set(draft.students.within(students))
  return draft.activities.flatMap((a, i) => {
    const fits =
      (!teacher || a.teachers.includes(teacher)) &&
      (!students || draft.attending[i]!.some(atom => atoms.has(atom))) &&
      (!subject || a.subject === subject) &&
      (!tag || a.tags.includes(tag)) &&
      (!duration || a.duration === duration) &&
      // FET numbers the parts of a split activity by their ids, from that of the group
      (!part || part === (a.groupId ? a.id - a.groupId + 1 : 1))
    return fits ? [i] : []
  })
}

/** The slots that a rule lists; an unnamed day or hour is every one. */
export function slotsIn(draft: FetDraft, slots: FetConstraint['slots']): Uint8Array {
  const { file, days, periods } = draft
  const listed = new Uint8Array(days * periods)
  for (const { day, hour } of slots) {
    for (let d = 0; d < days; d++) {
      if (day && file.days[d] !== day) continue
      for (let h = 0; h < periods; h++) if (!hour || file.hours[h] === hour) listed[d * periods + h] = 1
    }
  }
  return listed
}

/** Adds to what beginning at a slot costs. */
export function makeDearer(starts: Int32Array, slot: number, weight: number, times: number): void {
  if (!times || starts[slot]! >= NEVER) return
  starts[slot] = weight >= 100 ? NEVER : starts[slot]! + costOf(weight) * times
}
