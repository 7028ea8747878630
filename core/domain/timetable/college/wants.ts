import type { Facts } from '../../base/decision.ts'
import type { LocalDate } from '../../base/time.ts'
import { textKey } from '../../intake/text-key.ts'
import { nameOf } from '../../record-name.ts'
import type { SessionRequest } from '../../records/booking.ts'
import { BOOKABLE_STATUS, type Equipment, type Workshop } from '../../records/equipment.ts'
import type { FindingCode, RequestFinding } from './choice.ts'
import { kindKey, kindOf } from './equipment-kind.ts'
import type { Scene } from './facts.ts'
import type { Grid } from './grid.ts'

/** So many pieces out of some machines of one kind. */
export type Pieces = { kind: string; key: string; pieces: number; machines: readonly Equipment[] }
/** One way of giving a session its place: a room (null: none is held), the workstations held there (null: all), and where its machines come from. */
export type RoomWay = { workshopId: string | null; stations: number | null; pieces: readonly Pieces[] }
/** All that a session of a request may take, apart from time. */
export type Want = { request: SessionRequest; ways: readonly RoomWay[]; teachers: { choice: 'all' | 'any'; ids: readonly string[] }; findings: RequestFinding[] }

/** Reads what requests want against what there is, each request once. */
export function wantReader(scene: Scene, grid: Grid): (request: SessionRequest, weeks: readonly number[]) => Want {
  const { tables } = scene
  const closed = new Set([...tables.workstation.values()].flatMap(w => (w.state === 'closed' && w.equipmentId !== undefined ? [w.equipmentId] : [])))
  const byKind = new Map<string, Equipment[]>()
  for (const machine of tables.equipment.values()) {
    const key = kindKey(kindOf(machine))
    byKind.set(key, [...(byKind.get(key) ?? []), machine])
  }
  const rooms = [...tables.workshop.values()]
  const held = new Map<string, { teacherId: string; since: LocalDate; expires: LocalDate }[]>()
  for (const { teacherId, qualificationId, since = '', expires = '9' } of tables.teacherQualification.values()) held.set(qualificationId, [...(held.get(qualificationId) ?? []), { teacherId, since, expires }])

  return (request, weeks) => {
    const findings: RequestFinding[] = []
    const find = (code: FindingCode, facts: Facts, blocks = true) => void findings.push({ requestId: request.id, code, facts: { title: request.title, ...facts }, blocks })
    const days = { first: grid.datesOf(weeks[0] ?? 1, 1)[0] ?? grid.term.start, last: lastDate(grid, weeks) }
    const holds = (teacherId: string, qualificationId: string) => held.get(qualificationId)?.some(q => q.teacherId === teacherId && q.since <= days.first && q.expires >= days.last) ?? false
    const needs = mergedNeeds(request)
    const bookable = new Map(needs.map(n => [n.key, (byKind.get(n.key) ?? []).filter(m => BOOKABLE_STATUS.has(m.statusCode) && lends(m, request) && !closed.has(m.id))]))

    const found = new Map(bookable)
    const named = teachersOf(request, tables.teacher.keys(), holds)
    if (!named.ids.length && (request.qualificationId !== undefined || named.asked)) find('noTeacher', { qualification: request.qualificationId ? nameOf(tables, request.qualificationId) : '', ...(request.qualificationId ? {} : { context: 'named' }) })
    const asks = [...new Set([...found.values()].flat().flatMap(m => m.qualificationId ?? []))]
    // one of several must be able to work every machine that might be chosen; where nobody is, machines that ask for nothing remain
    const able = named.choice === 'any' ? named.ids.filter(id => asks.every(q => holds(id, q))) : named.ids
    const teachers = { choice: named.choice, ids: able.length ? able : named.ids }
    for (const [key, machines] of found) {
      const workable = machines.filter(m => m.qualificationId === undefined || (named.choice === 'any' ? able.length > 0 : teachers.ids.some(id => holds(id, m.qualificationId!))))
      const need = needs.find(n => n.key === key)!
      if (sum(machines) >= need.pieces && sum(workable) < need.pieces) {
        const qualificationId = machines.find(m => !workable.includes(m))!.qualificationId!
        find('teacherUnqualified', { kind: need.kind, qualification: nameOf(tables, qualificationId), qualificationId, teachers: teachers.ids.map(id => nameOf(tables, id)) })
      }
      found.set(key, workable)
    }
    for (const need of needs) if (!byKind.has(need.key)) find('noKind', { kind: need.kind })

    const from = placesFor(request, rooms)
    if (request.workshopKind !== undefined && request.workshopId === undefined && !from.length) find('noRoomKind', { kind: request.workshopKind })
    const roomy = from.filter(room => !room || fits(scene, room, request) === null)
    if (from.length && !roomy.length) {
      const [code, facts] = from.map(room => fits(scene, room!, request)!).sort((a, b) => Number(b[1]['stations']) - Number(a[1]['stations']))[0]!
      find(code, facts)
    }
    const ways = roomy.flatMap(room => waysIn(room, request, needs, found, rooms))
    if (roomy.length && !ways.length && !findings.length) {
      const places = roomy[0] ? roomy : [...rooms, null]
      for (const need of needs) tellPieces(need, bookable.get(need.key)!, places, find, tables)
      // each kind has pieces enough somewhere, but no place has all of them
      if (!findings.length) find('pieces', { context: 'together', kinds: needs.map(n => n.kind) })
    }
    return { request, ways, teachers, findings }
  }
}

