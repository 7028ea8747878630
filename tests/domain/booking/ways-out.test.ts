import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Alternative, Refusal } from '#domain/base/decision.ts'
import type { World } from '#domain/world.ts'
import { decideCreate } from '#domain/booking/decide.ts'
import { decideException } from '#domain/booking/amend.ts'
import { equalRooms } from '#domain/booking/equals.ts'
import { decideMove } from '#domain/booking/move.ts'
import { at, book, centre, ctx, decide, done, once, refusalOf, wish, worldOf, type Rows } from './small-centre.ts'
import { modestWishes, send, steps, wishes } from './random-commands.ts'

/** The ways out of a refusal, each of them tried. */
function waysOf(world: World, refusal: Refusal): Alternative[] {
  for (const way of refusal.alternatives ?? []) {
    const next = decide(world, way.command, way.input)
    expect(next.ok ? null : next.refusal).toBeNull()
  }
  return refusal.alternatives ?? []
}

const lathe = (units: number) => [{ equipmentId: 'equipment:l1', units }]
const series = { kind: 'series' as const, termId: 'term:a', weekday: 2, weeks: '1-6', periods: { from: 1, to: 2 } }

describe('a refusal of something that takes place once', () => {
  it('offers the nearest time, an equal machine, and another room', () => {
    const world = worldOf(centre)
    book(world, { title: '一班', times: once(0, 480, 600), items: lathe(3), workshopId: 'workshop:r1' })
    const time = refusalOf(decideCreate(world, wish({ times: once(0, 540, 660), items: lathe(1), workshopId: 'workshop:r1' }), ctx))
    expect(waysOf(world, time)[0]).toMatchObject({ code: 'time', facts: { start: at(0, 600), end: at(0, 720) } })
    const machine = refusalOf(decideCreate(world, wish({ times: once(0, 540, 660), items: lathe(1) }), ctx))
    expect(waysOf(world, machine).map(a => a.code)).toEqual(['time', 'machine', 'time'])
    expect(machine.alternatives?.[1]?.input).toMatchObject({ items: [{ equipmentId: 'equipment:l2', units: 1 }] })
    const room = refusalOf(decideCreate(world, wish({ times: once(0, 540, 660), workshopId: 'workshop:r1' }), ctx))
    expect(waysOf(world, room)[1]).toMatchObject({ code: 'room', facts: { room: '车工二室' } })
  })
  it('keeps to periods where it was asked for by period', () => {
    const world = worldOf(centre)
    book(world, { times: once(0, 480, 580), workshopId: 'workshop:hall' })
    const times = { ...once(0, 480, 580), periods: { from: 1, to: 2 } }
    const refusal = refusalOf(decideCreate(world, wish({ times, workshopId: 'workshop:hall' }), ctx))
    expect(refusal.alternatives?.[0]?.input).toMatchObject({ times: { start: at(0, 590), end: at(0, 690), periods: { from: 3, to: 4 } } })
  })
  it('goes on to the next school day, and never into the past', () => {
    const world = worldOf(centre)
    book(world, { times: once(4, 420, 1320), workshopId: 'workshop:hall' })
    const refusal = refusalOf(decideCreate(world, wish({ times: once(4, 480, 540), workshopId: 'workshop:hall' }), ctx))
    expect(refusal.alternatives?.[0]?.facts).toMatchObject({ start: at(7, 480) })
    book(world, { times: once(0, 600, 700), workshopId: 'workshop:hall' })
    const late = refusalOf(decideCreate(world, wish({ times: once(0, 600, 660), workshopId: 'workshop:hall' }), { ...ctx, now: at(0, 570) }))
    expect(late.alternatives?.map(a => a.facts.start).filter(start => String(start) < at(0, 570))).toEqual([])
  })
})

describe('a refusal of a series', () => {
  it('offers to leave out the dates that clash, or to move them', () => {
    const world = worldOf(centre)
    book(world, { times: once(8, 480, 600), workshopId: 'workshop:hall' })
    const input = wish({ times: series, workshopId: 'workshop:hall' })
    const refusal = refusalOf(decideCreate(world, input, ctx))
    expect(refusal.facts).toMatchObject({ count: 1, date: '2026-12-01' })
    expect(waysOf(world, refusal).map(a => a.code)).toEqual(['skip', 'move', 'weekday'])
    // the fourth and fifth period are free, too, but noon lies between them
    expect(refusal.alternatives?.[1]?.facts).toMatchObject({ count: 1, moves: [{ date: '2026-12-01', start: at(8, 840), end: at(8, 940) }] })
    expect(done(world, decide(world, 'booking.create', refusal.alternatives![0]!.input))).toMatchObject({ skipped: ['2026-12-01'] })
  })
  it('of which every date clashes goes elsewhere as a whole', () => {
    const world = worldOf(centre)
    book(world, { times: series, workshopId: 'workshop:r1' })
    const refusal = refusalOf(decideCreate(world, wish({ times: series, workshopId: 'workshop:r1' }), ctx))
    expect(refusal.facts.count).toBe(6)
    expect(waysOf(world, refusal).map(a => a.code)).toEqual(['room', 'weekday', 'move'])
    expect(refusal.alternatives?.[1]?.facts).toMatchObject({ weekday: 2, start: '09:50' })
  })
  it('of which one date is moved offers other times for that date', () => {
    const world = worldOf(centre)
    const id = book(world, { times: series, workshopId: 'workshop:r1' })
    book(world, { times: once(2, 480, 600), workshopId: 'workshop:r1' })
    const exception = { kind: 'move' as const, date: '2026-11-24', start: at(2, 480), end: at(2, 580) }
    const refusal = refusalOf(decideException(world, { id, exception }, ctx))
    expect(refusal.alternatives?.[0]).toMatchObject({ code: 'time', command: 'booking.exception' })
    done(world, decide(world, 'booking.exception', refusal.alternatives![0]!.input))
  })
})

