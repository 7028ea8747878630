import { describe, expect, test } from 'vitest'
import { findClashes } from '#domain/booking/clashes.ts'
import { groupedBy } from '#domain/base/grouped-by.ts'
import { minuteSpan, weekdayOf } from '#domain/base/time.ts'
import type { Series } from '#domain/records/booking.ts'
import { rowProblems } from '#domain/register/row-checks.ts'
import { tableNames } from '#domain/table-names.ts'
import { schemas } from '#domain/tables.ts'
import { openRequests } from '#domain/timetable/college/requests-open.ts'
import { World } from '#domain/world.ts'
import { firstSet } from './first-set.ts'

function worldOf(size: 'small' | 'college' | 'large', language: 'zh-CN' | 'en' = 'zh-CN', today = '2026-11-23'): World {
  const world = new World()
  world.apply(firstSet(size, language, today))
  return world
}

function clashesOf(world: World): string[] {
  return [...world.tables.booking.values()].flatMap(b => findClashes(world, b, b.id).map(c => `${b.id} ${c.date} ${c.rule} ${JSON.stringify(c.facts)}`))
}

function counts(world: World): Record<string, number> {
  return Object.fromEntries(tableNames.map(t => [t, world.tables[t].size] as const).filter(([, n]) => n))
}

describe('the sample college', () => {
  const world = worldOf('college')

  test('is as large as promised', () => {
    expect(counts(world)).toMatchObject({ college: 1, term: 1, bellTable: 2, programme: 12, enterprise: 12, workshop: 24, equipment: 320, classGroup: 100, teacher: 120, booking: 1060 })
    const lent = [...world.tables.equipment.values()].filter(e => e.lenderId)
    expect(lent).toHaveLength(60)
    expect(new Set(lent.map(e => e.lenderId)).size).toBe(12)
    const bookings = [...world.tables.booking.values()]
    expect(bookings.filter(b => b.use === 'teaching' && b.times.kind === 'series')).toHaveLength(900)
    expect(bookings.filter(b => b.use === 'enterprise')).toHaveLength(36)
    expect(bookings.filter(b => b.exceptions)).toHaveLength(48)
  })

  test('has not a single clash', () => expect(clashesOf(world)).toEqual([]))

  test('has records that every form would accept, and points at nothing that is missing', () => {
    for (const name of tableNames) {
      for (const row of world.tables[name].values()) {
        expect(schemas[name].safeParse(row).error?.issues ?? [], row.id).toEqual([])
        for (const id of JSON.stringify(row).match(/"[a-zA-Z]+:(\d{4}-\d\d:)?s\d{4,}"/g) ?? []) expect(world.find(id.slice(1, -1)), id).toBeDefined()
      }
    }
  })

  test('stands in week 13 of its term on 23 November 2026, with a make-up day that follows a Wednesday', () => {
    expect(world.calendar.weekOf('2026-11-23')).toMatchObject({ week: 13, term: { start: '2026-08-31' } })
    expect(world.calendar.dayOf('2026-10-10')).toMatchObject({ kind: 'makeup', follows: '2026-10-07' })
    expect(world.calendar.bellTableOn('2026-09-07')?.name).toBe('夏季作息时间')
    expect(world.calendar.bellTableOn('2026-11-23')?.name).toBe('冬季作息时间')
    const shown = [...world.tables.booking.keys()].flatMap(id => world.occupancy.occurrencesOf(id)).filter(o => o.date === '2026-10-10')
    expect(shown.length).toBeGreaterThan(20)
  })

  test('is the same college each time, and in English the same but for its words', () => {
    expect(firstSet('college', 'zh-CN', '2026-11-23')).toEqual(firstSet('college', 'zh-CN', '2026-11-23'))
    const english = worldOf('college', 'en')
    expect(counts(english)).toEqual(counts(world))
    expect([...english.tables.booking.values()].map(b => b.times)).toEqual([...world.tables.booking.values()].map(b => b.times))
    expect(JSON.stringify(firstSet('college', 'en', '2026-11-23')).match(/[\u4e00-\u9fff]+/g)?.filter(t => !/[节旦国秋]|江州/.test(t)) ?? []).toEqual([])
  })
})

