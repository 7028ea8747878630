import { fairShares, MEASURES } from './fairness.ts'
import { hasSkills, weekendsOf, weeksOf, type Cell, type Person, type Problem, type Roster } from './problem.ts'

/** One person's rules in numbers. */
export type Limits = Pick<Person, 'minMinutes' | 'maxMinutes' | 'minRun' | 'maxRun' | 'minOff' | 'maxWeekends'> & {
  /** most shifts by value; Infinity is no limit */
  most: Float64Array
  /** by week; null where weeks have no limit of their own */
  weekMinutes: Float64Array | null
  runBefore: number
  runAfter: number
}

/** The problem in numbers, for the search: the value of a cell is 0 for a day off, else 1 + the index of the shift. */
export type Grid = {
  people: number
  days: number
  /** how many values a cell has: all shifts and the day off */
  values: number
  /** by (person × days + day) × values + value: 1 where a cell may have the value, whatever the other cells are */
  allowed: Uint8Array
  /** in the same order: what the requests cost if the cell has the value */
  wishes: Float64Array
  /** by day × values + value */
  need: Float64Array
  under: Float64Array
  over: Float64Array
  /** by value */
  minutes: Float64Array
  nights: Uint8Array
  /** by value × values + next value: 1 where both may be worked on two days in a row */
  follows: Uint8Array
  /** the days of each weekend, and the weekend of each day or −1 */
  weekends: readonly (readonly number[])[]
  weekendOf: Int32Array
  /** the week of each day, from Monday */
  weekOf: Int32Array
  limits: readonly Limits[]
  /** what unfairness costs: weights and the fair shares by person × 3, NaN for a burden that this person takes no part in */
  fairness: { weights: readonly [nights: number, weekends: number, hours: number]; shares: Float64Array } | null
}

export function gridOf(problem: Problem): Grid {
  const { days, shifts, people: staff } = problem
  const people = staff.length
  const values = shifts.length + 1
  const valueOf = new Map<Cell, number>([[null, 0], ...shifts.map((s, i) => [s.code, i + 1] as const)])
  const personOf = new Map(staff.map((p, i) => [p.id, i]))
  const allowed = new Uint8Array(people * days * values)
  const wishes = new Float64Array(people * days * values)
  const need = new Float64Array(days * values)
  const [under, over] = [new Float64Array(days * values), new Float64Array(days * values)]
  for (const [p, person] of staff.entries()) {
    for (let day = 0; day < days; day++) {
      const at = (p * days + day) * values
      allowed[at] = 1
      if (person.daysOff.includes(day)) continue
      for (const [i, shift] of shifts.entries()) if ((person.maxShifts[shift.code] ?? Infinity) > 0 && hasSkills(person, shift)) allowed[at + i + 1] = 1
    }
  }
  for (const [p, { bans = [] }] of staff.entries()) {
    for (const { day, shift } of bans) {
      const value = valueOf.get(shift)
      if (value !== undefined && day >= 0 && day < days) allowed[(p * days + day) * values + value] = 0
    }
  }
  for (const { person, day, shift } of problem.locks) {
    const p = personOf.get(person)
    const value = valueOf.get(shift)
    if (p === undefined || day < 0 || day >= days) continue
    const at = (p * days + day) * values
    // a cell that is set to what its person can't work has no value left: the row is impossible, and is told so
    for (let v = 0; v < values; v++) if (v !== value) allowed[at + v] = 0
  }
  for (const { kind, person, day, shift, weight } of problem.requests) {
    const p = personOf.get(person)
    const value = valueOf.get(shift)
    if (p === undefined || value === undefined || day < 0 || day >= days) continue
    const at = (p * days + day) * values
    for (let v = 0; v < values; v++) if ((v === value) !== (kind === 'on')) wishes[at + v]! += weight
  }
  for (const c of problem.cover) {
    const at = c.day * values + (valueOf.get(c.shift) ?? 0)
    need[at] = c.need
    under[at] = c.under
    over[at] = c.over
  }
  const follows = new Uint8Array(values * values).fill(1)
  for (const [i, shift] of shifts.entries()) for (const code of shift.notNext) follows[(i + 1) * values + (valueOf.get(code) ?? 0)] = 0
  for (let v = 0; v < values; v++) follows[v * values] = 1 // a day off may always follow
  const weekends = weekendsOf(problem)
  const weekendOf = new Int32Array(days).fill(-1)
  for (const [w, dates] of weekends.entries()) for (const day of dates) weekendOf[day] = w
  return {
    people,
    days,
    values,
    allowed,
    wishes,
    need,
    under,
    over,
    minutes: Float64Array.from([0, ...shifts.map(s => s.minutes)]),
    nights: Uint8Array.from([0, ...shifts.map(s => (s.night ? 1 : 0))]),
    follows,
    weekends,
    weekendOf,
    weekOf: Int32Array.from(weeksOf(problem)),
    limits: staff.map(person => limitsOf(problem, person)),
    fairness: fairnessCosts(problem),
  }
}

function limitsOf(problem: Problem, person: Person): Limits {
  const { minMinutes, maxMinutes, minRun, maxRun, minOff, maxWeekends, runBefore = 0, runAfter = 0 } = person
  const most = Float64Array.from([Infinity, ...problem.shifts.map(s => person.maxShifts[s.code] ?? Infinity)])
  const weeks = (weeksOf(problem).at(-1) ?? -1) + 1
  const weekMinutes = person.weekMinutes ? Float64Array.from({ length: weeks }, (_, week) => person.weekMinutes?.[week] ?? Infinity) : null
  return { most, minMinutes, maxMinutes, minRun, maxRun, minOff, maxWeekends, weekMinutes, runBefore, runAfter }
}

function fairnessCosts(problem: Problem): Grid['fairness'] {
  if (!problem.fairness) return null
  const { nights, weekends, hours } = problem.fairness
  return { weights: [nights, weekends, hours], shares: Float64Array.from(fairShares(problem).flatMap(share => MEASURES.map(m => share[m] ?? NaN))) }
}

/** The cells of the grid as a roster of codes. */
export function rosterOf({ shifts, people, days }: Problem, cells: ArrayLike<number>): Roster {
  return people.map((_, p) => Array.from({ length: days }, (_, day) => shifts[cells[p * days + day]! - 1]?.code ?? null))
}
