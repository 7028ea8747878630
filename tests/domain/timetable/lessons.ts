import type { Activity, Problem, Row } from '#domain/timetable/problem.ts'

/** Lessons of one period, each with the rows that it takes; two rows more than are named do no harm. */
export function lessons(days: number, perDay: number, periods: number, taking: number[][]): Problem {
  const slots = days * periods
  const rows: Row[] = Array.from({ length: 1 + Math.max(...taking.flat()) }, () => ({ exclusive: true, closed: null, rules: [] }))
  const activities = taking.map((own): Activity => ({ length: perDay, patterns: [1], rows: own, starts: new Int32Array(slots), choices: [], locked: null, worth: 1, family: -1 }))
  return { days, periods, weeks: Int32Array.of(1), rows, activities, pairs: [], families: [] }
}
