import { z } from 'zod'
import { refuse, type Refused, type Result } from '../base/decision.ts'
import { record } from '../base/field.ts'
import { minuteOf, type LocalDate } from '../base/time.ts'
import type { Calendar } from '../calendar/calendar.ts'
import { formatWeeks, parseWeeks } from '../calendar/week-pattern.ts'
import { BookedItem, Booking, Override, type Exception, type Series } from '../records/booking.ts'
import type { TableName } from '../table-names.ts'
import { merged } from './equipment-clashes.ts'
import type { OccupancyTables } from './occupancy.ts'
import { occurrencesIn, seriesSpan } from './occurrences.ts'
import { isOverridable, RULES } from './rules.ts'

/** What a new booking says. Weeks may be written as people write them (`1-8,10-16周`); status is confirmed unless it is to be held. */
export const Wish = Booking.omit({ id: true, status: true, origin: true, overrides: true }).extend({
  status: z.enum(['held', 'confirmed']).optional(),
})
/** A wish, or a stored booking that is judged like one. */
export type Wish = Omit<z.infer<typeof Wish>, 'status'> & { status?: Booking['status'] }

/** How to deal with clashes: refuse, or leave out the clashing dates of a series; and rules to be set aside, with a reason. */
export const OnClash = {
  onClash: z.enum(['refuse', 'skip']).optional(),
  // who signs is who sends: an input can't say
  overrides: z.array(Override.omit({ by: true })).max(50).optional(),
}

/** What a booking can be changed to; null clears, where a booking can do without. Its status has commands of its own. */
export const WishPatch = record(() => ({
  title: Booking.shape.title.optional(),
  use: Booking.shape.use.optional(),
  times: Booking.shape.times.optional(),
  workshopId: z.string().max(80).nullable().optional(),
  stations: Booking.shape.stations.nullable(),
  items: z.array(BookedItem).max(200).nullable().optional(),
  classGroupIds: Booking.shape.classGroupIds.nullable(),
  teacherIds: Booking.shape.teacherIds.nullable(),
  enterpriseId: z.string().max(80).nullable().optional(),
  people: Booking.shape.people.nullable(),
  exceptions: Booking.shape.exceptions.nullable(),
  note: Booking.shape.note.nullable(),
}))
export type WishPatch = z.infer<typeof WishPatch>

/** Longest stretch of one date: a day and a night. */
const LONGEST = 24 * 60

export type Books = { tables: OccupancyTables; calendar: Calendar }

/**
 * Puts a wish in order (canonical weeks, machines named once, one exception a date) and says what is wrong with it in itself,
 * apart from all other bookings. Exceptions for dates that are no dates of the series are dropped if `lenient`, else refused.
 */
export function inOrder<W extends Wish>(books: Books, wish: W, lenient = false): Result<W> {
  const unknown = unknownIn(books.tables, wish)
  if (unknown) return unknown
  if (!wish.workshopId && !wish.items?.length && !wish.classGroupIds?.length && !wish.teacherIds?.length) return refuse('booking.empty')
  if (wish.stations !== undefined && !wish.workshopId) return refuse('booking.stationsWithoutRoom', { stations: wish.stations })
  const times = wish.times.kind === 'series' ? seriesInOrder(books, wish.times) : onceInOrder(wish.times)
  if (!times.ok) return times
  const next: W = { ...wish, times: times.value, ...(wish.items ? { items: [...merged(wish.items)] } : {}) }
  const exceptions = exceptionsInOrder(books.calendar, next, lenient)
  if (!exceptions.ok) return exceptions
  if (next.exceptions) next.exceptions = exceptions.value
  return meetsItself(books.calendar, next) ?? { ok: true, value: next }
}

/** Refuses the first override that no rule allows. */
export function wrongOverride(overrides: readonly Override[]): Refused | null {
  const wrong = overrides.find(o => !isOverridable(o.rule))
  return wrong ? refuse('booking.notOverridable', { rule: wrong.rule, named: Object.hasOwn(RULES, wrong.rule) ? `rule.${wrong.rule}` : wrong.rule }) : null
}

function onceInOrder(times: Extract<Wish['times'], { kind: 'once' }>): Result<Wish['times']> {
  return wrongSpan(times.start, times.end) ?? { ok: true, value: times }
}

