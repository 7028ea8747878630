import { describe, expect, test } from 'vitest'
import { findClashes } from '#domain/booking/clashes.ts'
import { minuteSpan } from '#domain/base/time.ts'
import { schemas, tableNames } from '#domain/tables.ts'
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