test.each(['2026-03-02', '2026-08-20', '2027-01-05', '2028-05-10'])('the small college of %s has no clash either', today => {
  const world = worldOf('small', 'zh-CN', today)
  expect(counts(world)).toMatchObject({ workshop: 6, equipment: 60, classGroup: 18, teacher: 20, booking: 96 + 4 + 6 + 8 })
  expect(clashesOf(world)).toEqual([])
})

test('the large college shows 5,000 bookings of 200 machines in the present week, without a clash', () => {
  const world = worldOf('large')
  expect(world.tables.equipment.size).toBe(200)
  const week = minuteSpan({ start: '2026-11-23T00:00', end: '2026-11-30T00:00' })
  for (const id of world.tables.equipment.keys()) expect(world.occupancy.usesOf(id, week)).toHaveLength(25)
  expect(clashesOf(world)).toEqual([])
})

describe.each(['small', 'college'] as const)('the requests of the %s sample', size => {
  const world = worldOf(size)
  const { sessionRequest, unavailableTime, booking, equipment, workshop } = world.tables
  const [lessons, open] = size === 'small' ? [96, 8] : [900, 20]
  const booked = groupedBy([...booking.values()].filter(b => b.requestId), b => b.requestId!)

  test('have every lesson of the term among them, and a few that have no time yet', () => {
    expect([...booked.values()].flat()).toHaveLength(lessons)
    for (const [id, sessions] of booked) expect(sessions, id).toHaveLength(sessionRequest.get(id)!.perWeek!)
    expect(openRequests(world.tables).map(o => o.booked)).toEqual(Array.from({ length: open }, () => 0))
    expect([...sessionRequest.values()].filter(r => (r.perWeek ?? 0) > 1).length).toBeGreaterThan(lessons / 6)
  })

  test('ask for what each of their sessions has', () => {
    for (const [id, sessions] of booked) {
      const request = sessionRequest.get(id)!
      for (const session of sessions) {
        expect(session).toMatchObject({ title: request.title, classGroupIds: request.classGroupIds, teacherIds: request.teacherIds, workshopId: request.workshopId, times: { weeks: request.weeks } })
        const { periods } = session.times as Series
        expect(periods!.to - periods!.from + 1).toBe(request.periods)
        for (const { kind, pieces } of request.needs!) {
          const held = (session.items ?? []).filter(i => equipment.get(i.equipmentId)!.model === kind).reduce((n, i) => n + i.units, 0)
          expect(held, `${id} ${kind}`).toBeGreaterThanOrEqual(pieces)
        }
      }
      if (request.notSameDay !== false) expect(new Set(sessions.map(s => (s.times as Series).weekday)).size).toBe(sessions.length)
    }
  })

  test('are such as the form accepts; two of them can never be met', () => {
    for (const row of sessionRequest.values()) expect(rowProblems(world.tables, 'sessionRequest', row), row.id).toEqual([])
    const pieces = (kind: string) => [...equipment.values()].reduce((n, e) => n + (e.model === kind ? e.units : 0), 0)
    const tooMany = [...sessionRequest.values()].filter(r => r.needs?.some(n => n.pieces > pieces(n.kind)))
    const nowhere = [...sessionRequest.values()].filter(r => r.workshopKind && ![...workshop.values()].some(w => w.kind === r.workshopKind))
    expect([tooMany.length, nowhere.length]).toEqual([1, 1])
  })

  test('go with times that are not to be had, at which nothing is booked', () => {
    expect(unavailableTime.size).toBe(size === 'small' ? 6 : 24)
    const occurrences = [...booking.values()].flatMap(b => world.occupancy.occurrencesOf(b.id).map(o => ({ b, o })))
    for (const row of unavailableTime.values()) {
      expect(rowProblems(world.tables, 'unavailableTime', row)).toEqual([])
      const broken = occurrences.filter(({ b, o }) => {
        const mine = row.teacherId ? b.teacherIds?.includes(row.teacherId) : row.classGroupId ? b.classGroupIds?.includes(row.classGroupId) : (o.workshopId ?? b.workshopId) === row.workshopId
        if (!mine || weekdayOf(o.date) !== row.weekday) return false
        const span = world.calendar.periodSpan(o.date, { from: row.from, to: row.to })!
        return o.start < span.end && span.start < o.end
      })
      expect(broken.map(({ b, o }) => `${b.id} ${o.date}`), row.id).toEqual([])
    }
  })
})
