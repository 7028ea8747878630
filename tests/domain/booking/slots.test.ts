import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minuteOf } from '#domain/base/time.ts'
import { slotsOf, whatIsFree } from '#domain/booking/free.ts'
import { firstFreeTogether } from '#domain/booking/slots.ts'
import { at, book, centre, once, worldOf } from './small-centre.ts'
import { send, slowlyHeld, steps } from './random-commands.ts'

const STEP = 15
const UNITS: Record<string, [capacity: number, wanted: number]> = { 'equipment:l1': [3, 1], 'equipment:l2': [2, 1], 'workshop:r1': [4, 4], 'workshop:hall': [1, 1], 'teacher:t1': [1, 1], 'classGroup:c1': [1, 1] }
const KIN: Record<string, string[]> = { 'classGroup:c1': ['classGroup:c1', 'classGroup:c', 'classGroup:union'] }

describe('free slots', () => {
  it('equal a walk over every quarter of an hour', () => {
    const ids = fc.subarray(Object.keys(UNITS), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 25 }), ids, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 3 }), (all, resourceIds, quarters, day) => {
        const world = worldOf(centre)
        for (const step of all) send(world, step)
        const held = slowlyHeld(world, room => UNITS[room]?.[0] ?? 6)
        const [from, to] = [at(day, 420), at(day + 1, 1200)]
        const freeAt = (minute: number) =>
          resourceIds.every(id => {
            const [capacity, wanted] = UNITS[id]!
            const now = held.filter(h => (KIN[id] ?? [id]).includes(h.resourceId) && h.start <= minute && h.end > minute)
            return KIN[id] ? now.length === 0 : now.reduce((sum, h) => sum + h.units, 0) + wanted <= capacity
          })
        // bells ring at :05, :40 and so on: five minutes are fine enough
        const slots: { start: number; end: number }[] = []
        for (let minute = minuteOf(from); minute < minuteOf(to); minute += 5) {
          if (!freeAt(minute)) continue
          const last = slots.at(-1)
          if (last?.end === minute) last.end += 5
          else slots.push({ start: minute, end: minute + 5 })
        }
        const long = slots.filter(s => s.end - s.start >= quarters * STEP)
        const found = slotsOf(world, resourceIds, quarters * STEP, from, to).map(s => ({ start: minuteOf(s.start), end: minuteOf(s.end) }))
        expect(found).toEqual(long)

        const needs = resourceIds.map(resourceId => ({ resourceId, units: UNITS[resourceId]![1] }))
        expect(firstFreeTogether(world.occupancy, needs, minuteOf(from), quarters * STEP, minuteOf(to))).toBe(long[0]?.start ?? null)
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})

describe('dates first', () => {
  it('shows only what is free then, with how much of it', () => {
    const world = worldOf(centre)
    book(world, { times: once(0, 480, 600), items: [{ equipmentId: 'equipment:l1', units: 2 }], workshopId: 'workshop:r1', teacherIds: ['teacher:t1'] })
    const choice = { from: at(0, 540), to: at(0, 660) }
    const free = (kind: 'equipment' | 'workshop' | 'teacher', more = {}) => whatIsFree(world, { ...choice, kind, ...more }).map(r => [r.id, r.free])
    expect(free('equipment').sort()).toEqual([['equipment:five', 1], ['equipment:l1', 1], ['equipment:l2', 2], ['equipment:lent', 1]])
    expect(free('equipment', { units: 2 })).toEqual([['equipment:l2', 2]])
    expect(free('workshop').sort()).toEqual([['workshop:hall', 1], ['workshop:r2', 6]])
    expect(free('teacher')).toEqual([['teacher:t2', 1]])
    expect(free('equipment', { text: '机器' })).toEqual([['equipment:lent', 1]])
  })
  it('is free on every week, or not shown', () => {
    const world = worldOf(centre)
    book(world, { times: once(7, 480, 600), workshopId: 'workshop:hall' })
    const choice = { from: at(0, 540), to: at(0, 660), kind: 'workshop' as const }
    expect(whatIsFree(world, choice)).toHaveLength(3)
    expect(whatIsFree(world, { ...choice, until: at(21, 0).slice(0, 10) }).map(r => r.name)).not.toContain('报告厅')
  })
})
