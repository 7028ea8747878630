import { birth } from '#domain/base/change.ts'
import type { Context, Decision } from '#domain/base/decision.ts'
import { dayNumber, timeOf } from '#domain/base/time.ts'
import { findClashes } from '#domain/booking/clashes.ts'
import { decideChange, decideCreate, type CreateInput } from '#domain/booking/decide.ts'
import { decideCancel, decideConfirm, decideException } from '#domain/booking/amend.ts'
import { decideMove } from '#domain/booking/move.ts'
import type { TableName } from '#domain/table-names.ts'
import type { Row } from '#domain/tables.ts'
import { World } from '#domain/world.ts'
import { NO_PAST } from '../no-past.ts'

/** A training centre small enough to reason about: two lathes alike, two rooms alike, people, a loan, a holiday, a term. */
export type Rows = { [K in TableName]?: Row<K>[] }

export const MONDAY = '2026-11-23'
const clocks = ['08:00', '08:55', '09:50', '10:45', '14:00', '14:55', '15:50', '16:45']
const ends = ['08:45', '09:40', '10:35', '11:30', '14:45', '15:40', '16:35', '17:30']

export const centre: Rows = {
  term: [{ id: 'term:a', name: '2026 秋', start: '2026-11-23', weeks: 6 }],
  bellTable: [{ id: 'bellTable:a', name: '作息', isDefault: true, periods: clocks.map((start, i) => ({ no: i + 1, start, end: ends[i]! })) }],
  calendarDay: [{ id: 'calendarDay:h', date: '2026-12-07', kind: 'holiday', name: '校庆' }],
  enterprise: [{ id: 'enterprise:e', name: '金宇机械' }],
  qualification: [{ id: 'qualification:q', name: '数控上岗证' }],
  teacher: [
    { id: 'teacher:t1', name: '王建国' },
    { id: 'teacher:t2', name: '李雪' },
  ],
  teacherQualification: [{ id: 'teacherQualification:1', teacherId: 'teacher:t1', qualificationId: 'qualification:q', expires: '2026-12-10' }],
  classGroup: [
    { id: 'classGroup:c', name: '数控2301' },
    { id: 'classGroup:c1', name: '数控2301一组', partOf: ['classGroup:c', 'classGroup:union'] },
    { id: 'classGroup:c2', name: '数控2301二组', partOf: ['classGroup:c'] },
    { id: 'classGroup:union', name: '技能竞赛队' },
  ],
  workshop: [
    { id: 'workshop:r1', name: '车工室', kind: '机加工', stations: 4 },
    { id: 'workshop:r2', name: '车工二室', kind: '机加工', stations: 6 },
    { id: 'workshop:hall', name: '报告厅' },
  ],
  equipment: [
    { id: 'equipment:l1', name: '车床', model: 'CA6140', units: 3, statusCode: '1', workshopId: 'workshop:r1' },
    { id: 'equipment:l2', name: '车床', model: 'CA6140', units: 2, statusCode: '1', workshopId: 'workshop:r2' },
    { id: 'equipment:five', name: '五轴', units: 1, statusCode: '1', qualificationId: 'qualification:q' },
    { id: 'equipment:lent', name: '机器人', units: 1, statusCode: '1', lenderId: 'enterprise:e', loanFrom: '2026-11-01', loanTo: '2026-12-05', loanHoursPerDay: 4, loanUse: 'teaching' },
    { id: 'equipment:old', name: '旧铣床', units: 1, statusCode: '3' },
  ],
}

export function worldOf(...all: Rows[]): World {
  const world = new World()
  for (const rows of all) for (const [table, list] of Object.entries(rows)) world.apply(list.map(row => birth(table as TableName, row))) // the keys of Rows
  return world
}

let ids = 0
export const ctx: Context = { now: '2026-11-23T00:00', actor: { name: '张老师' }, newId: table => `${table}:n${++ids}`, past: NO_PAST }

/** `2026-11-23T08:00` for (0, 480): minutes of a day counted from the Monday. */
export const at = (day: number, minute: number) => timeOf((dayNumber(MONDAY) + day) * 1440 + minute)
export const once = (day: number, from: number, to: number) => ({ kind: 'once' as const, start: at(day, from), end: at(day, to) })

export function wish(more: Partial<CreateInput> & Pick<CreateInput, 'times'>): CreateInput {
  return { title: '车工实训', use: 'teaching', ...more }
}

/** Applies a decision that must be accepted; returns its result. */
export function done<R>(world: World, decision: Decision<R>): R {
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal, null, 1))
  world.apply(decision.changes)
  return decision.result
}

export const book = (world: World, more: Parameters<typeof wish>[0]) => done(world, decideCreate(world, wish(more), ctx)).id

/** The refusal of a wish; fails when it is accepted. */
export function refusalOf<R>(decision: Decision<R>) {
  if (decision.ok) throw new Error('was accepted')
  return decision.refusal
}

export const rulesOf = (world: World, more: Parameters<typeof wish>[0]) => [...new Set(findClashes(world, wish(more)).map(c => c.rule))]

const commands: Record<string, (world: World, input: never, ctx: Context) => Decision<unknown>> = {
  'booking.create': decideCreate,
  'booking.change': decideChange,
  'booking.cancel': decideCancel,
  'booking.confirm': decideConfirm,
  'booking.exception': decideException,
  'booking.moveOccurrence': decideMove,
}

/** Decides a command by name, as an alternative names it. */
export function decide(world: World, command: string, input: unknown): Decision<unknown> {
  return commands[command]!(world, structuredClone(input) as never, ctx) // an alternative's input is the command's
}
