import { describe, expect, test } from 'vitest'
import type { ReportModel, TableBlock, WeekGridBlock, WeekMatrixBlock } from '#domain/report/model.ts'
import { buildReport, handoverBookings, reportEntries } from '#domain/report/reports.ts'
import { gathered } from '#domain/report/lookup.ts'
import { knows, LANGUAGES, textIn } from '#words/say.ts'
import { college, ctx, worldOf, type Rows } from './small-college.ts'

const world = worldOf(college)

function made(name: string, params: object = {}, more: Rows = {}): ReportModel {
  const model = buildReport(Object.keys(more).length ? worldOf(college, more) : world, name, params, ctx)
  if (!model.ok) throw new Error(JSON.stringify(model.refusal))
  return model.value
}
function refused(name: string, params: object) {
  const model = buildReport(world, name, params, ctx)
  return model.ok ? 'made' : model.refusal.code
}
function block<K extends 'table' | 'weekGrid' | 'weekMatrix'>(model: ReportModel, kind: K, sheet = 0) {
  return model.sheets[sheet]!.blocks.find(b => b.kind === kind) as Extract<TableBlock | WeekGridBlock | WeekMatrixBlock, { kind: K }>
}
const zh = (text: Parameters<typeof textIn>[1]) => textIn('zh-CN', text)

describe('week plan of a room', () => {
  const model = made('week-plan', { of: 'workshop', id: '数控加工实训室' })
  const grid = block(model, 'weekGrid')

  test('is one sheet with the room, the week and what its reader wants to know', () => {
    expect(model.sheets.map(s => zh(s.title))).toEqual(['数控加工实训室'])
    expect(zh(model.sheets[0]!.subtitle!)).toBe('2026 秋 第 12 周 · 2026-11-23 至 2026-11-29')
    expect(zh((model.sheets[0]!.blocks[0] as { text: string }).text)).toBe('A101 · 一号实训楼 · 20 个工位 · 负责人 王建国')
  })

  test('shows what is booked, when and with whom, and nothing that was cancelled', () => {
    expect(grid.days.map(d => zh(d.head))).toEqual(['11月23日 周一', '11月24日 周二', '11月25日 周三', '11月26日 周四', '11月27日 周五', '11月28日 周六'])
    const told = grid.slots.map(s => ({ day: s.day, band: s.band, bands: s.bands, ...s.entries[0]! }))
    expect(told).toMatchObject([
      { day: 0, band: 0, bands: 2, title: '数控编程', side: 'college' },
      { day: 5, band: 1, bands: 3, title: '金宇员工培训', side: 'enterprise', held: true, clock: '09:00–11:30' },
    ])
    expect(told.map(e => e.lines.map(zh))).toEqual([['数控2301', '王建国'], ['金宇精密机械', '工位 8/20']])
  })

  test('names the machines that are out of use', () => {
    expect(zh((model.sheets[0]!.blocks.at(-1) as { text: string }).text)).toBe('本周停用（维护或故障）：数控车床 2')
  })
})

test('a machine’s plan shows its upkeep, a teacher’s the room', () => {
  expect(block(made('week-plan', { of: 'equipment', id: 'SB-0002' }), 'weekGrid').slots[0]!.entries[0]).toMatchObject({ side: 'upkeep' })
  const teacher = block(made('week-plan', { of: 'teacher', id: '王建国' }), 'weekGrid')
  expect(teacher.slots[0]!.entries[0]!.lines.map(zh)).toEqual(['数控2301', '数控加工实训室'])
})

