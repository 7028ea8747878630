import { formatWeeks, weekList } from '../calendar/week-pattern.ts'
import type { SessionRequest } from '../records/booking.ts'
import type { Row } from '../tables.ts'
import { createDice } from './dice.ts'
import { bitsOf, weeksOf, type When } from './grid.ts'
import { fit, hold, type Promises, type Session } from './placing.ts'
import type { Lecturer, Room, Scene, School } from './scene.ts'
import { TEACHING_WEEKS } from './term.ts'

/** Dice of their own, so that the rest of the college stays as it is. */
const SEED = 19491001
/** Fewer weeks than this to come are no time to plan in: then the whole term is. */
const FEW_WEEKS = 4
const DOUBLES = [[1, 2], [3, 4], [5, 6], [7, 8]] as const
const HALF_DAYS = [[1, 4], [5, 8], ...DOUBLES] as const
const EVENINGS = [[9, 10], ...DOUBLES] as const
const WHOLE_TERM = bitsOf(weeks(1, TEACHING_WEEKS + 2))
const TRIES = 300
/** More than stand in the whole college. */
const TOO_MANY = 4

type Wanted = { title: string; school: School; group: Row<'classGroup'>; lecturer: Lecturer; room: Room }

/** What the office has still to schedule, some of it easy, some of it hard and some impossible, and when people and rooms are not to be had. */
export function putOpenRequests(scene: Scene, promises: Promises): void {
  const plan = scene.plan.requests
  if (!plan) return
  const own: Scene = { ...scene, dice: createDice(SEED) }
  repeat(plan.easy, i => putEasy(own, promises, i))
  putHard(own, plan.hard)
  putImpossible(own)
  putUnavailable(own, plan.unavailable)
}

/** There is a time for it, which is kept free: everybody, the room and the machines have it. */
function putEasy(scene: Scene, promises: Promises, i: number): boolean {
  const { dice, sheaf, term } = scene
  const wanted = wish(scene)
  const [from, to] = dice.pick(spansToCome(scene))
  const pattern = weeks(from, to)
  const half = wanted.room.shared ? (dice.below(2) as 0 | 1) : undefined // below 2 is 0 or 1
  const model = dice.pick(wanted.room.machines).row.model
  const session: Session = { use: 'teaching', room: wanted.room, ...(half === undefined ? {} : { half }), group: wanted.group, lecturer: wanted.lecturer, machines: wanted.room.machines.filter(m => m.row.model === model).slice(0, 6) }
  const times = i % 4 === 0 ? 2 : 1
  const spots = dice.shuffled([1, 2, 3, 4, 5].flatMap(weekday => DOUBLES.map(([a, b]): When => ({ weekday, from: a, to: b, weeks: bitsOf(pattern) }))))
  const held: { when: When; pieces: number }[] = []
  for (const when of spots) {
    const machines = held.length < times && held.every(h => h.when.weekday !== when.weekday) ? fit(scene, promises, session, when) : null
    if (machines) held.push({ when, pieces: machines.reduce((n, m) => n + m.row.units, 0) })
  }
  if (held.length < times) return false
  for (const { when } of held) hold(scene, promises, session, when, fit(scene, promises, session, when)!)
  const stations = half === undefined ? wanted.room.row.stations! : Math.floor(wanted.room.row.stations! / 2)
  sheaf.put('sessionRequest', {
    ...fieldsOf(scene, wanted),
    workshopId: wanted.room.row.id,
    needs: [{ kind: model!, pieces: Math.min(...held.map(h => h.pieces)) }],
    ...(half === undefined ? {} : { stations }),
    people: Math.min(wanted.group.size!, stations),
    periods: 2,
    ...(i % 4 === 3 ? { perTerm: weeksOf(held[0]!.when.weeks).length } : { perWeek: times }),
    weeks: formatWeeks(pattern),
    ...(i % 4 === 1 ? { preferred: held.map(({ when }) => ({ weekday: when.weekday, from: when.from, to: when.to })) } : {}),
    ...(i % 4 === 2 ? { teacherIds: colleagues(scene, wanted), teacherChoice: 'any' as const } : {}),
    termId: term.term.id,
  })
  return true
}

/** The first week that the office still plans. */
function firstWeek({ term, wish }: Scene): number {
  let next = 1
  while (next <= TEACHING_WEEKS && term.dateIn(next, 1) <= wish.today) next++
  return TEACHING_WEEKS - next + 1 < FEW_WEEKS ? 1 : next
}

/** Whole, halves, a middle: of the weeks to come. */
function spansToCome(scene: Scene): [number, number][] {
  const first = firstWeek(scene)
  const half = Math.floor((TEACHING_WEEKS - first + 1) / 2)
  return [[first, TEACHING_WEEKS], [first, first + half], [TEACHING_WEEKS - half, TEACHING_WEEKS], [first + 1, TEACHING_WEEKS - 1]]
}

