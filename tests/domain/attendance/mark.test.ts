import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markAttendance, type Mark } from '#domain/attendance/mark.ts'
import { attendanceSheet } from '#domain/attendance/sheet.ts'
import { birth, removal, revision } from '#domain/base/change.ts'
import type { Evidence } from '#domain/records/on-site.ts'
import { createDesk } from '../../app/desk.ts'
import { NO_PAST } from '../no-past.ts'
import { worldWith, type Given } from '../compliance/small-host.ts'

/** A desk with the one internship of the small host, on 10 March 2026. */
function desk(given: Given = {}) {
  const world = worldWith({ visit: {}, ...given })
  const index = { stays: world.stays, days: world.attendanceDays }
  let ids = 0
  const ctx = { now: '2026-03-10T18:00', actor: { name: '王' }, newId: (table: string) => `${table}:${++ids}`, past: NO_PAST }
  return {
    world,
    mark(marks: Partial<Mark>[], evidence: Evidence = 'mentor', by = '陈师傅') {
      const decided = markAttendance(world.tables, index, marks.map(m => ({ placementId: 'placement:1', date: '2026-03-09', state: 'present' as const, ...m })), { evidence, by }, ctx)
      if (!decided.ok) return decided.refusal.code
      world.apply(decided.changes)
      return decided.result.marked
    },
    sheet: (from = '2026-03-06', to = '2026-03-10') => attendanceSheet(world.tables, { stays: world.stays, attendance: world.attendanceDays, shift: world.shiftDays }, world.calendar, { enterpriseId: 'enterprise:1', from, to, today: '2026-03-10' }),
    held: () => [...world.tables.attendance.values()].map(a => [a.id.slice(0, 18), a.date, a.state, a.evidence, a.by]),
  }
}

test('a day is marked once, in the month of its date; a second mark alters it', () => {
  const d = desk()
  expect(d.mark([{}])).toBe(1)
  expect(d.mark([{ state: 'late' }])).toBe(1)
  expect(d.mark([{ state: 'late' }])).toBe(0)
  expect(d.held()).toEqual([['attendance:2026-03', '2026-03-09', 'late', 'mentor', '陈师傅']])
  expect(d.mark([{ state: null }])).toBe(1)
  expect(d.held()).toEqual([])
})

describe('the word of whom', () => {
  test.each<[Evidence, Evidence, string | number]>([
    ['self', 'mentor', 1],
    ['mentor', 'teacher', 1],
    ['teacher', 'machine', 1],
    ['mentor', 'self', 'attendance.stronger'],
    ['machine', 'teacher', 'attendance.stronger'],
    ['teacher', 'teacher', 1],
  ])('%s said present, %s says absent: %s', (first, then, expected) => {
    const d = desk()
    d.mark([{}], first)
    expect(d.mark([{ state: 'absent' }], then)).toBe(expected)
  })

  test('hours that a stronger word gave stay; open ones may be added', () => {
    const d = desk()
    d.mark([{}], 'teacher')
    expect(d.mark([{ hours: 8 }], 'self')).toBe(1)
    expect(d.mark([{ hours: 8 }], 'self')).toBe(0)
    expect(d.mark([{ hours: 6 }], 'self')).toBe('attendance.stronger')
    expect(d.mark([{ hours: 6 }], 'teacher')).toBe(1)
  })

  test('who turns out to have been absent worked no hours, and the one who says so has the word', () => {
    const d = desk()
    d.mark([{ hours: 8 }], 'mentor', '陈师傅')
    d.mark([{ state: 'absent' }], 'mentor', '周师傅')
    expect([...d.world.tables.attendance.values()]).toMatchObject([{ state: 'absent', by: '周师傅' }])
    expect([...d.world.tables.attendance.values()][0]).not.toHaveProperty('hours')
  })

  test('a weaker word can’t take a mark away', () => {
    const d = desk()
    d.mark([{}], 'machine')
    expect(d.mark([{ state: null }], 'mentor')).toBe('attendance.stronger')
    expect(d.mark([{ state: null }], 'machine')).toBe(1)
  })

  test('a weaker word that agrees leaves the stronger one as it is', () => {
    const d = desk()
    d.mark([{}], 'teacher', '王老师')
    expect(d.mark([{}], 'self', '林小雨')).toBe(0)
    expect(d.held()).toEqual([['attendance:2026-03', '2026-03-09', 'present', 'teacher', '王老师']])
  })
})

test.each<[string, Partial<Mark>, string]>([
  ['a day to come', { date: '2026-03-11' }, 'attendance.future'],
  ['the day before the first', { date: '2026-03-01' }, 'attendance.outside'],
  ['one day twice', { date: '2026-03-03', state: 'late' }, 'attendance.twice'],
  ['somebody unknown', { placementId: 'placement:9' }, 'attendance.unknown'],
])('%s is refused, and nothing of the sheet is written', (_, mark, code) => {
  const d = desk()
  expect(d.mark([{ date: '2026-03-03' }, mark])).toBe(code)
  expect(d.held()).toEqual([])
})

