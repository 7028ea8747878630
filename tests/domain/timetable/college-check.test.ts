import { describe, expect, test } from 'vitest'
import type { Booking } from '#domain/records/booking.ts'
import { World } from '#domain/world.ts'
import { countDoubles, unmetRequests } from '../../bench/college-check.ts'
import { firstSet } from '../sample/first-set.ts'

describe('the lessons of a small sample college', () => {
  const world = new World()
  world.apply(firstSet('small', 'en', '2026-11-23'))
  const lessons = [...world.tables.booking.values()].filter(b => b.requestId !== undefined && b.times.kind === 'series' && b.times.periods)
  const seriesOf = ({ times }: Booking) => times as Extract<Booking['times'], { kind: 'series' }>
  /** the lessons, one of them as another has it */
  const changed = (one: Booking, patch: Partial<Booking>) => lessons.map(b => (b.id === one.id ? { ...b, ...patch } : b))
  const [first] = lessons as [Booking]
  const apart = lessons.find(b => b.id !== first.id && seriesOf(b).weeks === seriesOf(first).weeks && !b.teacherIds!.some(t => first.teacherIds!.includes(t)) && !b.classGroupIds!.some(g => first.classGroupIds!.includes(g)) && b.workshopId !== first.workshopId)!

  test('want nobody and nothing twice', () => expect(countDoubles(world.tables, lessons)).toEqual([]))

  test.each<[string, Partial<Booking>, string]>([
    ['a teacher', { teacherIds: apart.teacherIds! }, apart.teacherIds![0]!],
    ['a class group', { classGroupIds: apart.classGroupIds! }, apart.classGroupIds![0]!],
    ['a whole room', { workshopId: apart.workshopId!, stations: world.tables.workshop.get(apart.workshopId!)!.stations! }, apart.workshopId!],
    ['a machine', { items: apart.items!.map(i => ({ ...i, units: world.tables.equipment.get(i.equipmentId)!.units })) }, apart.items![0]!.equipmentId],
  ])('%s that is wanted twice is found', (_, patch, id) => {
    const found = countDoubles(world.tables, changed(first, { ...patch, times: apart.times }))
    expect(found.some(line => line.includes(id) && line.includes(apart.title))).toBe(true)
  })

  test('a part of a class group is taken with the whole', () => {
    const group = world.tables.classGroup.get(apart.classGroupIds![0]!)!
    const half = { ...group, id: 'classGroup:half', partOf: [group.id] }
    const tables = { ...world.tables, classGroup: new Map([...world.tables.classGroup, [half.id, half]]) }
    const other: Booking = { id: 'booking:half', title: 'Half', use: 'teaching', status: 'confirmed', times: apart.times, classGroupIds: [half.id] }
    expect(countDoubles(tables, [apart, other])).not.toEqual([])
    expect(countDoubles(world.tables, [apart, other])).toEqual([])
  })

  test.each<[string, (request: string) => Booking[], string]>([
    ['a session left out', () => lessons.filter(b => b.id !== first.id), 'sessions'],
    ['an hour too few', () => changed(first, { times: { ...seriesOf(first), periods: { from: seriesOf(first).periods!.from, to: seriesOf(first).periods!.to - 1 } } }), 'periods'],
    ['other weeks', () => changed(first, { times: { ...seriesOf(first), weeks: '1' } }), 'other weeks'],
    ['the weekend', () => changed(first, { times: { ...seriesOf(first), weekday: 7 } }), 'on day 7'],
    ['another room', () => changed(first, { workshopId: apart.workshopId! }), 'another room'],
    ['another teacher', () => changed(first, { teacherIds: apart.teacherIds! }), 'other teachers'],
    ['no machines', () => changed(first, { items: [] }), '0 of'],
  ])('%s is not what was asked for', (_, bookings, what) => {
    const request = first.requestId!
    const before = unmetRequests(world.tables, lessons, [request])
    const faults = unmetRequests(world.tables, bookings(request), [request]).filter(f => !before.includes(f))
    expect(faults.join()).toContain(what)
  })
})
