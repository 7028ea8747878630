import { describe, expect, test } from 'vitest'
import type { Given } from '../compliance/small-host.ts'
import { blockOf, made, refused, rowsOf, WEEK, wordsOf, zh } from './small-internship.ts'

describe('annex to the agreement', () => {
  const CHANGED: Given = {
    enterprise: { 'enterprise:2': { name: '恒泰模塑' } },
    placementChange: { 'placementChange:1': { placementId: 'placement:1', from: '2026-05-01', reason: '调岗', enterpriseId: 'enterprise:2', to: '2026-10-15' } },
    placement: { 'placement:1': { agreementContents: ['1', '2', '3', '4', '5', '6', '7', '9'] } },
  }

  test('has the nine contents, what was changed, and three who sign; it says what it is not', () => {
    const model = made('agreement', { placementId: 'placement:1' }, CHANGED)
    const heads = model.sheets[0]!.blocks.flatMap(b => (b.kind === 'heading' ? [zh(b.text)] : []))
    expect(heads.map(h => h.slice(0, 1)).slice(0, 9).join('')).toBe('123456789')
    expect([heads[6], heads[7]]).toEqual(['7 实习考核方式 · 协议已载明', '8 各方违约责任 · 已签协议未载明'])
    expect(wordsOf(model)).toContain('不是官方示范文本')
    expect(rowsOf(model)).toEqual([['1', '2026-05-01', '单位：恒泰模塑 · 结束日期：2026-10-15', '调岗', '□']])
    const facts = model.sheets[0]!.blocks.flatMap(b => (b.kind === 'facts' ? b.items.map(i => `${zh(i.label)} ${zh(i.value)}`) : []))
    expect(facts).toEqual(expect.arrayContaining(['起止日期 2026-03-02 至 2026-10-15', '实习单位 金宇精密、恒泰模塑', '实习报酬 每月 4,000 元', '工作时间 每日不超过 8 小时，每周不超过 40 小时，不加班、不上夜班', '保险期限 2026-03-02 至 2026-09-01']))
    expect(blockOf(model, 'parties').parties.map(p => zh(p.role))).toEqual(['甲方（学校）', '乙方（实习单位）', '丙方（学生）'])
  })

  test('of a batch is a sheet for each; figures that the college has set are the ones printed', () => {
    expect(made('agreement', { batchId: 'batch:1' }).sheets.map(s => zh(s.subtitle!))).toEqual(['林小雨 · 2024001 · 数控2401', '周大海 · 2024002 · 数控2401'])
    const set = { ruleSetting: { 'ruleSetting:1': { pack: 'cn-2021-4', rule: 'A31', parameter: 'weekHours', value: '35' } } }
    expect(wordsOf(made('agreement', { placementId: 'placement:1' }, set))).toContain('每周不超过 35 小时')
    expect(refused('agreement', {})).toBe('report.agreement.which')
    expect(refused('agreement', { placementId: 'placement:1' }, { placement: { 'placement:1': { status: 'cancelled' } } })).toBe('report.placement.void')
    expect(wordsOf(made('agreement', { batchId: 'batch:2' }, { batch: { 'batch:2': { name: '空', kind: 'post', from: '2026-03-01', to: '2026-04-01' } } }))).toContain('这个批次还没有实习安排。')
  })
})

describe('visit record', () => {
  const VISIT: Given = {
    visit: {
      'visit:0': {
        seen: ['placement:1'], spokeWith: '陈师傅', checks: ['present', 'pay'], failed: ['safety'], remarks: [{ check: 'safety', text: '护目镜不足' }],
        content: '车削', photos: [{ image: 'attachment:abc', caption: '工位' }],
      },
    },
    visitIssue: { 'visitIssue:1': { visitId: 'visit:0', what: '补护目镜', owner: '陈师傅', due: '2026-03-20' } },
  }

  test('tells what was looked at, who was seen, what is to be done, and shows the photos', () => {
    const model = made('visit', { visitId: 'visit:0' }, VISIT)
    expect(blockOf(model, 'checklist').items.map(i => i.state).join()).toBe('yes,open,open,open,no,open,yes,open,open')
    expect(blockOf(model, 'checklist').items[4]).toMatchObject({ note: '护目镜不足' })
    expect(blockOf(model, 'facts').items.map(i => zh(i.value))).toEqual(expect.arrayContaining(['1 人 · 林小雨', '陈师傅', '王老师']))
    expect(rowsOf(model)).toEqual([['1', '补护目镜', '陈师傅', '2026-03-20', '□', '']])
    expect(blockOf(model, 'photos').items).toEqual([{ image: 'attachment:abc', caption: '工位' }])
  })

  test('of a planned visit is marked so; one that is not there is refused', () => {
    expect(zh(made('visit', { visitId: 'visit:0' }, { visit: { 'visit:0': { status: 'planned' } } }).sheets[0]!.mark!)).toBe('计划')
    expect([refused('visit', {}), refused('visit', { visitId: 'visit:none' })]).toEqual(['report.visit.which', 'report.missing'])
  })
})

