import type { Change } from '../base/change.ts'
import type { Facts, Refused } from '../base/decision.ts'
import { refuse } from '../base/decision.ts'
import { minuteOf, type LocalDate } from '../base/time.ts'
import type { World } from '../world.ts'
import { clashesOf, type ClashRow } from './listing.ts'

/** Fields of other records than bookings by which a booking can come to clash or lose its dates; null: every field. */
const BEARS_ON_BOOKINGS: Readonly<Record<string, readonly string[] | null>> = {
  equipment: ['units', 'statusCode', 'lenderId', 'loanFrom', 'loanTo', 'loanDueBack'],
  workshop: ['stations'],
  workstation: null,
  classGroup: ['partOf'],
  term: ['start', 'weeks'],
  bellTable: null,
  calendarDay: null,
}

export type Consequences = {
  /** clashes that no reason allows and that the changes bring about */
  clashes: ClashRow[]
  /** dates of live bookings that no longer take place because a term or its bells lack them; holidays are meant to take dates */
  lost: number
}

/**
 * What changes of registers, calendar or history would do to the bookings: asked before they are made, so that nobody
 * double-books by lowering a number of pieces. Clashes that were there before do not count.
 *
 * @param from  dates before it are over and don't count, unless a booking itself is changed
 */
export function consequencesOf(world: World, changes: readonly Change[], from: LocalDate): Consequences {
  const wide = changes.some(bears)
  const ids = wide ? [...world.tables.booking.keys()] : []
  for (const c of changes) if (c.table === 'booking' && c.to !== null && !wide) ids.push(c.id)
  if (!ids.length && !wide) return { clashes: [], lost: 0 }
  const counted = changes.some(c => c.table === 'term' || c.table === 'bellTable')
  const look = () => ({ clashes: hardClashes(world, ids, wide ? from : undefined), dates: counted ? datesFrom(world, from) : 0 })
  const after = world.trial(changes, look)
  if (!after.clashes.length && !counted) return { clashes: [], lost: 0 }
  const before = look()
  const known = new Set(before.clashes.map(keyOf))
  return { clashes: after.clashes.filter(c => !known.has(keyOf(c))), lost: Math.max(0, before.dates - after.dates) }
}

/** The refusal of changes that would bring clashes or lose dates; null where they do neither. The user may insist. */
export function wouldHarm(world: World, changes: readonly Change[], from: LocalDate, insist: { command: string; input: Facts }): Refused | null {
  const { clashes, lost } = consequencesOf(world, changes, from)
  const first = clashes[0]
  if (!first && !lost) return null
  const alternatives = [{ code: 'saveAnyway', facts: { count: clashes.length, lost }, command: insist.command, input: { ...insist.input, accept: true } }]
  if (!first) return refuse('register.wouldLose', { lost }, { alternatives })
  const facts = { count: clashes.length, lost, title: first.title, date: first.date, start: first.start.slice(11), rule: first.rule, bookingId: first.bookingId }
  return refuse('register.wouldClash', facts, { alternatives })
}

function bears({ table, from, to }: Change): boolean {
  const fields = BEARS_ON_BOOKINGS[table]
  if (fields === undefined) return false
  if (from === null && (table === 'equipment' || table === 'workshop')) return false // no booking can name it yet
  return fields === null || fields.some(f => (from && f in from) || (to && f in to))
}

function hardClashes(world: World, ids: readonly string[], from: LocalDate | undefined): ClashRow[] {
  const within = from === undefined ? undefined : { start: minuteOf(`${from}T00:00`), end: minuteOf('2199-12-31T24:00') }
  return ids.flatMap(id => {
    const booking = world.tables.booking.get(id)
    return booking && booking.status !== 'cancelled' ? clashesOf(world, booking, within).filter(c => !c.overridable && c.rule !== 'calendar.none') : []
  })
}

function datesFrom(world: World, from: LocalDate): number {
  let dates = 0
  for (const id of world.tables.booking.keys()) for (const o of world.occupancy.occurrencesOf(id)) if (o.date >= from) dates++
  return dates
}

function keyOf(c: ClashRow): string {
  return `${c.bookingId} ${c.rule} ${c.date} ${String(c.facts.byId)}`
}
