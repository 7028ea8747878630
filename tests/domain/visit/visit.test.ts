import { describe, expect, test } from 'vitest'
import { birth } from '#domain/base/change.ts'
import { visitBoard } from '#domain/visit/board.ts'
import { closeIssue, planVisit, removeVisit } from '#domain/visit/plan.ts'
import { recordVisit, type VisitEntry } from '#domain/visit/record.ts'
import { NO_PAST } from '../no-past.ts'
import { found, worldWith, type Given } from '../compliance/small-host.ts'

const NOW = '2026-03-10T18:00'

/** The small host has a visit for each day: none of them here. */
const NONE = Object.fromEntries(Array.from({ length: 184 }, (_, i) => [`visit:${i}`, null]))

function desk(given: Given = {}) {
  const world = worldWith({ ...given, visit: { ...NONE, ...given.visit } })
  let ids = 0
  const ctx = { now: NOW, actor: { name: '王' }, newId: (table: string) => `${table}:${++ids}`, past: NO_PAST }
  return {
    world,
    ctx,
    record(more: Partial<VisitEntry> = {}) {
      const decided = recordVisit(world.tables, { stays: world.stays, days: world.attendanceDays }, { enterpriseId: 'enterprise:1', date: '2026-03-10', way: 'onSite', teacherId: 'teacher:1', ...more }, ctx)
      if (!decided.ok) return decided.refusal
      world.apply(decided.changes)
      return decided.result
    },
    visits: () => [...world.tables.visit.values()],
    issues: () => [...world.tables.visitIssue.values()],
    marks: () => [...world.tables.attendance.values()].map(a => [a.date, a.state, a.evidence, a.by]),
  }
}

test('a visit is one act: what was seen, the issues that it found, and a day of attendance by the teacher’s word', () => {
  const d = desk()
  const issue = { what: '未戴护目镜', owner: '陈师傅', due: '2026-03-17' }
  expect(d.record({ checks: ['present'], failed: ['safety'], remarks: [{ check: 'safety', text: '无护目镜' }], seen: ['placement:1'], issues: [issue] })).toEqual({ id: 'visit:1', marked: 1 })
  expect(d.visits()).toMatchObject([{ status: 'done', checks: ['present'], failed: ['safety'], seen: ['placement:1'] }])
  expect(d.issues()).toMatchObject([{ visitId: 'visit:1', ...issue }])
  expect(d.marks()).toEqual([['2026-03-10', 'present', 'teacher', '王老师']])
})

test('written over, a visit keeps what the form still says and loses what it no longer says', () => {
  const d = desk()
  const issues = [{ what: '一', owner: '陈', due: '2026-03-17' }, { what: '二', owner: '陈', due: '2026-03-18' }]
  d.record({ issues, content: '车削', photos: [{ image: `attachment:${'a'.repeat(64)}`, caption: '工位' }] })
  const [first] = d.issues()
  d.record({ id: 'visit:1', issues: [{ ...issues[0]!, id: first!.id, closedOn: '2026-03-10' }, { what: '三', owner: '陈', due: '2026-03-20' }] })
  expect(d.visits()).toEqual([{ id: 'visit:1', enterpriseId: 'enterprise:1', date: '2026-03-10', way: 'onSite', teacherId: 'teacher:1', status: 'done' }])
  expect(d.issues().map(i => [i.what, i.closedOn])).toEqual([['一', '2026-03-10'], ['三', undefined]])
})

describe('is refused', () => {
  test.each<[string, Partial<VisitEntry>, string]>([
    ['on a day to come', { date: '2026-03-11' }, 'visit.future'],
    ['at a host that is gone', { enterpriseId: 'enterprise:9' }, 'record.missing'],
    ['by a teacher who is gone', { teacherId: 'teacher:9' }, 'record.missing'],
    ['where something is not in order and nobody says what', { failed: ['safety'] }, 'visit.noRemark'],
    ['where a point is in order and not in order', { checks: ['pay'], failed: ['pay'], remarks: [{ check: 'pay', text: 'a' }] }, 'visit.bothWays'],
    ['with an issue due before it was found', { issues: [{ what: 'a', owner: 'b', due: '2026-03-09' }] }, 'visit.issueDates'],
    ['with an issue closed before it was found', { issues: [{ what: 'a', owner: 'b', due: '2026-03-12', closedOn: '2026-03-09' }] }, 'visit.issueClosed'],
    ['with interns seen by phone', { way: 'phone', seen: ['placement:1'] }, 'visit.seenFromAfar'],
    ['with interns who are not there yet', { date: '2026-03-01', seen: ['placement:1'] }, 'visit.notHere'],
    ['with somebody unknown', { seen: ['placement:9'] }, 'visit.notHere'],
  ])('%s', (_, more, code) => {
    const d = desk()
    expect(d.record(more)).toMatchObject({ code })
    expect(d.visits()).toEqual([])
  })
})

