import { describe, expect, test } from 'vitest'
import type { Given } from '../compliance/small-host.ts'
import { blockOf, ctx, made, refused, rowsOf, WEEK, wordsOf, zh } from './small-internship.ts'

describe('placement list', () => {
  test('has a line for each, by class, with the papers that are there', () => {
    const rows = rowsOf(made('placements', { batchId: '2026春' }))
    expect(rows.map(r => r.slice(1, 5).concat(r.slice(8)))).toEqual([
      ['2024001', '林小雨', '13800000001', '金宇精密', '2026-03-02', '2026-09-01', '☑', '☑', '☑', '☑', '5/5'],
      ['2024002', '周大海', '', '金宇精密', '2026-03-11', '2026-09-01', '□', '□', '□', '□', '0/1'],
    ])
  })

  test('goes by the days as amended, and by the host of the day', () => {
    const given: Given = {
      enterprise: { 'enterprise:2': { name: '恒泰模塑' } },
      placementChange: { 'placementChange:1': { placementId: 'placement:1', from: '2026-03-12', reason: '调岗', enterpriseId: 'enterprise:2', to: '2026-10-15' } },
    }
    const row = (day: string) => rowsOf(made('placements', { day }, given)).find(r => r[2] === '林小雨')
    expect(row('2026-03-11')![4]).toBe('金宇精密')
    expect(row('2026-03-12')!.slice(4, 10)).toEqual(['恒泰模塑', '', '', '王老师', '2026-03-02', '2026-10-15（变更）'])
    expect(row('2026-10-15')).toBeDefined()
    expect(row('2026-10-16')).toBeUndefined()
    expect(rowsOf(made('placements', { enterpriseId: '恒泰模塑' }, given)).map(r => r[2])).toEqual(['林小雨'])
  })

  test('of nobody says so, and what was cancelled is on no list', () => {
    expect(zh(blockOf(made('placements', { day: '2030-01-01' }), 'table').empty)).toBe('没有符合条件的实习安排。')
    expect(rowsOf(made('placements', {}, { placement: { ...WEEK.placement, 'placement:1': { status: 'cancelled' } } }))).toHaveLength(1)
    expect(refused('placements', { batchId: '没有' })).toBe('report.missing')
  })
})

describe('chase list', () => {
  const LATE: Given = {
    teacher: { 'teacher:2': { name: '李老师' } },
    student: { ...WEEK.student, 'student:3': { number: '2024003', name: '何一', classGroupId: 'classGroup:1' } },
    placement: {
      'placement:1': { consentOn: null as never, studentSignedOn: null as never },
      'placement:2': { ...WEEK.placement!['placement:2'], from: '2026-03-16' },
      'placement:3': { studentId: 'student:3', batchId: 'batch:1', kind: 'visit', enterpriseId: 'enterprise:1', from: '2026-03-20', to: '2026-03-21', status: 'planned', tutorId: 'teacher:2', trainedOn: '2026-03-01' },
    },
  }

  test('gives each tutor a sheet, with what is owed, by when, and whom to call', () => {
    const model = made('chase', {}, LATE)
    expect(model.sheets.map(s => zh(s.title)).toSorted()).toEqual(['李老师', '王老师'])
    const at = model.sheets.findIndex(s => zh(s.title) === '王老师')
    expect(rowsOf(model, at)).toEqual([
      ['2026-03-02 逾期 10 天', '2024001', '林小雨', '13800000001', '林父 13800000002', '金宇精密', '知情同意书 · 三方协议（学生签字）', '□'],
      ['2026-03-16', '2024002', '周大海', '', '', '金宇精密', expect.stringMatching(/^知情同意书 · 三方协议（学生签字） · .*岗前培训考核 · 实习责任保险/), '□'],
    ])
    expect(blockOf(model, 'figures', at).items.map(i => zh(i.value)).toSpliced(1, 1)).toEqual(['2', '1', '1'])
    // a visit needs neither consent nor agreement
    expect(rowsOf(model, 1 - at).map(r => r[6])).toEqual(['实习责任保险（覆盖全程）'])
    expect(made('chase', { tutorId: '李老师' }, LATE).sheets).toHaveLength(1)
  })

  test('names who has no tutor, and says when there is nothing to chase', () => {
    const tutorless = made('chase', {}, { placement: { 'placement:1': { tutorId: null as never, consentOn: null as never } } })
    expect(zh(tutorless.sheets[0]!.title)).toBe('尚未安排指导教师')
    expect(wordsOf(made('chase', {}, { placement: {} }))).toContain('没有要催办的')
  })

  test('chases what belongs to the end only once that is over', () => {
    const given: Given = { placement: { 'placement:1': { reportOn: null as never } } }
    expect(wordsOf(made('chase', {}, given))).not.toContain('实习报告')
    expect(wordsOf(made('chase', {}, given, { ...ctx, now: '2026-09-01T08:00' }))).toContain('没有要催办的')
    expect(rowsOf(made('chase', {}, given, { ...ctx, now: '2026-09-02T08:00' })).map(r => [r[0], r[6]])).toEqual([['2026-09-01 逾期 1 天', '实习报告']])
  })
})

describe('archive checklist', () => {
  const at = { ...ctx, now: '2026-11-23T08:00' }

  test('of one student lists the eight kinds with what is there', () => {
    const given: Given = { placement: { 'placement:1': { reportOn: null as never, evidence: null as never } } }
    const rows = rowsOf(made('archive', { placementId: '2024001' }, given, at))
    expect(rows.map(r => r.slice(2, 4))).toEqual([['☑', '2026-03-01'], ['☑', '方案 · 2026-02-20'], ['□', ''], ['☑', '优 · 2026-09-05'], ['☑', '184 份，最近 2026-09-01'], ['☑', '184 份，最近 2026-09-01'], ['☑', '2026-09-03'], ['□', '']])
    expect(wordsOf(made('archive', { placementId: '2024001' }, given, at))).toContain('8 类材料中已有 6 类。')
  })

  test('of a class is one list, with those that lack nothing counted', () => {
    const model = made('archive', { classGroupId: '数控2401' }, {}, at)
    expect(blockOf(model, 'figures').items.map(i => zh(i.value))).toEqual(['2', '1', '1'])
    // the second has only the visits to the host and the plan of the batch
    expect(rowsOf(model)[1]!.slice(4)).toEqual(['□', '☑ 2026-02-20', '□', '□', '□', expect.stringMatching(/^☑ 1\d\d$/), '□', '□'])
    expect(refused('archive', {})).toBe('report.archive.which')
  })
})

test('a national id is on no paper, and phone numbers only on the two lists for calling', () => {
  const params: Record<string, object> = {
    placements: {}, chase: {}, agreement: { batchId: 'batch:1' }, roster: { enterpriseId: 'enterprise:1' }, 'student-roster': { studentId: '林小雨' },
    attendance: { enterpriseId: 'enterprise:1' }, visit: { visitId: 'visit:0' }, compliance: {}, archive: { batchId: 'batch:1' },
  }
  for (const [name, wanted] of Object.entries(params)) {
    const words = wordsOf(made(name, wanted, { placement: { ...WEEK.placement, 'placement:1': { consentOn: null as never } }, visit: { 'visit:0': { seen: ['placement:1'] } } }))
    expect(words, name).toContain('林小雨')
    expect(words, name).not.toContain('110105200803021236')
    expect(words.includes('13800000001'), name).toBe(name === 'placements' || name === 'chase')
  }
})
