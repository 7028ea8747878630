import { clockMinutes, dayNumber, type LocalDate, type MinuteSpan } from '../../base/time.ts'
import type { Calendar } from '../../calendar/calendar.ts'
import type { BellTable, Period, Term } from '../../records/calendar.ts'
import type { Tables } from '../../tables.ts'
import { MOST_PERIODS } from '../problem.ts'

/** A break longer than this, in minutes, ends a half day: no session runs on over it that would fit before or after. */
export const LONG_BREAK = 45

/** A term as weeks × weekdays × periods. `p` counts the periods from 0, whatever numbers the bell table gives them. */
export type Grid = {
  term: Term
  weekdays: number
  periods: readonly Period[]
  /** by period: its half day */
  blocks: readonly number[]
  /** periods of the longest half day */
  longestBlock: number
  /** place of a period number; undefined where the bell table has none */
  placeOf: ReadonlyMap<number, number>
  /** The days on which lessons of a weekday of a week are given: none for a holiday, another one for a day that is made up. */
  datesOf(week: number, weekday: number): readonly LocalDate[]
  /** by day: the week and weekday whose lessons are given on it */
  cells: ReadonlyMap<LocalDate, { week: number; weekday: number }>
  /** When periods are on a date; null where its bell table has none such. Without `q`: one period. */
  spanOn(date: LocalDate, p: number, q?: number): MinuteSpan | null
}

/** The grid of a term; null where the term is unknown or no bell table holds in it. */
export function gridOf(tables: Pick<Tables, 'term' | 'bellTable'>, calendar: Calendar, termId: string): Grid | null {
  const term = tables.term.get(termId)
  const bell = term && bellOf(calendar, term)
  if (!term || !bell) return null
  const periods = bell.periods.toSorted((a, b) => a.no - b.no).slice(0, MOST_PERIODS)
  const blocks: number[] = []
  for (const [p, { start }] of periods.entries()) {
    const rest = p ? clockMinutes(start) - clockMinutes(periods[p - 1]!.end) : 0
    blocks.push(p ? blocks[p - 1]! + (rest > LONG_BREAK ? 1 : 0) : 0)
  }
  const dates = new Map<string, readonly LocalDate[]>()
  const cells = new Map<LocalDate, { week: number; weekday: number }>()
  for (let week = 1; week <= term.weeks; week++) {
    for (let weekday = 1; weekday <= 7; weekday++) {
      const own = calendar.seriesDates({ termId, weekday, weeks: String(week) }).map(d => d.date)
      dates.set(`${week} ${weekday}`, own)
      for (const date of own) cells.set(date, { week, weekday })
    }
  }
  return {
    term,
    weekdays: 7,
    periods,
    blocks,
    longestBlock: Math.max(...blocks.map(b => blocks.filter(o => o === b).length)),
    placeOf: new Map(periods.map(({ no }, p) => [no, p])),
    datesOf: (week, weekday) => dates.get(`${week} ${weekday}`) ?? [],
    cells,
    spanOn: (date, p, q = p) => calendar.periodSpan(date, { from: periods[p]!.no, to: periods[q]!.no }),
  }
}

/** The bell table that holds on most days of the term. */
function bellOf(calendar: Calendar, term: Term): BellTable | null {
  const days = new Map<BellTable, number>()
  const note = (weekday: number, week: number) => {
    const date = calendar.dateIn(term.id, week, weekday)
    const bell = date === null ? null : calendar.bellTableOn(date)
    if (bell) days.set(bell, (days.get(bell) ?? 0) + 1)
  }
  for (let week = 1; week <= term.weeks; week++) for (let weekday = 1; weekday <= 5; weekday++) note(weekday, week)
  return [...days].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** The week of the term in which a date lies; null outside it. */
export function weekOfTerm({ start, weeks }: Pick<Term, 'start' | 'weeks'>, date: LocalDate): number | null {
  const week = Math.floor((dayNumber(date) - dayNumber(start)) / 7) + 1
  return week >= 1 && week <= weeks ? week : null
}
