import { removal, revision } from '../base/change.ts'
import { accept, refuse, type Context, type Decision } from '../base/decision.ts'
import { timeOf, type LocalDate, type Span } from '../base/time.ts'
import type { Booking, Exception, Override } from '../records/booking.ts'
import { aboutOf, patched, signed, unknownBooking } from './decide.ts'
import { earlierOf } from './earlier.ts'
import { clashRefusal, judge, type Court, type Offer, type Terms } from './judge.ts'
import { occurrencesIn, type Occurrence } from './occurrences.ts'
import type { Way } from './ways-out.ts'
import { patternDates, type Wish } from './wish.ts'

/** Cancels a booking: the record stays, with the reason in its note, and everything that it held is free. */
export function decideCancel(court: Court, { id, reason }: { id: string; reason?: string }): Decision<{ id: string }> {
  const booking = court.tables.booking.get(id)
  if (!booking) return unknownBooking(id)
  const note = reason ? [booking.note, reason].filter(Boolean).join('\n').slice(0, 4000) : booking.note
  return accept([revision('booking', booking, { status: 'cancelled', note })], { id }, aboutOf(court, booking, { reason: reason ?? '' }))
}

/** Makes a held booking firm. A cancelled one comes back, if everything that it held can still be had. */
export function decideConfirm(court: Court, { id }: { id: string }, ctx: Context): Decision<{ id: string }> {
  const booking = court.tables.booking.get(id)
  if (!booking) return unknownBooking(id)
  const done = () => accept([revision('booking', booking, { status: 'confirmed' })], { id }, aboutOf(court, booking))
  if (booking.status !== 'cancelled') return done()
  const terms: Terms = { ignoring: id, lenient: true, ...(booking.overrides ? { overrides: booking.overrides } : {}) }
  const judged = judge(court, { ...patched(booking, {}), status: 'confirmed' as const }, terms)
  if (judged.ok) return done()
  return 'refusal' in judged ? judged : clashRefusal(court, ctx, judged, terms)
}

/** Removes the record of a booking. The history keeps it. */
export function decideRemove(court: Court, { id }: { id: string }): Decision<{ id: string }> {
  const booking = court.tables.booking.get(id)
  return booking ? accept([removal('booking', booking)], { id }, aboutOf(court, booking)) : unknownBooking(id)
}

/** Leaves out one date of a booking, or moves it. Only this date is judged. */
export function decideException(court: Court, input: { id: string; exception: Exception; overrides?: Override[] }, ctx: Context): Decision<{ id: string }> {
  const { id, exception, overrides } = input
  const booking = court.tables.booking.get(id)
  if (!booking) return unknownBooking(id)
  const others = (booking.exceptions ?? []).filter(e => e.date !== exception.date)
  return decideDate(court, booking, [...others, exception], exception, ctx, overrides)
}

/** Has one date of a booking take place as its pattern says. Only this date is judged. */
export function decideClearException(court: Court, { id, date }: { id: string; date: LocalDate }, ctx: Context): Decision<{ id: string }> {
  const booking = court.tables.booking.get(id)
  if (!booking) return unknownBooking(id)
  const others = (booking.exceptions ?? []).filter(e => e.date !== date)
  return decideDate(court, booking, others, { kind: 'skip', date }, ctx)
}

type Touched = Pick<Exception, 'kind' | 'date'>

function decideDate(court: Court, booking: Booking, exceptions: Exception[], { kind, date }: Touched, ctx: Context, overrides: Override[] = []): Decision<{ id: string }> {
  if (!patternDates(court.calendar, booking.times).includes(date)) return refuse('booking.notItsDate', { date })
  const wish: Wish = { ...patched(booking, {}), exceptions }
  const before = booking.overrides ?? []
  const terms: Terms = { ignoring: booking.id, lenient: true, only: new Set([date]), overrides: signed(overrides, ctx), earlier: earlierOf(court, booking) }
  const judged = judge(court, wish, terms)
  if (!judged.ok && 'refusal' in judged) return judged
  if (!judged.ok) {
    const at = occurrencesIn(court.calendar, judged.wish).find(o => o.patternDate === date)
    if (!at) return clashRefusal(court, ctx, judged, terms)
    return clashRefusal(court, ctx, { ...judged, wish: singleWish(judged.wish, at) }, terms, dateOffer(booking, judged.wish, at, terms, overrides))
  }
  const row = { ...booking, exceptions: judged.wish.exceptions }
  const moved = kind === 'move' ? occurrencesIn(court.calendar, row).find(o => o.patternDate === date) : undefined
  const about = { ...aboutOf(court, row), date, kind, ...(moved ? { to: moved.date } : {}) }
  const fresh = judged.overrides.filter(o => !before.includes(o))
  const patch = { exceptions: row.exceptions?.length ? row.exceptions : null, ...(fresh.length ? { overrides: [...before, ...fresh] } : {}) }
  return accept([revision('booking', booking, patch)], { id: booking.id }, about)
}

/** One date of a booking as a wish of its own. */
function singleWish(wish: Wish, at: Occurrence): Wish {
  const { exceptions: _exceptions, times, workshopId: _workshopId, items: _items, ...rest } = wish
  const periods = times.kind === 'series' ? times.periods : undefined
  return { ...rest, times: { kind: 'once', ...span(at), ...(periods ? { periods } : {}) }, ...(at.workshopId ? { workshopId: at.workshopId } : {}), items: [...at.items] }
}

/** A way out for one date is an exception for that date. */
function dateOffer(booking: Booking, wish: Wish, at: Occurrence, terms: Terms, overrides: Override[]): Offer {
  return ({ patch }: Way) => {
    const time = patch.times?.kind === 'once' ? patch.times : span(at)
    const was = wish.exceptions?.find(e => e.date === at.patternDate)
    const swaps = { ...(patch.workshopId ? { workshopId: patch.workshopId } : {}), ...(patch.items ? { items: patch.items } : {}) }
    const exception: Exception = { ...(was?.kind === 'move' ? was : {}), kind: 'move', date: at.patternDate, start: time.start, end: time.end, ...swaps }
    const exceptions = [...(wish.exceptions ?? []).filter(e => e.date !== at.patternDate), exception]
    return { command: 'booking.exception', input: { id: booking.id, exception, ...(overrides.length ? { overrides } : {}) }, wish: { ...wish, exceptions }, terms }
  }
}

function span(at: Occurrence): Span {
  return { start: timeOf(at.start), end: timeOf(at.end) }
}
