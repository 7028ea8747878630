import { expect, test } from 'vitest'
import { birth, type Change } from '#domain/base/change.ts'
import { minuteOf } from '#domain/base/time.ts'
import { utilisation } from '#domain/utilisation/utilisation.ts'
import { World } from '#domain/world.ts'
import { firstSet } from '../sample/first-set.ts'

const lathe = { id: 'equipment:lathe', name: '数控车床', units: 2, statusCode: '1', workshopId: 'workshop:1' }
const oven = { id: 'equipment:oven', name: '蒸烤箱', units: 1, statusCode: '1', lenderId: 'enterprise:1', loanFrom: '2026-09-07', loanTo: '2026-09-18' }
const base: Change[] = [
  birth('term', { id: 'term:1', name: '2026 秋', start: '2026-08-31', weeks: 4 } as { id: string }),
  birth('workshop', { id: 'workshop:1', name: '车间' } as { id: string }),
  birth('enterprise', { id: 'enterprise:1', name: '德盛餐饮' } as { id: string }),
  birth('equipment', lathe),
  birth('equipment', oven),
  birth('equipment', { id: 'equipment:gone', name: '报废', units: 1, statusCode: '6' } as { id: string }),
]

function worldWith(...bookings: object[]): World {
  const world = new World()
  world.apply([...base, ...bookings.map((b, i) => birth('booking', { id: `booking:${i}`, title: 'x', status: 'confirmed', use: 'teaching', ...b } as { id: string }))])
  return world
}
function at(start: string, end: string, equipmentId = lathe.id, units = 1) {
  return { times: { kind: 'once', start, end }, items: [{ equipmentId, units }] }
}

test('the rate is booked hours by pieces against 35 rated hours a term week and piece', () => {
  const world = worldWith(
    at('2026-09-01T08:00', '2026-09-01T12:00', lathe.id, 2),
    { ...at('2026-09-02T08:00', '2026-09-02T10:00'), use: 'service' },
    { ...at('2026-09-03T08:00', '2026-09-03T10:00'), use: 'exam' },
    { ...at('2026-09-04T08:00', '2026-09-04T10:00'), status: 'cancelled' },
  )
  const { rows, weeks } = utilisation(world, '2026-08-31', '2026-09-27', 'machine')
  expect(weeks).toBe(4)
  expect(rows.find(r => r.id === lathe.id)).toMatchObject({ hours: { teaching: 10, service: 2, enterprise: 0, other: 0 }, booked: 12, rated: 280, rate: 12 / 280 })
})

test('a lent machine is rated for its loan only, and the college’s setting counts', () => {
  const world = worldWith({ ...at('2026-09-08T08:00', '2026-09-08T15:00', oven.id), use: 'enterprise' })
  const rateOf = () => utilisation(world, '2026-08-31', '2026-09-27', 'owner').rows.find(r => r.id === 'enterprise:1')
  expect(rateOf()).toMatchObject({ name: '德盛餐饮', owner: 'enterprise', rated: 70, booked: 7, rate: 0.1 })
  world.apply([birth('college', { id: 'college:main', name: '江州', ratedHoursPerWeek: 20 } as { id: string })])
  expect(rateOf()).toMatchObject({ rated: 40 })
})

test('a booking counts only as far as it lies in the span, and outside the terms nothing is rated', () => {
  const world = worldWith(at('2026-09-06T22:00', '2026-09-07T02:00'))
  expect(utilisation(world, '2026-09-07', '2026-09-07', 'machine').all.booked).toBe(2)
  expect(utilisation(world, '2027-03-01', '2027-03-31', 'machine').all).toMatchObject({ rated: 0, rate: null })
})

test('what is scrapped, lost or gone is not counted, and idle machines are', () => {
  const { all, idle, rows } = utilisation(worldWith(at('2026-09-01T08:00', '2026-09-01T12:00')), '2026-08-31', '2026-09-27', 'machine')
  expect(all.machines).toBe(2)
  expect(idle).toBe(1)
  expect(rows.map(r => r.id)).toEqual([lathe.id, oven.id])
})

test('on the sample college machines, owners and workshops add up to the same, and to a minute-by-minute count', () => {
  const world = new World()
  world.apply(firstSet('small', 'en', '2026-11-23'))
  const [from, to] = ['2026-10-05', '2026-10-18']
  const by = (key: 'machine' | 'owner' | 'workshop') => utilisation(world, from, to, key)
  for (const key of ['owner', 'workshop'] as const) {
    expect(by(key).rows.reduce((n, r) => n + r.booked, 0)).toBeCloseTo(by('machine').all.booked, 6)
    expect(by(key).rows.reduce((n, r) => n + r.rated, 0)).toBeCloseTo(by('machine').all.rated, 6)
  }
  let minutes = 0
  for (let m = minuteOf(`${from}T00:00`); m < minuteOf('2026-10-19T00:00'); m += 5) {
    for (const b of world.tables.booking.values()) {
      const held = world.occupancy.occurrencesOf(b.id).some(o => o.start <= m && m < o.end)
      if (held) minutes += 5 * b.items!.reduce((n, i) => n + i.units, 0)
    }
  }
  expect(by('machine').all.booked).toBeCloseTo(minutes / 60, 6)
})
