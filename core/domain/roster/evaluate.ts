import type { Facts } from '../base/decision.ts'
import { burdens, fairShares, MEASURES } from './fairness.ts'
import { hasSkills, weekendsOf, weeksOf, type Cell, type Person, type Problem, type Roster, type ShiftType } from './problem.ts'

export const RULES = ['unknownShift', 'skills', 'dayOff', 'banned', 'lock', 'notNext', 'maxShifts', 'minMinutes', 'maxMinutes', 'weekMinutes', 'maxRun', 'minRun', 'minOff', 'maxWeekends'] as const
export type Rule = (typeof RULES)[number]

/** A hard rule that is broken: by whom, and the day on which it is (for a total, the day on which the limit is passed; for a minimum, the last day). */
export type Violation = { rule: Rule; person: string; day: number; facts: Facts }

/** What a roster costs, by its parts. */
export type Penalty = { on: number; off: number; under: number; over: number; fairness: number; total: number }
export type Evaluation = { violations: Violation[]; penalty: Penalty }

/** Judges a roster by the problem alone. It shares nothing with the search, so that it can be its judge. */
export function evaluate(problem: Problem, roster: Roster): Evaluation {
  return { violations: problem.people.flatMap((person, i) => rowViolations(problem, person, rowOf(problem, roster, i))), penalty: penaltyOf(problem, roster) }
}

/** The hard rules that one person's row breaks. All hard rules bind a single row: nobody's row can make another's unlawful. */
export function rowViolations(problem: Problem, person: Person, row: readonly Cell[]): Violation[] {
  const shifts = new Map(problem.shifts.map(s => [s.code, s]))
  const found: Violation[] = []
  const add = (rule: Rule, day: number, facts: Facts = {}) => found.push({ rule, person: person.id, day, facts })

  for (const [day, code] of row.entries()) {
    if (code === null) continue
    const shift = shifts.get(code)
    if (!shift) {
      add('unknownShift', day, { shift: code })
      continue
    }
    if (!hasSkills(person, shift)) add('skills', day, { shift: code, skills: (shift.skills ?? []).filter(s => !person.skills.includes(s)) })
    if (person.daysOff.includes(day)) add('dayOff', day, { shift: code })
    if (person.bans?.some(b => b.day === day && b.shift === code)) add('banned', day, { shift: code })
    const next = row[day + 1] ?? null
    if (next !== null && shift.notNext.includes(next)) add('notNext', day + 1, { shift: next, after: code })
  }
  for (const lock of problem.locks) {
    if (lock.person === person.id && (row[lock.day] ?? null) !== lock.shift) add('lock', lock.day, { shift: lock.shift, instead: row[lock.day] ?? null })
  }
  checkTotals(problem, person, row, shifts, add)
  checkRuns(person, row, add)
  return found
}

type Add = (rule: Rule, day: number, facts: Facts) => void

function checkTotals(problem: Problem, person: Person, row: readonly Cell[], shifts: ReadonlyMap<string, ShiftType>, add: Add): void {
  const counts = new Map<string, number>()
  let minutes = 0
  let passed = false
  for (const [day, code] of row.entries()) {
    if (code === null) continue
    const count = (counts.get(code) ?? 0) + 1
    counts.set(code, count)
    const most = person.maxShifts[code] ?? Infinity
    if (count === most + 1) add('maxShifts', day, { shift: code, most, worked: row.filter(c => c === code).length })
    minutes += shifts.get(code)?.minutes ?? 0
    if (minutes > person.maxMinutes && !passed) {
      passed = true
      add('maxMinutes', day, { most: person.maxMinutes })
    }
  }
  if (minutes < person.minMinutes) add('minMinutes', problem.days - 1, { least: person.minMinutes, minutes })
  if (person.weekMinutes) checkWeeks(problem, person.weekMinutes, row, shifts, add)
  const worked = weekendsOf(problem).filter(days => days.some(day => (row[day] ?? null) !== null))
  const tooMany = worked[person.maxWeekends]
  if (tooMany) add('maxWeekends', tooMany.find(day => (row[day] ?? null) !== null)!, { most: person.maxWeekends, worked: worked.length })
}

function checkWeeks(problem: Problem, most: readonly number[], row: readonly Cell[], shifts: ReadonlyMap<string, ShiftType>, add: Add): void {
  const spent: number[] = []
  for (const [day, week] of weeksOf(problem).entries()) {
    const code = row[day] ?? null
    const minutes = code === null ? 0 : (shifts.get(code)?.minutes ?? 0)
    const before = spent[week] ?? 0
    spent[week] = before + minutes
    const limit = most[week] ?? Infinity
    if (before <= limit && before + minutes > limit) add('weekMinutes', day, { most: limit })
  }
}

function checkRuns(person: Person, row: readonly Cell[], add: Add): void {
  for (let from = 0, to = 0; from < row.length; from = to) {
    const works = row[from] !== null
    while (to < row.length && (row[to] !== null) === works) to++
    const length = to - from
    const atEdge = from === 0 || to === row.length
    const earlier = from === 0 ? (person.runBefore ?? 0) : 0
    const whole = earlier + length + (to === row.length ? (person.runAfter ?? 0) : 0)
    if (works && whole > person.maxRun) add('maxRun', Math.min(to - 1, Math.max(from, from + person.maxRun - earlier)), { most: person.maxRun, length: whole })
    if (works && length < person.minRun && !atEdge) add('minRun', from, { least: person.minRun, length })
    if (!works && length < person.minOff && !atEdge) add('minOff', from, { least: person.minOff, length })
  }
}

function penaltyOf(problem: Problem, roster: Roster): Penalty {
  const index = new Map(problem.people.map((p, i) => [p.id, i]))
  const penalty = { on: 0, off: 0, under: 0, over: 0, fairness: unfairness(problem, roster) }
  for (const { kind, person, day, shift, weight } of problem.requests) {
    const at = index.get(person)
    if (at === undefined) continue
    const works = rowOf(problem, roster, at)[day] === shift
    if (works !== (kind === 'on')) penalty[kind] += weight
  }
  for (const { day, shift, need, under, over } of problem.cover) {
    const working = roster.filter(row => row[day] === shift).length
    if (working < need) penalty.under += (need - working) * under
    if (working > need) penalty.over += (working - need) * over
  }
  return { ...penalty, total: penalty.on + penalty.off + penalty.under + penalty.over + penalty.fairness }
}

function unfairness(problem: Problem, roster: Roster): number {
  const { fairness } = problem
  if (!fairness) return 0
  const given = burdens(problem, roster)
  return fairShares(problem).reduce(
    (sum, share, i) => sum + MEASURES.reduce((s, m) => s + (share[m] === null ? 0 : fairness[m] * (given[i]![m] - share[m]) ** 2), 0),
    0,
  )
}

function rowOf({ days }: Problem, roster: Roster, i: number): readonly Cell[] {
  return Array.from({ length: days }, (_, day) => roster[i]?.[day] ?? null)
}
