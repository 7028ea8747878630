import { revision } from '../base/change.ts'
import type { Facts } from '../base/decision.ts'
import type { Clash } from '../booking/clashes.ts'
import { formatWeeks, weekList } from '../calendar/week-pattern.ts'
import type { Booking } from '../records/booking.ts'
import type { World } from '../world.ts'
import { openTrial, type Trial } from './clash-check.ts'
import type { Draft } from './draft.ts'
import type { Place } from './plan.ts'

type BookingFields = Omit<Booking, 'id'>

/**
 * One entry of a file that wants to become a booking. `rooms` are held besides the booking's own, each by a booking of
 * its own that holds nothing else; of each set in `anyOf`, one room that is free is taken in the same way. `existing`: the booking that
 * it is known to be, wherever that came from.
 */
export type WantedBooking = { booking: BookingFields; existing?: Booking; rooms?: string[]; anyOf?: string[][]; place: Place; facts: Facts }

/**
 * Takes the wanted bookings that clash with nothing, in the order of the file; any other is left out whole and listed
 * as a problem with the figures of its first clash. A booking with the same origin in the same term is the same one; one that the file
 * repeats as it stands is left alone.
 * Clashes of rules that may be overridden are overridden when a reason is given.
 */
export function planBookings(
  world: World,
  draft: Draft,
  wanted: readonly WantedBooking[],
  options: { overrideReason?: string },
): { accepted: number; extraRooms: number } {
  if (!wanted.length) return { accepted: 0, extraRooms: 0 }
  const trial = openTrial(world, draft.changes)
  const known = new Map([...world.tables.booking.values()].map(b => [identityOf(b), b]))
  let accepted = 0
  let extraRooms = 0
  // rooms that may be chosen are chosen last, from what the others leave free
  const order = [...wanted.filter(w => !w.anyOf?.length), ...wanted.filter(w => w.anyOf?.length)]
  for (const entry of order) {
    const { place, facts, existing } = entry
    const parts = partsOf(entry, trial, known)
    const rows = parts.map((fields, i): { fields: BookingFields; old?: Booking } =>
      i === 0 && existing ? { fields: kept(fields, existing), old: existing } : { fields, old: known.get(identityOf(fields)) },
    )
    const clash = rows
      .map(({ fields, old }) => (old && !revision('booking', old, fields) ? null : firstClash(trial.clashesOf({ ...old, id: old?.id ?? '', ...fields }, old?.id), options.overrideReason)))
      .find(c => c !== null)
    if (clash && 'final' in clash) {
      draft.problem('intake.clash', { ...facts, title: entry.booking.title, ...factsOf(clash.final) }, place)
      continue
    }
    for (const { fields, old } of rows) {
      const overrides = clash ? clash.rules.map(rule => ({ rule, reason: options.overrideReason! })) : undefined
      const row = { ...fields, ...(overrides ? { overrides } : {}) }
      const before = draft.changes.length
      draft.put('booking', row, old?.id, { name: row.title, place })
      trial.accept(draft.changes.slice(before))
    }
    accepted++
    extraRooms += rows.length - 1
  }
  return { accepted, extraRooms }
}

/** What an entry says of a booking that is there: where it came from, its use and its state are its own, and so is how its weeks are written. */
function kept(fields: BookingFields, old: Booking): BookingFields {
  const { origin, use, status, times } = old
  const same = times.kind === 'series' && fields.times.kind === 'series' && formatWeeks(weekList(times.weeks)) === fields.times.weeks
  return { ...fields, origin, use, status, times: same ? times : { ...times, ...fields.times } }
}

/** The booking itself and one for each further room. */
function partsOf(entry: WantedBooking, trial: Trial, known: ReadonlyMap<string, Booking>): BookingFields[] {
  const { booking } = entry
  const roomOnly = (workshopId: string, n: number): BookingFields => ({
    title: booking.title,
    use: booking.use,
    status: booking.status,
    times: booking.times,
    workshopId,
    ...(booking.origin ? { origin: `${booking.origin}/${n}` } : {}),
  })
  const rooms = [...(booking.workshopId ? [booking.workshopId] : []), ...(entry.rooms ?? [])]
  for (const set of entry.anyOf ?? []) {
    const n = rooms.length + 1
    const before = known.get(identityOf(n === 1 ? booking : roomOnly('', n)))?.workshopId
    const free = set.find(room => !rooms.includes(room) && !trial.clashesOf({ id: '', ...roomOnly(room, n) }).length)
    const room = before && set.includes(before) ? before : (free ?? set[0])
    if (room) rooms.push(room)
  }
  const [first, ...others] = rooms
  return [{ ...booking, ...(first ? { workshopId: first } : {}) }, ...others.map((room, i) => roomOnly(room, i + 2))]
}

/** The clash that forbids the booking, or the rules that a reason sets aside; null when there is none. */
function firstClash(clashes: readonly Clash[], reason: string | undefined): { final: Clash } | { rules: string[] } | null {
  if (!clashes.length) return null
  const final = reason ? clashes.find(c => !c.overridable) : clashes[0]
  return final ? { final } : { rules: [...new Set(clashes.map(c => c.rule))] }
}

function factsOf(clash: Clash): Facts {
  return { ...clash.facts, rule: clash.rule, date: clash.date, overridable: clash.overridable }
}

/** What makes two bookings of an import the same one: where they came from, and the term. */
function identityOf(b: Pick<Booking, 'origin' | 'times'>): string {
  return b.origin ? `${b.origin}|${b.times.kind === 'series' ? b.times.termId : ''}` : ''
}
