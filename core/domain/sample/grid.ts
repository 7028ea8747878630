import { dayNumber, weekdayOf, type LocalDate } from '../base/time.ts'

/** Periods `from`–`to` of a weekday in a set of weeks: bit w − 1 of `weeks` stands for week w. */
export type When = { weekday: number; from: number; to: number; weeks: number }

const PERIODS = 10

/** Who is taken when, in periods of the term: one set of weeks a weekday and period, so that a whole series is tested at once. */
export type Grid = {
  isFree(id: string, when: When): boolean
  take(id: string, when: When): void
}

/** @param makeups days on which other days' lessons are given: what takes the one takes the other as well */
export function createGrid(termStart: LocalDate, makeups: readonly { date: LocalDate; follows: LocalDate }[]): Grid {
  const taken = new Map<string, Int32Array>()
  const spot = (date: LocalDate) => ({ weekday: weekdayOf(date), weeks: bit(Math.floor((dayNumber(date) - dayNumber(termStart)) / 7) + 1) })
  const twins = makeups.map(m => ({ from: spot(m.follows), to: spot(m.date) }))
  const spread = (when: When): When[] => [
    when,
    ...twins.filter(t => t.from.weekday === when.weekday && t.from.weeks & when.weeks).map(t => ({ ...when, ...t.to })),
  ]
  return {
    isFree(id, when) {
      const weeks = taken.get(id)
      if (!weeks) return true
      return spread(when).every(({ weekday, from, to, weeks: wanted }) => {
        for (let p = from; p <= to; p++) if (weeks[(weekday - 1) * PERIODS + p - 1]! & wanted) return false
        return true
      })
    },
    take(id, when) {
      let weeks = taken.get(id)
      if (!weeks) taken.set(id, (weeks = new Int32Array(7 * PERIODS)))
      for (const { weekday, from, to, weeks: more } of spread(when)) {
        for (let p = from; p <= to; p++) weeks[(weekday - 1) * PERIODS + p - 1]! |= more
      }
    },
  }
}

/** The set that holds one week. */
export function bit(week: number): number {
  return 1 << (week - 1)
}

export function bitsOf(weeks: readonly number[]): number {
  return weeks.reduce((set, week) => set | bit(week), 0)
}

/** The greatest week of a set; 0 of none. */
export function lastBit(weeks: number): number {
  return 32 - Math.clz32(weeks)
}

/** The weeks of a set, in order. */
export function weeksOf(weeks: number): number[] {
  return Array.from({ length: lastBit(weeks) }, (_, i) => i + 1).filter(week => weeks & bit(week))
}
