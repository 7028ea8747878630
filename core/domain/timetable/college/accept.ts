import { birth, removal, type Change } from '../../base/change.ts'
import { accept, refuse, type Context, type Decision, type Refused } from '../../base/decision.ts'
import { groupedBy } from '../../base/grouped-by.ts'
import { inOrder } from '../../booking/wish.ts'
import { weekList } from '../../calendar/week-pattern.ts'
import { nameOf } from '../../record-name.ts'
import type { Booking, SessionRequest } from '../../records/booking.ts'
import type { World } from '../../world.ts'
import { bookingFor, clashesOfAll, movedTo } from './booked.ts'
import type { Place, SessionName } from './choice.ts'
import { kindKey, kindOf } from './equipment-kind.ts'
import { gridOf, type Grid } from './grid.ts'
import { publishedPlace, samePlace } from './read-plan.ts'
import { askedIn, sessionsIn, weeksOf, type Asked } from './sessions.ts'
import { awayFinder } from './unavailable.ts'

type Before = (Place & { bookingId: string }) | null
/** A proposal as the office has seen it. Sessions that it does not name stay as they are. */
export type AcceptedPlan = { termId: string; sessions: readonly (SessionName & Place & { before: Before })[]; leftOut: readonly (SessionName & { before: Before })[] }
export type TimetableAccepted = { created: number; moved: number; removed: number; kept: number }

/** Most clashes that a refusal lists; their number is always told. */
const MOST_CLASHES = 50

/**
 * Writes a proposal as one act: bookings of requests are made, moved and taken away.
 *
 * Everything is judged again as things stand now. Refuses with `timetable.noTerm`, `timetable.changed` {title, what} where a request or one of
 * its bookings is not as the proposal knew it, `timetable.away` {title, name, weekday, from, to} where somebody is not to be had then,
 * `timetable.clash` {count, title, what, clashes}, and with what is wrong in a booking by itself.
 */
export function acceptTimetable(world: World, plan: AcceptedPlan, ctx: Context): Decision<TimetableAccepted> {
  const { tables } = world
  const grid = gridOf(tables, world.calendar, plan.termId)
  if (!grid) return refuse('timetable.noTerm', { id: plan.termId })
  const asked = new Map(askedIn(tables, grid).map(a => [a.request.id, a]))
  const changed = changedSince(world, asked, plan, grid)
  if (changed) return changed

  const done: TimetableAccepted = { created: 0, moved: 0, removed: 0, kept: 0 }
  const changes: Change[] = []
  const rows: Booking[] = []
  const awayAt = awayFinder(tables, grid)
  for (const session of plan.sessions) {
    const { request } = asked.get(session.requestId)!
    const row = bookingFor(request, plan.termId, session, session.before?.bookingId ?? ctx.newId('booking'))
    const booking = session.before && tables.booking.get(session.before.bookingId)!
    if (session.before && samePlace(session, session.before)) {
      done.kept++
      continue
    }
    const change = booking ? movedTo(booking, request, plan.termId, session) : birth('booking', row)
    if (!change) continue
    const wrong = inOrder(world, row)
    if (!wrong.ok) return wrong
    const away = awayAt(session, request)
    if (away) return refuse('timetable.away', { title: request.title, weekday: session.weekday, from: session.from, to: session.to, ...away })
    done[booking ? 'moved' : 'created']++
    changes.push(change)
    rows.push(row)
  }
  for (const { before } of plan.leftOut) if (before) changes.push(removal('booking', tables.booking.get(before.bookingId)!))
  done.removed = plan.leftOut.filter(l => l.before).length
  const clash = world.trial(changes, () => clashing(world, rows.map(r => tables.booking.get(r.id)!)))
  return clash ?? accept(changes, done, { term: grid.term.name, ...done })
}

function clashing(world: World, rows: readonly Booking[]): Refused | null {
  const clashing = clashesOfAll(world, rows)
  const [first] = clashing
  if (!first) return null
  const clashes = clashing.flatMap(({ booking, clashes: own }) => own.map(c => ({ ...c, facts: { title: booking.title, ...c.facts } })))
  const { rule, facts, date } = first.clashes[0]!
  return refuse('timetable.clash', { count: clashing.length, title: first.booking.title, what: { code: `refusal.${rule}`, facts: { date, ...facts } }, clashes: clashes.slice(0, MOST_CLASHES) })
}

/** Is everything that the plan speaks of as it knew it, and does it ask for no more than is asked for now? */
function changedSince(world: World, asked: ReadonlyMap<string, Asked>, plan: AcceptedPlan, grid: Grid): Refused | null {
  const named = new Set<string>()
  const all: (SessionName & { before: Before; place?: Place })[] = [...plan.sessions.map(s => ({ ...s, place: s })), ...plan.leftOut]
  for (const { requestId, nth, before, place } of all) {
    const own = asked.get(requestId)
    const title = own?.request.title ?? nameOf(world.tables, requestId)
    const key = before ? before.bookingId : `${requestId}#${nth}`
    const changed = (what: string) => refuse('timetable.changed', { title, requestId, what: `timetable.changed.${what}` })
    if (!own) return changed('request')
    if (named.has(key)) return changed('twice')
    named.add(key)
    if (before) {
      const booking = own.booked.find(b => b.id === before.bookingId)
      if (!booking || booking.locked || booking.times.kind !== 'series' || !booking.times.periods || !samePlace(publishedPlace(booking), before)) return changed('booking')
      if (place && samePlace(place, before)) continue
    }
    if (place && !isAsked(world.tables, own.request, place, grid)) return changed('request')
  }
  for (const [requestId, sessions] of groupedBy(plan.sessions, s => s.requestId)) {
    const { request, booked, wanted } = asked.get(requestId)!
    const gone = new Set(plan.leftOut.flatMap(l => l.before?.bookingId ?? []))
    const standing = booked.filter(b => !gone.has(b.id)).reduce((n, b) => n + sessionsIn(request, b), 0)
    const born = sessions.filter(s => !s.before).length
    if (born && standing + born > wanted) return refuse('timetable.changed', { title: request.title, requestId, what: 'timetable.changed.count' })
  }
  return null
}

/** Is a place one that the request still asks for: its length, weeks, room, teachers and machines? */
function isAsked(tables: World['tables'], request: SessionRequest, { from, to, weeks, workshopId, teacherIds, items }: Place, grid: Grid): boolean {
  const [p, q] = [grid.placeOf.get(from), grid.placeOf.get(to)]
  if (p === undefined || q === undefined || q - p + 1 !== request.periods) return false
  const open = new Set(weeksOf(request, grid))
  if (weekList(weeks).some(w => !open.has(w)) || (request.perWeek === undefined && weekList(weeks).length !== 1)) return false
  if (request.workshopId !== undefined && workshopId !== request.workshopId) return false
  if (request.workshopId === undefined && (request.workshopKind === undefined) !== (workshopId === null)) return false
  const named = request.teacherIds ?? []
  if (named.length && teacherIds.some(id => !named.includes(id))) return false
  if (named.length && request.teacherChoice !== 'any' && teacherIds.length !== new Set(named).size) return false
  const pieces = new Map<string, number>()
  for (const { equipmentId, units } of items) {
    const machine = tables.equipment.get(equipmentId)
    if (machine) pieces.set(kindKey(kindOf(machine)), (pieces.get(kindKey(kindOf(machine))) ?? 0) + units)
  }
  return (request.needs ?? []).every(need => (pieces.get(kindKey(need.kind)) ?? 0) >= need.pieces)
}
