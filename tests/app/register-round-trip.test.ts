import { describe, expect, test } from 'vitest'
import { createFiles } from '#adapters/files/files.ts'
import { readTable } from '#adapters/files/read-table.ts'
import { writeTable } from '#adapters/files/write-table.ts'
import { createSample } from '#adapters/sample/sample.ts'
import { bytesOfBase64 } from '#domain/base/bytes.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import type { FieldInfo } from '#domain/base/field.ts'
import { addDays, isDate } from '#domain/base/time.ts'
import { IDENTITY, importFields, IMPORT_TABLES, NOT_IMPORTED } from '#domain/intake/import-tables.ts'
import type { Cell } from '#domain/intake/sheet.ts'
import { UNIQUE } from '#domain/register/row-checks.ts'
import { tableNames } from '#domain/table-names.ts'
import { exportWords } from '#app/intake-words.ts'
import type { JobName } from '#contract/contract.ts'
import { isRegister } from '#renderer/registers/register-tables.ts'
import type { FileOut } from '#contract/define.ts'
import { EXPORT_TABLES } from '#contract/files.ts'
import type { IntakePreview } from '#contract/intake.ts'
import { LANGUAGES, type Language } from '#words/say.ts'
import { createDesk } from './desk.ts'

const NOW = '2026-11-23T08:00'
/** More rows of one register show nothing new. */
const MOST = 40
type Listed = Exclude<(typeof EXPORT_TABLES)[number], 'booking'>
const LISTED = EXPORT_TABLES.filter((t): t is Listed => t !== 'booking')

function office() {
  const sets = [...createSample().sets('college', 'zh-CN', NOW.slice(0, 10))].map(({ changes }, i): ChangeSet => ({ seq: i + 1, id: `set:${i + 1}`, at: `${NOW}:00.000Z`, device: 'device:1', actor: { name: '' }, command: 'college.sample', changes }))
  const desk = createDesk(NOW, sets, { files: createFiles({ zone: 'Asia/Shanghai', thread: null }) })
  async function job<R>(name: JobName, input: unknown): Promise<R> {
    const answer = await desk.app.answer({ name, input })
    if (!('value' in answer)) throw new Error(JSON.stringify(answer))
    return answer.value as R // the test names the job's result
  }
  /** A register's own list: the first records of it, or all where it is short. */
  async function list(table: Listed, language: Language) {
    const held = table === 'timetable' ? [...desk.app.world.tables.booking.values()].filter(b => b.times.kind === 'series') : [...desk.app.world.tables[table].values()]
    const ids = held.slice(0, MOST).map(row => row.id)
    const { name, base64 } = await job<FileOut>('files.export', { table, format: 'xlsx', language, ids, identity: true })
    return { ids, file: { name, base64 } }
  }
  return { ...desk, job, list }
}
const at = office()

test('every table can be imported, or it is said why it is not; every register can', () => {
  expect(tableNames.filter(t => !(IMPORT_TABLES as readonly string[]).includes(t)).sort()).toEqual(Object.keys(NOT_IMPORTED).sort())
  expect(tableNames.filter(t => isRegister(t) && Object.hasOwn(NOT_IMPORTED, t))).toEqual([])
})

