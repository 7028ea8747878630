import { describe, expect, test } from 'vitest'
import shipped from '../../../assets/calendar/cn-2025-2026.json' with { type: 'json' }
import { addOfficialDays, officialDaysOfSheets, parseOfficialDays, yearsOf } from '#domain/calendar/official-days.ts'
import { weekdayOf } from '#domain/base/time.ts'

describe('the holidays that ship', () => {
  const read = parseOfficialDays(JSON.stringify(shipped))
  if (!read.ok) throw new Error(read.refusal.code)
  const days = read.value

  test('are the 61 days off and 11 make-up workdays of 2025 and 2026', () => {
    expect(days.filter(d => d.kind === 'holiday')).toHaveLength(61)
    expect(days.filter(d => d.kind === 'workday')).toHaveLength(11)
    expect(yearsOf(days)).toEqual([2025, 2026])
  })

  test('leave 248 working days in each year', () => {
    for (const year of [2025, 2026]) {
      const kind = new Map(days.map(d => [d.date, d.kind]))
      let working = 0
      for (let t = Date.UTC(year, 0, 1); t < Date.UTC(year + 1, 0, 1); t += 86_400_000) {
        const date = new Date(t).toISOString().slice(0, 10)
        if (kind.get(date) === 'workday' || (weekdayOf(date) < 6 && !kind.has(date))) working++
      }
      expect(working).toBe(248)
    }
  })

  test('make up only for weekends', () => {
    expect(days.filter(d => d.kind === 'workday' && weekdayOf(d.date) < 6)).toEqual([])
  })
})

describe('a file of a later year', () => {
  const want = [
    { date: '2027-01-01', kind: 'holiday', name: '元旦' },
    { date: '2027-01-09', kind: 'workday', name: '元旦' },
  ]
  test.each([
    ['a list', JSON.stringify(want.toReversed())],
    ['an object by date', '{"2027-01-01":{"name":"元旦","kind":"holiday"},"2027-01-09":{"name":"元旦","kind":"workday"}}'],
    [
      'the holiday-cn shape with a byte order mark',
      '\ufeff{"$schema":"x","year":2027,"papers":[],"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true},{"name":"元旦","date":"2027-01-09","isOffDay":false}]}',
    ],
  ])('is read as %s', (_, json) => expect(parseOfficialDays(json)).toEqual({ ok: true, value: want }))

  test('is read from a sheet below a title row', () => {
    const rows = [['2027年放假安排', null, null], ['日期', '类型', '名称'], ['2027/1/1', '放假', '元旦'], [null, null, null], ['2027年1月9日', '调休上班', '元旦']]
    expect(officialDaysOfSheets([{ sheet: '说明', rows: [] }, { sheet: 'A', rows }])).toEqual({ ok: true, value: want })
  })

  test.each([
    ['no JSON', '<html>', { code: 'calendar.json', facts: {} }],
    ['an impossible date', '[{"date":"2027-02-30","kind":"holiday","name":"x"}]', { code: 'calendar.item', facts: { item: 1 } }],
    ['a year without days', '{"year":2027,"days":[]}', { code: 'calendar.empty', facts: {} }],
    ['a date twice', JSON.stringify([want[0], want[0]]), { code: 'calendar.twice', facts: { date: '2027-01-01' } }],
  ])('is refused for %s', (_, json, refusal) => expect(parseOfficialDays(json)).toMatchObject({ ok: false, refusal }))

  test('is refused with sheet, row and column of the first bad cell', () => {
    const rows = [['日期', '类型', '名称'], ['2027-01-01', '放假', '元旦'], ['2027-01-02', '也许', '元旦']]
    expect(officialDaysOfSheets([{ sheet: '2027', rows }])).toMatchObject({
      refusal: { code: 'calendar.cell', facts: { sheet: '2027', row: 3, column: '类型', text: '也许' } },
    })
  })

  test('replaces no day that exists', () => {
    const old = { id: 'calendarDay:1', date: '2027-01-09', kind: 'workday' as const, follows: '2027-01-01' }
    const added = addOfficialDays({ calendarDay: new Map([[old.id, old]]) }, want as never, t => `${t}:new`)
    expect(added.kept).toBe(1)
    expect(added.changes).toEqual([{ table: 'calendarDay', id: 'calendarDay:new', from: null, to: want[0] }])
  })
})