/** At just the time of a lesson of the same class group, in its room and with its teacher: that lesson must give way. */
function putHard(scene: Scene, count: number): void {
  const { dice, sheaf, say } = scene
  const first = firstWeek(scene)
  const toCome = (weeks: string) => weekList(weeks).filter(week => week >= first)
  const lessons = sheaf.all('booking').filter(b => b.use === 'teaching' && b.times.kind === 'series' && !b.exceptions && toCome(b.times.weeks).length > 1)
  for (const lesson of dice.shuffled(lessons).slice(0, count)) {
    if (lesson.times.kind !== 'series') continue
    const { termId, weekday, weeks, periods } = lesson.times
    const { requestId, title, classGroupIds, teacherIds, workshopId, stations, people } = lesson
    const like = sheaf.all('sessionRequest').find(r => r.id === requestId)!
    sheaf.put('sessionRequest', {
      title,
      termId,
      classGroupIds,
      teacherIds,
      workshopId,
      needs: like.needs,
      ...(stations === undefined ? {} : { stations }),
      people,
      periods: like.periods,
      perWeek: 1,
      weeks: formatWeeks(toCome(weeks)),
      weekdays: [weekday],
      earliest: periods!.from,
      latest: periods!.to,
      priority: 'high',
      note: say(['企业专家只有这个时间能来', 'The enterprise’s expert can come at this time only']),
    })
  }
}

/** More pieces than there are, and a kind of room that nobody has. */
function putImpossible(scene: Scene): void {
  const { sheaf, say } = scene
  const many = wish(scene)
  const { model } = many.room.machines[0]!.row
  const pieces = sheaf.all('equipment').reduce((n, e) => n + (e.model === model ? e.units : 0), 0) + TOO_MANY
  sheaf.put('sessionRequest', { ...fieldsOf(scene, many), workshopId: many.room.row.id, needs: [{ kind: model!, pieces }], periods: 2, perWeek: 1, note: say(['全班一人一台', 'A machine for everybody in the class']) })
  const nowhere = wish(scene)
  sheaf.put('sessionRequest', { ...fieldsOf(scene, nowhere), workshopKind: say(['虚拟仿真实训室', 'Virtual simulation room']), people: nowhere.group.size, periods: 2, perWeek: 1, note: say(['等新实训楼启用', 'Waits for the new building']) })
}

/** Half days of teachers, double periods of class groups and evenings of rooms at which nothing is booked in any week. */
function putUnavailable(scene: Scene, count: number): void {
  const { schools, say } = scene
  const pick = <T>(rows: readonly T[], n: number): T[] => rows.filter((_, i) => i % Math.max(1, Math.floor(rows.length / n)) === 0).slice(0, n)
  const third = Math.ceil(count / 3)
  const teachers = pick(schools.flatMap(s => s.lecturers.map(l => l.row)), count - third)
  for (const [i, { id }] of teachers.entries()) putFree(scene, 'teacherId', id, HALF_DAYS, say(i % 2 ? ['教研活动', 'Staff meeting'] : ['企业实践', 'Works at an enterprise']))
  for (const { id } of pick(schools.flatMap(s => s.groups), third - 1)) putFree(scene, 'classGroupId', id, DOUBLES, say(['班会', 'Class meeting']))
  putFree(scene, 'workshopId', [...scene.rooms.values()][0]!.row.id, EVENINGS, say(['安全检查', 'Safety inspection']))
}

function putFree({ dice, grid, sheaf }: Scene, field: 'teacherId' | 'classGroupId' | 'workshopId', id: string, blocks: readonly (readonly [number, number])[], reason: string): void {
  // a shared room is taken by halves
  const ids = field === 'workshopId' ? [id, `${id}/0`, `${id}/1`] : [id]
  const days = dice.shuffled([1, 2, 3, 4, 5])
  for (const [from, to] of blocks) {
    for (const weekday of days) {
      const when: When = { weekday, from, to, weeks: WHOLE_TERM }
      if (!ids.every(i => grid.isFree(i, when))) continue
      for (const i of ids) grid.take(i, when)
      sheaf.put('unavailableTime', { [field]: id, weekday, from, to, reason })
      return
    }
  }
}

function wish({ dice, schools, rooms, say }: Scene): Wanted {
  const school = dice.pick(schools)
  const course = dice.pick(school.type.courses.filter(c => rooms.has(c.workshop)))
  return { title: say(course.name), school, group: dice.pick(school.groups), lecturer: dice.pick(school.lecturers), room: rooms.get(course.workshop)! }
}

function fieldsOf({ term }: Scene, { title, group, lecturer }: Wanted): Pick<SessionRequest, 'title' | 'termId' | 'classGroupIds' | 'teacherIds'> {
  return { title, termId: term.term.id, classGroupIds: [group.id], teacherIds: [lecturer.row.id] }
}

/** The lecturer and another one of the school. */
function colleagues({ dice }: Scene, { school, lecturer }: Wanted): string[] {
  const other = dice.pick(school.lecturers.filter(l => l !== lecturer))
  return [lecturer.row.id, other.row.id]
}

function weeks(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

function repeat(count: number, attempt: (i: number) => boolean): void {
  for (let i = 0, tries = 0; i < count && tries < TRIES; tries++) if (attempt(i)) i++
}
