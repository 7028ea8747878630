import { describe, expect, test } from 'vitest'
import type { Text } from '#domain/report/model.ts'
import { olderParts } from '#domain/report/reports.ts'
import { World } from '#domain/world.ts'
import type { Given } from '../compliance/small-host.ts'
import { blockOf, ctx, made, refused, WEEK, wordsOf, zh } from './small-internship.ts'

describe('shift roster of a host', () => {
  const week = { enterpriseId: '金宇精密', from: '2026-03-09', to: '2026-03-15' }

  test('shows who works when, in signs that differ, drafts in brackets, and what adds up', () => {
    const model = made('roster', week)
    const grid = blockOf(model, 'daySheet')
    expect(grid.rows.map(r => [zh(r.head), r.cells.map(c => zh(c.mark)), r.sums.map(zh)])).toEqual([
      ['林小雨', ['早', '(夜)!', '早二', '休', '休', '休', '休'], ['24', '1', '4']],
      ['周大海', ['／', '／', '', '', '', '', ''], ['', '', '']],
    ])
    expect(grid.days.map(d => [zh(d.head), d.closed === true])).toEqual([['3/9', false], ['10', false], ['11', false], ['12', false], ['13', false], ['14', true], ['15', true]])
    expect(grid.foot.map(f => [zh(f.head), f.cells.map(zh).join('|')])).toEqual([['在岗 早 早班', '1||||||'], ['在岗 早二 早二', '||1||||'], ['在岗 夜 夜班', '|1|||||']])
    expect(zh(model.sheets[0]!.mark!)).toBe('草稿')
    expect(wordsOf(model)).toContain('早 = 早班 08:00–16:30（8 小时）')
    expect(wordsOf(model)).toContain('这份排班违反规则：林小雨 A31')
    expect(blockOf(model, 'signatures').lines.map(l => zh(l as Text))).toEqual(['企业导师', '校内指导教师', '学校（盖章）', '实习单位（盖章）'])
  })

  test('has no draft mark once all is published', () => {
    const published = { shift: { ...WEEK.shift, 'shift:2026-03:2': { ...WEEK.shift!['shift:2026-03:2'], published: true } } }
    expect(made('roster', week, published).sheets[0]!.mark).toBeUndefined()
  })

  test('of 31 days is one sheet, of 32 a sheet a month', () => {
    const sheets = (to: string) => made('roster', { ...week, from: '2026-03-01', to }).sheets.map(s => zh(s.subtitle!))
    expect(sheets('2026-03-31')).toEqual(['2026-03-01 至 2026-03-31'])
    expect(sheets('2026-04-01')).toEqual(['2026-03-01 至 2026-03-31', '2026-04-01 至 2026-04-01'])
  })

  test('is the week of today by itself, and says why it would be empty', () => {
    expect(zh(made('roster', { enterpriseId: 'enterprise:1' }).sheets[0]!.subtitle!)).toBe('2026-03-09 至 2026-03-15')
    const empty = made('roster', { ...week, from: '2027-03-01', to: '2027-03-07' })
    expect(empty.sheets[0]!.blocks.map(b => b.kind)).toEqual(['daySheet'])
    expect(zh(blockOf(empty, 'daySheet').empty)).toBe('这段时间没有学生在这里实习。')
  })

  test.each([
    [{}, 'report.roster.which'],
    [{ enterpriseId: '没有' }, 'report.missing'],
    [{ ...week, to: '2026-03-08' }, 'report.span.backwards'],
    [{ ...week, to: '2027-03-10' }, 'report.span.long'],
    [{ ...week, postId: 'post:other' }, 'report.roster.otherHost'],
  ])('%o is refused: %s', (params, code) => expect(refused('roster', params, { post: { 'post:other': { enterpriseId: 'enterprise:2', name: '焊工' } } })).toBe(code))

  test('asks for the months that it reads', () => {
    expect(olderParts('roster', { ...week, from: '2025-12-30', to: '2026-02-02' }, ctx, new World())).toEqual(['shift:2025-12:', 'shift:2026-01:', 'shift:2026-02:'])
    expect(olderParts('attendance', { from: '2026-03-01', to: '2026-03-31' }, ctx, new World())).toEqual(['attendance:2026-03:', 'shift:2026-03:'])
    expect(olderParts('roster', { ...week, to: '2020-01-01' }, ctx, new World())).toEqual([])
    expect(olderParts('nonsense', {}, ctx, new World())).toEqual([])
  })
})

