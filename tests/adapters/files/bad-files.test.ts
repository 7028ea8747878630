import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { FileRefusal } from '#app/ports.ts'
import { createFiles } from '#adapters/files/files.ts'
import { openFile } from '#adapters/files/open-file.ts'
import { rowXml, workbookOf, zipOf } from './zip-of.ts'

const files = createFiles({ zone: 'Asia/Shanghai', thread: null })
const bytes = (text: string) => new Uint8Array(Buffer.from(text))

async function refusalOf(reading: Promise<unknown>): Promise<FileRefusal> {
  const outcome = await reading.then(
    () => null,
    (error: unknown) => error,
  )
  if (!(outcome instanceof FileRefusal)) throw new Error(`not refused: ${String(outcome)}`)
  return outcome
}
const OLE = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600))
const encrypted = Buffer.concat([OLE, Buffer.from('EncryptedPackage', 'utf16le')])
const whole = workbookOf(rowXml(1, ['设备名称', '数量']) + rowXml(2, ['铣床', 2]))

describe('a file that is no list is refused by what it is, whatever its name', () => {
  test.each([
    ['an empty file', new Uint8Array(), 'file.empty', {}],
    ['blanks only', bytes('  \r\n \r\n'), 'file.wrongType', { type: 'file.type.empty' }],
    ['a PDF', bytes('%PDF-1.7\n%…'), 'file.wrongType', { type: 'file.type.pdf' }],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'file.wrongType', { type: 'file.type.image' }],
    ['a Word document', zipOf([{ name: 'word/document.xml', content: '<x/>' }]), 'file.wrongType', { type: 'file.type.docx' }],
    ['some zip', zipOf([{ name: 'a.txt', content: 'a' }]), 'file.wrongType', { type: 'file.type.zip' }],
    ['an old .xls', OLE, 'file.oldExcel', {}],
    ['a workbook with a password', encrypted, 'file.password', {}],
    ['a web page', bytes('<html><body><table><tr><td>设备名称</td></tr></table></body></html>'), 'file.html', {}],
    ['a workbook cut in half', whole.slice(0, whole.length / 2), 'file.damaged', {}],
    ['a workbook without its end', whole.slice(0, whole.length - 30), 'file.damaged', {}],
    ['a CSV with NULs', bytes('设备名称,数量\n铣床,2\n钻床\0,1'), 'file.binary', { row: 3 }],
    ['bytes of no encoding', Uint8Array.of(0x61, 0x2c, 0xff, 0xff, 0x0a), 'file.encoding', {}],
    ['a quotation that is never closed', bytes('设备名称,数量\n"铣床,2\n'), 'file.quotes', {}],
    [
      'a workbook with a stray cell in the far corner',
      workbookOf('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
      'file.farCell',
      { sheet: '设备', cell: 'XFD1048576' },
    ],
    ['a workbook without a cell', workbookOf(''), 'file.noCells', {}],
  ])('%s', async (_, content, code, facts) => {
    const refusal = await refusalOf(files.readTable('设备.xlsx', content))
    expect(refusal.code).toBe(code)
    expect(refusal.facts).toMatchObject({ file: '设备.xlsx', ...facts })
  })

  test('a zip bomb, by what its directory says', async () => {
    const bomb = zipOf([{ name: 'xl/workbook.xml', content: 'x', claims: 400 * 1048576 }])
    expect((await refusalOf(files.readTable('a.xlsx', bomb))).code).toBe('file.bomb')
  })

  test('a workbook in which a byte of a cell has changed', async () => {
    const at = Buffer.from(whole).indexOf('xl/worksheets/sheet1.xml')
    const damaged = new Uint8Array(whole)
    damaged[at + 120]! ^= 4
    expect((await refusalOf(files.readTable('a.xlsx', damaged))).code).toBe('file.damaged')
  })

  test('a cell below the last row that a spreadsheet has', async () => {
    const low = workbookOf(rowXml(1, ['设备名称']) + '<row r="2000000"><c r="A2000000"><v>1</v></c></row>')
    expect(await refusalOf(files.readTable('a.xlsx', low))).toMatchObject({ code: 'file.farCell', facts: { cell: 'A2000000' } })
  })

  test('a zip bomb whose directory lies', async () => {
    const liar = zipOf([{ name: 'xl/workbook.xml', content: 'x'.repeat(5_000_000), claims: 1000 }])
    expect((await refusalOf(files.readTable('a.xlsx', liar))).code).toBe('file.damaged')
  })

  test('a timetable that is other XML, or broken, or wants entities', async () => {
    expect((await refusalOf(files.readFet('a.fet', bytes('<?xml version="1.0"?><html5/>')))).code).toBe('file.notFet')
    expect((await refusalOf(files.readFet('a.fet', bytes('<?xml version="1.0"?>\n<fet version="6"><Days_List>')))).code).toBe('file.xml')
    const entities = '<?xml version="1.0"?><!DOCTYPE fet [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><fet>&b;</fet>'
    expect((await refusalOf(files.readFet('a.fet', bytes(entities)))).code).toBe('file.xml')
  })

  test('a broken calendar', async () => {
    expect((await refusalOf(files.readCalendar('a.ics', bytes('BEGIN:VCALENDAR\nnonsense')))).code).toBe('file.ics')
  })
})

describe('a file on the disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mortise-files-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test('that is missing, or a folder, is refused', async () => {
    expect((await refusalOf(openFile(join(folder, 'none.xlsx')))).code).toBe('file.missing')
    expect((await refusalOf(openFile(folder))).code).toBe('file.folder')
  })

  test('of 200 MB is refused by its size, unread', async () => {
    const path = join(folder, 'huge.xlsx')
    writeFileSync(path, '')
    truncateSync(path, 200 * 1048576)
    const refusal = await refusalOf(openFile(path))
    expect(refusal.code).toBe('file.tooLarge')
    expect(refusal.facts).toEqual({ file: 'huge.xlsx', megabytes: 200, most: 64 })
  })
})
