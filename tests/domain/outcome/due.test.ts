import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { birth } from '#domain/base/change.ts'
import { DUE_LISTS, type DueList } from '#domain/outcome/due-lists.ts'
import { dueRows, outcomeDue, type OutcomeDue } from '#domain/outcome/due.ts'
import { officeIndicators } from '#domain/outcome/indicators.ts'
import type { TableName } from '#domain/table-names.ts'
import { World } from '#domain/world.ts'

const ON = '2026-11-23'
type Given = Partial<Record<TableName, Record<string, unknown>[]>>

function worldWith(given: Given): World {
  const world = new World()
  for (const [table, rows] of Object.entries(given)) world.apply(rows.map((row, i) => birth(table as TableName, { id: `${table}:${i + 1}`, ...row })))
  return world
}
const due = (given: Given, on = ON): OutcomeDue => outcomeDue(worldWith(given).outcomes.view, on)
const rows = (list: DueList, given: Given, on = ON) => dueRows(list, worldWith(given).outcomes.view, on)

const graduate = (graduatedOn: string, more: object = {}) => ({ number: graduatedOn, name: '陈浩', graduatedOn, ...more })
const went = (date: string, destination: string, more: object = {}) => ({ studentId: 'student:1', date, destination, source: 'phone', ...more })

test('a college without records of outcomes is owed nothing', () => {
  expect(due({})).toEqual({ graduates: { unknown: 0, total: 0 }, undated: 0, certificates: { count: 0, first: null }, training: { count: 0, oldest: null }, unrated: [], noScale: false })
})

describe('graduates', () => {
  test.each([
    ['of the first of the twelve months', '2025-11-24', 1],
    ['of the day before it', '2025-11-23', 0],
    ['of today', ON, 1],
    ['of tomorrow', '2026-11-24', 0],
  ])('%s', (_, day, count) => expect(due({ student: [graduate(day)] }).graduates).toEqual({ unknown: count, total: count }))

  test.each([
    ['seeking is known', [went('2026-08-01', 'seeking')], 0],
    ['unknown is not', [went('2026-08-01', 'unknown')], 1],
    ['a later word counts', [went('2026-08-01', 'unknown'), went('2026-09-01', 'study')], 0],
    ['and makes unknown what was known', [went('2026-08-01', 'study'), went('2026-09-01', 'unknown')], 1],
    ['a word of tomorrow does not count', [went('2026-11-24', 'study')], 1],
    ['a job that was left is none', [went('2026-08-01', 'employed', { leftOn: '2026-11-01' })], 1],
    ['one that will be left still is', [went('2026-08-01', 'employed', { leftOn: '2026-12-01' })], 0],
  ])('%s', (_, destination, unknown) => {
    const given = { student: [graduate('2026-06-28')], destination }
    expect(due(given).graduates).toEqual({ unknown, total: 1 })
    expect(rows('graduatesUnknown', given)).toEqual(unknown ? ['student:1'] : [])
  })

  test('marked as graduated without a day', () => {
    const student = [graduate('2026-06-28', { status: 'graduated' }), { number: '2', name: 'b', status: 'graduated' }, { number: '3', name: 'c', status: 'left' }]
    expect(rows('graduatesUndated', { student })).toEqual(['student:2'])
    expect(due({ student }).undated).toBe(1)
  })
})

describe('certificates', () => {
  const certificate = (expires: string | undefined, more: object = {}) => ({ studentId: 'student:1', name: '电工', certificateType: 'other', issuedOn: '2023-01-01', ...(expires ? { expires } : {}), ...more })
  const student = [{ number: '1', name: '陈浩', status: 'enrolled' }]
  test.each([
    ['today', ON, 1],
    ['on the sixtieth day', '2027-01-22', 1],
    ['on the day after it', '2027-01-23', 0],
    ['yesterday', '2026-11-22', 0],
    ['never', undefined, 0],
  ])('that run out %s', (_, expires, count) => expect(due({ student, certificate: [certificate(expires)] }).certificates.count).toBe(count))
  test('are told with the first of them, and not once they are renewed', () => {
    const two = [certificate('2027-01-05'), certificate('2026-12-05', { name: '焊工' })]
    expect(due({ student, certificate: two }).certificates).toEqual({ count: 2, first: { name: '焊工', student: '陈浩', expires: '2026-12-05' } })
    expect(rows('certificatesExpiring', { student, certificate: [...two, certificate('2029-12-05', { name: '焊工', issuedOn: '2026-11-01' })] })).toEqual(['certificate:1'])
  })
  test('of who has left are nobody’s business here', () => expect(due({ student: [{ number: '1', name: '陈浩', status: 'left' }], certificate: [certificate(ON)] }).certificates.count).toBe(0))
})