test('a holiday is closed, and a make-up day says whose lessons it gives', () => {
  const calendarDay = [
    { id: 'calendarDay:1', date: '2026-11-23', kind: 'holiday' as const, name: '校庆' },
    { id: 'calendarDay:2', date: '2026-11-28', kind: 'workday' as const, follows: '2026-11-23' },
  ]
  const grid = block(made('week-plan', { of: 'workshop', id: 'workshop:cnc' }, { calendarDay }), 'weekGrid')
  expect(grid.days[0]).toMatchObject({ closed: true, note: { facts: { name: '校庆' } } })
  expect(zh(grid.days[5]!.note!)).toBe('补 11月23日 周一的课')
  // the lesson of the make-up day meets the training there: both are told
  expect(grid.slots.map(s => s.day)).toEqual([5])
  expect(grid.slots[0]!.entries.map(e => e.title)).toEqual(['数控编程', '金宇员工培训'])
})

test('the whole centre: a row a room, and one for what needs none', () => {
  const matrix = block(made('week-plan'), 'weekMatrix')
  expect(matrix.rows.map(r => zh(r.head))).toEqual(['焊接实训室', '数控加工实训室', '不占实训室'])
  expect(matrix.rows[1]!.cells.map(cell => cell.map(u => `${u.when} ${zh(u.text)}`))).toEqual([['1–2 数控2301 数控编程'], [], [], [], [], ['09:00–11:30 金宇员工培训']])
  expect(matrix.rows[2]!.cells[2]!.map(u => `${u.when} ${zh(u.text)}`)).toEqual(['12:30–13:30 数控2302 外出参观'])
})

test('without an id there is a sheet for each, and an empty college gets a sentence', () => {
  expect(made('week-plan', { of: 'classGroup' }).sheets.map(s => s.title)).toEqual(['数控2301', '数控2302'])
  const empty = buildReport(worldOf(), 'week-plan', { of: 'teacher' }, ctx)
  expect(empty.ok && empty.value.sheets).toHaveLength(1)
})

test('the timetable of a term tells the weeks', () => {
  const model = made('term-plan', { of: 'workshop', id: 'A101' })
  const grid = block(model, 'weekGrid')
  expect(grid.slots).toHaveLength(1)
  expect(grid.slots[0]!.entries[0]!.lines.map(zh)).toEqual(['1-16周', '数控2301', '王建国'])
  expect(zh((model.sheets[0]!.blocks.at(-1) as { text: string }).text)).toContain('1 次单次预约')
})

describe('equipment list', () => {
  test('groups by room and sums pieces and value, of all and of what is lent', () => {
    const model = made('equipment')
    const table = block(model, 'table')
    expect(table.groups.map(g => [zh(g.head!), g.rows.length, zh(g.foot![3]!), zh(g.foot![5]!)])).toEqual([
      ['数控加工实训室', 3, '4', '1,140,000.5'],
      ['未归入实训室', 1, '3', '9,000'],
    ])
    const figures = model.sheets[0]!.blocks.find(b => b.kind === 'figures')!
    expect(figures.items.map(i => `${zh(i.label)} ${zh(i.value)}`)).toEqual(['项数 4', '台（套）数 7', '总金额（元） 1,149,000.5', '其中企业出借（台套） 1', '企业出借金额（元） 900,000.5', '未填单价的项数 1'])
  })

  test('filters, and says so', () => {
    const model = made('equipment', { lenderId: 'enterprise:jinyu', workshopId: '数控加工实训室' })
    expect(block(model, 'table').groups.flatMap(g => g.rows.map(r => zh(r[1]!)))).toEqual(['五轴加工中心'])
    expect(zh(model.sheets[0]!.subtitle!)).toBe('数控加工实训室 · 金宇精密机械出借')
    expect(block(made('equipment', { statusCode: '6' }), 'table').groups).toEqual([])
    expect(refused('equipment', { lenderId: 'enterprise:jinyu', owner: 'college' })).toBe('report.equipment.contradiction')
  })
})

