import { groupedBy } from '#domain/base/grouped-by.ts'
import type { Ctt, Lecture } from './ctt-file.ts'

/** Violations by kind, and the weighted soft cost UD2. */
export type CttVerdict = {
  hard: { lectures: number; conflicts: number; availability: number; roomOccupation: number }
  soft: { roomCapacity: number; minWorkingDays: number; isolated: number; roomStability: number }
  /** the soft costs together */
  cost: number
}

/** Weights of formulation UD2: a day too few, a lecture alone in its curriculum's day. */
const DAY_MISSING = 5
const LECTURE_ALONE = 2

/**
 * What a solution breaks and costs, straight from the instance (Di Gaspero, McCollum, Schaerf 2007, "Curriculum-based Course Timetabling").
 * A lecture that does not exist (unknown course, room or time) counts as a broken "lectures", as does each missing or surplus one.
 */
export function checkCtt(instance: Ctt, solution: readonly Lecture[]): CttVerdict {
  const { days, periods } = instance
  const courses = new Map(instance.courses.map(c => [c.id, c]))
  const capacity = new Map(instance.rooms.map(r => [r.id, r.capacity]))
  const real = solution.filter(l => courses.has(l.course) && capacity.has(l.room) && inRange(l.day, days) && inRange(l.period, periods))
  const byCourse = groupedBy(real, l => l.course)
  const timesOf = new Map(instance.courses.map(c => [c.id, new Set((byCourse.get(c.id) ?? []).map(l => l.day * periods + l.period))]))
  const hard = { lectures: solution.length - real.length, conflicts: 0, availability: 0, roomOccupation: 0 }
  const soft = { roomCapacity: 0, minWorkingDays: 0, isolated: 0, roomStability: 0 }

  for (const { id, lectures, minDays, students } of instance.courses) {
    const own = byCourse.get(id) ?? []
    // two at one time are one lecture, and one that is missing or too many
    const distinct = timesOf.get(id)!.size
    hard.lectures += Math.abs(lectures - distinct) + (own.length > lectures ? own.length - Math.max(lectures, distinct) : 0)
    soft.minWorkingDays += DAY_MISSING * Math.max(0, minDays - new Set(own.map(l => l.day)).size)
    soft.roomStability += Math.max(0, new Set(own.map(l => l.room)).size - 1)
    for (const l of own) soft.roomCapacity += Math.max(0, students - capacity.get(l.room)!)
  }

  const forbidden = new Set(instance.unavailable.map(u => `${u.course} ${u.day} ${u.period}`))
  hard.availability = real.filter(l => forbidden.has(`${l.course} ${l.day} ${l.period}`)).length
  for (const together of groupedBy(real, l => `${l.room} ${l.day} ${l.period}`).values()) hard.roomOccupation += together.length - 1

  for (const [i, one] of instance.courses.entries()) {
    for (const other of instance.courses.slice(i + 1)) {
      if (one.teacher !== other.teacher && !instance.curricula.some(q => q.courses.includes(one.id) && q.courses.includes(other.id))) continue
      hard.conflicts += [...timesOf.get(one.id)!].filter(time => timesOf.get(other.id)!.has(time)).length
    }
  }

  for (const curriculum of instance.curricula) {
    const lectures = Array.from({ length: days * periods }, () => 0)
    for (const course of curriculum.courses) for (const time of timesOf.get(course) ?? []) lectures[time]!++
    for (const [time, n] of lectures.entries()) {
      const before = time % periods > 0 ? lectures[time - 1]! : 0
      const after = time % periods < periods - 1 ? lectures[time + 1]! : 0
      if (n > 0 && before === 0 && after === 0) soft.isolated += LECTURE_ALONE * n
    }
  }
  return { hard, soft, cost: soft.roomCapacity + soft.minWorkingDays + soft.isolated + soft.roomStability }
}

function inRange(n: number, below: number): boolean {
  return Number.isInteger(n) && n >= 0 && n < below
}
