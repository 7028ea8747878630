import { addDays, dateOfDay, dayNumber, timeOf, type LocalDate, type Minute, type MinuteSpan } from '../base/time.ts'
import type { Once, PeriodRange } from '../records/booking.ts'
import { findClashes, type Clash, type Surroundings, type Wanted } from './clashes.ts'
import { allFree, collegeDay, edgesIn, needsOf } from './slots.ts'

/** How far ahead a time is looked for. */
const DAYS_AHEAD = 14

export type Search = {
  /** what is wanted, whatever its times */
  wanted: Wanted
  /** the time that was asked for */
  at: MinuteSpan
  /** asked for by period: then times are looked for among runs of as many periods */
  periods?: PeriodRange
  bellTableId?: string
  /** nothing before this is offered, unless what was asked for lies before it, too */
  now: Minute
  ignoring?: string
  /** further times that are taken, though no booking holds them yet */
  avoid?: readonly MinuteSpan[]
  /** the clashes that stand in the way */
  open: (clashes: Clash[]) => Clash[]
}

/**
 * The times nearest to the one asked for at which everything can be had at once: the same day first, by distance, then the
 * days after it. Holidays are left out, and weekends unless it was asked for one.
 */
export function nearestTimes(world: Surroundings, search: Search, most: number): Once[] {
  const { at, wanted, ignoring, avoid = [] } = search
  const needs = needsOf(world.occupancy, wanted)
  const from = at.start >= search.now ? search.now : -Infinity
  const today = Math.floor(at.start / 1440)
  const onWeekend = world.calendar.dayOf(dateOfDay(today)).kind === 'weekend'
  const found: Once[] = []
  for (let ahead = 0; ahead <= DAYS_AHEAD && found.length < most; ahead++) {
    const date = addDays(dateOfDay(today), ahead)
    const { kind } = world.calendar.dayOf(date)
    if (ahead > 0 && (kind === 'holiday' || (kind === 'weekend' && !onWeekend))) continue
    const target = at.start + ahead * 1440
    const times = search.periods ? periodRuns(world, date, search.periods, at.end - at.start, search.bellTableId) : clockTimes(world, search, date, target)
    times.sort((a, b) => Math.abs(a.start - target) - Math.abs(b.start - target) || a.start - b.start)
    for (const time of times) {
      if (found.length === most) break
      if (time.start < from || avoid.some(a => a.start < time.end && a.end > time.start)) continue
      if (!allFree(world.occupancy, needs, time, ignoring)) continue
      const once = onceOf(time)
      if (!search.open(findClashes(world, { ...wanted, times: once, exceptions: undefined }, ignoring)).length) found.push(once)
    }
  }
  return found
}

export type Time = MinuteSpan & { periods?: PeriodRange }

function onceOf({ start, end, periods }: Time): Once {
  return { kind: 'once', start: timeOf(start), end: timeOf(end), ...(periods ? { periods } : {}) }
}

/** Breaks differ by so much within a half day; a run that lasts longer reaches over noon. */
const LONGER_BREAKS = 30

/** All runs of as many periods as asked for, by the bell table of the date, that do not take much longer than `length` minutes. */
export function periodRuns(world: Surroundings, date: LocalDate, asked: PeriodRange, length: number, bellTableId?: string): Time[] {
  const numbers = (world.calendar.bellTableOn(date, bellTableId)?.periods ?? []).map(p => p.no).sort((a, b) => a - b)
  const count = asked.to - asked.from
  return numbers.slice(0, numbers.length - count).flatMap((from, i) => {
    const periods = { from, to: numbers[i + count]! }
    const span = periods.to - from === count ? world.calendar.periodSpan(date, periods, bellTableId) : null
    return span && span.end - span.start <= length + LONGER_BREAKS ? [{ ...span, periods }] : []
  })
}

/** The nearest free start is the one asked for, an edge of the day, or lies right after or before some other use. */
function clockTimes(world: Surroundings, { at, wanted }: Search, date: LocalDate, target: Minute): Time[] {
  const length = at.end - at.start
  const midnight = dayNumber(date) * 1440
  const day = collegeDay(world.calendar, date, midnight)
  // a wish outside college hours is met outside of them
  const open = { start: Math.min(day.start, target), end: Math.max(day.end, target + length) }
  const edges = edgesIn(world.occupancy, needsOf(world.occupancy, wanted), open)
  const starts = new Set([target, ...edges, ...edges.map(edge => edge - length)])
  return [...starts].filter(start => start >= open.start && start + length <= open.end).map(start => ({ start, end: start + length }))
}
