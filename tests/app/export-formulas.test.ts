import { unzipSync } from 'fflate'
import Papa from 'papaparse'
import { beforeAll, describe, expect, test } from 'vitest'
import { createFiles } from '#adapters/files/files.ts'
import { createSample } from '#adapters/sample/sample.ts'
import { contract, type JobName } from '#contract/contract.ts'
import type { FileOut } from '#contract/define.ts'
import { EXPORT_TABLES } from '#contract/files.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import { fieldsOf } from '#domain/base/field.ts'
import { IMPORT_TABLES } from '#domain/intake/import-tables.ts'
import type { TableName } from '#domain/table-names.ts'
import { schemas } from '#domain/tables.ts'
import { createDesk, type Desk } from './desk.ts'

// A college in which every text of every record begins like a formula (CWE-1236), and every list that leaves the program.

/** What a spreadsheet takes for the beginning of a formula: OWASP's seven, and the full-width ones that it reads as the plain ones. */
const STARTS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']
const BEGINS = /^[=+\-@\t\r\n＝＋－＠]/
const MARK = 'cmd|calc'
const TODAY = '2026-11-23'

/** Every text that an office types, each with another start. */
function hostile(set: ChangeSet): ChangeSet {
  let n = 0
  const changes = set.changes.map(change => {
    const texts = fieldsOf(schemas[change.table as TableName]).filter(f => (f.kind === 'text' || f.kind === 'note') && !f.written && !f.internal)
    const to = Object.fromEntries(Object.entries(change.to ?? {}).map(([name, value]) => (typeof value === 'string' && texts.some(f => f.name === name) ? [name, `${STARTS[n++ % STARTS.length]}${MARK} ${value}`] : [name, value])))
    return { ...change, to }
  })
  return { ...set, changes }
}

let desk: Desk
beforeAll(() => {
  const [first] = createSample().sets('college', 'zh-CN', TODAY)
  const set: ChangeSet = { seq: 1, id: 'set:1', at: '2026-03-01T00:00:00.000Z', device: 'device:1', actor: { name: '' }, command: 'college.sample', changes: first!.changes }
  desk = createDesk(`${TODAY}T08:00`, [hostile(set)], { files: createFiles({ zone: 'Asia/Shanghai', thread: null }), attachments: { put: async () => '', get: async () => null } })
})

async function job(name: JobName, input: object): Promise<FileOut> {
  const frame = await desk.app.answer({ name, input })
  if (!('value' in frame)) throw new Error(`${name} ${JSON.stringify(input).slice(0, 200)}: ${JSON.stringify(frame).slice(0, 400)}`)
  return frame.value as FileOut // these jobs give files
}

/** Cells of a file that a spreadsheet would take for formulas, and how many hold a text that wants to be one. */
function judged(file: FileOut): { formulas: string[]; traps: number } {
  const bytes = Buffer.from(file.base64, 'base64')
  if (file.mime === 'text/csv') {
    const cells = Papa.parse<string[]>(bytes.toString('utf8').replace(/^\ufeff/, ''), { delimiter: ',' }).data.flat()
    return { formulas: cells.filter(cell => BEGINS.test(cell) && !/^-\d+(\.\d+)?$/.test(cell)), traps: cells.filter(cell => cell.includes(MARK)).length }
  }
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, Buffer.from(part).toString('utf8')] as const)
  const sheets = parts.filter(([name]) => /worksheets\/[^/]+\.xml$/.test(name))
  expect(sheets.length).toBeGreaterThan(0)
  // a text is a text by its type in a workbook; links, macros and data from elsewhere have parts of their own
  const formulas = sheets.flatMap(([name, xml]) => [...xml.matchAll(/<f[\s>/][^<]*/g)].map(([found]) => `${name}: ${found}`))
  const others = parts.filter(([name, xml]) => /externalLink|vbaProject|connections|queryTable|definedName|macro/i.test(name) || /TargetMode="External"/.test(xml)).map(([name]) => name)
  return { formulas: [...formulas, ...others], traps: parts.reduce((n, [, xml]) => n + xml.split(MARK).length - 1, 0) }
}

