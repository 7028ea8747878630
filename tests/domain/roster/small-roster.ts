import fc from 'fast-check'
import { evaluate, rowViolations } from '#domain/roster/evaluate.ts'
import type { Cell, Person, Problem, Roster, ShiftType } from '#domain/roster/problem.ts'

export const EARLY: ShiftType = { code: 'E', start: 360, minutes: 480, notNext: [] }
export const LATE: ShiftType = { code: 'L', start: 840, minutes: 480, notNext: ['E'] }
export const NIGHT: ShiftType = { code: 'N', start: 1320, minutes: 600, notNext: ['E', 'L'], night: true, skills: ['nights'] }

/** Somebody whom no rule binds, but for what is given. */
export function person(id: string, rules: Partial<Person> = {}): Person {
  return { id, skills: [], maxShifts: {}, minMinutes: 0, maxMinutes: 100_000, minRun: 1, maxRun: 100, minOff: 1, maxWeekends: 100, daysOff: [], ...rules }
}

/** A problem from Monday, 2 March 2026, in which nothing is wanted, but for what is given. */
export function problem(parts: Partial<Problem>): Problem {
  return { from: '2026-03-02', days: 14, shifts: [EARLY, LATE, NIGHT], people: [person('an')], requests: [], cover: [], locks: [], ...parts }
}

/** `EE-L` is early, early, off, late. */
export function row(text: string): Cell[] {
  return [...text].map(c => (c === '-' ? null : c))
}

/** Every lawful row of a person, one by one. */
export function lawfulRows(p: Problem, who: Person): Cell[][] {
  const rows: Cell[][] = []
  const choices: Cell[] = [null, ...p.shifts.map(s => s.code)]
  const walk = (before: Cell[]): void => {
    if (before.length < p.days) for (const c of choices) walk([...before, c])
    else if (rowViolations(p, who, before).length === 0) rows.push(before)
  }
  walk([])
  return rows
}

/** The least penalty of all lawful rosters, tried one by one; null if there is none. */
export function leastPenalty(p: Problem): number | null {
  let least: number | null = null
  const rows = p.people.map(who => lawfulRows(p, who))
  const walk = (roster: Roster): void => {
    const next = rows[roster.length]
    if (next) for (const r of next) walk([...roster, r])
    else {
      const { total } = evaluate(p, roster).penalty
      if (least === null || total < least) least = total
    }
  }
  walk([])
  return least
}

/** A clock that ticks whenever it is read, so that a search ends after the same work everywhere. */
export function ticking(): () => number {
  let ticks = 0
  return () => ticks++
}

const rules = (days: number): fc.Arbitrary<Partial<Person>> =>
  fc
    .tuple(
      fc.record({
        skills: fc.subarray(['nights']),
        maxShifts: fc.record({ E: fc.integer({ min: 0, max: days }), L: fc.integer({ min: 0, max: days }), N: fc.integer({ min: 0, max: 2 }) }, { requiredKeys: [] }),
        minMinutes: fc.constantFrom(0, 480, 960, 1000),
        maxMinutes: fc.constantFrom(960, 1500, 2400, 9999),
        minRun: fc.integer({ min: 1, max: 3 }),
        maxRun: fc.integer({ min: 1, max: 5 }),
        minOff: fc.integer({ min: 1, max: 3 }),
        maxWeekends: fc.integer({ min: 0, max: 2 }),
        daysOff: fc.uniqueArray(fc.integer({ min: 0, max: days - 1 }), { maxLength: 2 }),
      }),
      fc.record(
        {
          bans: fc.array(fc.record({ day: fc.integer({ min: 0, max: days - 1 }), shift: fc.constantFrom('E', 'L', 'N') }), { maxLength: 2 }),
          weekMinutes: fc.array(fc.constantFrom(0, 480, 960, 1080, 1500, 9999), { maxLength: 3 }),
          runBefore: fc.integer({ min: 0, max: 3 }),
          runAfter: fc.integer({ min: 0, max: 2 }),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([always, sometimes]) => ({ ...always, ...sometimes }))

/** Problems of so many people and days; a Thursday is the first day, so that short ones have a weekend. */
export function problems(people: number, days: number): fc.Arbitrary<Problem> {
  const day = fc.integer({ min: 0, max: days - 1 })
  const weight = fc.integer({ min: 1, max: 9 })
  const who = fc.integer({ min: 0, max: people - 1 }).map(i => `p${i}`)
  const shift = fc.constantFrom('E', 'L', 'N')
  return fc.record({
    from: fc.constant('2026-03-05'),
    days: fc.constant(days),
    shifts: fc.constant([EARLY, LATE, NIGHT]),
    people: fc.tuple(...Array.from({ length: people }, () => rules(days))).map(all => all.map((r, i) => person(`p${i}`, r))),
    requests: fc.array(fc.record({ kind: fc.constantFrom('on' as const, 'off' as const), person: who, day, shift, weight }), { maxLength: 2 * people }),
    cover: fc.uniqueArray(fc.record({ day, shift, need: fc.integer({ min: 0, max: 2 }), under: fc.integer({ min: 0, max: 30 }), over: fc.integer({ min: 0, max: 3 }) }), { selector: c => `${c.day} ${c.shift}`, maxLength: 3 * days }),
    locks: fc.uniqueArray(fc.record({ person: who, day, shift: fc.constantFrom('E', 'L', null) }), { selector: l => `${l.person} ${l.day}`, maxLength: 2 }),
  })
}
