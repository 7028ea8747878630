import type { Context } from '#domain/base/decision.ts'
import { decideCancel, decideClearException, decideConfirm, decideException, decideRemove } from '#domain/booking/amend.ts'
import { decideChange, decideCreate } from '#domain/booking/decide.ts'
import { slotsOf, whatIsFree } from '#domain/booking/free.ts'
import type { Court } from '#domain/booking/judge.ts'
import { bookingDetail, listBookings, listClashes } from '#domain/booking/listing.ts'
import { decideMove } from '#domain/booking/move.ts'
import type { Clash } from '#domain/booking/clashes.ts'
import { kindsAmong } from '#domain/timetable/college/equipment-kind.ts'
import { openRequests } from '#domain/timetable/college/requests-open.ts'
import type { WishPatch } from '#domain/booking/wish.ts'
import { bookingContract, type Verdict } from '#contract/booking.ts'
import type { ParsedOf } from '#contract/define.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof bookingContract

export const bookingCommands: CommandHandlers<C['commands']> = {
  'booking.create': decideCreate,
  'booking.change': decideChange,
  'booking.cancel': decideCancel,
  'booking.confirm': decideConfirm,
  'booking.remove': decideRemove,
  'booking.exception': decideException,
  'booking.clearException': decideClearException,
  'booking.moveOccurrence': decideMove,
}

export const bookingQueries: QueryHandlers<C['queries']> = {
  'booking.get': (view, { id }) => bookingDetail(view, id),
  'booking.list': (view, choice) => listBookings(view, choice),
  'booking.check': (view, input, ctx) => verdict(view, input, ctx),
  'booking.free': (view, choice) => whatIsFree(view, choice),
  'booking.freeSlots': (view, { resourceIds, length, from, to }) => slotsOf(view, resourceIds, length, from, to),
  'booking.clashList': (view, { from, to, teacherId }) => {
    const clashes = listClashes(view, from, to).filter(c => teacherId === undefined || view.tables.booking.get(c.bookingId)?.teacherIds?.includes(teacherId))
    const soft = clashes.filter(c => c.overridable).length
    return { clashes, hard: clashes.length - soft, soft }
  },
  'booking.kinds': ({ tables }) => ({ equipment: kindsAmong(tables.equipment.values()), workshops: [...new Set([...tables.workshop.values()].flatMap(w => w.kind ?? []))].sort() }),
  'booking.openRequests': ({ tables }, { termId }) => {
    const open = openRequests(tables, termId)
    return { requests: open.length, sessions: open.reduce((n, { wanted, booked }) => n + wanted - booked, 0) }
  },
}

export const bookingJobs: JobHandlers<C['jobs']> = {}

/** Decides as the command would, and writes nothing. */
function verdict(court: Court, input: ParsedOf<C['queries']['booking.check']>, ctx: Context): Verdict {
  const { id, status: _status, onClash, overrides, ...wish } = input
  const terms = { ...(onClash ? { onClash } : {}), ...(overrides ? { overrides } : {}) }
  const decision = id === undefined ? decideCreate(court, { ...wish, ...terms }, ctx) : decideChange(court, { id, patch: wholePatch(wish), ...terms }, ctx)
  if (decision.ok) return { refusal: null, clashes: [], alternatives: [] }
  const { refusal } = decision
  return { refusal, clashes: (refusal.facts.clashes as Clash[] | undefined) ?? [], alternatives: refusal.alternatives ?? [] } // booking.clash lists them
}

/** A whole form as a patch: what it lacks is cleared. */
function wholePatch(wish: WishPatch): WishPatch {
  const empty = { workshopId: null, stations: null, items: null, classGroupIds: null, teacherIds: null, enterpriseId: null, people: null, exceptions: null, note: null }
  return { ...empty, ...wish }
}