function lastDate(grid: Grid, weeks: readonly number[]): LocalDate {
  const week = weeks.at(-1) ?? grid.term.weeks
  return [7, 6, 5, 4, 3, 2, 1].flatMap(weekday => grid.datesOf(week, weekday)).sort().at(-1) ?? grid.term.start
}

/** An examination is part of teaching. */
function lends({ loanUse }: Equipment, { use = 'teaching' }: SessionRequest): boolean {
  return loanUse === undefined || loanUse === 'any' || loanUse === use || (loanUse === 'teaching' && use === 'exam')
}

/** A kind that is named twice is wanted with all its pieces. */
function mergedNeeds({ needs = [] }: SessionRequest): { kind: string; key: string; pieces: number }[] {
  const merged = new Map<string, { kind: string; key: string; pieces: number }>()
  for (const { kind, pieces } of needs) {
    const key = kindKey(kind)
    merged.set(key, { kind, key, pieces: pieces + (merged.get(key)?.pieces ?? 0) })
  }
  return [...merged.values()]
}

function teachersOf({ teacherIds = [], teacherChoice = 'all', qualificationId }: SessionRequest, all: Iterable<string>, holds: (teacherId: string, qualificationId: string) => boolean) {
  const able = (id: string) => qualificationId === undefined || holds(id, qualificationId)
  const asked = teacherIds.length > 0
  if (!asked) return { choice: 'any' as const, asked, ids: qualificationId === undefined ? [] : [...all].filter(able) }
  const own = [...new Set(teacherIds)]
  if (teacherChoice === 'any') return { choice: 'any' as const, asked, ids: own.filter(able) }
  return { choice: 'all' as const, asked, ids: own.some(able) ? own : [] }
}

/** The rooms that a request may take; null stands for no room at all. */
function placesFor({ workshopId, workshopKind }: SessionRequest, rooms: readonly Workshop[]): (Workshop | null)[] {
  if (workshopId !== undefined) return rooms.filter(r => r.id === workshopId)
  if (workshopKind === undefined) return [null]
  return rooms.filter(r => r.kind !== undefined && textKey(r.kind) === textKey(workshopKind))
}

/** Is a room too small? The same rules as for a booking made by hand (booking/room-clashes.ts). */
function fits({ tables, occupancy }: Scene, room: Workshop, { stations, people }: SessionRequest): [FindingCode, Facts] | null {
  const has = occupancy.capacityOf(room.id)
  const isCounted = Boolean(room.stations) || has !== 1
  const facts = { room: nameOf(tables, room.id), roomId: room.id, stations: has }
  if ((stations ?? 1) > has) return ['stations', { ...facts, wanted: stations ?? 1 }]
  const seats = stations ?? (isCounted ? has : Infinity)
  return people !== undefined && people > seats ? ['people', { ...facts, stations: seats, people }] : null
}

/** Machines stand in their rooms; those that belong to none can be brought anywhere, and are taken after those that are there. */
function waysIn(room: Workshop | null, request: SessionRequest, needs: readonly { kind: string; key: string; pieces: number }[], found: ReadonlyMap<string, readonly Equipment[]>, rooms: readonly Workshop[]): RoomWay[] {
  const stations = request.stations ?? null
  if (room) {
    const pieces = needs.map(need => ({ ...need, machines: there(found.get(need.key)!, room.id) }))
    return pieces.every(p => sum(p.machines) >= p.pieces) ? [{ workshopId: room.id, stations, pieces }] : []
  }
  if (!needs.length) return [{ workshopId: null, stations: null, pieces: [] }]
  const places = rooms.filter(r => needs.some(n => found.get(n.key)!.some(m => m.workshopId === r.id))).map(r => r.id)
  return [...places, null].flatMap(at => {
    const pieces = needs.map(need => ({ ...need, machines: there(found.get(need.key)!, at) }))
    return pieces.every(p => sum(p.machines) >= p.pieces) ? [{ workshopId: null, stations: null, pieces }] : []
  })
}

function there(machines: readonly Equipment[], workshopId: string | null): Equipment[] {
  const order = (m: Equipment) => `${m.workshopId === undefined ? 1 : 0} ${m.assetNo ?? ''} ${m.id}`
  return machines.filter(m => m.workshopId === undefined || m.workshopId === workshopId).sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

function tellPieces(need: { kind: string; key: string; pieces: number }, machines: readonly Equipment[], places: readonly (Workshop | null)[], find: (code: FindingCode, facts: Facts) => void, tables: Scene['tables']): void {
  const best = places.map(place => ({ place, has: sum(there(machines, place?.id ?? null)) })).sort((a, b) => b.has - a.has)[0]
  if (!best || best.has >= need.pieces) return
  find('pieces', { kind: need.kind, wanted: need.pieces, has: best.has, ...(best.place && best.has ? { room: nameOf(tables, best.place.id) } : { context: 'nowhere' }) })
}

function sum(machines: readonly Equipment[]): number {
  return machines.reduce((units, m) => units + m.units, 0)
}
