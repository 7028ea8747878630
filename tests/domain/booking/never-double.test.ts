import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { World } from '#domain/world.ts'
import { at, centre, worldOf } from './small-centre.ts'
import { FIRST, LAST, send, slowlyHeld, steps } from './random-commands.ts'

const CAPACITY: Record<string, number> = { 'workshop:r1': 4, 'workshop:r2': 6, 'workshop:hall': 1, 'equipment:l1': 3, 'equipment:l2': 2, 'equipment:lent': 1, 'equipment:five': 1 }
/** Groups that share students, written out by hand. */
const KIN = [
  ['classGroup:c', 'classGroup:c1'],
  ['classGroup:c', 'classGroup:c2'],
  ['classGroup:c', 'classGroup:union'],
  ['classGroup:c1', 'classGroup:union'],
]
const upkeep = {
  maintenance: [{ id: 'maintenance:1', equipmentId: 'equipment:l1', kind: 'maintenance' as const, start: at(1, 540), end: at(1, 780), units: 2, status: 'planned' as const }],
  fault: [{ id: 'fault:1', equipmentId: 'equipment:l2', reportedAt: at(2, 600), fixedAt: at(4, 600), description: '主轴异响', severity: 'stopped' as const, units: 1 }],
}

/** Looks at every quarter of an hour of nine weeks: the booking and the resource that are held too often, or nothing. */
function doubleBooking(world: World): string | null {
  const held = slowlyHeld(world, room => CAPACITY[room]!)
  const [m, f] = [upkeep.maintenance[0]!, upkeep.fault[0]!]
  for (let minute = FIRST; minute < LAST; minute += 15) {
    const now = held.filter(h => h.start <= minute && h.end > minute)
    if (!now.length) continue
    const sums = new Map<string, number>()
    for (const h of now) sums.set(h.resourceId, (sums.get(h.resourceId) ?? 0) + h.units)
    const time = (day: number, clock: number) => FIRST + (day + 7) * 1440 + clock
    if (minute >= time(1, 540) && minute < time(1, 780) && sums.has(m.equipmentId)) sums.set(m.equipmentId, sums.get(m.equipmentId)! + 2)
    if (minute >= time(2, 600) && minute < time(4, 600) && sums.has(f.equipmentId)) sums.set(f.equipmentId, sums.get(f.equipmentId)! + 1)
    for (const [id, units] of sums) if (units > (CAPACITY[id] ?? 1)) return `${id} ${units} at ${minute}`
    for (const [a, b] of KIN) {
      const clash = now.find(h => h.resourceId === a && now.some(o => o.resourceId === b && o.bookingId !== h.bookingId))
      if (clash) return `${a} and ${b} at ${minute}`
    }
  }
  return null
}

describe('whatever is asked in whatever order', () => {
  it('nothing is ever booked twice', () => {
    let accepted = 0
    let refused = 0
    fc.assert(
      fc.property(fc.array(steps, { minLength: 15, maxLength: 40 }), all => {
        const world = worldOf(centre, upkeep)
        for (const step of all) {
          if (send(world, step)) accepted++
          else refused++
        }
        expect(doubleBooking(world)).toBeNull()
      }),
      { numRuns: 60 },
    )
    expect(accepted).toBeGreaterThan(300)
    expect(refused).toBeGreaterThan(300)
  }, 60_000)

  it('what follows change by change equals what is built anew', () => {
    fc.assert(
      fc.property(fc.array(steps, { minLength: 10, maxLength: 30 }), all => {
        const world = worldOf(centre, upkeep)
        world.occupancy.usesOf('teacher:t1', { start: FIRST, end: LAST })
        for (const step of all) send(world, step)
        const anew = worldOf(Object.fromEntries(Object.entries(world.tables).map(([table, rows]) => [table, [...rows.values()]])))
        for (const id of [...Object.keys(CAPACITY), 'teacher:t1', 'teacher:t2', 'classGroup:c', 'classGroup:c1', 'classGroup:c2', 'classGroup:union']) {
          const span = { start: FIRST, end: LAST }
          const told = (w: World) => w.occupancy.usesOf(id, span).map(u => `${u.start} ${u.end} ${u.units} ${u.resourceId} ${u.source.id}`).sort()
          expect(told(world)).toEqual(told(anew))
          expect(world.occupancy.peak(id, span)).toBe(anew.occupancy.peak(id, span))
        }
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})
