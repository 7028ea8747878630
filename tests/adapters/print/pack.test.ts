import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { PackPage } from '#domain/records/pack.ts'
import { textIn, type Language } from '#words/say.ts'
import { blocksOf, built, draft, graduateCollege, manyGraduates } from '../../domain/pack/graduates.ts'
import { canPrint, printRoom } from './print-room.ts'

const { printed } = printRoom()
const COUNT = 300

const pages: PackPage[] = [
  { kind: 'figures', definitions: true },
  { kind: 'people' },
  { kind: 'finding', finding: { kind: 'bars', indicator: 'destinationRate', by: 'classGroup' }, table: true, records: true },
  { kind: 'words', heading: '下一步安排', text: Array.from({ length: 120 }, (_, i) => `第 ${i + 1} 条`).join('\n') },
  { kind: 'finding', finding: { kind: 'breakdown', population: 'graduate', field: 'destination', by: 'classGroup' } },
  { kind: 'ledger' },
  { kind: 'evidence' },
]
const { model } = built(graduateCollege(manyGraduates(COUNT)), draft(pages, { subtitle: '成效' }))

describe.skipIf(!canPrint)(canPrint ? 'a meeting pack on paper' : 'a meeting pack on paper (skipped: needs a Chromium and poppler-utils)', () => {
  test.each<Language>(['zh-CN', 'en'])('lists each of its sheets with the page on which it begins, also after tables of many pages (%s)', async language => {
    const pdf = await printed(model, language)
    const items = blocksOf(model.sheets[1]!, 'contents')[0]!.items
    const contents = pdf.text(2).split('\n')
    const starts = items.map(({ title }) => {
      const line = contents.find(l => l.trim().startsWith(textIn(language, title)))
      return Number(/(\d+)\s*$/.exec(line ?? '')?.[1])
    })
    expect(starts[0]).toBe(3)
    items.forEach(({ title }, i) => {
      expect(pdf.text(starts[i]), textIn(language, title)).toContain(textIn(language, title))
      // nor did it begin before
      const before = pdf.text(starts[i]! - 1).split('\n').map(l => l.trim())
      expect(before.some(l => l.startsWith(textIn(language, title)) && !/\d$/.test(l))).toBe(false)
    })
    expect(starts.at(-1)! <= pdf.pages && starts.every((n, i) => i === 0 || n > starts[i - 1]!)).toBe(true)
    // three hundred people and as many records are many pages
    expect(starts[2]! - starts[1]!).toBeGreaterThan(6)
  })

  test('is tagged, outlined, linked and real text, with the same stamp on every page', async () => {
    const pdf = await printed(model)
    expect([pdf.said('Tagged'), pdf.said('Title')]).toEqual(['yes', '例会'])
    const file = readFileSync(pdf.file).toString('latin1')
    expect(file).toMatch(/\/Type ?\/Outlines/)
    expect(file.match(/\/Dest \/sheet-\d+/g)?.length).toBeGreaterThanOrEqual(model.sheets.length - 2)
    for (let page = 1; page <= pdf.pages; page++) expect(pdf.text(page)).toContain(`数据截至 2026-11-23 08:14 · 第 ${page} 页，共 ${pdf.pages} 页`)
    for (const words of ['江州职业技术学院', '例会', '院（校）领导', '毕业去向落实率', '历史第 41 次变更']) expect(pdf.text()).toContain(words)
    // each font says which sign each of its shapes is
    const fonts = execFileSync('pdffonts', [pdf.file], { encoding: 'utf8' }).trim().split('\n').slice(2)
    expect(fonts.filter(line => !/ (yes|no) +(yes|no) +yes +\d+ +\d+$/.test(line))).toEqual([])
  })

  test('breaks a table of three hundred well: its head on each page, each person once, no row over two', async () => {
    const pdf = await printed(model)
    const numbers: string[] = []
    for (let page = 4; page <= pdf.pages; page++) {
      const text = pdf.text(page)
      const own = text.match(/GR-\d{4}/g) ?? []
      if (!own.length) continue
      expect(text).toMatch(/学号 +姓名 +毕业去向/)
      numbers.push(...own)
    }
    expect(new Set(numbers).size).toBe(COUNT)
    expect(numbers).toHaveLength(COUNT)
  })

  test('is small: a chart is lines and not a picture', async () => {
    const pdf = await printed(model)
    const images = execFileSync('pdfimages', ['-list', pdf.file], { encoding: 'utf8' }).trim().split('\n').slice(2)
    expect(images).toEqual([])
  })
})
