import type { Facts } from '../base/decision.ts'
import type { LocalDate, Minute, MinuteSpan } from '../base/time.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { Booking } from '../records/booking.ts'
import { equipmentClashes } from './equipment-clashes.ts'
import type { Occupancy, OccupancyTables } from './occupancy.ts'
import { occurrencesIn, type Occurrence } from './occurrences.ts'
import { peopleClashes } from './people-clashes.ts'
import { roomClashes } from './room-clashes.ts'
import { isOverridable, type RuleCode } from './rules.ts'

/** What a clash is judged by: the world, or the view of a query that declared `OCCUPANCY_TABLES`. */
export type Surroundings = { tables: OccupancyTables; calendar: Calendar; occupancy: Occupancy }

/** A booking that is wished for, as far as rules look at it. */
export type Wanted = Pick<
  Booking,
  'times' | 'use' | 'workshopId' | 'stations' | 'items' | 'classGroupIds' | 'teacherIds' | 'people' | 'exceptions'
> & { status?: Booking['status'] }

export type Clash = {
  rule: RuleCode
  /** names, figures and record ids; `start` and `end` in it are those of the other use */
  facts: Facts
  date: LocalDate
  start: Minute
  end: Minute
  overridable: boolean
}

/** What the judge of one rule is given; `seen` keeps what holds for all dates from being told for each. */
export type Case = { world: Surroundings; wanted: Wanted; ignoring: string | undefined; occurrences: readonly Occurrence[]; seen: Set<string> }
export type Found = { rule: RuleCode; facts: Facts }

/**
 * Every rule that a booking would break, by date. What is wrong on all dates alike (status, use, missing qualification, people)
 * is told once, on the first. `ignoring` is the booking that this one replaces; `within` leaves out dates that do not meet a span.
 */
export function findClashes(world: Surroundings, wanted: Wanted, ignoring?: string, within?: MinuteSpan): Clash[] {
  const occurrences = occurrencesIn(world.calendar, wanted)
  if (!occurrences.length) return wanted.status === 'cancelled' || wanted.times.kind === 'once' ? [] : [noDate(world, wanted)]
  const about: Case = { world, wanted, ignoring, occurrences, seen: new Set() }
  const clashes: Clash[] = []
  for (const occurrence of occurrences) {
    if (within && (occurrence.end <= within.start || occurrence.start >= within.end)) continue
    for (const { rule, facts } of clashesAt(about, occurrence)) {
      clashes.push({ rule, facts, date: occurrence.date, start: occurrence.start, end: occurrence.end, overridable: isOverridable(rule) })
    }
  }
  return clashes
}

function clashesAt(about: Case, at: Occurrence): Found[] {
  return [...holidayClashes(about, at), ...roomClashes(about, at), ...equipmentClashes(about, at), ...peopleClashes(about, at)]
}

function holidayClashes({ world }: Case, at: Occurrence): Found[] {
  const day = world.calendar.dayOf(at.date)
  return day.kind === 'holiday' ? [{ rule: 'calendar.holiday', facts: { date: at.date, ...(day.name ? { name: day.name } : { context: 'unnamed' }) } }] : []
}

function noDate(world: Surroundings, wanted: Wanted): Clash {
  const times = wanted.times.kind === 'series' ? wanted.times : null
  const term = times ? world.tables.term.get(times.termId) : undefined
  const facts = { term: term?.name ?? '', weekday: times?.weekday ?? 0, weeks: times?.weeks ?? '' }
  return { rule: 'calendar.none', facts, date: term?.start ?? '', start: 0, end: 0, overridable: false }
}
