import { describe, expect, it } from 'vitest'
import { birth } from '#domain/base/change.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import type { InputOf } from '#contract/define.ts'
import type { Contract } from '#contract/contract.ts'
import { centre } from '../domain/booking/small-centre.ts'
import { createDesk } from './desk.ts'

const changes = Object.entries(centre).flatMap(([table, rows]) => rows.map(row => birth(table, row)))
const past: ChangeSet[] = [{ seq: 1, id: 'set:1', at: '2026-11-01T00:00:00.000Z', device: 'device:test', actor: { name: '' }, command: 'college.sample', changes }]
const deskOf = () => createDesk('2026-11-23T07:00', past)

type Create = InputOf<Contract['commands']['booking.create']>
const lesson: Create = {
  title: '车工一',
  use: 'teaching',
  times: { kind: 'series', termId: 'term:a', weekday: 2, weeks: '1-6周(双)', periods: { from: 1, to: 2 } },
  workshopId: 'workshop:r1',
  items: [{ equipmentId: 'equipment:l1', units: 2 }],
  teacherIds: ['teacher:t1'],
  classGroupIds: ['classGroup:c'],
}

describe('two windows', () => {
  it('that book the same room at the same moment: one gets it, the other is told who has it', async () => {
    const desk = deskOf()
    desk.journal.delay = 5
    const [one, two] = await Promise.all([desk.run('booking.create', lesson), desk.run('booking.create', { ...lesson, title: '车工二' })])
    expect(one.value).toBeDefined()
    expect(two.refusal).toMatchObject({ code: 'booking.clash', facts: { first: { by: '车工一' } } })
    expect(desk.app.world.tables.booking.size).toBe(1)
  })
})

