import { describe, expect, test } from 'vitest'
import type { Context } from '#domain/base/decision.ts'
import type { Block, ReportModel, Text } from '#domain/report/model.ts'
import { buildReport, olderParts } from '#domain/report/reports.ts'
import { textIn } from '#words/report-text.ts'
import { NO_PAST } from '../no-past.ts'
import { worldWith, type Given } from '../compliance/small-host.ts'

const ctx: Context = { now: '2026-03-12T08:14', actor: { name: '' }, newId: table => `${table}:new`, past: NO_PAST }
const zh = (text: Text) => textIn('zh-CN', text)

/** A second intern, shifts of a week, marks of two days: what the sheets show. */
const WEEK: Given = {
  shiftType: {
    'shiftType:early': { enterpriseId: 'enterprise:1', name: '早班', start: '08:00', end: '16:30', breakMinutes: 30 },
    'shiftType:night': { enterpriseId: 'enterprise:1', name: '夜班', start: '22:00', end: '06:00' },
    'shiftType:early2': { enterpriseId: 'enterprise:1', name: '早二', start: '09:00', end: '17:00' },
  },
  shift: {
    'shift:2026-03:1': { placementId: 'placement:1', date: '2026-03-09', shiftTypeId: 'shiftType:early', published: true },
    'shift:2026-03:2': { placementId: 'placement:1', date: '2026-03-10', shiftTypeId: 'shiftType:night' },
    'shift:2026-03:3': { placementId: 'placement:1', date: '2026-03-11', shiftTypeId: 'shiftType:early2', published: true },
  },
  student: { 'student:1': { phone: '13800000001', guardianName: '林父', guardianPhone: '13800000002', nationalId: '110105200803021236' }, 'student:2': { number: '2024002', name: '周大海', classGroupId: 'classGroup:1' } },
  placement: { 'placement:2': { studentId: 'student:2', batchId: 'batch:1', kind: 'post', enterpriseId: 'enterprise:1', postId: 'post:1', from: '2026-03-11', to: '2026-09-01', status: 'confirmed', tutorId: 'teacher:1' } },
  attendance: {
    'attendance:2026-03:1': { placementId: 'placement:1', date: '2026-03-09', state: 'present', evidence: 'machine', hours: 8 },
    'attendance:2026-03:2': { placementId: 'placement:1', date: '2026-03-10', state: 'late', evidence: 'self', hours: 7 },
    'attendance:2026-03:3': { placementId: 'placement:1', date: '2026-03-11', state: 'absent', evidence: 'teacher' },
  },
}

function made(name: string, params: object, given: Given = {}, at: Context = ctx): ReportModel {
  const model = buildReport(worldWith({ ...WEEK, ...given }), name, params, at)
  if (!model.ok) throw new Error(JSON.stringify(model.refusal))
  return model.value
}
function refused(name: string, params: object, given: Given = {}): string {
  const model = buildReport(worldWith({ ...WEEK, ...given }), name, params, ctx)
  return model.ok ? 'made' : model.refusal.code
}
function blockOf<K extends Block['kind']>(model: ReportModel, kind: K, sheet = 0) {
  return model.sheets[sheet]!.blocks.find(b => b.kind === kind) as Extract<Block, { kind: K }>
}
const rowsOf = (model: ReportModel, sheet = 0) => blockOf(model, 'table', sheet).groups.flatMap(g => g.rows.map(row => row.map(zh)))
/** every word on the paper */
const wordsOf = (model: ReportModel) => JSON.stringify(model, (_, v) => (v && typeof v === 'object' && ('code' in v || 'parts' in v) ? zh(v as Text) : v))

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
    expect(olderParts('roster', { ...week, from: '2025-12-30', to: '2026-02-02' }, ctx)).toEqual(['shift:2025-12:', 'shift:2026-01:', 'shift:2026-02:'])
    expect(olderParts('attendance', { from: '2026-03-01', to: '2026-03-31' }, ctx)).toEqual(['attendance:2026-03:', 'shift:2026-03:'])
    expect(olderParts('roster', { ...week, to: '2020-01-01' }, ctx)).toEqual([])
    expect(olderParts('nonsense', {}, ctx)).toEqual([])
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

describe('placement list', () => {
  test('has a line for each, by class, with the papers that are there', () => {
    const rows = rowsOf(made('placements', { batchId: '2026春' }))
    expect(rows.map(r => r.slice(1, 5).concat(r.slice(8)))).toEqual([
      ['2024001', '林小雨', '13800000001', '金宇精密', '2026-03-02 至 2026-09-01', '☑', '☑', '☑', '☑', '5/5'],
      ['2024002', '周大海', '', '金宇精密', '2026-03-11 至 2026-09-01', '□', '□', '□', '□', '0/1'],
    ])
  })

  test('goes by the days as amended, and by the host of the day', () => {
    const given: Given = {
      enterprise: { 'enterprise:2': { name: '恒泰模塑' } },
      placementChange: { 'placementChange:1': { placementId: 'placement:1', from: '2026-03-12', reason: '调岗', enterpriseId: 'enterprise:2', to: '2026-10-15' } },
    }
    const row = (day: string) => rowsOf(made('placements', { day }, given)).find(r => r[2] === '林小雨')
    expect(row('2026-03-11')![4]).toBe('金宇精密')
    expect(row('2026-03-12')!.slice(4, 9)).toEqual(['恒泰模塑', '', '', '王老师', '2026-03-02 至 2026-10-15（变更）'])
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
    expect(rowsOf(model, 3)).toEqual([['2024001', '林小雨', '金宇精密', '□', '2026-03-01', 'P1 2026-03-02 – 2026-09-01', '2026-02-28', expect.stringContaining('184'), expect.stringContaining('184'), '备2026-7']])
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
