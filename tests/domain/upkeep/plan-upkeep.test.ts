import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideCancel } from '#domain/booking/amend.ts'
import { decideCreate } from '#domain/booking/decide.ts'
import type { Decision } from '#domain/base/decision.ts'
import { minuteOf } from '#domain/base/time.ts'
import { fixFault, reportFault } from '#domain/upkeep/faults.ts'
import { cancelUpkeep, changeUpkeep, planUpkeep, type UpkeepWish } from '#domain/upkeep/plan-upkeep.ts'
import { noteUpkeepDone } from '#domain/upkeep/upkeep-done.ts'
import type { World } from '#domain/world.ts'
import { at, book, centre, ctx, done, once, refusalOf, wish, worldOf } from '../booking/small-centre.ts'

const lathe = (units: number) => [{ equipmentId: 'equipment:l1', units }]
const upkeep = (day: number, from: number, to: number, units?: number, equipmentId = 'equipment:l1'): UpkeepWish => ({
  equipmentId,
  start: at(day, from),
  end: at(day, to),
  ...(units ? { units } : {}),
})
const accepted = (decision: Decision<unknown>) => decision.ok

describe('planned upkeep', () => {
  test('may touch a booking but not overlap it', () => {
    const world = worldOf(centre)
    book(world, { times: once(0, 480, 600), items: lathe(3) })
    expect(accepted(planUpkeep(world, upkeep(0, 600, 660), ctx))).toBe(true)
    expect(refusalOf(planUpkeep(world, upkeep(0, 599, 660), ctx))).toMatchObject({
      code: 'upkeep.clash',
      facts: { equipment: '车床', units: 3, wanted: 3, free: 0, count: 1, holder: '车工实训', start: at(0, 480), until: '10:00' },
    })
  })

  test('takes the pieces that are left, and no more', () => {
    const world = worldOf(centre)
    book(world, { times: once(0, 480, 600), items: lathe(1) })
    expect(refusalOf(planUpkeep(world, upkeep(0, 480, 600), ctx)).facts).toMatchObject({ free: 2, wanted: 3 })
    done(world, planUpkeep(world, upkeep(0, 480, 600, 2), ctx))
    expect(refusalOf(planUpkeep(world, upkeep(0, 540, 660, 2), ctx)).facts).toMatchObject({ free: 0, wanted: 2 })
    expect(decideCreate(world, wish({ times: once(0, 480, 600), items: lathe(1) }), ctx).ok).toBe(false)
  })

  test('each alternative is on a bell or a quarter of an hour, just as long, and accepted when it is taken', () => {
    const world = worldOf(centre)
    for (const day of [0, 1, 2]) book(world, { times: once(day, 480, 930 + day), items: lathe(1) })
    const { alternatives } = refusalOf(planUpkeep(world, upkeep(0, 480, 570), ctx))
    // bells run from 08:00 to 17:30; the bookings end at 15:30, 15:31 and 15:32
    expect(alternatives!.map(a => a.facts.start)).toEqual([at(0, 930), at(1, 945), at(2, 945)])
    for (const { input, command } of alternatives!) {
      expect(command).toBe('upkeep.plan')
      const offered = input as UpkeepWish // an alternative's input is the command's
      expect(minuteOf(offered.end) - minuteOf(offered.start)).toBe(90)
      expect(accepted(planUpkeep(world, offered, ctx))).toBe(true)
    }
  })

  test('alternatives leave out holidays and weekends', () => {
    const world = worldOf(centre)
    book(world, { times: once(4, 480, 1050), items: lathe(1) })
    const starts = refusalOf(planUpkeep(world, upkeep(4, 480, 540), ctx)).alternatives!.map(a => a.facts.start)
    expect(starts).toEqual([at(7, 480), at(8, 480), at(9, 480)])
    book(world, { times: once(11, 480, 1050), items: lathe(1) }) // the Friday before the holiday on Monday 7 December
    expect(refusalOf(planUpkeep(world, upkeep(11, 480, 540), ctx)).alternatives![0]!.facts.start).toBe(at(15, 480))
  })

  test('a lent machine is planned for within its loan only, to its last minute', () => {
    const world = worldOf(centre)
    const lent = (day: number) => planUpkeep(world, { equipmentId: 'equipment:lent', start: at(day, 1380), end: at(day, 1440) }, ctx)
    expect(accepted(lent(12))).toBe(true)
    expect(refusalOf(lent(13))).toMatchObject({ code: 'upkeep.loan', facts: { equipment: '机器人', lender: '金宇机械', date: '2026-12-06', to: '2026-12-05' }, alternatives: [] })
  })

  test('a machine that a fault has stopped can be repaired, unless somebody has booked it', () => {
    const world = worldOf(centre)
    book(world, { times: once(1, 480, 600), items: [{ equipmentId: 'equipment:five', units: 1 }], teacherIds: ['teacher:t1'] })
    done(world, reportFault(world, { equipmentId: 'equipment:five', severity: 'stopped', description: '主轴异响' }, ctx))
    expect(accepted(planUpkeep(world, upkeep(0, 480, 600, undefined, 'equipment:five'), ctx))).toBe(true)
    const { code, alternatives } = refusalOf(planUpkeep(world, upkeep(1, 540, 660, undefined, 'equipment:five'), ctx))
    expect([code, alternatives![0]!.facts.start]).toEqual(['upkeep.clash', at(1, 600)])
  })

  test('a fault gives no pieces away that are booked', () => {
    const world = worldOf(centre)
    book(world, { times: once(1, 480, 600), items: lathe(3) })
    done(world, reportFault(world, { equipmentId: 'equipment:l1', severity: 'stopped', units: 1, description: '主轴异响' }, ctx))
    expect(refusalOf(planUpkeep(world, upkeep(1, 480, 600, 1), ctx)).code).toBe('upkeep.clash')
  })

  test.each([
    ['a plan that does not exist', { planId: 'maintenancePlan:x', ...upkeep(0, 480, 540) }, 'upkeep.noPlan'],
    ['a plan of another machine', { planId: 'maintenancePlan:p', ...upkeep(0, 480, 540) }, 'upkeep.otherPlan'],
    ['a machine that does not exist', upkeep(0, 480, 540, 1, 'equipment:x'), 'upkeep.noEquipment'],
    ['an end at the start', upkeep(0, 480, 480), 'upkeep.backwards'],
    ['more than a year', { ...upkeep(0, 480, 540), end: at(367, 480) }, 'upkeep.tooLong'],
    ['more pieces than there are', upkeep(0, 480, 540, 4), 'upkeep.units'],
    ['a machine that is gone', upkeep(0, 480, 540, 1, 'equipment:gone'), 'upkeep.gone'],
  ])('%s is refused', (_, wanted, code) => {
    const world = worldOf(centre, {
      equipment: [{ id: 'equipment:gone', name: '已调出', units: 1, statusCode: '7' }],
      maintenancePlan: [{ id: 'maintenancePlan:p', equipmentId: 'equipment:l2', kind: 'calibration', everyDays: 30 }],
    })
    expect(refusalOf(planUpkeep(world, wanted, ctx)).code).toBe(code)
  })

  test('a change is judged without the time that it leaves; its alternatives change the same upkeep', () => {
    const world = worldOf(centre)
    const { id } = done(world, planUpkeep(world, upkeep(0, 480, 600), ctx))
    book(world, { times: once(0, 660, 720), items: lathe(1) })
    done(world, changeUpkeep(world, { id, patch: { end: at(0, 660) } }, ctx))
    const { alternatives } = refusalOf(changeUpkeep(world, { id, patch: { end: at(0, 661), note: '换油' } }, ctx))
    const { input } = alternatives![0]!
    done(world, changeUpkeep(world, input as Parameters<typeof changeUpkeep>[1], ctx))
    expect(world.tables.maintenance.get(id)).toMatchObject({ start: at(0, 720), end: at(0, 901), note: '换油' })
  })

  test('what is called off holds nothing, and is not called off twice', () => {
    const world = worldOf(centre)
    const { id } = done(world, planUpkeep(world, upkeep(0, 480, 600), ctx))
    done(world, cancelUpkeep(world, { id }))
    expect(world.occupancy.peak('equipment:l1', { start: minuteOf(at(0, 480)), end: minuteOf(at(0, 600)) })).toBe(0)
    expect(refusalOf(cancelUpkeep(world, { id }))).toMatchObject({ code: 'upkeep.notPlanned' })
  })
})