describe('another room or machine', () => {
  const rooms = {
    programme: [{ id: 'programme:n', name: '护理', code: '01' }],
    workshop: [
      { id: 'workshop:care', name: '护理室', kind: '护理', programmeId: 'programme:n', stations: 4 },
      { id: 'workshop:aid', name: '急救室', programmeId: 'programme:n', stations: 8 },
    ],
  } as unknown as Rows // a programme has more fields, of which no rule takes note
  const offered = (world: World, id: string) => equalRooms(world, world.tables.workshop.get(id)!, wish({ times: once(0, 480, 600), people: 4 })).map(r => r.id)
  it('is of the same kind, or where that is not known of the same programme, and never of another kind', () => {
    const world = worldOf(centre, rooms)
    expect(offered(world, 'workshop:care')).toEqual(['workshop:aid'])
    expect(offered(world, 'workshop:aid')).toEqual(['workshop:care'])
    expect(offered(world, 'workshop:r1')).toEqual(['workshop:r2'])
    expect(offered(world, 'workshop:hall')).toEqual([])
  })
  it('is never the one that the booking is taken away from', () => {
    const world = worldOf(centre)
    const id = book(world, { times: once(0, 480, 600), workshopId: 'workshop:r1', items: lathe(1) })
    book(world, { times: once(0, 480, 600), workshopId: 'workshop:r2', items: [{ equipmentId: 'equipment:l2', units: 2 }] })
    const move = { id, date: '2026-11-23', start: at(0, 480), end: at(0, 600), scope: 'this' as const }
    const room = refusalOf(decideMove(world, { ...move, resourceFrom: 'workshop:r1', resourceTo: 'workshop:r2' }, ctx))
    const machine = refusalOf(decideMove(world, { ...move, resourceFrom: 'equipment:l1', resourceTo: 'equipment:l2' }, ctx))
    expect([...waysOf(world, room), ...waysOf(world, machine)].map(a => a.code)).not.toContain('room')
    expect(waysOf(world, machine).map(a => a.code)).not.toContain('machine')
  })
})

describe('a move that is refused', () => {
  it('does not offer to leave the booking where it is', () => {
    const world = worldOf(centre)
    const id = book(world, { times: once(0, 480, 600), workshopId: 'workshop:hall' })
    book(world, { times: once(0, 600, 720), workshopId: 'workshop:hall' })
    const refusal = refusalOf(decideMove(world, { id, date: '2026-11-23', start: at(0, 630), end: at(0, 750), scope: 'this' }, ctx))
    expect(waysOf(world, refusal).map(a => a.facts.start)).not.toContain(at(0, 480))
    expect(waysOf(world, refusal).length).toBeGreaterThan(0)
  })
})

describe('every way out', () => {
  it('is accepted when it is taken', () => {
    let taken = 0
    fc.assert(
      fc.property(fc.array(modestWishes, { maxLength: 8 }), fc.array(steps, { maxLength: 10 }), fc.array(fc.oneof(wishes, modestWishes), { minLength: 3, maxLength: 6 }), (before, all, asked) => {
        const world = worldOf(centre)
        for (const wish of before) {
          const decision = decide(world, 'booking.create', { ...wish, onClash: 'skip' })
          if (decision.ok) world.apply(decision.changes)
        }
        for (const step of all) send(world, step)
        const ids = [...world.tables.booking.keys()]
        for (const [i, input] of asked.entries()) {
          const { onClash, overrides, ...patch } = { onClash: undefined, overrides: undefined, ...input }
          const change = { id: ids[i % ids.length], patch: Object.fromEntries(Object.entries(patch).filter(([, v]) => v !== undefined)), onClash, overrides }
          const decision = ids.length && i % 2 ? decide(world, 'booking.change', change) : decide(world, 'booking.create', input)
          if (decision.ok) continue
          expect(decision.refusal.alternatives?.length ?? 0).toBeLessThanOrEqual(3)
          for (const way of decision.refusal.alternatives ?? []) {
            const next = decide(world, way.command, JSON.parse(JSON.stringify(way.input)))
            expect(next.ok ? null : next.refusal).toBeNull()
            taken++
          }
        }
      }),
      { numRuns: 100 },
    )
    expect(taken).toBeGreaterThan(20)
  }, 60_000)
})