describe('an intern who was seen', () => {
  const mark = (state: 'late' | 'absent', evidence: 'mentor' | 'machine'): Given => ({ attendance: { 'attendance:2026-03:1': { placementId: 'placement:1', date: '2026-03-10', state, evidence } } })

  test('and was late stays late, by a better word', () => {
    const d = desk(mark('late', 'mentor'))
    d.record({ seen: ['placement:1'] })
    expect(d.marks()).toEqual([['2026-03-10', 'late', 'teacher', '王老师']])
  })

  test('whom the mentor missed was there after all', () => {
    const d = desk(mark('absent', 'mentor'))
    d.record({ seen: ['placement:1'] })
    expect(d.marks()).toEqual([['2026-03-10', 'present', 'teacher', '王老师']])
  })

  test('of whom a machine says otherwise stops the visit, until its mark is left alone', () => {
    const d = desk(mark('absent', 'machine'))
    const refusal = d.record({ seen: ['placement:1'] })
    expect(refusal).toMatchObject({ code: 'attendance.stronger', alternatives: [{ code: 'visit.leaveMarks', input: { unmarked: ['placement:1'] } }] })
    expect(d.visits()).toEqual([])
    expect(d.record({ seen: ['placement:1'], unmarked: ['placement:1'] })).toMatchObject({ marked: 0 })
    expect(d.marks()).toEqual([['2026-03-10', 'absent', 'machine', undefined]])
  })
})

describe('a planned visit', () => {
  const plan = (d: ReturnType<typeof desk>, date: string, id?: string) => planVisit(d.world.tables, { id, enterpriseId: 'enterprise:1', date, way: 'onSite', teacherId: 'teacher:1' }, d.ctx)

  test('may be today or later, is moved, and becomes the visit that took place', () => {
    const d = desk()
    expect(plan(d, '2026-03-09')).toMatchObject({ refusal: { code: 'visit.planPast' } })
    const planned = plan(d, '2026-03-10')
    if (!planned.ok) throw new Error(planned.refusal.code)
    d.world.apply(planned.changes)
    const moved = plan(d, '2026-03-12', planned.result.id)
    if (!moved.ok) throw new Error(moved.refusal.code)
    d.world.apply(moved.changes)
    expect(d.visits()).toMatchObject([{ date: '2026-03-12', status: 'planned' }])
    d.record({ id: planned.result.id })
    expect(d.visits()).toMatchObject([{ date: '2026-03-10', status: 'done' }])
    expect(plan(d, '2026-03-12', planned.result.id)).toMatchObject({ refusal: { code: 'visit.isDone' } })
  })

  test('proves nothing: the rule that asks for a visit a day counts those that took place', () => {
    expect(found('A36')).toEqual([])
    expect(found('A36', { visit: { 'visit:0': { status: 'planned' } } })).toEqual(['2026-03-02 – 2026-03-02 visit'])
    expect(found('A36', { visit: { 'visit:0': { status: 'done' } } })).toEqual([])
  })
})

