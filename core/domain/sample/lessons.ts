import { formatWeeks } from '../calendar/week-pattern.ts'
import type { Row } from '../tables.ts'
import type { Pair } from './catalogue.ts'
import { bitsOf } from './grid.ts'
import { fit, hold, kindsOf, placeFields, type Promises, type Session } from './placing.ts'
import type { Lecturer, Room, Scene, School } from './scene.ts'

/** Week patterns of courses; workshop courses run in blocks of weeks, some through the term in odd or even ones. */
const PATTERNS: number[][] = [
  span(1, 6),
  span(7, 12),
  span(13, 18),
  span(1, 8),
  span(9, 16),
  span(10, 18),
  span(1, 4),
  span(5, 8),
  [...span(1, 4), ...span(6, 9)],
  span(1, 15).filter(w => w % 2 === 1),
  span(2, 16).filter(w => w % 2 === 0),
  [...span(1, 8), ...span(10, 16)],
]
const SHORT_PATTERNS = PATTERNS.filter(p => p.length <= 6)
const DOUBLES = [[1, 2], [3, 4], [5, 6], [7, 8]] as const
const HALF_DAYS = [[1, 4], [5, 8]] as const
const EVENING = [[9, 10]] as const

function span(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

/** How a course of a class group is given: its sessions share teacher, weeks, length, and the kinds of machines. */
type Course = { title: Pair; session: Session; pattern: number[]; blocks: readonly (readonly [number, number])[]; weekdays: number[] }

/** The weekly sessions of every class group, three to a course; each is put where room, group, teacher and machines are free. */
export function putLessons(scene: Scene, promises: Promises): void {
  const { dice, plan } = scene
  const groups = dice.shuffled(scene.schools.flatMap(school => school.groups.map(group => ({ school, group }))))
  const begun = new Map<Row<'classGroup'>, Course>()
  for (let placed = 0; placed < plan.lessonsPerGroup; placed++) {
    if (placed % 3 === 0) begun.clear()
    for (const { school, group } of groups) {
      const course = begun.get(group)
      if (course && putSession(scene, promises, course)) continue
      const other = putLesson(scene, promises, school, group, Math.floor(placed / 3))
      if (other) begun.set(group, other)
    }
  }
}

/** Tries the course whose turn it is, then others; by day first, then in the evening. */
function putLesson(scene: Scene, promises: Promises, school: School, group: Row<'classGroup'>, turn: number): Course | undefined {
  const { dice } = scene
  const courses = school.type.courses.flatMap(c => (scene.rooms.has(c.workshop) ? [{ name: c.name, room: scene.rooms.get(c.workshop)! }] : []))
  for (let attempt = 0; attempt < 60; attempt++) {
    const { name, room } = courses[(turn + Math.floor(attempt / 6)) % courses.length]!
    const pattern = dice.pick(attempt < 24 ? PATTERNS : SHORT_PATTERNS)
    const blocks = attempt > 4 && attempt % 3 === 0 ? EVENING : attempt < 6 && dice.chance(30) ? HALF_DAYS : DOUBLES
    const course: Course = { title: name, session: sessionIn(scene, room, group, lecturerFor(scene, school)), pattern, blocks, weekdays: [] }
    if (putSession(scene, promises, course)) return course
  }
  return undefined
}

/** One more session of a course, on a day on which it has none; false where there is no time for it. */
function putSession(scene: Scene, promises: Promises, { title, session, pattern, blocks, weekdays }: Course): boolean {
  const days = [1, 2, 3, 4, 5].filter(day => !weekdays.includes(day))
  const spots = scene.dice.shuffled(days.flatMap(weekday => blocks.map(([from, to]) => ({ weekday, from, to, weeks: bitsOf(pattern) }))))
  for (const when of spots) {
    const machines = fit(scene, promises, session, when)
    if (!machines) continue
    const items = hold(scene, promises, session, when, machines)
    scene.sheaf.put('booking', {
      title: scene.say(title),
      use: 'teaching',
      status: 'confirmed',
      times: { kind: 'series', termId: scene.term.term.id, weekday: when.weekday, weeks: formatWeeks(pattern), periods: { from: when.from, to: when.to } },
      ...placeFields(session),
      items,
      teacherIds: [session.lecturer.row.id],
    })
    weekdays.push(when.weekday)
    return true
  }
  return false
}

/** One of the three with the fewest lessons. */
function lecturerFor({ dice }: Scene, school: School): Lecturer {
  return dice.pick(school.lecturers.toSorted((a, b) => a.lessons - b.lessons).slice(0, 3))
}

function sessionIn(scene: Scene, room: Room, group: Row<'classGroup'>, lecturer: Lecturer): Session {
  const half = room.shared ? (scene.dice.below(2) as 0 | 1) : undefined // below 2 is 0 or 1
  return { use: 'teaching', room, ...(half === undefined ? {} : { half }), group, lecturer, machines: kindsOf(scene, room) }
}
