import { birth, revision } from '../base/change.ts'
import { accept, type Context, type Decision, type Facts, type Refused } from '../base/decision.ts'
import type { LocalDate } from '../base/time.ts'
import type { Booking, Override } from '../records/booking.ts'
import { earlierOf, type Earlier } from './earlier.ts'
import { clashRefusal, judge, type Court, type Offer, type Terms } from './judge.ts'
import { occurrencesIn } from './occurrences.ts'
import { unknown, type Wish, type WishPatch } from './wish.ts'

export type CreateInput = Wish & { onClash?: 'refuse' | 'skip'; overrides?: Override[] }
export type ChangeInput = { id: string; patch: WishPatch; onClash?: 'refuse' | 'skip'; overrides?: Override[] }

/** Makes a booking. Refuses what is wrong in itself, and with `booking.clash` what can't be had; see {@link clashRefusal}. */
export function decideCreate(court: Court, input: CreateInput, ctx: Context): Decision<{ id: string; skipped: LocalDate[] }> {
  const { onClash, overrides, ...wish } = input
  const terms: Terms = { ...(onClash ? { onClash } : {}), ...(overrides ? { overrides: signed(overrides, ctx) } : {}) }
  const judged = judge(court, wish, terms)
  if (!judged.ok) return 'refusal' in judged ? judged : clashRefusal(court, ctx, judged, terms, createOffer(input, wish, terms))
  const row: Booking = { ...judged.wish, id: ctx.newId('booking'), status: wish.status ?? 'confirmed' }
  if (judged.overrides.length) row.overrides = judged.overrides
  const why = row.overrides ? { context: 'override', reasons: [...new Set(row.overrides.map(o => o.reason))] } : {}
  return accept([birth('booking', row)], { id: row.id, skipped: judged.skipped }, aboutOf(court, row, { skipped: judged.skipped.length, ...why }))
}

function createOffer(input: CreateInput, wish: Wish, terms: Terms): Offer {
  return ({ patch: { onClash, ...patch } }) => ({
    command: 'booking.create',
    input: stripped({ ...input, ...patch, ...(onClash ? { onClash } : {}) }),
    wish: stripped({ ...wish, ...patch }),
    terms: { ...terms, ...(onClash ? { onClash } : {}) },
  })
}

/** Fields of which no rule takes note. */
const INDIFFERENT = new Set(['title', 'note', 'enterpriseId'])

/** Changes a booking. What it needs is judged anew unless only words change; a cancelled one holds nothing and clashes with nothing. */
export function decideChange(court: Court, input: ChangeInput, ctx: Context): Decision<{ id: string; skipped: LocalDate[] }> {
  const booking = court.tables.booking.get(input.id)
  if (!booking) return unknownBooking(input.id)
  if (Object.keys(input.patch).every(field => INDIFFERENT.has(field))) return decideWords(court, booking, input.patch)
  const wish = patched(booking, input.patch)
  const terms = changeTerms(earlierOf(court, booking), input, ctx)
  const judged = judge(court, wish, terms)
  if (!judged.ok) return 'refusal' in judged ? judged : clashRefusal(court, ctx, judged, terms, changeOffer(booking, input, terms))
  const row = { ...judged.wish, status: booking.status, overrides: judged.overrides.length ? judged.overrides : undefined }
  const about = aboutOf(court, { ...booking, ...row }, { skipped: judged.skipped.length })
  return accept([revision('booking', booking, rowFields(row))], { id: booking.id, skipped: judged.skipped }, about)
}

function decideWords(court: Court, booking: Booking, patch: WishPatch): Decision<{ id: string; skipped: LocalDate[] }> {
  const { enterpriseId } = patch
  if (enterpriseId && !court.tables.enterprise.has(enterpriseId)) return unknown('enterprise', enterpriseId)
  return accept([revision('booking', booking, patch)], { id: booking.id, skipped: [] }, aboutOf(court, { ...booking, ...(patch.title ? { title: patch.title } : {}) }))
}

function changeTerms(earlier: Earlier, { id, onClash, overrides = [] }: ChangeInput, ctx: Context): Terms {
  return { ignoring: id, lenient: true, overrides: signed(overrides, ctx), earlier, ...(onClash ? { onClash } : {}) }
}

function changeOffer(booking: Booking, input: ChangeInput, terms: Terms): Offer {
  return ({ patch: { onClash, ...way } }) => {
    const cleared = Object.fromEntries(Object.entries(way).map(([field, value]) => [field, value ?? null]))
    const next: ChangeInput = { ...input, patch: { ...input.patch, ...cleared }, ...(onClash ? { onClash } : {}) }
    return { command: 'booking.change', input: next, wish: patched(booking, next.patch), terms: { ...terms, ...(onClash ? { onClash } : {}) } }
  }
}

/** A stored booking as a wish, with a patch applied; null clears. */
export function patched(booking: Booking, patch: WishPatch): Wish {
  const { id: _id, origin: _origin, overrides: _overrides, ...fields } = booking
  return stripped({ ...fields, ...patch }) as Wish // a required field is never null in a patch: its schema sees to it
}

function stripped<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)) as T // only empties are gone
}

/** Every field of a booking that a wish could set, so that one that it lacks is cleared. */
function rowFields(row: Partial<Booking>): Facts {
  const { title, use, status, times, workshopId, stations, items, classGroupIds, teacherIds, enterpriseId, people, exceptions, overrides, note } = row
  return { title, use, status, times, workshopId, stations, items, classGroupIds, teacherIds, enterpriseId, people, exceptions: exceptions?.length ? exceptions : null, overrides, note }
}

/** What a command sets aside, signed by the one who sends it, whatever name the input claims. */
export function signed(overrides: readonly Override[], ctx: Context): Override[] {
  return overrides.map(({ rule, reason }) => ({ rule, reason, ...(ctx.actor.name ? { by: ctx.actor.name } : {}) }))
}

/** Facts for the sentence in the history: title, first date, number of dates. */
export function aboutOf(court: Court, booking: Booking, more: Facts = {}): Facts {
  const dates = occurrencesIn(court.calendar, { ...booking, status: 'confirmed' })
  return { title: booking.title, id: booking.id, date: dates[0]?.date ?? '', count: dates.length, ...more }
}

export function unknownBooking(id: string): Refused {
  return unknown('booking', id)
}
