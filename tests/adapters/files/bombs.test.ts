import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFiles } from '#adapters/files/files.ts'
import { limitsFor, readIn } from '#adapters/files/file-work.ts'
import { FileRefusal, type Files } from '#app/ports.ts'
import { root } from '../../../build/fresh.mjs'
import { createDesk } from '../../app/desk.ts'
import { rowXml, workbookOf, zipOf } from './zip-of.ts'

// Files that are built to take all memory, or never to come to an end, read as the program reads them: in a thread of their own.

let out: string
let thread: URL
let files: Files
beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'mortise-file-thread-'))
  const banner = { js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);" }
  await build({ absWorkingDir: root, entryPoints: { 'file-thread': 'core/adapters/files/file-thread.ts' }, bundle: true, platform: 'node', format: 'esm', banner, outdir: out, outExtension: { '.js': '.mjs' }, logLevel: 'error' })
  thread = pathToFileURL(join(out, 'file-thread.mjs'))
  files = createFiles({ zone: 'Asia/Shanghai', thread })
})
afterAll(() => rmSync(out, { recursive: true }))

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const codeOf = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    (error: unknown) => (error instanceof FileRefusal ? error.code : `${String(error)} ${String((error as Error).cause)}`),
  )
const whole = workbookOf(rowXml(1, ['设备名称', '数量']) + rowXml(2, ['铣床', 2]))

test('an honest file is read in its thread as it is without one', async () => {
  expect(await files.readTable('设备.xlsx', whole)).toEqual(await createFiles({ thread: null }).readTable('设备.xlsx', whole))
  expect(whole.length).toBeGreaterThan(0) // what was handed to the thread is still here
})

const laughs = Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
const dtd = (root: string) => `<?xml version="1.0"?><!DOCTYPE ${root} [<!ENTITY l0 "ha">${laughs}]>`