describe('compliance report', () => {
  const broken: Given = { placement: { 'placement:1': { consentOn: null as never } }, shift: {} }

  test('tells what stands, by rule and article, with its cure, and proves the rest', () => {
    const model = made('compliance', { day: '2026-03-10', pack: 'cn-2021-4' }, broken)
    expect(model.sheets.map(s => zh(s.title))).toEqual(['实习合规报告', '问题与整改', '已说明的问题与豁免', '证据索引'])
    expect(blockOf(model, 'figures').items.map(i => `${zh(i.label)} ${zh(i.value)}`)).toEqual(expect.arrayContaining(['实习人数 1', '实习单位 1', '无问题 0', '问题：必须 1']))
    const rules = rowsOf(model)
    expect(rules).toHaveLength(45)
    expect(rules.find(r => r[0] === 'A11')!.slice(0, 2).concat(rules.find(r => r[0] === 'A11')!.slice(4))).toEqual(['A11', '第 9 条', '1', '', '☒'])
    expect(rules.find(r => r[0] === 'A22')!.at(-1)).toBe('☑')
    expect(rules.find(r => r[0] === 'A12')!.at(-1)).toBe('–')
    const [finding] = blockOf(model, 'table', 1).groups
    expect(zh(finding!.head!)).toMatch(/^A11 · 第 9 条 · /)
    expect(finding!.rows[0]!.map(zh).slice(0, 3)).toEqual(['林小雨', '金宇精密', '2026-03-02 至 2026-09-01'])
    expect(rowsOf(model, 3)).toEqual([['2024001', '林小雨', '金宇精密', '□', '2026-03-01', 'P1', '2026-03-02 – 2026-09-01', '2026-02-28', expect.stringContaining('184'), expect.stringContaining('184'), '备2026-7']])
  })

  test('an answered finding stands apart, with who answers, why and by which document', () => {
    const answer = { rule: 'cn-2021-4/A11', subjectId: 'placement:1', from: '2026-03-02', to: '2026-09-01', reason: '监护人在境外', document: '院发12号', by: '王老师' }
    const model = made('compliance', { day: '2026-03-10' }, { ...broken, findingOverride: { 'findingOverride:1': answer } })
    expect(model.sheets.map(s => zh(s.title))).not.toContain('问题与整改')
    expect(wordsOf(model)).toContain('2026-03-10 没有未处理的问题。')
    const at = model.sheets.findIndex(s => zh(s.title) === '已说明的问题与豁免')
    expect(blockOf(model, 'table', at).groups[0]!.rows.map(r => r.map(zh))).toEqual([['A11', '第 9 条', '林小雨', '2026-03-02 至 2026-09-01', '监护人在境外', '院发12号', '王老师', '2026-03-02 至 2026-09-01']])
  })

  test('of one host leaves out the others; of a day without interns it says so', () => {
    const other: Given = { ...broken, enterprise: { 'enterprise:2': { name: '恒泰模塑' } }, placement: { ...broken.placement, 'placement:2': { ...WEEK.placement!['placement:2'], enterpriseId: 'enterprise:2', from: '2026-03-02' } } }
    const names = (params: object) => rowsOf(made('compliance', { day: '2026-03-10', ...params }, other), 3).map(r => r[1])
    expect(names({})).toEqual(['林小雨', '周大海'])
    expect(names({ enterpriseId: '恒泰模塑' })).toEqual(['周大海'])
    expect(wordsOf(made('compliance', { day: '2026-03-10', enterpriseId: '恒泰模塑' }, other))).not.toContain('林小雨')
    expect(wordsOf(made('compliance', { day: '2031-03-10' }))).toContain('这一天没有符合条件的实习。')
  })

  test('knows the neutral rules too', () => expect(rowsOf(made('compliance', { pack: 'general', day: '2026-03-10' })).map(r => r[0])).toEqual(['G1', 'G2', 'G3', 'G4', 'G5']))
})
