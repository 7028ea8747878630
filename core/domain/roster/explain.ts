import { createMemory, rowFinder, type RowFinder } from './best-row.ts'
import { rowViolations, RULES, type Rule } from './evaluate.ts'
import { gridOf } from './grid.ts'
import type { Cell, Person, Problem, Roster } from './problem.ts'
import { createSheet } from './sheet.ts'

/**
 * Why somebody does not work a shift that lacks people:
 * `forbidden` hard rules stand against it as the row is; `busy` the shift worked instead would lack people then; `dearer` it is
 * lawful and costs more than it gains, by requests, cover or fairness.
 */
export type WhyNot = {
  person: string
  verdict: 'forbidden' | 'busy' | 'dearer'
  /** the shift worked on that day */
  works: Cell
  /** the rules that taking the shift would break, the rest of the row as it is */
  rules: Rule[]
  /** what the penalty would rise by if this person took the shift and the whole row were planned anew around it; null: no lawful row has it */
  replanned: number | null
}

/** A shift of a day for which people are missing, and why each of the others is not on it. */
export type Gap = { day: number; shift: string; need: number; working: number; people: WhyNot[] }

/** @param isEnough  from when on gaps are only named: to explain one takes a row for each person */
export function gapsOf(problem: Problem, roster: Roster, isEnough: () => boolean = () => false): Gap[] {
  const grid = gridOf(problem)
  const memory = createMemory()
  const finders = Array.from({ length: grid.people }, (_, p) => rowFinder(grid, p, memory))
  const sheet = createSheet(grid)
  const values = new Map<Cell, number>([[null, 0], ...problem.shifts.map((s, i) => [s.code, i + 1] as const)])
  sheet.fill(Int32Array.from(problem.people.flatMap((_, p) => Array.from({ length: problem.days }, (_, day) => values.get(roster[p]?.[day] ?? null) ?? 0))))
  const prices = new Float64Array(grid.days * grid.values)

  /** How much the cheapest lawful row with the shift costs more than the row as it is.. */
  const replannedBy = (p: number, day: number, value: number, finder: RowFinder | null): number | null => {
    sheet.pricesFor(p, prices)
    const pins = new Int32Array(grid.days).fill(-1)
    pins[day] = value
    const found = finder?.(prices, pins)
    if (!found) return null
    const before = sheet.soft()
    const row = sheet.cells.slice(p * grid.days, (p + 1) * grid.days)
    sheet.write(p, 0, grid.days - 1, found.row)
    const rise = sheet.soft() - before
    sheet.write(p, 0, grid.days - 1, row)
    return rise
  }

  const working = (day: number, shift: string) => roster.filter(row => row[day] === shift).length
  const needed = new Map(problem.cover.map(c => [`${c.day} ${c.shift}`, c.need]))
  return problem.cover.flatMap(({ day, shift, need }): Gap[] => {
    if (working(day, shift) >= need) return []
    if (isEnough()) return [{ day, shift, need, working: working(day, shift), people: [] }]
    const people = problem.people.flatMap((person, p): WhyNot[] => {
      const row = Array.from({ length: problem.days }, (_, d) => roster[p]?.[d] ?? null)
      const works = row[day]!
      if (works === shift) return []
      const rules = newlyBroken(problem, person, row, day, shift)
      const missed = works !== null && working(day, works) <= (needed.get(`${day} ${works}`) ?? 0)
      const verdict = rules.length > 0 ? 'forbidden' : missed ? 'busy' : 'dearer'
      return [{ person: person.id, verdict, works, rules, replanned: replannedBy(p, day, values.get(shift) ?? 0, finders[p]!) }]
    })
    return [{ day, shift, need, working: working(day, shift), people }]
  })
}

function newlyBroken(problem: Problem, person: Person, row: readonly Cell[], day: number, shift: string): Rule[] {
  const key = (v: { rule: Rule; day: number }) => `${v.rule} ${v.day}`
  const before = new Set(rowViolations(problem, person, row).map(key))
  const after = rowViolations(problem, person, row.with(day, shift))
  return [...new Set(after.filter(v => !before.has(key(v))).map(v => v.rule))]
}

/** The time that the whole need takes, and what all people together may work: where the first is greater, gaps must remain. */
export function capacityOf(problem: Problem): { neededMinutes: number; mostMinutes: number } {
  const minutes = new Map(problem.shifts.map(s => [s.code, s.minutes]))
  return {
    neededMinutes: problem.cover.reduce((sum, c) => sum + c.need * (minutes.get(c.shift) ?? 0), 0),
    mostMinutes: problem.people.reduce((sum, p) => sum + p.maxMinutes, 0),
  }
}

/** For somebody who has no lawful row: the rules each of which, if it alone were lifted, would leave one. Empty: it takes more than one. */
export function whyImpossible(problem: Problem, person: Person): Rule[] {
  return RULES.filter(rule => {
    const lifted = lift(problem, person, rule)
    if (!lifted) return false
    const found = rowFinder(gridOf(lifted), 0, createMemory())?.(new Float64Array(problem.days * (problem.shifts.length + 1)))
    return found !== undefined && found !== null
  })
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0)
}

/** The problem of this person alone without one rule; null for what no rule of the problem can lift. */
function lift(problem: Problem, person: Person, rule: Rule): Problem | null {
  const alone: Problem = { ...problem, people: [person], requests: [], cover: [], locks: problem.locks.filter(l => l.person === person.id), fairness: undefined }
  const but = (change: Partial<Person>): Problem => ({ ...alone, people: [{ ...person, ...change }] })
  switch (rule) {
    case 'unknownShift':
      return null
    case 'skills':
      return but({ skills: problem.shifts.flatMap(s => s.skills ?? []) })
    case 'dayOff':
      return but({ daysOff: [] })
    case 'banned':
      return but({ bans: [] })
    case 'lock':
      return { ...alone, locks: [] }
    case 'notNext':
      return { ...alone, shifts: problem.shifts.map(s => ({ ...s, notNext: [] })) }
    case 'maxShifts':
      return but({ maxShifts: {} })
    case 'minMinutes':
      return but({ minMinutes: 0 })
    case 'maxMinutes':
      return but({ maxMinutes: Number.MAX_SAFE_INTEGER })
    case 'weekMinutes':
      // a total that the weeks add up to goes with them
      return but({ weekMinutes: [], ...(person.maxMinutes >= sum(person.weekMinutes ?? []) ? { maxMinutes: Number.MAX_SAFE_INTEGER } : {}) })
    case 'maxRun':
      return but({ maxRun: problem.days + (person.runBefore ?? 0) + (person.runAfter ?? 0) })
    case 'minRun':
      return but({ minRun: 1 })
    case 'minOff':
      return but({ minOff: 1 })
    case 'maxWeekends':
      return but({ maxWeekends: problem.days })
  }
}