describe('the board', () => {
  const on = (date: string, more = {}) => ({ enterpriseId: 'enterprise:1', teacherId: 'teacher:1', date, way: 'onSite' as const, ...more })
  const board = (given: Given, month = '2026-03') => {
    const { world } = desk(given)
    return visitBoard(world.tables, world.stays, month, '2026-03-10')
  }

  test('a host without a visit this month comes first, with the days since the last one and the tutor', () => {
    const second: Given = {
      enterprise: { 'enterprise:2': { name: '海工' } },
      student: { 'student:2': { number: '2', name: '李雷' } },
      placement: { 'placement:2': { studentId: 'student:2', kind: 'post', enterpriseId: 'enterprise:2', from: '2026-01-05', to: '2026-06-30', status: 'confirmed' } },
    }
    const { hosts } = board({ ...second, visit: { 'visit:a': on('2026-03-03'), 'visit:b': { ...on('2026-02-10'), enterpriseId: 'enterprise:2' } } })
    expect(hosts.map(h => [h.name, h.visits, h.lastOn, h.daysSince, h.tutors])).toEqual([
      ['海工', 0, '2026-02-10', 28, []],
      ['金宇精密', 1, '2026-03-03', 7, ['王老师']],
    ])
  })

  test('calls and plans are no visits', () => {
    const { hosts, visits } = board({ visit: { 'visit:a': { ...on('2026-03-03'), way: 'phone' }, 'visit:b': on('2026-03-20', { status: 'planned' }), 'visit:c': on('2026-03-09', { status: 'planned' }) } })
    expect(hosts).toMatchObject([{ visits: 0, afar: 1, lastOn: null, daysSince: 8, plannedOn: '2026-03-20' }])
    expect(visits.map(v => [v.date, v.done, v.late])).toEqual([['2026-03-03', true, false], ['2026-03-09', false, true], ['2026-03-20', false, false]])
  })

  test('a host counts from the first day of its interns to the last', () => {
    expect(board({}, '2026-02').hosts).toEqual([])
    expect(board({}, '2026-03').hosts).toHaveLength(1)
    expect(board({}, '2026-04').hosts).toMatchObject([{ visits: 0, daysSince: 8 }]) // to be planned
    expect(board({ placement: { 'placement:1': { from: '2026-03-11' } } }).hosts).toEqual([]) // nobody is there yet
    expect(board({ placement: { 'placement:1': { status: 'cancelled' } } }).hosts).toEqual([])
  })

  test('issues stay until they are closed; one that is due today is not overdue', () => {
    const issue = (due: string) => ({ visitId: 'visit:a', what: due, owner: '陈', due })
    const given: Given = { visit: { 'visit:a': on('2026-03-03') }, visitIssue: { 'visitIssue:1': issue('2026-03-10'), 'visitIssue:2': issue('2026-03-08') } }
    expect(board(given).issues.map(i => [i.due, i.overdueDays])).toEqual([['2026-03-08', 2], ['2026-03-10', 0]])
    const { world, ctx } = desk(given)
    const close = (closedOn: string) => closeIssue(world.tables, { id: 'visitIssue:2', closedOn, result: '已整改' }, ctx)
    expect(close('2026-03-02')).toMatchObject({ refusal: { code: 'visit.issueClosed' } })
    expect(close('2026-03-11')).toMatchObject({ refusal: { code: 'visit.closedFuture' } })
    const closed = close('2026-03-10')
    if (!closed.ok) throw new Error(closed.refusal.code)
    world.apply(closed.changes)
    expect(visitBoard(world.tables, world.stays, '2026-03', '2026-03-10').issues).toHaveLength(1)
  })
})

test('removing a visit takes its issues along and leaves the attendance', () => {
  const d = desk()
  d.record({ seen: ['placement:1'], issues: [{ what: 'a', owner: 'b', due: '2026-03-12' }] })
  const removed = removeVisit(d.world.tables, 'visit:1')
  if (!removed.ok) throw new Error(removed.refusal.code)
  d.world.apply(removed.changes)
  expect([d.visits(), d.issues(), d.marks().length]).toEqual([[], [], 1])
})

test('who moves on is counted at the new host from that day', () => {
  const d = desk({ enterprise: { 'enterprise:2': { name: '海工' } } })
  expect([...d.world.stays.hosts()]).toEqual(['enterprise:1'])
  const change = birth('placementChange', { id: 'placementChange:1', placementId: 'placement:1', from: '2026-03-05', reason: '调整', enterpriseId: 'enterprise:2' } as { id: string })
  d.world.apply([change])
  expect(d.world.stays.at('enterprise:2')[0]?.segments).toMatchObject([{ from: '2026-03-05', to: '2026-09-01' }])
  expect(d.world.stays.at('enterprise:1')[0]?.segments).toMatchObject([{ from: '2026-03-02', to: '2026-03-04' }])
  d.world.apply([{ ...change, from: change.to, to: null }])
  expect([...d.world.stays.hosts()]).toEqual(['enterprise:1'])
})