const FORMATS = ['xlsx', 'csv'] as const
const language = 'zh-CN'
/** What every job that writes a list is asked for; the last is how many texts at least want to be formulas. */
const EXPORTS: Partial<Record<JobName, () => Promise<[string, FileOut, number][]>>> = {
  'files.template': () => Promise.all(IMPORT_TABLES.map(async table => [table, await job('files.template', { table, language }), 0])),
  'files.export': async () => {
    const all: [string, FileOut, number][] = []
    for (const table of EXPORT_TABLES) for (const format of FORMATS) all.push([`${table}.${format}`, await job('files.export', { table, format, language, identity: true }), 0])
    return all
  },
  'files.exportRows': () =>
    Promise.all(FORMATS.map(async format => [format, await job('files.exportRows', { name: `=${MARK}`, format, rows: [STARTS.map(s => `${s}${MARK}`), STARTS.map(s => `${s}${MARK}()`), [-5, 1.5, true, null]] }), 20])),
  'placement.export': () => Promise.all(FORMATS.map(async format => [format, await job('placement.export', { format, language }), 20])),
  'placement.roster': () => Promise.all(FORMATS.map(async format => [format, await job('placement.roster', { format, language, identity: true }), 20])),
  'outcome.export': async () => {
    const { indicators, breakdowns } = await desk.ask('pack.offers', {})
    const asked = [
      ...indicators.map(({ id }) => ({ kind: 'bars', indicator: id, by: 'classGroup' })),
      ...indicators.map(({ id }) => ({ kind: 'trend', indicator: id, step: 'year' })),
      ...breakdowns.map(({ population, field }) => ({ kind: 'breakdown', population, field, by: 'classGroup' })),
      ...['skillGrid', 'demand', 'funnel', 'contributions'].map(kind => ({ kind })),
    ]
    const all: [string, FileOut, number][] = []
    for (const one of asked) for (const behind of [undefined, {}]) all.push([one.kind, await job('outcome.export', { asked: one, language, ...(behind ? { behind } : {}) }), 0])
    return all
  },
  'ledger.export': async () => {
    const enterprises = [...desk.app.world.tables.placement.values()].flatMap(p => p.enterpriseId ?? []).slice(0, 3)
    return Promise.all([undefined, ...enterprises].map(async enterpriseId => [enterpriseId ?? 'all', await job('ledger.export', { language, ...(enterpriseId ? { enterpriseId } : {}) }), 1]))
  },
  'pack.xlsx': async () => {
    const starters = await desk.ask('pack.starters', { language })
    return Promise.all(starters.map(async ({ pack }) => [pack.name, await job('pack.xlsx', { pack: { ...pack, name: `=${MARK}`, subtitle: `@${MARK}` }, language }), 1]))
  },
  'timetable.export': async () => {
    const { term, sessionRequest } = desk.app.world.tables
    const request = [...sessionRequest.values()][0]!
    const session = { requestId: request.id, nth: 1, weekday: 1, from: 1, to: 2, weeks: '1-8', workshopId: [...desk.app.world.tables.workshop.keys()][0]!, teacherIds: [[...desk.app.world.tables.teacher.keys()][0]!], items: [] }
    return Promise.all(FORMATS.map(async format => [format, await job('timetable.export', { termId: [...term.keys()][0]!, format, language, sessions: [{ ...session, before: null }], leftOut: [{ requestId: request.id, nth: 2, obstacles: [], cure: null }] }), 3]))
  },
  'person.export': async () => [['xlsx', await job('person.export', { id: [...desk.app.world.tables.placement.values()][0]!.studentId, format: 'xlsx', language }), 5]],
}
/** Jobs that give no list: papers, pictures, calendars, answers. */
const NO_LISTS: readonly string[] = ['files.listPdf', 'files.calendar', 'pack.pdf', 'pack.model', 'report.pdf', 'report.model']

test('every job that writes lists is looked at', () => {
  const writes = Object.keys(contract.jobs).filter(name => /^(files|report|pack)\.|export|roster$|xlsx|csv/i.test(name))
  expect(writes.filter(name => !NO_LISTS.includes(name)).sort()).toEqual(Object.keys(EXPORTS).sort())
})

describe.each(Object.entries(EXPORTS))('%s', (name, files) => {
  test('writes no cell that a spreadsheet would run', async () => {
    const wrong: string[] = []
    let traps = 0
    for (const [what, file, least] of await files()) {
      const found = judged(file)
      traps += found.traps
      wrong.push(...found.formulas.map(cell => `${what}: ${cell}`))
      expect(found.traps, what).toBeGreaterThanOrEqual(least)
      expect(file.name).not.toMatch(/[\r\n\t/\\]/)
    }
    expect(wrong).toEqual([])
    if (name !== 'files.template') expect(traps).toBeGreaterThan(0)
  }, 60_000)
})

test('a list as .csv comes back as it was, whatever its texts begin with', async () => {
  const file = await job('files.export', { table: 'enterprise', format: 'csv', language })
  const names = (await createFiles({ thread: null }).readTable(file.name, Buffer.from(file.base64, 'base64')))[0]!.rows.flat()
  for (const { name } of desk.app.world.tables.enterprise.values()) expect(names).toContain(name)
})

test('a calendar holds no line that a text brought into it', async () => {
  const file = await job('files.calendar', { from: TODAY, to: '2026-12-23', language })
  const lines = Buffer.from(file.base64, 'base64').toString('utf8').split('\r\n')
  expect(lines.length).toBeGreaterThan(50)
  expect(lines.filter(line => line !== '' && !/^([A-Z-]+[:;]| )/.test(line))).toEqual([])
  expect(lines.filter(line => line.includes('\r') || line.includes('\n'))).toEqual([])
})
