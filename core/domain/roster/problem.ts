import { weekdayOf, type LocalDate } from '../base/time.ts'

/** A shift that can be worked: the same code is the same hours on every day. */
export type ShiftType = {
  code: string
  /** minutes after midnight */
  start: number
  minutes: number
  /** codes that may not be worked the day after */
  notNext: readonly string[]
  night?: boolean
  /** the skills that its post wants; who lacks one cannot work it */
  skills?: readonly string[]
}

/** A student (or whoever works shifts) and the rules that bind this one. */
export type Person = {
  id: string
  skills: readonly string[]
  /** how often a shift may be worked at most, by code; a code that is missing has no limit */
  maxShifts: Readonly<Record<string, number>>
  minMinutes: number
  maxMinutes: number
  /** shifts on days in a row; days before and after the roster may belong to a run, so a short one at its edge is lawful */
  minRun: number
  maxRun: number
  /** days off in a row, with the same edge */
  minOff: number
  /** weekends with a shift on the Saturday or the Sunday */
  maxWeekends: number
  /** days, from 0, on which this person cannot work */
  daysOff: readonly number[]
  /** shifts that this person cannot work on some day, though others can */
  bans?: readonly { day: number; shift: string }[]
  /** minutes at most in each week, from Monday, that the roster touches; what is worked in it outside the roster is taken off already */
  weekMinutes?: readonly number[]
  /** days in a row with a shift right before the first day, and right after the last one: they belong to the runs at the edges */
  runBefore?: number
  runAfter?: number
}

/** A wish to work a shift, or not to: not keeping it costs `weight`. */
export type Request = { kind: 'on' | 'off'; person: string; day: number; shift: string; weight: number }

/** How many are wanted; each one missing costs `under`, each one too many `over`. */
export type Cover = { day: number; shift: string; need: number; under: number; over: number }

/** A cell that the office has set and the search leaves alone; null is a day off. */
export type Lock = { person: string; day: number; shift: string | null }

/** What an uneven share costs: the weight times the square of the distance from the fair one, in nights, weekends and hours. */
export type FairnessWeights = { nights: number; weekends: number; hours: number }

export type Problem = {
  /** the date of day 0 */
  from: LocalDate
  days: number
  shifts: readonly ShiftType[]
  people: readonly Person[]
  requests: readonly Request[]
  cover: readonly Cover[]
  locks: readonly Lock[]
  fairness?: FairnessWeights
}

/** What everybody works: a row for each person in the order of the problem, the code of a shift or null for each day. */
export type Cell = string | null
export type Roster = readonly (readonly Cell[])[]

/** The days of each weekend in the roster; at its edges one of them may have only a Saturday or a Sunday. */
export function weekendsOf({ from, days }: Pick<Problem, 'from' | 'days'>): number[][] {
  const weekends: number[][] = []
  const first = weekdayOf(from)
  for (let day = 0; day < days; day++) {
    const weekday = ((first - 1 + day) % 7) + 1
    if (weekday === 6) weekends.push([day])
    else if (weekday === 7 && day > 0) weekends.at(-1)!.push(day)
    else if (weekday === 7) weekends.push([day])
  }
  return weekends
}

/** The week of each day, from Monday, counted from 0. */
export function weeksOf({ from, days }: Pick<Problem, 'from' | 'days'>): number[] {
  const first = weekdayOf(from) - 1
  return Array.from({ length: days }, (_, day) => Math.floor((first + day) / 7))
}

/** Whether a person has every skill that the post of a shift wants. */
export function hasSkills(person: Person, shift: ShiftType): boolean {
  return (shift.skills ?? []).every(skill => person.skills.includes(skill))
}

/** Whether a person may work a shift on some day at all. */
export function mayWork(person: Person, shift: ShiftType): boolean {
  return (person.maxShifts[shift.code] ?? Infinity) > 0 && hasSkills(person, shift)
}
