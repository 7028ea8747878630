import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GENERAL } from '#domain/compliance/packs/general.ts'
import { nightMinutes, workedMinutes } from '#domain/compliance/test-work.ts'
import type { ShiftType } from '#domain/records/host.ts'
import { findingsIn, found, worldWith, type Given } from './small-host.ts'

const TYPES = {
  'shiftType:day': { enterpriseId: 'enterprise:1', name: '白', start: '08:00', end: '17:00', breakMinutes: 60 },
  'shiftType:long': { enterpriseId: 'enterprise:1', name: '长', start: '08:00', end: '17:01', breakMinutes: 60 },
  'shiftType:late': { enterpriseId: 'enterprise:1', name: '中', start: '14:00', end: '22:00' },
  'shiftType:night': { enterpriseId: 'enterprise:1', name: '夜', start: '22:00', end: '06:00' },
  'shiftType:later': { enterpriseId: 'enterprise:1', name: '晚', start: '14:01', end: '22:01' },
}
/** Shifts of the one intern, by date. */
const worked = (shifts: Record<string, keyof typeof TYPES>, more: Given = {}): Given => ({
  shiftType: TYPES,
  shift: Object.fromEntries(Object.entries(shifts).map(([date, type], i) => [`shift:${date.slice(0, 7)}:${i}`, { placementId: 'placement:1', date, shiftTypeId: type }])),
  ...more,
})
const HOLIDAYS: Given = {
  calendarDay: {
    'calendarDay:1': { date: '2026-05-01', kind: 'holiday', name: '劳动节' },
    'calendarDay:2': { date: '2026-05-09', kind: 'workday', name: '劳动节' },
  },
}
const MON_TO_FRI = { '2026-03-09': 'shiftType:day', '2026-03-10': 'shiftType:day', '2026-03-11': 'shiftType:day', '2026-03-12': 'shiftType:day', '2026-03-13': 'shiftType:day' } as const

describe('rest days and holidays (A30)', () => {
  test.each<[string, Given, string[]]>([
    ['a Friday', worked({ '2026-03-13': 'shiftType:day' }), []],
    ['a Saturday', worked({ '2026-03-14': 'shiftType:day' }), ['2026-03-14 – 2026-03-14 moveShift']],
    ['a Saturday where the host rests on Monday', worked({ '2026-03-14': 'shiftType:day' }, { enterprise: { 'enterprise:1': { restDays: ['1'] } } }), []],
    ['a holiday', worked({ '2026-05-01': 'shiftType:day' }, HOLIDAYS), ['2026-05-01 – 2026-05-01 moveShift']],
    ['a Saturday on which the country works', worked({ '2026-05-09': 'shiftType:day' }, HOLIDAYS), []],
  ])('%s', (_, given, expected) => expect(found('A30', given)).toEqual(expected))
})

