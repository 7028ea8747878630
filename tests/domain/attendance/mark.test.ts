import { describe, expect, test } from 'vitest'
import { createDayIndex } from '#domain/attendance/day-index.ts'
import { markAttendance, type Mark } from '#domain/attendance/mark.ts'
import { attendanceSheet } from '#domain/attendance/sheet.ts'
import type { Evidence } from '#domain/records/on-site.ts'
import { NO_PAST } from '../no-past.ts'
import { worldWith, type Given } from '../compliance/small-host.ts'

/** A desk with the one internship of the small host, on 10 March 2026. */
function desk(given: Given = {}) {
  const world = worldWith({ visit: {}, ...given })
  const days = { attendance: createDayIndex(world.tables, 'attendance'), shift: createDayIndex(world.tables, 'shift') }
  let ids = 0
  const ctx = { now: '2026-03-10T18:00', actor: { name: '王' }, newId: (table: string) => `${table}:${++ids}`, past: NO_PAST }
  return {
    world,
    mark(marks: Partial<Mark>[], evidence: Evidence = 'mentor', by = '陈师傅') {
      const decided = markAttendance(world.tables, days.attendance, marks.map(m => ({ placementId: 'placement:1', date: '2026-03-09', state: 'present' as const, ...m })), evidence, by, ctx)
      if (!decided.ok) return decided.refusal.code
      world.apply(decided.changes)
      days.attendance.follow(decided.changes)
      return decided.result.marked
    },
    sheet: (from = '2026-03-06', to = '2026-03-10') => attendanceSheet(world.tables, days, world.calendar, { enterpriseId: 'enterprise:1', from, to, today: '2026-03-10' }),
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