describe.each(LISTED)('the list of every %s', table => {
  test.each(LANGUAGES)('in %s comes in again as the same', async language => {
    const { ids, file } = await at.list(table, language)
    expect(ids.length).toBeGreaterThan(0)
    const { problems, willCreate, sheets, counts } = await at.job<IntakePreview>('intake.read', { file })
    expect(problems).toEqual([])
    expect(willCreate).toEqual([])
    expect(sheets.map(s => s.table)).toEqual([table])
    expect(counts).toEqual({ new: 0, changed: 0, same: ids.length, problems: 0 })
  })

  test('with one cell changed is one change; its columns are remembered; undo takes all of it back', async () => {
    const { ids, file } = await at.list(table, 'zh-CN')
    const rows = () => new Map(at.app.world.tables[table === 'timetable' ? 'booking' : table] as ReadonlyMap<string, unknown>)
    const [before, sets] = [rows(), at.journal.sets.length]
    const other = await withOneCellChanged(table, file)
    const preview = await at.job<IntakePreview>('intake.read', { file: other.file })
    expect(preview).toMatchObject({ problems: [], counts: { new: 0, changed: 1, same: ids.length - 1, problems: 0 }, sheets: [{ remembered: false }] })
    expect(preview.samples.find(s => s.verdict === 'changed')!.fields.map(f => f.field)).toEqual([other.shown])

    const { sheet, headRow, headRows, columns } = preview.sheets[0]!
    const { [other.column]: _, ...without } = columns
    const chosen = other.needed ? columns : without
    await at.job('intake.apply', { file: other.file, sheets: [{ sheet, table, headRow, headRows, columns: chosen }] })
    expect([...rows()].filter(([id, row]) => before.get(id) !== row)).toHaveLength(other.needed ? 1 : 0)
    expect((await at.job<IntakePreview>('intake.read', { file: other.file })).sheets[0]).toMatchObject({ remembered: true, columns: chosen })
    await at.job('intake.apply', { file: other.file, sheets: [{ sheet, table, headRow, headRows, columns }] })
    expect([...rows()].filter(([id, row]) => before.get(id) !== row)).toHaveLength(1)

    for (let n = at.journal.sets.length - sets; n > 0; n--) await at.run('history.undo', {})
    expect(rows()).toEqual(before)
    expect(at.app.world.tables.importMapping.size).toBe(0)
  })
})

/** Kinds of fields, those first that no other field depends on. */
const EASY = ['note', 'text', 'boolean', 'money', 'number', 'integer', 'choice', 'date', 'clock']

/** The same file with one cell of its first record changed that is no part of what the record is known by. */
async function withOneCellChanged(table: Listed, file: { name: string; base64: string }) {
  const [sheet] = await readTable(file.name, bytesOfBase64(file.base64))
  const words = exportWords('zh-CN')
  const known = new Set(table === 'timetable' ? ['title', 'weekday', 'periods', 'weeks', 'term'] : table === 'bellTable' ? ['name', 'no', 'from', 'to', 'isDefault'] : [...IDENTITY[table].flat(), ...(UNIQUE[table] ?? [])])
  const rank = (f: FieldInfo) => EASY.indexOf(f.kind) + (f.required ? 100 : 0)
  const fields = importFields(table).filter(f => !known.has(f.name) && !f.written && !f.masked && EASY.includes(f.kind)).toSorted((a, b) => rank(a) - rank(b))
  for (const field of fields) {
    const column = sheet!.rows[0]!.indexOf(words.head(table, field.name))
    const row = column < 0 ? -1 : sheet!.rows.findIndex((cells, r) => r > 0 && changedCell(field, cells[column], words) !== null)
    if (row < 0) continue
    const rows = sheet!.rows.map((cells, r) => (r === row ? cells.map((c, i) => (i === column ? changedCell(field, c, words) : c)) : cells))
    const { name, base64 } = await writeTable('xlsx', 'changed', [{ sheet: sheet!.sheet, rows }])
    return { file: { name, base64 }, shown: table === 'bellTable' ? 'periods' : field.name, column: String(column), needed: field.required }
  }
  throw new Error(`no cell of ${table} can be changed`)
}

function changedCell(field: FieldInfo, cell: Cell | undefined, words: ReturnType<typeof exportWords>): Cell {
  const fits = (value: Cell) => (field.schema.safeParse(value).success ? value : null)
  if (cell === null || cell === undefined) return ['note', 'text'].includes(field.kind) ? fits('改') : null
  if (field.kind === 'boolean') return cell === words.yes ? words.no : words.yes
  if (field.kind === 'choice') return field.options!.map(o => words.choice(field.name, o)).find(word => word !== cell) ?? null
  if (typeof cell === 'number') return fits(cell + 1)
  if (field.kind === 'date' || isDate(String(cell))) return fits(addDays(String(cell), 1))
  return field.kind === 'clock' ? null : fits(`${String(cell)}改`)
}
