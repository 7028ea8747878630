import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CN_2021_4 } from '#domain/compliance/packs/cn-2021-4.ts'
import { internshipDue, type InternshipDue } from '#domain/internship-due/due.ts'
import { worldWith, type Given } from '../compliance/small-host.ts'

const ON = '2026-08-20' // a Thursday; the internship runs from 2 March to 1 September
function due(given: Given = {}, on = ON, first = 3, tutorId?: string): InternshipDue {
  const world = worldWith(given)
  const watch = world.complianceOn(on, CN_2021_4)
  return internshipDue(world.tables, { stays: world.stays, watch, attendance: world.attendanceDays, calendar: world.calendar }, { on, first, tutorId })
}
const placement = (fields: object): Given => ({ placement: { 'placement:1': fields } })
const totals = (d: InternshipDue) => Object.fromEntries(Object.entries(d).flatMap(([key, some]) => ('total' in some && some.total ? [[key, some.total]] : [])))

test('an internship that wants nothing has no line', () => {
  expect(totals(due())).toEqual({})
  expect(due().findings).toEqual({ count: 0, hosts: 0 })
})

describe('papers', () => {
  test('an agreement that somebody has not signed, while the placement runs, and from fourteen days before it begins', () => {
    const unsigned = placement({ hostSignedOn: undefined })
    expect(due(unsigned).unsigned).toEqual({ total: 1, first: [{ placementId: 'placement:1', name: '林小雨', host: '金宇精密', date: '2026-03-02', days: -171 }] })
    expect(due(unsigned, '2026-09-01').unsigned.total).toBe(1)
    expect(due(unsigned, '2026-09-02').unsigned.total).toBe(0)
    expect(due(unsigned, '2026-02-16').unsigned.first).toMatchObject([{ days: 14 }])
    expect(due(unsigned, '2026-02-15').unsigned.total).toBe(0)
    expect(due(placement({ hostSignedOn: undefined, status: 'cancelled' })).unsigned.total).toBe(0)
    expect(due(placement({ hostSignedOn: undefined, kind: 'visit' })).unsigned.total).toBe(0)
  })
  test('insurance that is not there, and insurance that ends within thirty days and before the placement', () => {
    expect(due(placement({ insuredTo: undefined })).uninsured.total).toBe(1)
    expect(due(placement({ insuredTo: '2026-08-31' })).insuranceEnds.first).toMatchObject([{ date: '2026-08-31', days: 11 }])
    expect(due(placement({ insuredTo: '2026-09-01' })).insuranceEnds.total).toBe(0)
    expect(due(placement({ insuredTo: '2026-08-20' }), '2026-07-21').insuranceEnds.total).toBe(1)
    expect(due(placement({ insuredTo: '2026-08-20' }), '2026-07-20').insuranceEnds.total).toBe(0)
    expect(due(placement({ insuredTo: '2026-08-01' })).insuranceEnds.first).toMatchObject([{ days: -19 }])
  })
  test('an earlier end by a change ends the demand too', () => {
    const change: Given = { placementChange: { 'placementChange:1': { placementId: 'placement:1', from: '2026-08-01', reason: 'x', to: '2026-08-10' } } }
    expect(totals(due({ ...placement({ hostSignedOn: undefined, insuredTo: '2026-08-01' }), ...change }))).toEqual({})
  })
})