describe('hours (A31)', () => {
  test.each<[string, Given, string[]]>([
    ['eight hours, five days', worked(MON_TO_FRI), []],
    ['a minute more than eight hours', worked({ '2026-03-09': 'shiftType:long' }), ['2026-03-09 – 2026-03-09 shorterDay']],
    ['a sixth day', worked({ ...MON_TO_FRI, '2026-03-14': 'shiftType:day' }), ['2026-03-09 – 2026-03-15 shorterWeek']],
    ['until ten at night', worked({ '2026-03-09': 'shiftType:late' }), []],
    ['a minute longer', worked({ '2026-03-09': 'shiftType:later' }), ['2026-03-09 – 2026-03-09 dayShift']],
    ['a night', worked({ '2026-03-09': 'shiftType:night' }), ['2026-03-09 – 2026-03-09 dayShift']],
  ])('%s', (_, given, expected) => expect(found('A31', given)).toEqual(expected))

  test('a night window that the college has set is the one that counts', () => {
    const setting = { 'ruleSetting:1': { pack: 'cn-2021-4', rule: 'A31', parameter: 'nightFrom', value: '23:00' } }
    expect(found('A31', worked({ '2026-03-09': 'shiftType:later' }, { ruleSetting: setting }))).toEqual([])
  })

  test('minutes of night are those that lie in the window, however shift and window reach over midnight', () => {
    const clock = fc.integer({ min: 0, max: 1439 })
    const text = (m: number) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`
    fc.assert(
      fc.property(clock, clock, clock, clock, (start, end, from, to) => {
        const type = { start: text(start), end: text(end) } as ShiftType
        const length = end > start ? end - start : end - start + 1440
        const window = to > from ? to - from : to - from + 1440
        let minutes = 0
        for (let m = start; m < start + length; m++) if ((((m - from) % 1440) + 1440) % 1440 < window) minutes += 1
        expect(nightMinutes(type, text(from), text(to))).toBe(minutes)
        expect(workedMinutes(type)).toBe(length)
      }),
    )
  })
})

test('seven days in a row are one too many by the general pack, six are not (G2)', () => {
  const days = (n: number) => worked(Object.fromEntries(Array.from({ length: n }, (_, i) => [`2026-03-${String(9 + i).padStart(2, '0')}`, 'shiftType:day' as const])))
  expect(found('G2', days(6), { pack: GENERAL })).toEqual([])
  expect(found('G2', days(7), { pack: GENERAL })).toEqual(['2026-03-09 – 2026-03-15 restDay'])
})

describe('a recorded special need (A28)', () => {
  const need = (fields: object): Given => ({ exemption: { 'exemption:1': { postId: 'post:1', rules: ['A31'], filingNo: '备1', filedOn: '2026-02-01', from: '2026-03-01', to: '2026-03-31', ...fields } as never } })
  const night = (more: Given) => worked({ '2026-03-09': 'shiftType:night' }, more)
  test.each<[string, object, number]>([
    ['of the post, reported before', {}, 0],
    ['of the programme', { postId: undefined, programmeId: 'programme:1' }, 0],
    ['reported after the night', { filedOn: '2026-03-10' }, 1],
    ['that ended before', { to: '2026-03-08' }, 1],
    ['for another rule', { rules: ['A30'] }, 1],
    ['of another post', { postId: 'post:2' }, 1],
  ])('%s: %i', (_, fields, count) => expect(found('A31', night(need(fields)))).toHaveLength(count))

  test('waives nothing but Art. 17', () => {
    expect(found('A27', { ...need({ rules: ['A27'] }), post: { 'post:1': { labourIntensity: '3' } } })).toHaveLength(1)
  })
})

describe('changes under way', () => {
  const other: Given = {
    enterprise: { 'enterprise:2': { ...(worldWith().tables.enterprise.get('enterprise:1') as object), name: '东岭电气', province: '江苏' } },
    contact: { 'contact:2': { enterpriseId: 'enterprise:2', name: '周师傅' } },
    staffCount: { 'staffCount:9': { enterpriseId: 'enterprise:2', from: '2026-01-01', count: 500 } },
  }
  test('a new host from a day on has its own mentor, signature and limits from that day', () => {
    const change = { 'placementChange:1': { placementId: 'placement:1', from: '2026-06-01', reason: '调整', enterpriseId: 'enterprise:2' } }
    expect(found('A09', { ...other, placementChange: change })).toEqual(['2026-06-01 – 2026-09-01 nameSupervisor'])
    expect(found('A19', { ...other, placementChange: change })).toEqual(['2026-06-01 – 2026-09-01 signChange'])
    const signed = { 'placementChange:1': { ...change['placementChange:1'], mentorId: 'contact:2', signedOn: '2026-05-30' } }
    expect([...found('A09', { ...other, placementChange: signed }), ...found('A19', { ...other, placementChange: signed })]).toEqual([])
  })

  test('an earlier end ends the demands on insurance, visits and archive too', () => {
    const change = { 'placementChange:1': { placementId: 'placement:1', from: '2026-08-01', reason: '提前结束', to: '2026-08-15' } }
    const given: Given = { placementChange: change, placement: { 'placement:1': { insuredTo: '2026-08-15', summaryOn: undefined } } }
    expect(found('A43', given)).toEqual([])
    expect(found('A41', given)).toEqual(['2026-08-16 – 2026-11-23 archive'])
  })

  test('another province asks for a filing from the day of the change', () => {
    const change = { 'placementChange:1': { placementId: 'placement:1', from: '2026-06-01', reason: '调整', enterpriseId: 'enterprise:2', mentorId: 'contact:2', signedOn: '2026-05-30' } }
    const setting = { 'ruleSetting:1': { pack: 'cn-2021-4', rule: 'A38', parameter: 'province', value: '浙江' } }
    expect(found('A38', { ...other, placementChange: change, ruleSetting: setting })).toEqual(['2026-06-01 – 2026-09-01 fileAcross'])
    expect(found('A38', { ...other, placementChange: change, ruleSetting: setting, placement: { 'placement:1': { crossFilingNo: '1', crossFiledOn: '2026-06-01' } } })).toEqual([])
  })
})

test('a finding that somebody answers for carries the reason, and only for the days and the subject that it names', () => {
  const override = { rule: 'cn-2021-4/A18', subjectId: 'placement:1', from: '2026-03-02', to: '2026-12-31', reason: '学徒制', by: '李主任' }
  const long: Given = { placement: { 'placement:1': { to: '2026-12-31', insuredTo: '2026-12-31' } } }
  const parts = (...fields: object[]) =>
    findingsIn(worldWith({ ...long, findingOverride: Object.fromEntries(fields.map((f, i) => [`findingOverride:${i + 1}`, { ...override, ...f }])) }))
      .filter(f => f.rule === 'A18')
      .map(f => `${f.from} – ${f.to} ${f.overrideId ?? 'stands'}`)
  expect(parts({})).toEqual(['2026-03-02 – 2026-12-31 findingOverride:1'])
  expect(parts({ to: '2026-11-01' })).toEqual(['2026-03-02 – 2026-11-01 findingOverride:1', '2026-11-02 – 2026-12-31 stands'])
  expect(parts({ from: '2026-04-01', to: '2026-05-01' }, { from: '2026-04-20', to: '2026-06-01' })).toEqual([
    '2026-03-02 – 2026-03-31 stands',
    '2026-04-01 – 2026-05-01 findingOverride:1',
    '2026-05-02 – 2026-06-01 findingOverride:2',
    '2026-06-02 – 2026-12-31 stands',
  ])
  expect(parts({ subjectId: 'placement:2' })).toEqual(['2026-03-02 – 2026-12-31 stands'])
  expect(parts({ rule: 'general/A18' })).toEqual(['2026-03-02 – 2026-12-31 stands'])
})

test('a figure that the college sets from a day on judges the days from that day, whenever the internship began', () => {
  const set = (from: string | undefined, value: string) => ({ pack: 'cn-2021-4', rule: 'A15', parameter: 'share', value, ...(from ? { from } : {}) })
  const of = (...settings: object[]) => found('A15', { ruleSetting: Object.fromEntries(settings.map((s, i) => [`ruleSetting:${i}`, s])) })
  expect(of(set('2026-06-01', '0.005'))).toEqual(['2026-06-01 – 2026-09-01 fewerInterns'])
  expect(of(set('2026-06-01', '0.005'), set('2026-07-01', '0.1'))).toEqual(['2026-06-01 – 2026-06-30 fewerInterns'])
  expect(of(set(undefined, '0.005'), set('2026-07-01', '0.1'))).toEqual(['2026-03-02 – 2026-06-30 fewerInterns'])
  expect(of(set('2026-09-02', '0.005'))).toEqual([])
})