test('the sheet has every day with shift, leave and mark, and counts what is still open', () => {
  const d = desk({
    leave: { 'leave:1': { placementId: 'placement:1', from: '2026-03-10', to: '2026-03-12', reason: '病' } },
    shiftType: { 'shiftType:1': { enterpriseId: 'enterprise:1', name: '早', start: '08:00', end: '16:00' } },
    shift: { 'shift:2026-03:1': { placementId: 'placement:1', date: '2026-03-09', shiftTypeId: 'shiftType:1' } },
  })
  d.mark([{ date: '2026-03-06' }])
  const { days, rows } = d.sheet()
  expect(days.map(day => day.kind)).toEqual(['work', 'rest', 'rest', 'work', 'work'])
  expect(rows).toMatchObject([{ student: '林小雨', number: '2024001', group: '数控2401', post: '数控车工', present: 1, absent: 0, open: 1 }])
  expect(rows[0]!.cells.map(c => [c.state, c.shift, c.onLeave])).toEqual([['present', null, false], [null, null, false], [null, null, false], [null, '早', false], [null, null, true]])
})

test('who moved to another host is on its sheet from that day on', () => {
  const d = desk({ placementChange: { 'placementChange:1': { placementId: 'placement:1', from: '2026-03-09', reason: '调整', enterpriseId: 'enterprise:2' } } })
  expect(d.sheet().rows[0]!.cells.map(c => c.here)).toEqual([true, true, true, false, false])
  expect(d.sheet('2026-03-09').rows).toEqual([])
})

test('the last day of a placement is marked, the day after it is not', () => {
  const d = desk({ placement: { 'placement:1': { to: '2026-03-09' } } })
  expect(d.mark([{ date: '2026-03-09' }])).toBe(1)
  expect(d.mark([{ date: '2026-03-10' }])).toBe('attendance.outside')
})

test('a refused sheet offers to mark the others, or to say it with the same weight; both are accepted as they stand', async () => {
  const world = worldWith({ visit: {}, attendance: { 'attendance:2026-03:1': { placementId: 'placement:1', date: '2026-03-09', state: 'present', evidence: 'teacher', by: '王老师' } } })
  const changes = Object.entries(world.tables).flatMap(([table, rows]) => [...rows.values()].map(row => birth(table, row)))
  const past = [{ seq: 1, id: 'set:1', at: '2026-03-01T00:00:00.000Z', device: 'd', actor: { name: '' }, command: 'college.sample', changes }]
  const marks = ['2026-03-09', '2026-03-10'].map(date => ({ placementId: 'placement:1', date, state: 'absent' as const }))
  for (const [way, marked] of [['attendance.leaveThese', 1], ['attendance.asStrong', 2]] as const) {
    const office = createDesk('2026-03-10T18:00', past)
    const { refusal } = await office.run('attendance.mark', { marks, evidence: 'mentor' })
    expect(refusal?.alternatives?.map(a => a.code)).toEqual(['attendance.leaveThese', 'attendance.asStrong'])
    const chosen = refusal!.alternatives!.find(a => a.code === way)!
    expect(await office.run('attendance.mark', chosen.input as never)).toEqual({ value: { marked } })
  }
})

describe('the day index', () => {
  const Day = fc.integer({ min: 0, max: 70 }).map(n => new Date(Date.UTC(2025, 11, 1 + n)).toISOString().slice(0, 10))
  const Row = fc.record({ id: fc.integer({ min: 1, max: 12 }), placementId: fc.constantFrom('placement:1', 'placement:2'), date: Day, gone: fc.boolean() })

  test('finds on every day what a search of the whole table finds, after any changes', () => {
    fc.assert(
      fc.property(fc.array(Row, { maxLength: 40 }), steps => {
        const world = worldWith({ visit: {}, journal: {} })
        world.attendanceDays.on('placement:1', '2026-01-01')
        for (const { id, placementId, date, gone } of steps) {
          const key = `attendance:2025-12:${id}`
          const old = world.tables.attendance.get(key)
          const fields = { placementId, date, state: 'present' as const, evidence: 'self' as const }
          const change = gone && old ? removal('attendance', old) : old ? revision('attendance', old, fields) : birth('attendance', { id: key, ...fields })
          if (change) world.apply([change])
        }
        const ids = (rows: Iterable<{ id: string }>) => [...rows].map(r => r.id).sort()
        for (const placementId of ['placement:1', 'placement:2']) {
          for (const { date } of steps) {
            expect(ids(world.attendanceDays.on(placementId, date))).toEqual(ids([...world.tables.attendance.values()].filter(a => a.placementId === placementId && a.date === date)))
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  test('takes in a month that comes from the disk later', () => {
    const world = worldWith({ visit: {}, journal: {} })
    expect(world.attendanceDays.on('placement:1', '2026-03-09')).toEqual([])
    const row = { id: 'attendance:2026-03:1', placementId: 'placement:1', date: '2026-03-09', state: 'present', evidence: 'self' }
    world.load('attendance', [row])
    expect(world.attendanceDays.on('placement:1', '2026-03-09')).toEqual([row])
  })
})