/** Most pieces of a machine that bookings and upkeep hold at any moment: at the start of some use, for only there it rises. */
function mostHeld(world: World, equipmentId: string): number {
  const rows = [...world.tables.maintenance.values()].filter(m => m.equipmentId === equipmentId && m.status !== 'cancelled')
  const uses = [
    ...rows.map(m => ({ start: minuteOf(m.start), end: minuteOf(m.end), units: m.units ?? world.tables.equipment.get(equipmentId)!.units })),
    ...[...world.tables.booking.values()].flatMap(b =>
      b.status === 'cancelled' || b.times.kind !== 'once' ? [] : [{ start: minuteOf(b.times.start), end: minuteOf(b.times.end), units: b.items![0]!.units }],
    ),
  ]
  return uses.reduce((most, { start }) => Math.max(most, uses.reduce((sum, u) => sum + (u.start <= start && u.end > start ? u.units : 0), 0)), 0)
}

const act = fc.record({
  kind: fc.constantFrom('book', 'book', 'plan', 'plan', 'change', 'cancel', 'unbook', 'done', 'report', 'fix'),
  day: fc.integer({ min: -1, max: 0 }),
  start: fc.integer({ min: 32, max: 44 }).map(n => n * 15),
  length: fc.integer({ min: 1, max: 8 }).map(n => n * 15),
  units: fc.integer({ min: 1, max: 3 }),
  which: fc.nat(20),
})