describe('cooperation agreements', () => {
  const agreement = (fields: object): Given => ({ agreement: { 'agreement:1': { enterpriseId: 'enterprise:1', title: '合作协议', type: 'cooperation', from: '2024-01-01', ...fields } } })
  const days = (given: Given, on = ON) => due(given, on).agreements.first.map(a => a.days)
  test('are told sixty days before, or as long before as they say themselves', () => {
    expect(days(agreement({ to: '2026-10-19' }))).toEqual([60])
    expect(days(agreement({ to: '2026-10-20' }))).toEqual([])
    expect(days(agreement({ to: '2026-10-20', alertDays: 90 }))).toEqual([61])
    expect(days(agreement({ to: '2026-08-26', alertDays: 5 }))).toEqual([])
    expect(days(agreement({ to: '2026-08-26', renews: true }))).toEqual([])
    expect(days(agreement({}))).toEqual([])
  })
  test('that have run out are told as long as interns are there', () => {
    expect(days(agreement({ to: '2026-08-19' }))).toEqual([-1])
    expect(days(agreement({ to: '2026-08-19' }), '2026-09-02')).toEqual([])
  })
})

describe('on site', () => {
  const leave = (fields: object): Given => ({ leave: { 'leave:1': { placementId: 'placement:1', from: '2026-08-17', to: '2026-08-19', reason: '病', approvedBy: 'x', ...fields } } })
  test('leave that ended yesterday without a return; not leave that ends today', () => {
    expect(due(leave({})).leaves.first).toMatchObject([{ name: '林小雨', days: -1 }])
    expect(due(leave({ to: '2026-08-20' })).leaves.total).toBe(0)
    expect(due(leave({ returnedOn: '2026-08-20' })).leaves.total).toBe(0)
    expect(due(leave({}), '2026-09-02').leaves.total).toBe(0)
  })

  const marks = (...dates: string[]): Given => ({ attendance: Object.fromEntries(dates.map((date, i) => [`attendance:${date.slice(0, 7)}:${i}`, { placementId: 'placement:1', date, state: 'present', evidence: 'mentor' }])) })
  test('a host whose last working day has no mark, once attendance is kept there', () => {
    expect(due().unmarked.total).toBe(0)
    expect(due(marks('2026-08-18')).unmarked).toEqual({ total: 1, date: '2026-08-19', first: [{ enterpriseId: 'enterprise:1', name: '金宇精密', interns: 1 }] })
    expect(due(marks('2026-08-19')).unmarked.total).toBe(0)
    expect(due(marks('2026-08-06')).unmarked.total).toBe(1)
    expect(due(marks('2026-08-05')).unmarked.total).toBe(0) // not kept any more
  })
  test('on a Monday that day is Friday, or what the host’s rest days and the calendar make of it', () => {
    const monday = '2026-08-24'
    expect(due(marks('2026-08-21'), monday).unmarked.total).toBe(0)
    expect(due(marks('2026-08-20'), monday).unmarked).toMatchObject({ total: 1, date: '2026-08-21' })
    expect(due({ ...marks('2026-08-23'), enterprise: { 'enterprise:1': { restDays: ['1'] } } }, monday).unmarked.total).toBe(0)
    expect(due({ ...marks('2026-08-20'), calendarDay: { 'calendarDay:1': { date: '2026-08-21', kind: 'holiday', name: 'x' } } }, monday).unmarked.total).toBe(0)
  })
  test('who is on leave that day needs no mark', () => expect(due({ ...marks('2026-08-14'), ...leave({}) }).unmarked.total).toBe(0))

  test('a host without a visit since the first of the month; a planned one is none', () => {
    const without = (status?: 'planned'): Given => ({
      visit: Object.fromEntries(Array.from({ length: 184 }, (_, i) => [`visit:${i}`, i > 151 ? (status && i === 160 ? { status } : null) : {}])),
    })
    expect(due().unvisited.total).toBe(0)
    expect(due(without()).unvisited).toEqual({ total: 1, first: [{ enterpriseId: 'enterprise:1', name: '金宇精密', interns: 1 }] })
    expect(due(without('planned')).unvisited.total).toBe(1)
    expect(due({ ...without(), ...placement({ kind: 'visit' }) }).unvisited.total).toBe(0)
  })

  test('issues of visits that are overdue, and tickets that are open', () => {
    const issue = (fields: object): Given => ({ visitIssue: { 'visitIssue:1': { visitId: 'visit:3', what: '无防护镜', owner: '陈师傅', due: '2026-08-19', ...fields } } })
    expect(due(issue({})).issues.first).toEqual([{ id: 'visitIssue:1', name: '无防护镜', host: '金宇精密', date: '2026-08-19', days: -1 }])
    expect(due(issue({ due: ON })).issues.total).toBe(0)
    expect(due(issue({ closedOn: '2026-08-10' })).issues.total).toBe(0)
    const ticket = (fields: object): Given => ({ ticket: { 'ticket:1': { date: '2026-08-18', kind: 'complaint', what: 'x', ...fields } } })
    expect(due(ticket({})).tickets.total).toBe(1)
    expect(due(ticket({ closedOn: '2026-08-19' })).tickets.total).toBe(0)
  })
})