describe('a booking through the door', () => {
  it('is stored in canonical weeks, is listed, can be looked at, and blocks what it holds', async () => {
    const desk = deskOf()
    const { value } = await desk.run('booking.create', lesson)
    const detail = await desk.ask('booking.get', { id: value!.id })
    expect(detail).toMatchObject({ booking: { status: 'confirmed', times: { weeks: '2-6 even' } }, clashes: [], names: { 'teacher:t1': '王建国' } })
    expect(detail!.occurrences.map(o => o.date)).toEqual(['2026-12-01', '2026-12-15', '2026-12-29'])
    const list = await desk.ask('booking.list', { from: '2026-11-23', to: '2026-12-15', text: '数控2301' })
    expect(list).toMatchObject({ bookings: 1, hours: 3.33, rows: [{ start: '2026-12-01T08:00', workshop: '车工室', items: [{ name: '车床', units: 2 }] }, {}] })
    const slots = await desk.ask('booking.freeSlots', { resourceIds: ['workshop:r1', 'teacher:t1'], length: 60, from: '2026-12-01T07:00', to: '2026-12-01T12:00' })
    expect(slots).toEqual([
      { start: '2026-12-01T07:00', end: '2026-12-01T08:00' },
      { start: '2026-12-01T09:40', end: '2026-12-01T12:00' },
    ])
  })

  it('is judged while the form is filled in, and not against itself', async () => {
    const desk = deskOf()
    const { value } = await desk.run('booking.create', lesson)
    const other = await desk.ask('booking.check', { ...lesson, title: '车工二' })
    expect(other.refusal?.code).toBe('booking.clash')
    expect(other.clashes.length).toBeGreaterThan(3)
    expect((await desk.ask('booking.check', { ...lesson, id: value!.id })).refusal).toBeNull()
  })

  it('leaves dates out, moves, is cancelled and comes back, and each of it is undone', async () => {
    const desk = deskOf()
    const { value } = await desk.run('booking.create', lesson)
    const id = value!.id
    const dates = () => desk.app.world.occupancy.occurrencesOf(id).map(o => o.date)
    await desk.run('booking.exception', { id, exception: { kind: 'skip', date: '2026-12-15' } })
    expect(dates()).toEqual(['2026-12-01', '2026-12-29'])
    await desk.run('booking.moveOccurrence', { id, date: '2026-12-29', start: '2026-12-30T14:00', end: '2026-12-30T15:40', scope: 'this' })
    expect(dates()).toEqual(['2026-12-01', '2026-12-30'])
    await desk.run('booking.moveOccurrence', { id, date: '2026-12-01', start: '2026-12-02T14:00', end: '2026-12-02T15:40', scope: 'all', resourceFrom: 'teacher:t1', resourceTo: 'teacher:t2' })
    expect(desk.app.world.tables.booking.get(id)).toMatchObject({ teacherIds: ['teacher:t2'], times: { weekday: 3, periods: { from: 5, to: 6 }, weeks: '2-6 even' } })
    await desk.run('booking.cancel', { id, reason: '停电' })
    expect(dates()).toEqual([])
    expect(desk.app.world.tables.booking.get(id)).toMatchObject({ status: 'cancelled', note: '停电' })
    expect((await desk.ask('booking.list', { from: '2026-11-23', to: '2027-01-03', status: 'cancelled' })).bookings).toBe(1)
    const taken = await desk.run('booking.create', { ...lesson, title: '趁空', times: { kind: 'once', start: '2026-12-02T14:00', end: '2026-12-02T15:00' } })
    expect((await desk.run('booking.confirm', { id })).refusal).toMatchObject({ code: 'booking.clash', facts: { first: { by: '趁空' } } })
    await desk.run('booking.remove', { id: taken.value!.id })
    expect((await desk.run('booking.confirm', { id })).value).toEqual({ id })
    for (let acts = desk.app.past.seq - 1; acts > 0; acts--) expect((await desk.run('history.undo', {})).refusal).toBeUndefined()
    expect(desk.app.world.tables.booking.size).toBe(0)
  })

  it.each<[string, Partial<Create>]>([
    ['booking.empty', { workshopId: undefined, items: [], teacherIds: [], classGroupIds: [] }],
    ['booking.unknown', { workshopId: 'workshop:none' }],
    ['booking.unknown', { teacherIds: ['workshop:r1'] }],
    ['booking.backwards', { times: { kind: 'once', start: '2026-11-24T10:00', end: '2026-11-24T10:00' } }],
    ['booking.tooLong', { times: { kind: 'once', start: '2026-11-24T10:00', end: '2026-11-25T10:01' } }],
    ['booking.weekOutside', { times: { kind: 'series', termId: 'term:a', weekday: 2, weeks: '1-7', periods: { from: 1, to: 2 } } }],
    ['booking.periodUnknown', { times: { kind: 'series', termId: 'term:a', weekday: 2, weeks: '1-6', periods: { from: 8, to: 9 } } }],
    ['booking.noTime', { times: { kind: 'series', termId: 'term:a', weekday: 2, weeks: '1-6' } }],
    ['booking.unknown', { times: { kind: 'series', termId: 'term:z', weekday: 2, weeks: '1-6', periods: { from: 1, to: 2 } } }],
    ['weeks.unreadable', { times: { kind: 'series', termId: 'term:a', weekday: 2, weeks: '前几周', periods: { from: 1, to: 2 } } }],
    ['booking.notItsDate', { exceptions: [{ kind: 'skip', date: '2026-11-24' }] }],
    ['booking.meetsItself', { exceptions: [{ kind: 'move', date: '2026-12-01', start: '2026-12-15T09:00', end: '2026-12-15T10:00' }] }],
    ['booking.stationsWithoutRoom', { workshopId: undefined, stations: 3 }],
    ['booking.notOverridable', { overrides: [{ rule: 'room.full', reason: '挤一挤' }] }],
    ['input.invalid', { overrides: [{ rule: 'people.stations', reason: '同意', ...({ by: '校长' } as object) }] }],
    ['input.invalid', { items: [{ equipmentId: 'equipment:l1', units: 0 }] }],
  ])('is refused with %s, and nothing changes: %o', async (code, more) => {
    const desk = deskOf()
    expect((await desk.run('booking.create', { ...lesson, ...more })).refusal?.code).toBe(code)
    expect(desk.app.past.seq).toBe(1)
  })
})

describe('clashes that the data hold', () => {
  it('are told once for two bookings, with what a reason may allow apart', async () => {
    const desk = deskOf()
    const { value } = await desk.run('booking.create', lesson)
    const imported = { ...desk.app.world.tables.booking.get(value!.id)!, id: 'booking:imported', title: '导入', teacherIds: [], classGroupIds: [], items: [], people: 5 }
    desk.app.world.apply([birth('booking', imported)])
    const found = await desk.ask('booking.clashList', { from: '2026-11-23', to: '2027-01-03' })
    expect(found).toMatchObject({ hard: 3, soft: 1 })
    expect(found.clashes[0]).toMatchObject({ rule: 'room.full', date: '2026-12-01' })
    const bookings = (teacherId: string) => desk.ask('booking.clashList', { from: '2026-11-23', to: '2027-01-03', teacherId }).then(list => new Set(list.clashes.map(c => c.bookingId)))
    expect(await bookings(lesson.teacherIds![0]!)).toEqual(new Set([value!.id]))
    expect(await bookings('teacher:none')).toEqual(new Set())
    expect((await desk.ask('booking.clashList', { from: '2026-11-23', to: '2026-11-30' })).clashes).toEqual([])
  })
})
