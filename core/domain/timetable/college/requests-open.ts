import { addDays } from '../../base/time.ts'
import type { Booking, SessionRequest } from '../../records/booking.ts'
import type { Tables } from '../../tables.ts'
import { sessionsIn } from './sessions.ts'

/** A request with how many sessions it wants and how many of them have a time. */
export type Standing = { request: SessionRequest; wanted: number; booked: number }

/** The requests of which fewer sessions are booked than they want. `termId`: those of a term or of any, and the bookings of that term; absent: all. */
export function openRequests(tables: Pick<Tables, 'sessionRequest' | 'booking' | 'term'>, termId?: string): Standing[] {
  const booked = new Map<string, number>()
  for (const booking of tables.booking.values()) {
    const request = booking.requestId === undefined || booking.status === 'cancelled' ? undefined : tables.sessionRequest.get(booking.requestId)
    if (request && (termId === undefined || isIn(tables, booking, termId))) booked.set(request.id, (booked.get(request.id) ?? 0) + sessionsIn(request, booking))
  }
  return [...tables.sessionRequest.values()]
    .filter(request => termId === undefined || request.termId === undefined || request.termId === termId)
    .map(request => ({ request, wanted: request.perWeek ?? request.perTerm ?? 0, booked: booked.get(request.id) ?? 0 }))
    .filter(standing => standing.booked < standing.wanted)
}

function isIn(tables: Pick<Tables, 'term'>, { times }: Booking, termId: string): boolean {
  if (times.kind === 'series') return times.termId === termId
  const term = tables.term.get(termId)
  const date = times.start.slice(0, 10)
  return term !== undefined && date >= term.start && date < addDays(term.start, term.weeks * 7)
}
