import { describe, expect, test } from 'vitest'
import { duePlans, dueOf } from '#domain/upkeep/due-plans.ts'
import { at, book, centre, once, worldOf } from '../booking/small-centre.ts'
import type { MaintenancePlan } from '#domain/records/upkeep.ts'

const TODAY = '2026-11-23'
const plan = (more: Partial<MaintenancePlan> = {}): MaintenancePlan => ({ id: 'maintenancePlan:p', equipmentId: 'equipment:l1', kind: 'maintenance', ...more })
const lathe = (units: number) => [{ equipmentId: 'equipment:l1', units }]

/** What the list of a day says of one plan. */
function told(plans: MaintenancePlan[], withinDays: number, bookings: { day: number; from: number; to: number; units: number }[] = []) {
  const world = worldOf(centre, { maintenancePlan: plans })
  for (const { day, from, to, units } of bookings) book(world, { times: once(day, from, to), items: lathe(units) })
  return duePlans(world.tables, world.occupancy, `${TODAY}T08:00`, withinDays)
}

describe('by days', () => {
  test.each([
    ['due today is not overdue', '2026-11-13', { dueOn: TODAY, overdueDays: 0 }],
    ['due yesterday is overdue by a day', '2026-11-12', { dueOn: '2026-11-22', overdueDays: 1 }],
  ])('%s', (_, lastOn, row) => {
    expect(told([plan({ everyDays: 10, lastOn })], 0)).toMatchObject([{ dueBy: 'days', ...row }])
  })

  test('the last day of the window counts, the day after does not', () => {
    const tomorrow = plan({ everyDays: 11, lastOn: '2026-11-13' })
    expect(told([tomorrow], 1)).toHaveLength(1)
    expect(told([tomorrow], 0)).toEqual([])
  })

  test('what was never done is due at once', () => {
    expect(told([plan({ everyDays: 365 })], 0)).toMatchObject([{ dueBy: 'never', dueOn: TODAY, overdueDays: 0 }])
  })
})

describe('by hours', () => {
  // 3 pieces: 4 h with all three and 4 h with one of them are 4 + 4/3 hours of the mean piece
  const use = [
    { day: 1, from: 480, to: 720, units: 3 },
    { day: 3, from: 480, to: 720, units: 1 },
  ]

  test('hours are those of the mean piece, and the due day is forecast from bookings to come', () => {
    expect(told([plan({ everyHours: 5, lastOn: '2026-11-01' })], 3, use)).toMatchObject([{ dueBy: 'hours', dueOn: '2026-11-26', hoursUsed: 0 }])
    expect(told([plan({ everyHours: 5, lastOn: '2026-11-01' })], 2, use)).toEqual([])
  })

  test('exactly reached is due, a little more is not', () => {
    expect(told([plan({ everyHours: 4, lastOn: '2026-11-01' })], 30, use)).toMatchObject([{ dueOn: '2026-11-24' }])
    expect(told([plan({ everyHours: 5.34, lastOn: '2026-11-01' })], 30, use)).toEqual([])
  })

  test('use on the day of the last time does not count, use on the day after does', () => {
    expect(told([plan({ everyHours: 4, lastOn: '2026-11-24' })], 30, use)).toEqual([])
    expect(told([plan({ everyHours: 4, lastOn: '2026-11-23' })], 30, use)).toHaveLength(1)
  })

  test('use up to the end of the day asked about is used', () => {
    const world = worldOf(centre)
    book(world, { times: once(1, 480, 720), items: lathe(3) })
    const hours = (on: string) => dueOf(world.occupancy, plan({ everyHours: 100, lastOn: '2026-11-01' }), on).hoursUsed
    expect([hours('2026-11-23'), hours('2026-11-24')]).toEqual([0, 4])
  })

  test('whichever comes first: overdue by hours before its days are over', () => {
    const both = plan({ everyDays: 60, everyHours: 4, lastOn: '2026-11-01' })
    const used = [{ day: -2, from: 480, to: 720, units: 3 }]
    expect(told([both], 0, used)).toMatchObject([{ dueBy: 'hours', dueOn: '2026-11-21', overdueDays: 2, hoursUsed: 4 }])
    expect(told([{ ...both, everyDays: 10 }], 0, used)).toMatchObject([{ dueBy: 'days', dueOn: '2026-11-11', overdueDays: 12 }])
  })
})

test('the longest overdue comes first, with the next time that is planned for it; machines that are gone are left out', () => {
  const world = worldOf(
    { ...centre, equipment: [...centre.equipment!, { id: 'equipment:gone', name: '已报废', units: 1, statusCode: '6' }] },
    {
      maintenancePlan: [
        plan({ id: 'maintenancePlan:a', everyDays: 1, lastOn: '2026-11-20' }),
        plan({ id: 'maintenancePlan:b', everyDays: 1, lastOn: '2026-11-10', name: '主轴润滑' }),
        plan({ id: 'maintenancePlan:c', everyDays: 1, equipmentId: 'equipment:gone' }),
      ],
      maintenance: [
        { id: 'maintenance:1', planId: 'maintenancePlan:b', equipmentId: 'equipment:l1', kind: 'maintenance', start: at(-3, 480), end: at(-3, 540), status: 'planned' },
        { id: 'maintenance:2', planId: 'maintenancePlan:b', equipmentId: 'equipment:l1', kind: 'maintenance', start: at(5, 480), end: at(5, 540), status: 'planned' },
        { id: 'maintenance:3', planId: 'maintenancePlan:b', equipmentId: 'equipment:l1', kind: 'maintenance', start: at(2, 480), end: at(2, 540), status: 'planned', units: 2 },
        { id: 'maintenance:4', planId: 'maintenancePlan:b', equipmentId: 'equipment:l1', kind: 'maintenance', start: at(1, 480), end: at(1, 540), status: 'cancelled' },
      ],
    },
  )
  const rows = duePlans(world.tables, world.occupancy, `${TODAY}T08:00`, 7)
  expect(rows.map(r => r.planId)).toEqual(['maintenancePlan:b', 'maintenancePlan:a'])
  expect(rows[0]).toMatchObject({ equipment: '车床', name: '主轴润滑', planned: { id: 'maintenance:3', start: at(2, 480), units: 2, pieces: 3, late: false } })
  expect(rows[1]!.planned).toBeNull()
})