describe('planned training', () => {
  const delivery = (plannedOn: string, more: object = {}) => ({ trainingItemId: 'trainingItem:1', classGroupId: 'classGroup:1', plannedOn, ...more })
  test('that was due yesterday, and neither given nor explained', () => {
    const itemDelivery = [delivery('2026-11-22'), delivery(ON), delivery('2026-10-12'), delivery('2026-10-12', { deliveredOn: '2026-10-13' }), delivery('2026-10-12', { reason: '停电' })]
    expect(due({ itemDelivery }).training).toEqual({ count: 2, oldest: '2026-10-12' })
    expect(rows('trainingOverdue', { itemDelivery })).toEqual(['itemDelivery:1', 'itemDelivery:3'])
  })
})

describe('rates', () => {
  const mentorWork = [{ enterpriseId: 'enterprise:1', from: '2026-10-01', to: '2026-10-31', hours: 8 }]
  const rate = (from: string) => ({ thing: 'mentorHour', amount: 70, from })
  test('are asked for where records need them and none is in force', () => {
    expect(due({ mentorWork }).unrated).toEqual(['mentorHour'])
    expect(due({ mentorWork, ledgerRate: [rate(ON)] }).unrated).toEqual([])
    expect(due({ mentorWork, ledgerRate: [rate('2026-11-24')] }).unrated).toEqual(['mentorHour'])
  })
  test('of lent machines and placements only where the office keeps a ledger at all', () => {
    const more = { equipment: [{ name: '车床', units: 1, statusCode: '1', lenderId: 'enterprise:1' }], placement: [{ studentId: 'student:1', kind: 'post', enterpriseId: 'enterprise:1', from: '2026-01-01', to: '2026-06-30', status: 'ended' }] }
    expect(due(more).unrated).toEqual([])
    expect(due({ ...more, mentorWork }).unrated).toEqual(['lentHour', 'mentorHour', 'placeMonth'])
  })
  test('of staff training only where people and hours are known', () => {
    const service = (more: object) => due({ enterpriseService: [{ enterpriseId: 'enterprise:1', serviceType: 'staffTraining', what: 'x', from: '2026-10-01', to: '2026-10-02', ...more }] }).unrated
    expect(service({})).toEqual([])
    expect(service({ people: 3, hours: 4 })).toEqual(['trainedHour'])
  })
})

test('who counts as unknown is who the destination rate leaves unknown', () => {
  const kind = fc.constantFrom('study', 'employed', 'seeking', 'unknown')
  const word = fc.record({ of: fc.integer({ min: 1, max: 4 }), day: fc.integer({ min: 1, max: 28 }), kind, left: fc.option(fc.integer({ min: 1, max: 28 }), { nil: undefined }) })
  fc.assert(
    fc.property(fc.array(word, { maxLength: 10 }), words => {
      const destination = words.map(({ of, day, kind: to, left }) => went(`2026-11-${String(day).padStart(2, '0')}`, to, { studentId: `student:${of}`, ...(left === undefined ? {} : { leftOn: `2026-11-${String(left).padStart(2, '0')}` }) }))
      const world = worldWith({ student: [1, 2, 3, 4].map(n => graduate('2026-06-28', { number: String(n) })), destination })
      const { unknown } = world.outcomes.sheet(officeIndicators('withStudy'), { from: '2025-11-24', to: ON, asOf: ON }).measure('destinationRate')
      expect(outcomeDue(world.outcomes.view, ON).graduates.unknown).toBe(unknown)
    }),
    { numRuns: 200 },
  )
})

test('a scale is asked for once there are outcomes', () => {
  const destination = [went('2026-08-01', 'study')]
  expect(due({ destination }).noScale).toBe(true)
  expect(due({ destination, ratingScale: [{ name: '五分', lowest: 1, highest: 5, satisfiedFrom: 4 }] }).noScale).toBe(false)
})

test('every list names the register in which its records are', () => {
  const given: Given = {
    student: [graduate('2026-06-28'), { number: '2', name: 'b', status: 'graduated' }, { number: '3', name: 'c' }],
    certificate: [{ studentId: 'student:3', name: '电工', certificateType: 'other', issuedOn: '2025-01-01', expires: ON }],
    itemDelivery: [{ trainingItemId: 'trainingItem:1', classGroupId: 'classGroup:1', plannedOn: '2026-11-01' }],
  }
  for (const [list, table] of Object.entries(DUE_LISTS)) {
    const [id, ...more] = rows(list as DueList, given)
    expect([id!.split(':')[0], more]).toEqual([table, []])
  }
})
