import { describe, expect, test } from 'vitest'
import { FINDING_KINDS, firstFinding } from '#domain/pack/finding-forms.ts'
import { PackPage } from '#domain/records/pack.ts'
import { isCut } from '#domain/outcome/chart.ts'
import { LANGUAGES, textIn } from '#words/say.ts'
import { blocksOf, built, draft, graduateCollege, manyGraduates, refusedWith, said, sheetOf, tableText, toPartner, worldOf } from './graduates.ts'

const world = graduateCollege()
const destination: PackPage = { kind: 'finding', finding: { kind: 'bars', indicator: 'destinationRate', by: 'classGroup' }, table: true }
const zh = (text: Parameters<typeof textIn>[1]) => textIn('zh-CN', text)

/** One page of every kind that there is. */
const EVERY: PackPage[] = [
  ...FINDING_KINDS.map((kind): PackPage => ({ kind: 'finding', finding: firstFinding(kind), table: true, records: true })),
  { kind: 'figures', definitions: true },
  { kind: 'ledger' },
  { kind: 'people' },
  { kind: 'people', who: 'students' },
  { kind: 'evidence' },
  { kind: 'words', heading: '安排', text: '第一段\n第二段' },
]

describe('a pack', () => {
  test('has a cover, contents and its pages in their order, each with its first sheet', () => {
    const pages: PackPage[] = [{ kind: 'words', heading: '开场', text: '' }, { ...destination, records: true }, { kind: 'figures', areas: ['graduates'] }]
    const { model, places } = built(world, draft(pages, { subtitle: '成效', logo: `attachment:${'a'.repeat(64)}` }))
    expect(model.sheets.map(s => zh(s.title))).toEqual(['例会', '目录', '开场', '毕业去向落实率（按班级）', '毕业去向落实率（按班级）：明细', '指标一览'])
    expect(places).toMatchObject([{ sheet: 2 }, { sheet: 3 }, { sheet: 5 }])
    expect(blocksOf(model.sheets[1]!, 'contents')[0]!.items.map(i => [zh(i.title), i.sheet, i.page])).toEqual([['开场', 2, undefined], ['毕业去向落实率（按班级）', 3, undefined], ['毕业去向落实率（按班级）：明细', 4, undefined], ['指标一览', 5, undefined]])
    const [cover] = blocksOf(model.sheets[0]!, 'cover')
    expect(cover).toMatchObject({ title: '例会', subtitle: '成效', logo: `attachment:${'a'.repeat(64)}` })
    expect(cover!.items.map(i => zh(i.value))).toEqual(['院（校）领导', '2025-11-24 至 2026-11-23', '2026-11-23', '截至 2026-11-23 08:14，历史第 41 次变更；各页相同'])
  })

  test('shows a finding with its sentence, chart, definition, cohort date and what is missing, then its figures and the records behind', () => {
    const { model } = built(world, draft([{ ...destination, records: true }]))
    const [, , sheet, records] = model.sheets
    const [chart] = blocksOf(sheet!, 'chart')
    expect(zh(chart!.sentence)).toContain('毕业去向落实率：90.0%（10 中的 9，1 不明）')
    expect(chart!.notes.map(zh).join(' ')).toMatch(/分子.*分母.*9 ÷ 10.*不明：1.*统计日 2026年11月23日.*本口径为本校自定/)
    expect(tableText(sheet!).map(row => row.slice(0, 2))).toEqual([['数控2302（华工装备制造班）', '100.0%'], ['数控2301', '85.7%']])
    expect(tableText(records!).flat()).toContain('学生庚')
    expect(said(model)).toContain('含个人姓名')
  })

  test('makes every kind of page, worded in both languages', () => {
    expect(new Set(EVERY.map(p => p.kind))).toEqual(new Set(PackPage.options.map(o => o.shape.kind.value)))
    const { model, places } = built(world, draft(EVERY))
    expect(places.every(place => 'sheet' in place)).toBe(true)
    for (const language of LANGUAGES) expect(said(model, language)).not.toMatch(/\b(pack|finding|indicator|report|choice|dimension|outcome|ledger|contributions|table|tables|field|value|chart|population)\.[a-zA-Z]|\{\{|undefined|NaN/)
  })

  test.each(EVERY.filter(p => p.kind !== 'words' && p.kind !== 'evidence'))('of a college without data says why it is empty: %o', page => {
    const empty = worldOf({ college: [{ id: 'college:main', name: '江州' }] })
    const sheet = sheetOf(empty, page)
    const texts = sheet.blocks.flatMap(b => (b.kind === 'chart' ? [b.empty] : b.kind === 'table' ? (b.groups.some(g => g.rows.length) ? [zh(b.groups[0]!.rows[0]![0]!)] : [b.empty]) : []))
    expect(texts.map(zh).join('').length, zh(sheet.title)).toBeGreaterThan(4)
  })

  test('goes with the day when it is issued again, or takes other days for once', () => {
    const pack = draft([destination], { period: 'schoolYear' })
    const spanOf = (issue: object) => zh(built(world, pack, issue).model.sheets[2]!.subtitle!)
    expect(spanOf({})).toBe('2026-09-01 至 2027-08-31')
    expect(spanOf({ period: 'lastSchoolYear' })).toBe('2025-09-01 至 2026-08-31')
    expect(spanOf({ period: 'own', from: '2026-01-01', to: '2026-03-31' })).toBe('2026-01-01 至 2026-03-31')
    const early = built(world, draft([destination]), { asOf: '2026-07-01' }).model
    expect(zh(blocksOf(early.sheets[0]!, 'cover')[0]!.items[2]!.value)).toBe('2026-07-01')
    expect(zh(blocksOf(early.sheets[2]!, 'chart')[0]!.sentence)).toContain('10 不明')
  })

  test('of one programme has its rows alone', () => {
    const more = { programme: [{ id: 'programme:weld', name: '焊接' }] }
    const { model } = built(graduateCollege(more), draft([{ kind: 'people' }], { programmeId: 'programme:weld' }))
    expect(said(model)).toContain('焊接')
    expect(said(model)).not.toContain('学生甲')
  })

  test('leaves out what was drawn from something that is gone, and says so', () => {
    const { model, places } = built(world, draft([{ kind: 'finding', finding: { kind: 'bars', indicator: 'indicator:gone', by: 'programme' } }, { kind: 'ledger', enterpriseId: 'enterprise:gone' }, destination]))
    expect(places.map(p => 'sheet' in p)).toEqual([false, false, true])
    expect(said(model)).toContain('未列入本材料')
    expect(said(model)).toContain('指标分组对比：其数据来源已不存在。')
  })

  test.each([
    [{ audience: 'partner' as const }, 'pack.partner'],
    [{ audience: 'partner' as const, enterpriseId: 'enterprise:none' }, 'pack.partnerGone'],
    [{ programmeId: 'programme:none' }, 'pack.programmeGone'],
    [{ period: 'own' as const }, 'scope.dates'],
    [{ period: 'own' as const, from: '2026-03-02', to: '2026-03-01' }, 'scope.dates'],
  ])('%o is refused: %s', (more, code) => expect(refusedWith(world, draft([destination], more))).toBe(code))

  test('tells by a table what its chart has no room for', () => {
    const classes = Array.from({ length: 25 }, (_, i) => ({ id: `classGroup:y${i}`, name: `班${i}`, programmeId: 'programme:cnc' }))
    const student = classes.map(({ id }, i) => ({ id: `student:y${i}`, number: `Y${i}`, name: `甲${i}`, classGroupId: id, graduatedOn: '2026-06-30' }))
    const sheet = sheetOf(graduateCollege({ classGroup: classes, student }), { kind: 'finding', finding: { kind: 'bars', indicator: 'destinationRate', by: 'classGroup' } })
    expect(isCut(blocksOf(sheet, 'chart')[0]!.chart)).toBe(true)
    expect(tableText(sheet)).toHaveLength(27)
  })
})

describe('figures', () => {
  test('stand by area with how many of how many, what is unknown, the target and whose definition it is', () => {
    const rows = tableText(sheetOf(world, { kind: 'figures', areas: ['graduates'] }))
    expect(rows[0]).toEqual(['毕业生'])
    expect(rows[1]).toEqual(['毕业去向落实率', '90.0%', '9 / 10', '1', '–', '95.0%', '自定'])
    const sheet = sheetOf(world, { kind: 'figures', areas: ['graduates'] })
    expect(zh(blocksOf(sheet, 'text')[0]!.text)).toMatch(/^\d+ 项指标中 \d+ 项有数据 · 0 项达到目标，1 项未达到$/)
  })

  test('are explained where that is wanted', () => {
    const sheet = sheetOf(world, { kind: 'figures', areas: ['graduates'], definitions: true })
    expect(tableText(sheet).flat().join(' ')).toContain('本口径为本校自定')
  })
})

describe('people', () => {
  test('stand by class with where they went, what they hold and can do', () => {
    const rows = tableText(sheetOf(world, { kind: 'people' }))
    expect(rows[0]).toEqual(['数控2301'])
    expect(rows[1]).toEqual(['23000', '学生甲', '实习单位就业', '金宇精密机械', '车工中级', '1 / 1'])
    expect(rows[7]).toEqual(['23006', '学生庚', '不明', '', '', '0 / 1'])
    expect(rows[8]).toEqual(['数控2302（华工装备制造班）'])
    expect(rows).toHaveLength(12)
  })

  test('may be three hundred', () => {
    const sheet = sheetOf(worldOf(manyGraduates(300)), { kind: 'people' })
    const [table] = blocksOf(sheet, 'table')
    expect(table!.groups.map(g => g.rows.length)).toEqual(Array(10).fill(30))
    expect(zh(blocksOf(sheet, 'figures')[0]!.items[0]!.value)).toBe('300')
  })

  test('are the office’s and the inspector’s to see, never a partner’s', () => {
    expect(said(built(world, draft([{ kind: 'people' }], { audience: 'inspector' })).model)).toContain('学生甲')
    const forPartner = built(world, draft([{ kind: 'people' }, { ...destination, records: true }], toPartner)).model
    expect(said(forPartner)).toContain('毕业生名单：含个人姓名，不提供给合作企业。')
    expect(said(forPartner)).not.toMatch(/学生[甲乙丙丁戊己庚辛壬癸]/)
  })
})

describe('the index of evidence', () => {
  const evidence = (more: object, page: PackPage = destination) => built(world, draft([page, { kind: 'evidence' }], more), {}, new Map([['destination', { at: '2026-11-20T15:12', by: '王老师' }], ['student', { at: '2026-11-19T09:00', by: '' }]])).model

  test('names the registers behind each figure, how many records, who is unknown, and the last change', () => {
    const sheet = evidence({}).sheets.at(-1)!
    expect(tableText(sheet)).toEqual([['毕业去向落实率', '学生、毕业去向登记', '10', '1：学生庚', '2026-11-20 15:12 · 王老师']])
  })
  test('names nobody to a partner', () => {
    const sheet = evidence(toPartner).sheets.at(-1)!
    expect(tableText(sheet)).toEqual([['毕业去向落实率', expect.stringContaining('毕业去向'), '7', '1', '2026-11-20 15:12 · 王老师']])
  })
  test('covers the figures of its pack', () => {
    const sheet = evidence({}, { kind: 'figures', areas: ['equipment'] }).sheets.at(-1)!
    const registersOf = (name: string) => tableText(sheet).find(row => row[0] === name)?.[1]
    expect(registersOf('设备使用率')).toBe('设备、预约')
    expect(registersOf('设备完好率')).toBe('设备')
    expect(registersOf('毕业去向落实率')).toBeUndefined()
    // to have looked on leaves nothing behind
    const before = zh(blocksOf(sheetOf(world, { kind: 'finding', finding: { kind: 'bars', indicator: 'useRate', by: 'programme' } }), 'chart')[0]!.sentence)
    expect(zh(blocksOf(sheetOf(graduateCollege(), { kind: 'finding', finding: { kind: 'bars', indicator: 'useRate', by: 'programme' } }), 'chart')[0]!.sentence)).toBe(before)
  })
})
