import { birth } from '#domain/base/change.ts'
import { findClashes } from '#domain/booking/clashes.ts'
import { USUAL_WEIGHTS, type Proposal, type ProposedSession, type TimetableChoice, type Weights } from '#domain/timetable/college/choice.ts'
import { bookingFor } from '#domain/timetable/college/booked.ts'
import { timetableFacts } from '#domain/timetable/college/facts.ts'
import { searchPlan, tellFound, tellWhy } from '#domain/timetable/college/search-timetable.ts'
import type { TableName } from '#domain/table-names.ts'
import type { Row } from '#domain/tables.ts'
import { World } from '#domain/world.ts'

export type Rows = { [K in TableName]?: (Partial<Row<K>> & { id: string })[] }

export const TERM = 'term:1'
const CLOCKS = ['08:00', '08:50', '09:50', '10:40', '14:00', '14:50', '15:50', '16:40']
const later = (clock: string, minutes: number) => {
  const at = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)) + minutes
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}

/** A term of four weeks from Monday 7 September 2026, eight periods a day in two half days of two double periods. */
const BASE: Rows = {
  term: [{ id: TERM, name: '2026 autumn', start: '2026-09-07', weeks: 4 }],
  bellTable: [{ id: 'bellTable:1', name: 'bells', isDefault: true, periods: CLOCKS.map((start, i) => ({ no: i + 1, start, end: later(start, 45) })) }],
  classGroup: [{ id: 'classGroup:a', name: 'A' }, { id: 'classGroup:b', name: 'B' }],
  teacher: [{ id: 'teacher:li', name: 'Li' }, { id: 'teacher:wu', name: 'Wu' }],
  workshop: [{ id: 'workshop:1', name: 'Hall 1', kind: 'CNC', stations: 20 }, { id: 'workshop:2', name: 'Hall 2', kind: 'CNC', stations: 40 }],
}

/** The small college with more, or other, records. */
export function termWith(...more: Rows[]): World {
  const rows = new Map<string, { table: TableName; id: string }>()
  for (const [table, list] of [BASE, ...more].flatMap(r => Object.entries(r))) for (const row of list) rows.set(row.id, { ...row, table: table as TableName }) // the keys of Rows are tables
  const world = new World()
  world.apply([...rows.values()].map(({ table, ...row }) => birth(table, row)))
  return world
}

/** A request of class A with teacher Li in hall 1, two periods once a week, and what is different about it. */
export function request(id: string, more: Partial<Row<'sessionRequest'>> = {}): Row<'sessionRequest'> {
  return { id: `sessionRequest:${id}`, title: id, classGroupIds: ['classGroup:a'], teacherIds: ['teacher:li'], workshopId: 'workshop:1', periods: 2, ...(more.perTerm === undefined ? { perWeek: 1 } : {}), ...more }
}

/** A weekly booking, by period. */
export function weekly(id: string, weekday: number, from: number, to: number, more: Partial<Row<'booking'>> = {}, weeks = '1-4'): Row<'booking'> {
  return { id: `booking:${id}`, title: id, use: 'teaching', status: 'confirmed', times: { kind: 'series', termId: TERM, weekday, weeks, periods: { from, to } }, ...more }
}

export const choiceWith = (more: Partial<TimetableChoice> = {}): TimetableChoice => ({ termId: TERM, scope: 'open', fromWeek: 1, goals: USUAL_WEIGHTS, locks: [], doubles: true, ...more })
export const only = (goals: Partial<Weights>): Weights => ({ gapsClasses: 0, gapsTeachers: 0, spread: 0, sameRoom: 0, compactDays: 0, preferences: 0, evenLoad: 0, change: 0, ...goals })

const tools = { elapsed: () => 0, cancelled: () => false, progress: () => undefined }

/** Schedules as a thread would: from facts that were sent there. */
export function schedule(world: World, more: Partial<TimetableChoice> = {}, steps = 4000): ReturnType<typeof tellFound> {
  const choice = choiceWith(more)
  const facts = structuredClone(timetableFacts(world.tables, TERM))
  const found = structuredClone(searchPlan({ facts, choice, seed: 1, steps }, tools))
  return tellFound({ facts, choice, found }, tools)
}

export function why(world: World, proposal: Pick<Proposal, 'sessions'>, id: string, nth = 1, more: Partial<TimetableChoice> = {}) {
  return tellWhy({ facts: timetableFacts(world.tables, TERM), choice: choiceWith(more), plan: proposal.sessions, about: { requestId: `sessionRequest:${id}`, nth } }, tools)!
}

/** Where sessions are: `A 1.3-4` is request A on Monday in periods 3 and 4. */
export const placesOf = ({ sessions }: Pick<Proposal, 'sessions'>): string[] => sessions.map(s => `${s.title} ${s.weekday}.${s.from}-${s.to}`).sort()
export const firstOf = ({ sessions }: Pick<Proposal, 'sessions'>, id: string): ProposedSession => sessions.find(s => s.title === id)!
export const reasonsFor = ({ leftOut }: Pick<Proposal, 'leftOut'>, id: string): string[] => leftOut.find(l => l.title === id)!.obstacles.map(o => `${o.code} ${o.starts}/${o.of}`)
export const codesOf = ({ findings }: Pick<Proposal, 'findings'>): string[] => findings.map(f => f.code)

/** Every rule of booking that the proposal would break once it is booked. */
export function clashesOf(world: World, { sessions }: Pick<Proposal, 'sessions'>): string[] {
  const moving = new Set(sessions.flatMap(s => s.before?.bookingId ?? []))
  const gone = [...world.tables.booking.values()].filter(b => moving.has(b.id))
  const made = sessions.map((s, i) => bookingFor(world.tables.sessionRequest.get(s.requestId)!, TERM, s, `booking:made${i}`))
  const changes = [...gone.map(({ id, ...from }) => ({ table: 'booking' as const, id, from, to: null })), ...made.map(row => birth('booking', row))]
  return world.trial(changes, () => made.flatMap(row => findClashes(world, row, row.id).map(c => `${row.title} ${c.date} ${c.rule}`)))
}
