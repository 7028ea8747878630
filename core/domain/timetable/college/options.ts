import type { Equipment } from '../../records/equipment.ts'
import type { Option } from '../problem.ts'
import type { TimetableChoice } from './choice.ts'
import { divisor, MOST_ROWS, type RowBook } from './rows.ts'
import { priceOf } from './rules.ts'
import type { Session } from './sessions.ts'
import type { Pieces, RoomWay, Want } from './wants.ts'

/** Where the pieces of a kind come from: rows of which the search picks some, or machines of which enough are free whenever the room is. */
export type Source = { pieces: Pieces; each: number; rows: readonly number[]; count: number } | { pieces: Pieces; always: readonly Equipment[] }
/** A way of giving a session its room and machines, and what it takes of the problem's rows. */
export type PlacedWay = { workshopId: string | null; rows: readonly number[]; sources: readonly Source[] }

/**
 * How each request's ways become options. The pieces of a kind are counted in the largest portions in which every request takes them.
 * Machines that are always to be had when the room is, and that nobody takes without the whole room, need no rows at all.
 */
export function wayMaker(book: RowBook, wants: readonly Want[]): (way: RoomWay) => PlacedWay {
  const portions = portionsOf(wants)
  const loose = looseMachines(wants)

  function sourceOf(way: RoomWay, pieces: Pieces): Source {
    const each = portions.get(pieces.key)!
    const owned = pieces.machines.filter(m => m.workshopId === way.workshopId)
    if (way.workshopId !== null && way.stations === null && !owned.some(m => loose.has(m.id))) {
      const guard = book.drafts[book.roomRows(way.workshopId).whole[0]!]!
      const always = owned.filter(m => m.loanHoursPerDay === undefined && isOpenWith(m, guard.why))
      if (always.reduce((sum, m) => sum + m.units, 0) >= pieces.pieces) return { pieces, always }
    }
    return { pieces, each, rows: pieces.machines.flatMap(m => book.machineRows(m.id, each)), count: Math.ceil(pieces.pieces / each) }
  }

  const open = new Map<string, boolean>()
  /** Is the machine, which stands in the room, free whenever its room is? */
  function isOpenWith(machine: Equipment, room: Uint8Array | null): boolean {
    const known = open.get(machine.id) ?? isFree(machine, room)
    open.set(machine.id, known)
    return known
  }
  function isFree(machine: Equipment, room: Uint8Array | null): boolean {
    return book.machineRows(machine.id, portions.get(keyOf(machine))!).every(row => !book.drafts[row]!.why?.some((bits, at) => bits && !room?.[at]))
  }

  const keys = new Map(wants.flatMap(w => w.ways.flatMap(way => way.pieces.flatMap(p => p.machines.map(m => [m.id, p.key] as const)))))
  const keyOf = (machine: Equipment) => keys.get(machine.id)!

  return way => {
    const room = way.workshopId === null ? null : book.roomRows(way.workshopId)
    const sources = way.pieces.map(p => sourceOf(way, p))
    if (!room) return { workshopId: null, rows: [], sources }
    if (way.stations === null) return { workshopId: way.workshopId, rows: room.whole, sources }
    return { workshopId: way.workshopId, rows: [], sources: [{ pieces: { kind: '', key: '', pieces: way.stations, machines: [] }, each: room.each, rows: room.stations, count: Math.ceil(way.stations / room.each) }, ...sources] }
  }
}

/** By kind: in how large portions its pieces are counted. */
function portionsOf(wants: readonly Want[]): Map<string, number> {
  const asked = new Map<string, Set<number>>()
  const machines = new Map<string, Map<string, number>>()
  const single = new Map<string, boolean>()
  for (const { key, pieces, machines: own } of wants.flatMap(w => w.ways.flatMap(way => way.pieces))) {
    asked.set(key, (asked.get(key) ?? new Set()).add(pieces))
    const units = machines.get(key) ?? new Map<string, number>()
    machines.set(key, units)
    for (const m of own) units.set(m.id, m.units)
    single.set(key, (single.get(key) ?? true) && own.length === 1)
  }
  return new Map([...asked].map(([key, counts]) => {
    const units = [...machines.get(key)!.values()]
    // out of a single register line portions may be left over; several lines must be cut into the same ones
    const common = divisor(single.get(key) ? counts : [...counts, ...units])
    return [key, Math.max(common, Math.ceil(Math.max(...units) / MOST_ROWS))]
  }))
}

/** Machines that some session may take without holding the whole of their room. */
function looseMachines(wants: readonly Want[]): Set<string> {
  const loose = new Set<string>()
  for (const way of wants.flatMap(w => w.ways)) {
    for (const m of way.pieces.flatMap(p => p.machines)) if (way.stations !== null || m.workshopId === undefined || m.workshopId !== way.workshopId) loose.add(m.id)
  }
  return loose
}

/** The options of a session's room and machines: each way with what it costs, by the room of its kind that is published. */
export function roomOptions(ways: readonly PlacedWay[], { booking, request, weeks }: Session, { goals }: Pick<TimetableChoice, 'goals'>): Option[] {
  const elsewhere = halfChange(goals, request.perWeek === undefined ? 1 : weeks.length)
  return ways.map(({ workshopId, rows, sources }) => ({
    cost: booking && booking.workshopId !== (workshopId ?? undefined) ? elsewhere : 0,
    rows,
    pools: sources.flatMap(s => ('rows' in s ? [{ rows: s.rows, count: s.count }] : [])),
  }))
}

/** The options of a session that any one of several teachers may hold. */
export function teacherOptions(ids: readonly string[], book: RowBook, { booking, request, weeks }: Session, { goals }: Pick<TimetableChoice, 'goals'>): Option[] {
  const another = halfChange(goals, request.perWeek === undefined ? 1 : weeks.length)
  return ids.map(id => ({ cost: booking && !booking.teacherIds?.includes(id) ? another : 0, rows: [book.teacherRow(id)], pools: [] }))
}

/** Another room or teacher is half as bad as another time. */
function halfChange(goals: TimetableChoice['goals'], weeks: number): number {
  return Math.ceil(priceOf(goals, 'change') / 2) * weeks
}
