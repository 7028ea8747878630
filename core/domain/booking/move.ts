import { refuse, type Context, type Decision, type Refused, type Result } from '../base/decision.ts'
import { addDays, clockMinutes, dayNumber, mondayOf, weekdayOf, type LocalDate, type LocalTime } from '../base/time.ts'
import type { Calendar } from '../calendar/calendar.ts'
import { formatWeeks, weekList } from '../calendar/week-pattern.ts'
import type { Booking, Exception, Override, PeriodRange, Series } from '../records/booking.ts'
import { tableOf } from '../table-names.ts'
import { decideException } from './amend.ts'
import { decideChange, unknownBooking } from './decide.ts'
import type { Court } from './judge.ts'
import { occurrencesIn, type Occurrence } from './occurrences.ts'
import type { WishPatch } from './wish.ts'

export type MoveInput = {
  id: string
  /** the day on which it takes place now, or the one that the pattern gives */
  date: LocalDate
  start: LocalTime
  end: LocalTime
  /** the machine, room, teacher or class group that is given up for `resourceTo` */
  resourceFrom?: string
  resourceTo?: string
  scope: 'this' | 'all'
  overrides?: Override[]
}

/**
 * Moves a booking to another time, another machine, room, teacher or class group, or both: what takes place once, one date of a
 * series, or the whole series, whose weekday and weeks move along with the date that was dragged.
 */
export function decideMove(court: Court, input: MoveInput, ctx: Context): Decision<{ id: string }> {
  const booking = court.tables.booking.get(input.id)
  if (!booking) return unknownBooking(input.id)
  const all = occurrencesIn(court.calendar, booking)
  const at = all.find(o => o.date === input.date) ?? all.find(o => o.patternDate === input.date)
  if (!at) return refuse('booking.notItsDate', { date: input.date })
  const swap = swapOf(booking, at, input)
  if (!swap.ok) return swap
  const more = input.overrides ? { overrides: input.overrides } : {}
  if (booking.times.kind === 'once') {
    const periods = periodsThatFill(court.calendar, input)
    const times = { kind: 'once' as const, start: input.start, end: input.end, ...(periods ? { periods } : {}) }
    return decideChange(court, { id: booking.id, patch: { times, ...swap.value }, ...more }, ctx)
  }
  if (input.scope === 'this') return decideException(court, { id: booking.id, exception: exceptionFor(booking, at, input, swap.value), ...more }, ctx)
  const times = shifted(court.calendar, booking.times, at, input)
  if (!times.ok) return times
  const days = dayNumber(input.start) - dayNumber(at.date)
  const exceptions = days ? booking.exceptions?.map(e => ({ ...e, date: addDays(e.date, days) })) : booking.exceptions
  const patch = { times: times.value, ...(exceptions ? { exceptions } : {}), ...swap.value }
  return decideChange(court, { id: booking.id, patch, ...more }, ctx)
}

type Swap = Pick<WishPatch, 'workshopId' | 'items' | 'teacherIds' | 'classGroupIds'>

function swapOf(booking: Booking, at: Occurrence, { resourceFrom: from, resourceTo: to, scope }: MoveInput): Result<Swap> {
  if (from === to) return { ok: true, value: {} }
  const table = from === undefined ? undefined : tableOf(from)
  if (from === undefined || to === undefined || table !== tableOf(to)) return refuse('booking.swapKind', { from: from ?? '', to: to ?? '' })
  const single = scope === 'this' && booking.times.kind === 'series'
  const replaced = (ids: string[] | undefined) => [...new Set((ids ?? []).map(id => (id === from ? to : id)))]
  switch (table) {
    case 'workshop':
      return { ok: true, value: { workshopId: to } }
    case 'equipment': {
      const items = single ? at.items : (booking.items ?? [])
      return { ok: true, value: { items: items.map(i => (i.equipmentId === from ? { ...i, equipmentId: to } : i)) } }
    }
    case 'teacher':
      return single ? onlyWhole() : { ok: true, value: { teacherIds: replaced(booking.teacherIds) } }
    case 'classGroup':
      return single ? onlyWhole() : { ok: true, value: { classGroupIds: replaced(booking.classGroupIds) } }
    default:
      return refuse('booking.swapKind', { from, to })
  }
}

/** An exception knows other times, rooms and machines, but the people of a series are the same on all dates. */
function onlyWhole(): Refused {
  return refuse('booking.onlyWhole')
}

function exceptionFor(booking: Booking, at: Occurrence, { start, end }: MoveInput, swap: Swap): Exception {
  const was = booking.exceptions?.find(e => e.date === at.patternDate)
  const kept = was?.kind === 'move' ? was : {}
  const swaps = { ...(swap.workshopId ? { workshopId: swap.workshopId } : {}), ...(swap.items ? { items: swap.items } : {}) }
  return { ...kept, kind: 'move', date: at.patternDate, start, end, ...swaps }
}

/** The series with the weekday, weeks and periods (or clock) that take the dragged date to its new place. */
function shifted(calendar: Calendar, times: Series, at: Occurrence, input: MoveInput): Result<Series> {
  const { clock: _clock, periods: _periods, ...rest } = times
  const days = dayNumber(input.start) - dayNumber(at.date)
  const patternDate = addDays(at.patternDate, days)
  const weeks = (dayNumber(mondayOf(patternDate)) - dayNumber(mondayOf(at.patternDate))) / 7
  const list = weekList(times.weeks).map(week => week + weeks)
  const term = calendar.terms.find(t => t.id === times.termId)
  const outside = list.find(week => week < 1 || week > (term?.weeks ?? 0))
  if (outside !== undefined) return refuse('booking.weekOutside', { week: outside, last: term?.weeks ?? 0, term: term?.name ?? '' })
  const periods = periodsThatFill(calendar, input, times.bellTableId)
  const overnight = input.end.slice(0, 10) !== input.start.slice(0, 10)
  const clock = { start: input.start.slice(11), end: overnight ? '24:00' : input.end.slice(11) }
  if (overnight && input.end !== `${addDays(input.start.slice(0, 10), 1)}T00:00`) return refuse('booking.overnight', { start: input.start, end: input.end })
  return { ok: true, value: { ...rest, weekday: weekdayOf(patternDate), weeks: formatWeeks(list), ...(periods ? { periods } : { clock }) } }
}

/** The periods that begin and end with the span, by the bell table of its date. */
function periodsThatFill(calendar: Calendar, { start, end }: Pick<MoveInput, 'start' | 'end'>, bellTableId?: string): PeriodRange | undefined {
  const date = start.slice(0, 10)
  if (end.slice(0, 10) !== date) return undefined
  const bells = calendar.bellTableOn(date, bellTableId)?.periods ?? []
  const from = bells.find(p => clockMinutes(p.start) === clockMinutes(start.slice(11)))?.no
  const to = bells.find(p => clockMinutes(p.end) === clockMinutes(end.slice(11)))?.no
  return from !== undefined && to !== undefined && to >= from ? { from, to } : undefined
}
