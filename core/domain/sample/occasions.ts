import { formatWeeks, weekList } from '../calendar/week-pattern.ts'
import type { LocalDate } from '../base/time.ts'
import type { Row } from '../tables.ts'
import type { Pair } from './catalogue.ts'
import { bit, bitsOf, weeksOf, type When } from './grid.ts'
import { fit, hold, kindsOf, placeFields, type Promises, type Session } from './placing.ts'
import type { Scene } from './scene.ts'
import { TEACHING_WEEKS } from './term.ts'

const TRIES = 400
const EVERY_OTHER = [2, 4, 6, 8, 10, 12, 14, 16]
const TRAINING_WEEKS = [[3, 4, 5, 6, 7, 8], [9, 10, 11, 12, 13, 14], EVERY_OTHER, [10, 12, 14, 16], [5, 6, 7, 8]]

/** Courses of the partner enterprises for their own people: evenings, and Saturdays by the half-day. */
export function putTrainings(scene: Scene, promises: Promises): void {
  const { dice, plan, term, sheaf, say, wish } = scene
  repeat(plan.trainings, i => {
    const school = scene.schools[i % scene.schools.length]!
    const room = dice.pick([...school.rooms.values()])
    const weeks = dice.pick(TRAINING_WEEKS)
    const saturday = dice.chance(55)
    const [from, to] = saturday ? dice.pick([[1, 4], [5, 8]] as const) : ([9, 10] as const)
    const when: When = { weekday: saturday ? 6 : dice.between(1, 5), from, to, weeks: bitsOf(weeks) }
    const session: Session = { use: 'enterprise', room, lecturer: dice.pick(school.lecturers), machines: kindsOf(scene, room) }
    const machines = fit(scene, promises, session, when)
    if (!machines) return false
    const items = hold(scene, promises, session, when, machines)
    sheaf.put('booking', {
      title: say(dice.pick(wish.catalogue.trainings)),
      use: 'enterprise',
      status: 'confirmed',
      times: { kind: 'series', termId: term.term.id, weekday: when.weekday, weeks: formatWeeks(weeks), periods: { from, to } },
      ...placeFields(session),
      items,
      teacherIds: [session.lecturer.row.id],
      enterpriseId: school.partner.id,
      people: dice.between(10, 24),
    })
    return true
  })
}

/** Work for others, then what comes up in a term; the last few of each were called off. */
export function putOccasions(scene: Scene, promises: Promises): void {
  putOnce(scene, promises, scene.plan.services, 'service', scene.wish.catalogue.services)
  putOnce(scene, promises, scene.plan.events, 'other', scene.wish.catalogue.events)
}

function putOnce(scene: Scene, promises: Promises, count: number, use: 'service' | 'other', titles: readonly Pair[]): void {
  const { dice, term, sheaf, say, wish } = scene
  repeat(count, i => {
    const title = titles[i % titles.length]!
    const school = dice.pick(scene.schools)
    const room = dice.pick([...school.rooms.values()])
    const [from, to] = dice.pick([[1, 2], [3, 4], [5, 6], [7, 8], [5, 8], [9, 10]] as const)
    const when: When = { weekday: dice.chance(20) ? 6 : dice.between(1, 5), from, to, weeks: bit(dice.between(1, TEACHING_WEEKS + 2)) }
    const date = dateOf(scene, when)
    if (term.isHoliday(date)) return false
    const group = use === 'other' && dice.chance(60) ? dice.pick(school.groups) : undefined
    const session: Session = { use, room, lecturer: dice.pick(school.lecturers), machines: kindsOf(scene, room), ...(group ? { group } : {}) }
    const machines = fit(scene, promises, session, when)
    if (!machines) return false
    const items = hold(scene, promises, session, when, machines)
    sheaf.put('booking', {
      title: say(title),
      use,
      status: i >= count - 2 ? 'cancelled' : date > wish.today && dice.chance(50) ? 'held' : 'confirmed',
      times: { kind: 'once', ...term.clocks(date, from, to), periods: { from, to } },
      ...placeFields(session),
      items,
      teacherIds: [session.lecturer.row.id],
      ...(use === 'service' && i % 5 < 2 ? { enterpriseId: school.partner.id } : {}),
    })
    return true
  })
}

/** Single dates of lessons that fall out or take place at another time of the same week. */
export function putExceptions(scene: Scene, promises: Promises): void {
  const { dice, term, wish, plan, say, grid } = scene
  const lessons = scene.sheaf.all('booking').filter(b => b.use === 'teaching')
  const makeupDays = new Set(term.makeups.flatMap(m => [m.date, m.follows]))
  repeat(plan.exceptions, i => {
    const booking = dice.pick(lessons)
    if (booking.exceptions || booking.times.kind !== 'series') return false
    const { weekday, periods } = booking.times
    const week = dice.pick([...weekList(booking.times.weeks)])
    const date = term.dateIn(week, weekday)
    if (term.isHoliday(date) || makeupDays.has(date)) return false
    const reason = say(dice.pick(wish.catalogue.reasons))
    if (i % 3 === 0) {
      booking.exceptions = [{ kind: 'skip', date, reason }]
      return true
    }
    const length = periods!.to - periods!.from
    const from = dice.pick(length > 1 ? [1, 5] : [1, 3, 5, 7])
    const when: When = { weekday: dice.between(1, 5), from, to: from + length, weeks: bit(week) }
    const target = dateOf(scene, when)
    if (target === date || term.isHoliday(target) || makeupDays.has(target)) return false
    const session = sessionOf(scene, booking)
    const machines = fit(scene, promises, session, when)
    if (machines?.length !== booking.items!.length || !session.machines.every(m => grid.isFree(m.row.id, when))) return false
    hold(scene, promises, session, when, machines)
    booking.exceptions = [{ kind: 'move', date, ...term.clocks(target, when.from, when.to), reason }]
    return true
  })
}

/** The session that a booking was made of. */
function sessionOf(scene: Scene, booking: Row<'booking'>): Session {
  const room = [...scene.rooms.values()].find(r => r.row.id === booking.workshopId)!
  const school = scene.schools.find(s => s.lecturers.some(l => l.row.id === booking.teacherIds![0]))!
  const machines = room.machines.filter(m => booking.items!.some(item => item.equipmentId === m.row.id))
  return {
    use: booking.use,
    room,
    ...(booking.stations === undefined ? {} : { half: machines[0]!.half }),
    lecturer: school.lecturers.find(l => l.row.id === booking.teacherIds![0])!,
    group: school.groups.find(g => g.id === booking.classGroupIds![0])!,
    machines,
  }
}

function dateOf({ term }: Scene, when: When): LocalDate {
  return term.dateIn(weeksOf(when.weeks)[0]!, when.weekday)
}

/** Lets `make` try until it has succeeded `count` times, or there is plainly no more room. */
function repeat(count: number, make: (i: number) => boolean): void {
  for (let made = 0, tries = 0; made < count && tries < count * TRIES; tries++) if (make(made)) made++
}
