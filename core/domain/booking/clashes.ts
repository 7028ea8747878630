import type { Facts } from '../base/decision.ts'
import type { LocalDate, Minute, MinuteSpan } from '../base/time.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { Booking } from '../records/booking.ts'
import { tellEquipment } from './equipment-clashes.ts'
import type { Occupancy, OccupancyTables } from './occupancy.ts'
import { occurrencesIn, type Occurrence } from './occurrences.ts'
import { tellPeople } from './people-clashes.ts'
import { tellRoom } from './room-clashes.ts'
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
export type Case = {
  world: Surroundings
  wanted: Wanted
  ignoring: string | undefined
  occurrences: readonly Occurrence[]
  seen: Set<string>
  /** the occurrence breaks a rule */
  tell: (rule: RuleCode, facts: Facts) => void
}

/**
 * Every rule that a booking would break, by date. What is wrong on all dates alike (status, use, missing qualification, people)
 * is told once, on the first. `ignoring` is the booking that this one replaces; `within` leaves out dates that do not meet a span.
 */
export function findClashes(world: Surroundings, wanted: Wanted, ignoring?: string, within?: MinuteSpan): Clash[] {
  const occurrences = occurrencesIn(world.calendar, wanted)
  if (!occurrences.length) return wanted.status === 'cancelled' || wanted.times.kind === 'once' ? [] : [noDate(world, wanted)]
  const clashes: Clash[] = []
  let at = occurrences[0]!
  const tell: Case['tell'] = (rule, facts) => clashes.push({ rule, facts, date: at.date, start: at.start, end: at.end, overridable: isOverridable(rule) })
  const about: Case = { world, wanted, ignoring, occurrences, seen: new Set(), tell }
  for (at of occurrences) {
    if (within && (at.end <= within.start || at.start >= within.end)) continue
    tellHoliday(about, at)
    tellRoom(about, at)
    tellEquipment(about, at)
    tellPeople(about, at)
  }
  return clashes
}

function tellHoliday({ world, tell }: Case, at: Occurrence): void {
  const day = world.calendar.dayOf(at.date)
  if (day.kind === 'holiday') tell('calendar.holiday', { date: at.date, ...(day.name ? { name: day.name } : { context: 'unnamed' }) })
}

function noDate(world: Surroundings, wanted: Wanted): Clash {
  const times = wanted.times.kind === 'series' ? wanted.times : null
  const term = times ? world.tables.term.get(times.termId) : undefined
  const facts = { term: term?.name ?? '', weekday: times?.weekday ?? 0, weeks: times?.weeks ?? '' }
  return { rule: 'calendar.none', facts, date: term?.start ?? '', start: 0, end: 0, overridable: false }
}