describe.each<[string, () => Promise<unknown>, RegExp]>([
  ['a FET timetable that laughs a billion times', () => files.readFet('a.fet', bytes(`${dtd('fet')}<fet version="6">&l12;</fet>`)), /^file\.xml$/],
  ['a FET timetable that reaches for a file of this computer', () => files.readFet('a.fet', bytes('<?xml version="1.0"?><!DOCTYPE fet [<!ENTITY f SYSTEM "file:///etc/passwd">]><fet><Institution_Name>&f;</Institution_Name></fet>')), /^file\.xml$/],
  ['a FET timetable a hundred thousand deep', () => files.readFet('a.fet', bytes(`<fet>${'<a>'.repeat(100_000)}`)), /^file\.xml$/],
  ['a workbook whose sheet laughs', () => files.readTable('a.xlsx', sheetOf(`${dtd('worksheet')}<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&l12;</t></is></c></row></sheetData></worksheet>`)), /^(read|file\.)/],
  ['a workbook of one row far below', () => files.readTable('a.xlsx', workbookOf(rowXml(1, ['设备名称']) + '<row r="99999999999999999999"><c><v>1</v></c></row>')), /^file\.farCell$/],
  ['a workbook of a far cell between other quotes', () => files.readTable('a.xlsx', workbookOf("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>")), /^file\.farCell$/],
  ['a workbook of a far cell that hides behind a sign', () => files.readTable('a.xlsx', workbookOf('<row t=">" r="99999999"><c><v>1</v></c></row>')), /^file\.farCell$/],
  ['a workbook of a far column', () => files.readTable('a.xlsx', workbookOf('<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>')), /^file\.farCell$/],
  ['a workbook that names one sheet a thousand times', () => files.readTable('a.xlsx', sheetOf('<worksheet><sheetData/></worksheet>', 1000)), /^file\.tooManySheets$/],
  ['a workbook that packs a gigabyte', () => files.readTable('a.xlsx', zipOf([{ name: 'xl/workbook.xml', content: 'x', claims: 0x3fffffff }])), /^file\.bomb$/],
  ['a workbook with ten thousand parts that are one', () => files.readTable('a.xlsx', overlapping(10_000)), /^file\.(bomb|damaged|tooMuch)$/],
  ['a list of one row of ten million columns', () => files.readTable('a.csv', bytes(`设备名称,数量\n${','.repeat(10_000_000)}1`)), /^file\.(tooWide|tooMuch)$/],
  ['a list of one long cell', () => files.readTable('a.csv', bytes(`设备名称,数量\n${'铣'.repeat(3_000_000)},1`)), /^file\.longCell$/],
  ['a list of three million empty rows', () => files.readTable('a.csv', bytes(`设备名称,数量${'\n,'.repeat(3_000_000)}`)), /^file\.(tooManyRows|tooMuch)$/],
  ['a list of nothing but quotation marks', () => files.readTable('a.csv', bytes('"'.repeat(2_000_001))), /^file\./],
  ['a calendar of a day that never comes', () => readIn(thread, 'readCalendar', { file: 'a.ics', bytes: bytes(vevent('RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')), zone: 'Asia/Shanghai' }, undefined, { megabytes: 200, seconds: 3 }), /^(read|file\.(tooLong|ics))$/],
  ['a calendar of an event as long as the world', () => files.readCalendar('a.ics', bytes(vevent(`DURATION:PT${'9'.repeat(60)}M`, ''))), /^file\.ics$/],
  ['a calendar of every second for ever', () => files.readCalendar('a.ics', bytes(vevent('RRULE:FREQ=SECONDLY;INTERVAL=1'))), /^(read|file\.(tooManyRows|ics))$/],
])('%s', (_, read, code) => {
  test('is refused, or no more than it should be, within ten seconds', async () => {
    const began = performance.now()
    expect(await codeOf(read())).toMatch(code)
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})

/** The smallest workbook around the whole text of a sheet's part, which it names so many times. */
function sheetOf(xml: string, times = 1): Uint8Array {
  const parts = zipOf([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: '<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>' },
    { name: 'xl/workbook.xml', content: '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>' + '<sheet name="设备" sheetId="1" r:id="rId1"/>'.repeat(times) + '</sheets></workbook>' },
    { name: 'xl/_rels/workbook.xml.rels', content: '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>' },
    { name: 'xl/worksheets/sheet1.xml', content: xml },
  ])
  return parts
}

/** An archive whose entries all lie in one place: each unpacks to the same five megabytes. */
function overlapping(n: number): Uint8Array {
  const one = Buffer.from(zipOf([{ name: 'xl/workbook.xml', content: ' '.repeat(5_000_000) }]))
  const start = one.readUInt32LE(one.length - 6)
  const entry = one.subarray(start, one.length - 22)
  const end = Buffer.from(one.subarray(one.length - 22))
  end.writeUInt16LE(n, 8)
  end.writeUInt16LE(n, 10)
  end.writeUInt32LE(entry.length * n, 12)
  return Buffer.concat([one.subarray(0, start), ...Array.from({ length: n }, () => entry), end])
}

function vevent(rule: string, end = 'DTEND:20261123T090000\r\n'): string {
  return `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:x\r\nDTSTART:20261123T080000\r\n${end}${rule}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
}

describe('a thread that', () => {
  const task = (name: string) => ({ file: name, bytes: bytes('设备名称,数量\n铣床,2\n'), zone: 'Asia/Shanghai' })

  test('comes to no end is stopped, and the reason said', async () => {
    const long = bytes(`设备名称,数量\n${'铣床甲乙丙,2\n'.repeat(450_000)}`)
    expect(await codeOf(readIn(thread, 'readTable', { ...task('a.csv'), bytes: long }, undefined, { megabytes: 900, seconds: 0.05 }))).toBe('file.tooLong')
  })
  test('takes too much memory is stopped, and this process lives', async () => {
    const large = bytes(`设备名称,数量\n${'铣床甲乙丙,2\n'.repeat(400_000)}`)
    expect(await codeOf(readIn(thread, 'readTable', { ...task('a.csv'), bytes: large }, undefined, { megabytes: 16, seconds: 60 }))).toBe('file.tooMuch')
    expect((await files.readTable('a.csv', task('a.csv').bytes))[0]!.rows).toHaveLength(2)
  })
  test('is not needed any more is gone', async () => {
    const stop = new AbortController()
    const reading = codeOf(readIn(thread, 'readTable', { ...task('a.csv'), bytes: bytes(`a,b\n${'1,2\n'.repeat(400_000)}`) }, stop.signal))
    stop.abort()
    expect(await reading).toBe('job.cancelled')
  })
})

test('a little file gets little, an honest large one in proportion', () => {
  expect(limitsFor(0)).toEqual({ megabytes: 200, seconds: 8 })
  expect(limitsFor(64 * 1024 * 1024).megabytes).toBeGreaterThan(1000)
})

describe('a list of days as JSON', () => {
  const importing = async (text: string) => {
    const desk = createDesk('2026-11-23T08:00', [], { files })
    const frame = await desk.app.answer({ name: 'calendar.importHolidays', input: { file: { name: 'a.json', base64: Buffer.from(text).toString('base64') } } })
    return { code: 'refusal' in frame ? frame.refusal.code : Object.keys(frame)[0], desk }
  }
  test.each([
    ['a hundred thousand deep', '['.repeat(100_000) + ']'.repeat(100_000), 'calendar.item'],
    ['deep and never ending', '{"a":'.repeat(100_000), 'calendar.json'],
    ['of a megabyte and more', `[${'1,'.repeat(600_000)}1]`, 'file.tooLarge'],
    ['with a prototype for a list', '{"__proto__":{"days":[]},"days":{"__proto__":[]}}', 'calendar.json'],
  ])('%s is refused', async (_, text, code) => expect((await importing(text)).code).toBe(code))

  test('with prototypes in its days adds days and nothing else', async () => {
    const { code, desk } = await importing('[{"date":"2026-10-01","name":"国庆节","isOffDay":true,"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]')
    expect(code).toBe('value')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    for (const row of desk.app.world.tables.calendarDay.values()) expect(Object.keys(row)).not.toContain('constructor')
  })
})

test('names that every object has are names like others', async () => {
  const desk = createDesk('2026-11-23T08:00', [], { files })
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
  const list = `资产编号,设备名称,数量,所在实训室,__proto__,constructor\n${names.map((name, i) => `A${i},${name},1,${name},${name},${name}`).join('\n')}\n`
  const frame = await desk.app.answer({ name: 'intake.apply', input: { file: { name: '__proto__.csv', base64: Buffer.from(list).toString('base64') } } })
  expect(frame).toMatchObject({ value: { counts: { new: 4, problems: 0 } } })
  expect([...desk.app.world.tables.workshop.values()].map(w => w.name).sort()).toEqual([...names].sort())
  const fet = `<fet version="6"><Days_List><Day><Name>constructor</Name></Day></Days_List><Hours_List><Hour><Name>__proto__</Name></Hour></Hours_List><Teachers_List><Teacher><Name>__proto__</Name><constructor>1</constructor></Teacher></Teachers_List><Time_Constraints_List><constructor><__proto__>1</__proto__><toString>2</toString></constructor></Time_Constraints_List></fet>`
  expect((await files.readFet('a.fet', bytes(fet))).notModelled).toEqual({ 'Teacher / constructor': 1, constructor: 1 })
})