function wrongSpan(start: string, end: string): Refused | null {
  const minutes = minuteOf(end) - minuteOf(start)
  if (minutes <= 0) return refuse('booking.backwards', { start, end })
  return minutes > LONGEST ? refuse('booking.tooLong', { start, end, hours: minutes / 60, most: LONGEST / 60 }) : null
}

function seriesInOrder({ tables, calendar }: Books, times: Series): Result<Series> {
  const term = tables.term.get(times.termId)
  if (!term) return unknown('term', times.termId)
  if (times.bellTableId !== undefined && !tables.bellTable.has(times.bellTableId)) return unknown('bellTable', times.bellTableId)
  const weeks = parseWeeks(times.weeks, term.weeks)
  if (!weeks.ok) return weeks
  const outside = weeks.value.find(week => week > term.weeks)
  if (outside !== undefined) return refuse('booking.weekOutside', { week: outside, last: term.weeks, term: term.name })
  if (!times.clock && !times.periods) return refuse('booking.noTime')
  if (times.clock && times.clock.end <= times.clock.start) return refuse('booking.backwards', { start: times.clock.start, end: times.clock.end })
  const next: Series = { ...times, weeks: formatWeeks(weeks.value) }
  const lacking = times.clock ? undefined : calendar.seriesDates(next).find(({ date }) => !seriesSpan(calendar, next, date))
  if (lacking) {
    const bell = calendar.bellTableOn(lacking.date, times.bellTableId)
    const context = !bell ? { context: 'noTable' } : times.periods?.from === times.periods?.to ? { context: 'one' } : {}
    return refuse('booking.periodUnknown', { ...times.periods, ...context, date: lacking.date, bellTable: bell?.name ?? '', last: bell?.periods.length ?? 0 })
  }
  return { ok: true, value: next }
}

function exceptionsInOrder(calendar: Calendar, wish: Wish, lenient: boolean): Result<Exception[]> {
  const kept = new Map<LocalDate, Exception>()
  const dates = new Set(patternDates(calendar, wish.times))
  for (const exception of wish.exceptions ?? []) {
    if (dates.has(exception.date)) kept.set(exception.date, exception)
    else if (!lenient) return refuse('booking.notItsDate', { date: exception.date })
    const wrong = exception.kind === 'move' ? wrongSpan(exception.start, exception.end) : null
    if (wrong) return wrong
  }
  return { ok: true, value: [...kept.values()].sort((a, b) => (a.date < b.date ? -1 : 1)) }
}

/** The dates by which exceptions of a booking are named. */
export function patternDates(calendar: Calendar, times: Wish['times']): LocalDate[] {
  return times.kind === 'once' ? [times.start.slice(0, 10)] : calendar.seriesDates(times).map(d => d.patternDate)
}

/** A date that was moved onto another date of the same series would hold everything twice. */
function meetsItself(calendar: Calendar, wish: Wish): Refused | null {
  if (!wish.exceptions?.some(e => e.kind === 'move')) return null
  const all = occurrencesIn(calendar, { ...wish, status: 'confirmed' })
  for (let i = 1; i < all.length; i++) {
    if (all[i]!.start < all[i - 1]!.end) return refuse('booking.meetsItself', { date: all[i]!.patternDate, other: all[i - 1]!.patternDate })
  }
  return null
}

function unknownIn(tables: OccupancyTables, wish: Wish): Refused | null {
  const items = [...(wish.items ?? []), ...(wish.exceptions ?? []).flatMap(e => (e.kind === 'move' ? (e.items ?? []) : []))]
  const rooms = [wish.workshopId, ...(wish.exceptions ?? []).map(e => (e.kind === 'move' ? e.workshopId : undefined))]
  const named: [keyof OccupancyTables, readonly (string | undefined)[]][] = [
    ['equipment', items.map(i => i.equipmentId)],
    ['workshop', rooms],
    ['classGroup', wish.classGroupIds ?? []],
    ['teacher', wish.teacherIds ?? []],
    ['enterprise', [wish.enterpriseId]],
  ]
  for (const [table, ids] of named) {
    const id = ids.find(id => id !== undefined && !tables[table].has(id))
    if (id !== undefined) return unknown(table, id)
  }
  return null
}

/** `booking.unknown`: a record that is named but is not there. */
export function unknown(table: TableName, id: string): Refused {
  return refuse('booking.unknown', { table, id, kind: `table.${table}` })
}
