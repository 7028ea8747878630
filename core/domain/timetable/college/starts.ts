import { NEVER } from '../problem.ts'
import type { TimetableChoice } from './choice.ts'
import type { Grid } from './grid.ts'
import { priceOf } from './rules.ts'
import type { Session } from './sessions.ts'

/** The usual days of a request. */
export const WEEKDAYS = [1, 2, 3, 4, 5] as const

/**
 * What it costs to begin at each slot, and where a session may not begin: on other days, too early or too late, over a long break, in the
 * middle of a double period, where its day has no lessons in any week or the bell table of some date lacks the periods.
 */
export function startCosts(session: Session, grid: Grid, days: number, noLesson: Uint8Array, { goals, doubles }: Pick<TimetableChoice, 'goals' | 'doubles'>): Int32Array {
  const { request, weeks, booking } = session
  const count = grid.periods.length
  const { periods: length, earliest = 0, latest = 99, weekdays = WEEKDAYS, preferred } = request
  const each = request.perWeek === undefined ? 1 : weeks.length
  const unloved = priceOf(goals, 'preferences') * each
  const elsewhere = booking ? priceOf(goals, 'change') * each : 0
  const starts = new Int32Array(days * count).fill(NEVER)
  for (const weekday of weekdays) {
    for (let p = 0; weekday <= days && p + length <= count; p++) {
      const [from, to] = [grid.periods[p]!.no, grid.periods[p + length - 1]!.no]
      if (from < earliest || to > latest || !runsOn(grid, p, length) || (doubles && length > 1 && offsetIn(grid, p) % 2)) continue
      const slot = (weekday - 1) * count + p
      if (request.perWeek !== undefined && !hasLessons(weeks, slot, length, 7 * count, noLesson)) continue
      const loved = !preferred || preferred.some(d => d.weekday === weekday && d.from <= from && to <= d.to)
      const times = booking?.times
      const stays = times?.kind !== 'series' || (times.weekday === weekday && times.periods?.from === from)
      starts[slot] = (loved ? 0 : unloved) + (stays ? 0 : elsewhere)
    }
  }
  return starts
}

/** No long break lies in it, unless it is longer than every half day. */
function runsOn({ blocks, longestBlock }: Grid, p: number, length: number): boolean {
  return length > longestBlock || blocks[p] === blocks[p + length - 1]
}

/** How many periods of its half day come before. */
function offsetIn({ blocks }: Grid, p: number): number {
  return p - blocks.indexOf(blocks[p]!)
}

function hasLessons(weeks: readonly number[], slot: number, length: number, weekSlots: number, noLesson: Uint8Array): boolean {
  let given = false
  for (const week of weeks) {
    for (let i = 0; i < length; i++) if (noLesson[(week - 1) * weekSlots + slot + i] === 2) return false
    if (!noLesson[(week - 1) * weekSlots + slot]) given = true
  }
  return given
}
