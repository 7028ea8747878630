import { groupedBy } from '#domain/base/grouped-by.ts'
import { NEVER, type Activity, type Plan, type Problem, type Row, type Rule } from '#domain/timetable/problem.ts'
import type { Ctt, Lecture } from './ctt-file.ts'

const DAY_MISSING = 5
const LECTURE_ALONE = 2

/** The instance in the one model of the engine; activities are the lectures, course by course in the order of the file, option i is room i. */
export function cttProblem(instance: Ctt): Problem {
  const { days, periods, courses, rooms } = instance
  const indexOf = new Map(courses.map((c, i) => [c.id, i]))
  const shared = sharedRows(instance, indexOf)
  const roomRows = rooms.map((_, i) => shared.length + i)
  const activities = courses.flatMap((course, c): Activity[] => {
    const starts = new Int32Array(days * periods)
    for (const u of instance.unavailable) if (u.course === course.id) starts[u.day * periods + u.period] = NEVER
    const lecture: Activity = {
      length: 1,
      patterns: [1],
      rows: shared.flatMap((s, i) => (s.courses.includes(c) ? [i] : [])),
      starts,
      choices: [rooms.map((room, i) => ({ cost: Math.max(0, course.students - room.capacity), rows: [roomRows[i]!], pools: [] }))],
      locked: null,
      worth: 1,
      family: c,
    }
    return Array.from({ length: course.lectures }, () => lecture)
  })
  return {
    days,
    periods,
    weeks: Int32Array.of(1),
    rows: [...shared.map(({ rules }): Row => ({ exclusive: true, closed: null, rules })), ...rooms.map((): Row => ({ exclusive: true, closed: null, rules: [] }))],
    activities,
    pairs: [],
    families: courses.map(() => ({ perOption: 1 })),
  }
}

/** The solution as the lines of its file; what is left out has none. */
export function lecturesOf(instance: Ctt, plan: Plan): Lecture[] {
  const courseOf = instance.courses.flatMap(c => Array.from({ length: c.lectures }, () => c.id))
  return plan.flatMap((placed, i) =>
    placed ? [{ course: courseOf[i]!, room: instance.rooms[placed.options[0]!]!.id, day: Math.floor(placed.slot / instance.periods), period: placed.slot % instance.periods }] : [],
  )
}

/** The plan that a solution is; surplus lines are left out. */
export function planOfLectures(instance: Ctt, solution: readonly Lecture[]): Plan {
  const roomAt = new Map(instance.rooms.map((r, i) => [r.id, i]))
  const byCourse = groupedBy(solution, l => l.course)
  return instance.courses.flatMap(({ id, lectures }) =>
    Array.from({ length: lectures }, (_, n) => {
      const l = byCourse.get(id)?.[n]
      return l ? { slot: l.day * instance.periods + l.period, pattern: 0, options: [roomAt.get(l.room)!], picks: [] } : null
    }),
  )
}

type SharedRow = { courses: number[]; rules: Rule[] }

/**
 * Rows of curricula, courses and teachers. Curricula of the same courses are one row that costs as often; a row without rules that lies
 * within another is none, since that other keeps its lectures apart.
 */
function sharedRows({ days, periods, courses, curricula }: Ctt, indexOf: ReadonlyMap<string, number>): SharedRow[] {
  const alone = Uint8Array.from({ length: 1 << periods }, (_, mask) => lecturesAlone(mask))
  const busy = Uint8Array.from({ length: 1 << periods }, (_, mask) => (mask ? 1 : 0))
  const rule = (count: Uint8Array, price: (n: number) => number): Rule => ({
    count: [count],
    price: Int32Array.from({ length: days * periods + 1 }, (_, n) => price(n)),
    hard: false,
    fillable: false,
  })
  const alike = groupedBy(curricula.map(q => [...new Set(q.courses.map(id => indexOf.get(id)!))].sort((a, b) => a - b)), members => members.join(' '))
  const rows = [...alike.values()].map((same): SharedRow => ({ courses: same[0]!, rules: [rule(alone, n => LECTURE_ALONE * same.length * n)] }))
  for (const [c, { minDays }] of courses.entries()) rows.push({ courses: [c], rules: minDays > 1 ? [rule(busy, n => DAY_MISSING * Math.max(0, minDays - n))] : [] })
  for (const own of groupedBy(courses.keys(), c => courses[c]!.teacher).values()) rows.push({ courses: own, rules: [] })
  const within = (one: SharedRow, other: SharedRow) => one.courses.every(c => other.courses.includes(c))
  return rows.filter((row, i) => row.rules.length > 0 || !rows.some((other, j) => i !== j && within(row, other) && (j < i || !within(other, row) || other.rules.length > 0)))
}

function lecturesAlone(mask: number): number {
  let n = 0
  for (let p = 0; mask >> p; p++) if ((mask >> p) & 1 && !((mask >> (p + 1)) & 1) && !(p > 0 && (mask >> (p - 1)) & 1)) n++
  return n
}