test('no accepted sequence of bookings, upkeep and faults gives out more pieces than there are', () => {
  const later = { ...ctx, now: at(1, 0) }
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30, size: 'max' }), acts => {
      const world = worldOf(centre)
      const pick = (table: 'maintenance' | 'booking' | 'fault', n: number) => [...world.tables[table].keys()][n % Math.max(1, world.tables[table].size)] ?? ''
      for (const { kind, day, start, length, units, which } of acts) {
        const decision: Decision<unknown> = {
          book: () => decideCreate(world, wish({ times: once(day, start, start + length), items: lathe(units) }), later),
          plan: () => planUpkeep(world, upkeep(day, start, start + length, units), later),
          change: () => changeUpkeep(world, { id: pick('maintenance', which), patch: { start: at(day, start), end: at(day, start + length), units: units === 3 ? null : units } }, later),
          cancel: () => cancelUpkeep(world, { id: pick('maintenance', which) }),
          unbook: () => decideCancel(world, { id: pick('booking', which) }),
          done: () => noteUpkeepDone(world, { maintenanceId: pick('maintenance', which), on: at(day, 0).slice(0, 10) }, later),
          report: () => reportFault(world, { equipmentId: 'equipment:l1', severity: 'stopped', units, description: '停机', reportedAt: at(-1, start) }, later),
          fix: () => fixFault(world, { id: pick('fault', which) }, later),
        }[kind]!()
        if (decision.ok) world.apply(decision.changes)
        expect(mostHeld(world, 'equipment:l1')).toBeLessThanOrEqual(3)
        for (const { command, input } of decision.ok ? [] : (decision.refusal.alternatives ?? [])) {
          if (command === 'upkeep.plan') expect(accepted(planUpkeep(world, input as UpkeepWish, later))).toBe(true)
          if (command === 'upkeep.change') expect(accepted(changeUpkeep(world, input as Parameters<typeof changeUpkeep>[1], later))).toBe(true)
        }
      }
    }),
    { numRuns: 100 },
  )
})