describe('shifts of a student', () => {
  test('stand by week, with sums of each week and of all; a student is known by the number', () => {
    const model = made('student-roster', { studentId: '2024001', from: '2026-03-09', to: '2026-03-22' })
    expect(blockOf(model, 'daySheet').rows.map(r => [zh(r.head), r.cells.slice(0, 3).map(c => zh(c.mark)).join(), r.sums.map(zh).join()])).toEqual([
      ['3/9–3/15', '早班,(夜班),早二', '24,1,4'],
      ['3/16–3/22', '休,休,休', '0,0,7'],
      ['合计', ',,', '24,1,11'],
    ])
    expect(zh(model.sheets[0]!.title)).toBe('林小雨 · 2024001 · 数控2401')
  })

  test('of days outside the internship say so', () => {
    const model = made('student-roster', { placementId: 'placement:1', from: '2027-01-01', to: '2027-01-31' })
    expect(wordsOf(model)).toContain('林小雨 的实习从 2026-03-02 到 2026-09-01')
    expect(refused('student-roster', {})).toBe('report.student-roster.which')
    expect(refused('student-roster', { placementId: 'placement:none' })).toBe('report.missing')
    expect(refused('student-roster', { studentId: 'student:3' }, { student: { ...WEEK.student, 'student:3': { number: '2024003', name: '无' } } })).toBe('report.placement.none')
  })
})

describe('attendance sheet', () => {
  const month = { enterpriseId: 'enterprise:1', from: '2026-03-09', to: '2026-03-13' }

  test('tells by whose word each mark is, and counts each grade apart', () => {
    const model = made('attendance', month)
    const grid = blockOf(model, 'daySheet')
    expect(grid.rows[0]!.cells.map(c => `${zh(c.mark)}${c.below ? zh(c.below) : ''}`)).toEqual(['√机', '迟自', '旷师', '', ''])
    expect(grid.sums.map(zh)).toEqual(['出勤', '旷工', '请假', '未记', '工时', '机', '师', '导', '自'])
    // an absence that a teacher saw is no day present by a teacher's word
    expect(grid.rows[0]!.sums.map(zh).toSpliced(3, 1)).toEqual(['2', '1', '0', '15', '1', '0', '0', '1'])
    expect(blockOf(model, 'figures').items.map(i => `${zh(i.label)} ${zh(i.value)}`).slice(0, -1)).toEqual(['学生 2', '出勤天数 2', '设备使用记录 1（50%）', '教师现场核实 0（0%）', '企业导师签字 0（0%）', '仅学生自报 1（50%）'])
  })

  test('shows the mentor’s signature for these days, and the line to sign on without one', () => {
    const line = (given: Given) => blockOf(made('attendance', month, given), 'signatures').lines[0]
    expect(zh(line({}) as Text)).toBe('企业导师')
    const signed = { enterpriseId: 'enterprise:1', from: '2026-03-09', to: '2026-03-10', by: '陈师傅', at: '2026-03-10T16:00', way: 'drawn' as const, image: 'attachment:abc', marks: 2 }
    expect(line({ signature: { 'signature:1': signed } })).toMatchObject({ by: '陈师傅', on: '2026-03-10', image: 'attachment:abc' })
    expect(zh(line({ signature: { 'signature:1': { ...signed, from: '2026-02-01', to: '2026-03-08' } } }) as Text)).toBe('企业导师')
  })
})
