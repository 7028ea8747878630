import { formatWeeks, weekList } from '../../calendar/week-pattern.ts'
import { groupedBy } from '../../base/grouped-by.ts'
import type { Booking, SessionRequest } from '../../records/booking.ts'
import type { Tables } from '../../tables.ts'
import type { Kept, SessionName, TimetableChoice } from './choice.ts'
import type { Grid } from './grid.ts'

/** One session that is to be placed. */
export type Session = SessionName & { key: string; request: SessionRequest; /** the booking that it has, which may move */ booking: Booking | null; /** weeks that are open to it */ weeks: readonly number[] }
export type Asked = {
  request: SessionRequest
  /** sessions that it wants in all */
  wanted: number
  booked: readonly Booking[]
  weeks: readonly number[]
}

export const sessionKey = (requestId: string, nth: number) => `${requestId}#${nth}`

/** What is asked for in a term, with the bookings made for it. */
export function askedIn(tables: Pick<Tables, 'sessionRequest' | 'booking'>, grid: Grid, fromWeek = 1): Asked[] {
  const booked = groupedBy([...tables.booking.values()].filter(b => b.requestId !== undefined && b.status !== 'cancelled' && isIn(grid, b)), b => b.requestId!)
  return [...tables.sessionRequest.values()]
    .filter(r => r.termId === undefined || r.termId === grid.term.id)
    .map(request => ({
      request,
      wanted: request.perWeek ?? request.perTerm ?? 0,
      booked: (booked.get(request.id) ?? []).sort(byTime),
      weeks: weeksOf(request, grid).filter(w => w >= fromWeek),
    }))
}

/** The weeks that a request asks for, as far as the term has them. */
export function weeksOf({ weeks }: Pick<SessionRequest, 'weeks'>, { term }: Pick<Grid, 'term'>): number[] {
  return (weeks === undefined ? Array.from({ length: term.weeks }, (_, i) => i + 1) : [...weekList(weeks)]).filter(w => w <= term.weeks)
}

/** How many of its sessions a booking is: a series of several weeks is as many of those that are counted over the term. */
export function sessionsIn(request: SessionRequest, { times }: Booking): number {
  return request.perWeek === undefined && times.kind === 'series' ? weekList(times.weeks).length : 1
}

function isIn({ term, cells }: Grid, { times }: Booking): boolean {
  return times.kind === 'series' ? times.termId === term.id : cells.has(times.start.slice(0, 10))
}

function byTime(a: Booking, b: Booking): number {
  const key = ({ times, id }: Booking) => (times.kind === 'once' ? `9 ${times.start} ${id}` : `${times.weekday} ${String(times.periods?.from ?? 99).padStart(2, '0')} ${times.weeks} ${id}`)
  return key(a) < key(b) ? -1 : 1
}

/** Why a booking of a request stays as it is; null where it may move. One that is `named` by a lock of the office moves whatever the scope. */
function keptFor(booking: Booking, grid: Grid, { scope, requestIds, fromWeek }: TimetableChoice, named: boolean): Kept['why'] | null {
  const { times, exceptions, overrides } = booking
  if (booking.locked) return 'locked'
  if (!named && (scope === 'open' || (requestIds && !requestIds.includes(booking.requestId!)))) return 'scope'
  if (exceptions?.length || overrides?.length) return 'exceptions'
  if (times.kind === 'once' || times.clock || times.bellTableId !== undefined || !times.periods || !hasPeriods(grid, times.periods)) return 'clock'
  return weekList(times.weeks).some(w => w < fromWeek) ? 'begun' : null
}

function hasPeriods({ placeOf }: Grid, { from, to }: { from: number; to: number }): boolean {
  return placeOf.has(from) && placeOf.has(to)
}

/** The sessions that are to be placed, and the bookings of requests that stay. */
export function sessionsOf(asked: readonly Asked[], grid: Grid, choice: TimetableChoice): { sessions: Session[]; kept: Kept[] } {
  const sessions: Session[] = []
  const kept: Kept[] = []
  const only = choice.requestIds && new Set(choice.requestIds)
  const pinned = new Set(choice.locks.map(l => sessionKey(l.requestId, l.nth)))
  for (const { request, wanted, booked, weeks } of asked) {
    let nth = 0
    for (const booking of booked) {
      const counts = sessionsIn(request, booking)
      const why = keptFor(booking, grid, choice, pinned.has(sessionKey(request.id, nth + 1))) ?? (nth + counts > wanted ? 'over' : counts > 1 ? 'exceptions' : null)
      if (why) kept.push({ requestId: request.id, bookingId: booking.id, why })
      else sessions.push({ requestId: request.id, nth: nth + 1, key: sessionKey(request.id, nth + 1), request, booking, weeks })
      nth += counts
    }
    if (only && !only.has(request.id)) continue
    while (nth < wanted) sessions.push({ requestId: request.id, nth: ++nth, key: sessionKey(request.id, nth), request, booking: null, weeks })
  }
  return { sessions, kept }
}

/** The patterns of weeks of which a session takes one: all its weeks, or any single one. */
export function patternsOf({ request, weeks }: Pick<Session, 'request' | 'weeks'>): { weeks: readonly number[]; text: string }[] {
  if (request.perWeek !== undefined) return weeks.length ? [{ weeks, text: formatWeeks(weeks) }] : []
  return weeks.map(w => ({ weeks: [w], text: String(w) }))
}
