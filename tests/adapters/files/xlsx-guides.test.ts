import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { templateOf } from '#domain/intake/export-table.ts'
import { importFields, IMPORT_TABLES } from '#domain/intake/import-tables.ts'
import { exportWords } from '#app/intake-words.ts'
import { readTable } from '#adapters/files/read-table.ts'
import { writeTable } from '#adapters/files/write-table.ts'
import { LANGUAGES } from '#words/say.ts'

const bytesOf = async (...sheets: Parameters<typeof writeTable>[2]) => Buffer.from((await writeTable('xlsx', 'template', sheets)).base64, 'base64')
const sheetIn = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)

describe('a template', () => {
  it('lets choose what may be chosen, and says beside a cell what belongs there', async () => {
    const sheet = sheetIn(await bytesOf(templateOf('equipment', exportWords('zh-CN'))))
    const column = (name: string) => String.fromCharCode(65 + importFields('equipment').findIndex(f => f.name === name))
    const rule = (name: string) => new RegExp(`<dataValidation [^>]*sqref="${column(name)}2:${column(name)}5000"[^>]*>`).exec(sheet)?.[0]
    expect(rule('statusCode')).toContain('type="list"')
    expect(sheet).toMatch(/<formula1>"[^"<]*1 在用,2 [^"<]*"<\/formula1>/)
    expect(rule('name')).toContain('prompt="必填。')
    expect(rule('purchasedOn')).toContain('2026-09-01')
    expect(rule('workshopId')).toContain('“实训室”')
    expect(sheet.indexOf('<dataValidations')).toBeGreaterThan(sheet.indexOf('</sheetData>'))
  })

  it.each(IMPORT_TABLES.flatMap(table => LANGUAGES.map(language => [table, language] as const)))('of %s in %s is read again as it was written, with a word for every column', async (table, language) => {
    const template = templateOf(table, exportWords(language))
    expect(template.guide!.filter(({ text }) => text.trim() === '' || /[{}]/.test(text) || text.includes('template.'))).toEqual([])
    const [again] = await readTable('template.xlsx', await bytesOf(template))
    expect(again!.rows[0]).toEqual(template.rows[0])
  })

  it('takes signs of markup in a word as they are, and no list that a spreadsheet can’t hold', async () => {
    const long = Array.from({ length: 40 }, (_, i) => `choice ${i}`)
    const guide = [{ column: 0, title: 'A & B', text: 'less < more "so"', options: ['a,b', 'c'] }, { column: 1, title: 'Long', text: 'x', options: long }]
    const sheet = sheetIn(await bytesOf({ sheet: 'S', rows: [['A', 'B']], guide }))
    expect(sheet).toContain('prompt="less &lt; more &quot;so&quot;"')
    expect(sheet).not.toContain('<formula1>')
    expect(sheet).toContain('<dataValidations count="2">')
  })

  it('leaves a list without a guide as it is', async () => {
    expect(sheetIn(await bytesOf({ sheet: 'S', rows: [['A']] }))).not.toContain('dataValidation')
  })
})