describe('handover slip', () => {
  test('tells what goes from whom to whom, and when', () => {
    const facts = made('handover', { bookingId: 'booking:a', date: '2026-11-30' }).sheets[0]!.blocks.find(b => b.kind === 'facts')!
    expect(facts.items.map(i => zh(i.value))).toEqual(['江州职业技术学院', '数控2301 · 王建国', '教学 · 数控编程', '11月30日 周一 08:00–09:35', '数控加工实训室', ''])
    const series = made('handover', { bookingId: 'booking:a' }).sheets[0]!.blocks.find(b => b.kind === 'facts')!
    expect(zh(series.items[3]!.value)).toBe('2026 秋，1-16周，周一第 1–2 节')
  })

  test('of a loan lists all that the enterprise lends', () => {
    const model = made('handover', { lenderId: '金宇精密机械' })
    expect(block(model, 'table').groups[0]!.rows.map(r => r.slice(0, 3).map(zh))).toEqual([['1', 'JY-01', '五轴加工中心']])
  })

  test.each([
    [{}, 'report.handover.which'],
    [{ bookingId: 'booking:c' }, 'report.handover.empty'],
    [{ bookingId: 'booking:a', date: '2026-11-24' }, 'report.handover.date'],
    [{ bookingId: '没有' }, 'report.missing'],
    [{ lenderId: 'enterprise:none' }, 'report.missing'],
  ])('%o is refused: %s', (params, code) => expect(refused('handover', params)).toBe(code))

  test('is offered for bookings that take equipment and are not cancelled', () => {
    expect(handoverBookings(world.tables).map(b => `${b.name} ${b.hint}`).toSorted()).toEqual(['数控编程 数控2301 1-16', '金宇员工培训 金宇精密机械 2026-11-28 09:00'])
  })
})

test('the list of bookings is in order of time, from the first day to the last', () => {
  const rows = (params: object) => block(made('bookings', params), 'table').groups.flatMap(g => g.rows.map(r => `${zh(r[0]!)} ${zh(r[1]!)} ${zh(r[2]!)}`))
  expect(rows({})).toEqual(['11月23日 周一 08:00–09:35 数控编程', '11月25日 周三 12:30–13:30 外出参观', '11月28日 周六 09:00–11:30 金宇员工培训'])
  expect(rows({ from: '2026-11-25', to: '2026-11-25' })).toHaveLength(1)
  expect(refused('bookings', { from: '2026-11-25', to: '2026-11-24' })).toBe('report.bookings.backwards')
})

test('an unknown report, an unknown param and a wrong date are refused by name', () => {
  expect(refused('payslip', {})).toBe('report.unknown')
  const wrong = buildReport(world, 'week-plan', { room: 'x', date: '2026-13-01' }, ctx)
  expect(wrong).toMatchObject({ ok: false, refusal: { code: 'report.params', facts: { fields: expect.arrayContaining(['room', 'date']) } } })
})

test('two records of one name are not guessed at', () => {
  const workshop = [{ id: 'workshop:other', name: '焊接实训室' }]
  expect(buildReport(worldOf(college, { workshop }), 'week-plan', { of: 'workshop', id: '焊接实训室' }, ctx)).toMatchObject({ ok: false, refusal: { code: 'report.ambiguous', facts: { count: 2 } } })
})

test('machines of one series are gathered', () => {
  expect(gathered(['车床 1 号', '车床 3 号', '车床 2 号', '铣床', '车床 7 号', 'A01', 'A02'])).toEqual(['车床 1–3, 7 号', '铣床', 'A01', 'A02'])
})

/** Choices that are worded as in the registers. */
const SHARED: ReadonlySet<string> = new Set(['statusCode', 'period'])

test('every report, param and choice has its words in both languages', () => {
  const keys = reportEntries().flatMap(({ name, params }) => [
    `report.${name}`,
    `report.about.${name}`,
    ...params.flatMap(p => [`report.param.${p.name}`, ...(p.options ?? []).map(o => (SHARED.has(p.name) ? `choice.${p.name}.${o}` : `report.choice.${p.name}.${o}`))]),
  ])
  for (const language of LANGUAGES) expect(keys.filter(key => !knows(language, key))).toEqual([])
})
