import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { createPrinter } from '#adapters/print/chromium-printer.ts'
import type { Chart } from '#domain/outcome/chart.ts'
import type { ReportModel, Sheet } from '#domain/report/model.ts'
import { buildReport } from '#domain/report/reports.ts'
import { NEVER_CANCELLED } from '#contract/define.ts'
import { college, ctx, worldOf, type Rows } from '../../domain/report/small-college.ts'
import { canPrint as ready, printRoom } from './print-room.ts'

const { folder, printer, printed } = printRoom()

function modelOf(name: string, params: object, ...rows: Rows[]): ReportModel {
  const model = buildReport(worldOf(college, ...rows), name, params, ctx)
  if (!model.ok) throw new Error(model.refusal.code)
  return model.value
}

/** 300 machines of one room, with names as long as they get. */
const many: Rows = {
  equipment: Array.from({ length: 300 }, (_, i) => ({
    id: `equipment:m${i}`,
    assetNo: `GZ-${String(i).padStart(5, '0')}`,
    name: `新能源汽车动力电池管理系统故障诊断与排除综合实训台（含教师端）${i}`,
    units: 1,
    statusCode: '1' as const,
    unitPrice: 1000,
    workshopId: 'workshop:weld',
  })),
}

describe.skipIf(!ready)(ready ? 'on paper' : 'on paper (skipped: needs a Chromium and poppler-utils)', () => {
  test('a week plan is one tagged A4 page with real Chinese text, a title and a stamp', async () => {
    const pdf = await printed(modelOf('week-plan', { of: 'workshop', id: 'workshop:cnc' }))
    expect([pdf.pages, pdf.said('Tagged'), pdf.said('Page size'), pdf.said('Title')]).toEqual([1, 'yes', '841.92 x 594.96 pts (A4)', '实训室周计划 数控加工实训室 2026-11-23'])
    const text = pdf.text()
    for (const words of ['江州职业技术学院', '数控加工实训室', '11月23日 周一', '数控编程', '数控2301', '王建国', '金宇员工培训', '09:00–11:30', '数据截至 2026-11-23 08:14 · 第 1 页，共 1 页']) expect(text).toContain(words)
  })

  test('a page that is broken off says where it belongs: 300 machines, heads and stamp on each page, no row split', async () => {
    const pdf = await printed(modelOf('equipment', {}, many), 'en')
    expect(pdf.pages).toBeGreaterThan(8)
    for (let page = 1; page <= pdf.pages; page++) {
      const text = pdf.text(page)
      expect(text).toContain(`data of 2026-11-23 08:14 · page ${page} of ${pdf.pages}`)
      if (/GZ-\d{5}/.test(text)) expect(text).toMatch(/Asset no\. +Equipment/)
      // the last line of a row's long name is on the page of its asset number
      const [numbers, ends] = [text.match(/GZ-\d{5}/g) ?? [], text.match(/（含教师端|端）/g) ?? []]
      expect(ends.length).toBe(numbers.length)
    }
    expect(new Set(pdf.text().match(/GZ-\d{5}/g)).size).toBe(300)
  })

  test('sheets of a report get a page each, and are its outline', async () => {
    const pdf = await printed(modelOf('week-plan', { of: 'workshop' }))
    expect(pdf.pages).toBe(2)
    const outline = readFileSync(pdf.file).toString('latin1')
    expect(outline).toMatch(/\/Type ?\/Outlines/)
    expect(outline).toMatch(/\/Lang ?\(zh-CN\)/)
  })

  test('a full week with long names and many bands stays on its page', async () => {
    const periods = Array.from({ length: 16 }, (_, i) => ({ no: i + 1, start: `${String(7 + i).padStart(2, '0')}:00`, end: `${String(7 + i).padStart(2, '0')}:45` }))
    const booking = Array.from({ length: 80 }, (_, i) => ({
      id: `booking:f${i}`,
      title: '新能源汽车动力电池管理系统故障诊断与排除综合实训（含安全教育与考核）',
      use: 'teaching' as const,
      status: 'confirmed' as const,
      workshopId: 'workshop:weld',
      stations: 6,
      classGroupIds: ['classGroup:m1', 'classGroup:m2'],
      teacherIds: ['teacher:wang', 'teacher:li'],
      times: { kind: 'series' as const, termId: 'term:a', weekday: 1 + (i % 5), periods: { from: 1 + Math.floor(i / 5), to: 1 + Math.floor(i / 5) + (i % 2) }, weeks: '1-16' },
    }))
    booking.forEach(b => (b.times.periods.to = Math.min(16, b.times.periods.to)))
    const bellTable = [{ id: 'bellTable:a', name: '长日', termId: 'term:a', periods }]
    const pdf = await printed(modelOf('week-plan', { of: 'workshop', id: 'workshop:weld' }, { booking, bellTable }))
    expect(pdf.pages).toBe(1)
  })

  test('charts of every kind are drawn with their figures, and say in words what they show', async () => {
    const bars: Chart = { type: 'bars', unit: 'percent', target: 0.9, rows: [{ key: 'a', name: '数控技术', value: 0.962, low: 0.9, high: 0.99, before: 0.94, rows: 26 }, { key: 'b', name: '机电一体化技术', value: null, hidden: true }] }
    const split: Chart = { type: 'split', unit: 'count', parts: [{ key: 'x', name: '就业' }, { key: '', name: '不明' }], rows: [{ key: 'a', name: '数控2301', values: [31, 12] }] }
    const trend: Chart = { type: 'trend', unit: 'percent', target: 0.85, points: ['2026-09', '2026-10', '2026-11'].map((month, i) => ({ key: month, name: { code: 'value.month', facts: { month } }, value: i === 1 ? null : 0.81 + i / 100, ...(i === 2 ? { note: '双选会推迟' } : {}) })) }
    const pairs: Chart = { type: 'pairs', unit: 'count', first: { name: '企业需求', side: 'enterprise' }, second: { name: '已掌握', side: 'college' }, rows: [{ key: 'a', name: '五轴加工', first: 37, second: 19 }] }
    const funnel: Chart = { type: 'funnel', stages: [{ key: 'a', name: '用过设备', count: 200 }, { key: 'b', name: '掌握技能', count: 150 }] }
    const grid: Chart = { type: 'grid', unit: 'percent', columns: [{ key: 's', name: '测量' }], rows: [{ key: 'a', name: '焊接2302', cells: [{ value: 0.64, rows: 25 }] }] }
    const nothing: Chart = { type: 'bars', unit: 'count', rows: [] }
    const sheets = [bars, split, trend, pairs, funnel, grid, nothing].map((chart, i): Sheet => ({ title: `图${i}`, orientation: i % 2 ? 'landscape' : 'portrait', blocks: [{ kind: 'chart', sentence: `第${i}句`, chart, notes: ['口径：本校自定。'], empty: '没有数据，请录入毕业去向。' }] }))
    const pdf = await printed({ name: 'charts', title: '图表', college: { name: '江州职业技术学院' }, dataOf: '2026-11-23T08:14', sheets })
    expect([pdf.pages, pdf.said('Tagged')]).toEqual([7, 'yes'])
    const words = [
      ['数控技术', '96.2%', '目标 90.0%', '人数过少', '95% 区间', '上年同期', '口径：本校自定。'],
      ['数控2301', '31', '43', '就业', '不明'],
      ['81.0%', '83.0%', '双选会推迟', '目标 85.0%', '9月'],
      ['五轴加工', '37', '19', '企业需求', '已掌握'],
      ['用过设备', '200', '为上一环节的 75.0%'],
      ['焊接2302', '64.0%', '测量'],
      ['没有数据，请录入毕业去向。'],
    ]
    for (const [i, said] of words.entries()) {
      const text = pdf.text(i + 1)
      for (const word of [`第${i}句`, ...said]) expect(text, `page ${i + 1}`).toContain(word)
    }
    const tags = execFileSync('pdfinfo', ['-struct', pdf.file], { encoding: 'utf8' })
    expect(tags.match(/Figure/g)?.length).toBeGreaterThanOrEqual(6)
  })

  test('a handover slip is upright, has boxes to tick and lines to sign', async () => {
    const pdf = await printed(modelOf('handover', { bookingId: 'booking:a' }), 'en')
    expect([pdf.pages, pdf.said('Page size')]).toEqual([1, '594.96 x 841.92 pts (A4)'])
    for (const words of ['SB-0001', 'Handed over by', 'Received by', 'Returned by', 'Checked by', 'faulty']) expect(pdf.text()).toContain(words)
  })

  test('nothing is fetched from anywhere, whatever the data say', async () => {
    let asked = 0
    const server = createServer((_, answer) => {
      asked += 1
      answer.end()
    })
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/logo.png`
    const model = modelOf('equipment', {})
    const pdf = await printer.print({ ...model, college: { name: `<img src="${url}">`, logo: url } }, 'zh-CN', NEVER_CANCELLED)
    expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe('%PDF-')
    server.close()
    expect(asked).toBe(0)
  })

  test('a cancelled print stops, and the next one works', async () => {
    const stop = new AbortController()
    const model = modelOf('equipment', {}, many)
    const print = printer.print(model, 'zh-CN', stop.signal)
    setTimeout(() => stop.abort(), 30)
    await expect(print).rejects.toThrow()
    expect((await printed(modelOf('week-plan', {}))).pages).toBe(1)
  })
})

test('without a browser it says what to do', async () => {
  await expect(createPrinter({ screens: folder, browser: null }).print(modelOf('equipment', {}), 'en', NEVER_CANCELLED)).rejects.toMatchObject({ code: 'print.unavailable' })
})

test('a program that is no browser is named', async () => {
  const broken = createPrinter({ screens: folder, browser: process.execPath })
  await expect(broken.print(modelOf('equipment', {}), 'en', NEVER_CANCELLED)).rejects.toMatchObject({ code: 'print.start', facts: { browser: process.execPath } })
})

test('without the built pages it says where they were looked for', async () => {
  await expect(createPrinter({ screens: '/nowhere' }).print(modelOf('equipment', {}), 'en', NEVER_CANCELLED)).rejects.toMatchObject({ code: 'print.pages' })
})