test('findings that must be put right are counted without those that somebody answers for', () => {
  const given = placement({ consentOn: undefined, mentorId: undefined })
  expect(due(given).findings).toEqual({ count: 2, hosts: 1 })
  expect(due({ ...given, findingOverride: { 'findingOverride:1': { rule: 'cn-2021-4/A11', subjectId: 'placement:1', from: '2026-01-01', to: '2026-12-31', reason: 'x', by: 'y' } } }).findings.count).toBe(1)
})

test('a teacher is told of his own interns, their hosts and his own visits, from the day of a change on', () => {
  const given: Given = {
    ...placement({ hostSignedOn: undefined, insuredTo: undefined, consentOn: undefined }),
    teacher: { 'teacher:2': { name: '李老师' } },
    agreement: { 'agreement:1': { enterpriseId: 'enterprise:1', title: '合作协议', type: 'cooperation', from: '2024-01-01', to: '2026-08-30' } },
    leave: { 'leave:1': { placementId: 'placement:1', from: '2026-08-17', to: '2026-08-19', reason: '病', approvedBy: 'x' } },
    visitIssue: { 'visitIssue:1': { visitId: 'visit:3', what: '无防护镜', owner: '陈师傅', due: '2026-08-19' } },
    ticket: { 'ticket:1': { date: '2026-08-18', kind: 'complaint', what: 'x', enterpriseId: 'enterprise:1' } },
  }
  const all = { unsigned: 1, uninsured: 1, agreements: 1, leaves: 1, issues: 1, tickets: 1 }
  expect(totals(due(given))).toEqual(all)
  expect(totals(due(given, ON, 3, 'teacher:1'))).toEqual(all)
  expect(due(given, ON, 3, 'teacher:1').findings.count).toBe(due(given).findings.count)
  expect(totals(due(given, ON, 3, 'teacher:2'))).toEqual({})
  expect(due(given, ON, 3, 'teacher:2').findings).toEqual({ count: 0, hosts: 0 })
  const handedOver: Given = { ...given, placementChange: { 'placementChange:1': { placementId: 'placement:1', from: '2026-08-01', reason: 'x', tutorId: 'teacher:2' } } }
  expect(totals(due(handedOver, ON, 3, 'teacher:1'))).toEqual({ issues: 1 }) // of a visit of his
  expect(totals(due(handedOver, ON, 3, 'teacher:2'))).toEqual(all)
})

test('the first few are those that come first in the order, however many there are', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 6 }), (days, first) => {
      const tickets = Object.fromEntries(days.map((day, i) => [`ticket:${i}`, { date: `2026-07-${String(day).padStart(2, '0')}`, kind: 'question' as const, what: String(i).padStart(2, '0') }]))
      const found = due({ ticket: tickets }, ON, first).tickets
      const inOrder = days.map((day, i) => ({ day, i })).sort((a, b) => a.day - b.day || a.i - b.i)
      expect(found.total).toBe(days.length)
      expect(found.first.map(t => Number(t.name))).toEqual(inOrder.slice(0, first).map(t => t.i))
    }),
    { numRuns: 60 },
  )
})
