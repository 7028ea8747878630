import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { birth, type Row0 } from '#domain/base/change.ts'
import { fieldsOf } from '#domain/base/field.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import type { TableName } from '#domain/table-names.ts'
import { schemas } from '#domain/tables.ts'
import { createSample } from '#adapters/sample/sample.ts'
import { REGISTER_TABLES, ROWS_AT_ONCE } from '#contract/register.ts'
import { LANGUAGES, type Language } from '#words/say.ts'
import { valueText } from '#words/value-text.ts'
import { createDesk } from './desk.ts'

function setOf(changes: ChangeSet['changes'], seq = 1): ChangeSet {
  return { seq, id: `set:${seq}`, at: '2026-11-01T00:00:00.000Z', device: 'device:1', actor: { name: '' }, command: 'college.sample', changes }
}

const row = (values: Row0) => values
const workshops = ['一号车间', '二号车间'].map((name, i) => birth('workshop', row({ id: `workshop:${i + 1}`, name })))
const machines = [
  { id: 'equipment:1', name: '数控车床', assetNo: 'A10', units: 9, statusCode: '1', unitPrice: 100, workshopId: 'workshop:1' },
  { id: 'equipment:2', name: '示波器', assetNo: 'A9', units: 10, statusCode: '3' },
  { id: 'equipment:3', name: '铣床 X6132', assetNo: 'A2', units: 2, statusCode: '1', unitPrice: 20, workshopId: 'workshop:2' },
].map(machine => birth('equipment', row(machine)))
const student = birth('student', row({ id: 'student:1', number: '1', name: '林小雨', nationalId: '990101200801010017' }))
const desk = createDesk('2026-11-23T08:00', [setOf([...workshops, ...machines, student])])
const numbers = async (find: string, sort?: { field: string; down: boolean }) => (await desk.ask('register.view', { table: 'equipment', language: 'zh-CN', find, sort })).ids.map(id => Number(id.slice(10)))

describe('a register as its page shows it', () => {
  it('finds rows by every word, in choices and linked names too', async () => {
    expect(await numbers('待修')).toEqual([2])
    expect(await numbers('x6132 二号')).toEqual([3])
    expect(await numbers('二号 示波器')).toEqual([])
    expect(await numbers('equipment')).toEqual([]) // an id is nothing that people type
  })
  it('finds a person by what is shown of an identity number, not by what is hidden', async () => {
    const found = async (find: string) => (await desk.ask('register.view', { table: 'student', language: 'en', find })).ids
    expect(await found('20080101')).toEqual([])
    expect(await found('0017')).toEqual(['student:1'])
  })
  it('sorts figures by size and texts with numbers as people count', async () => {
    expect(await numbers('', { field: 'units', down: false })).toEqual([3, 1, 2])
    expect(await numbers('', { field: 'assetNo', down: false })).toEqual([3, 2, 1])
    expect(await numbers('', { field: 'assetNo', down: true })).toEqual([1, 2, 3])
  })
  it('keeps rows without a value last, whichever way it sorts', async () => {
    expect(await numbers('', { field: 'unitPrice', down: false })).toEqual([3, 1, 2])
    expect(await numbers('', { field: 'unitPrice', down: true })).toEqual([1, 3, 2])
  })
  it('sorts Chinese names by their sound', async () => {
    expect(await numbers('', { field: 'name', down: false })).toEqual([2, 1, 3]) // shi, shu, xi
  })
  it('sends the first rows with it, and the others by the hundred when they are asked for', async () => {
    const many = Array.from({ length: 250 }, (_, i) => birth('teacher', row({ id: `teacher:${i}`, name: `教师${i}` })))
    const school = createDesk('2026-11-23T08:00', [setOf(many)])
    const { ids, rows, total } = await school.ask('register.view', { table: 'teacher', language: 'zh-CN', sort: { field: 'name', down: true } })
    expect([ids.length, rows.length, total, rows[0]!.fields['name']]).toEqual([250, ROWS_AT_ONCE, 250, '教师249'])
    const next = await school.ask('register.rows', { table: 'teacher', ids: ids.slice(100, 200) })
    expect(next.map(row => row.fields['name'])).toEqual(Array.from({ length: 100 }, (_, i) => `教师${149 - i}`))
    await school.run('register.remove', { table: 'teacher', ids: [ids[150]!] })
    expect((await school.ask('register.rows', { table: 'teacher', ids: ids.slice(149, 152) })).map(row => row.id)).toEqual([ids[149], ids[151]])
    expect(await school.ask('register.view', { table: 'teacher', language: 'zh-CN', find: '教师249' })).toMatchObject({ ids: ['teacher:249'], total: 249 })
  })
})

describe('the view of a register of the sample college', () => {
  const college = createDesk('2026-11-23T08:00', [setOf([...createSample().sets('college', 'zh-CN', '2026-11-23')].flatMap(({ changes }) => changes))])
  const shown = (table: TableName) => fieldsOf(schemas[table]).filter(f => !f.internal && f.kind !== 'photo')

  /** The same from the whole list, row by row and text by text. */
  async function plainly(table: TableName, language: Language, words: readonly string[], sort?: { field: string; down: boolean }): Promise<string[]> {
    const rows = (await college.ask('register.list', { table })).rows.map(row => ({ row, texts: new Map(shown(table).map(f => [f.name, valueText(f, row.fields[f.name], row.names, language)])) }))
    const found = rows.filter(({ texts }) => words.every(word => [...texts.values()].join('\n').toLowerCase().includes(word.toLowerCase())))
    const field = shown(table).find(f => f.name === sort?.field)
    if (!sort || !field) return found.map(({ row }) => row.id)
    const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: 'base' })
    const value = ({ row }: (typeof rows)[number]) => row.fields[field.name]
    const text = ({ texts }: (typeof rows)[number]) => texts.get(field.name)!
    const byKind = (a: (typeof rows)[number], b: (typeof rows)[number]): number => {
      if (typeof value(a) === 'number') return Number(value(a)) - Number(value(b))
      return field.kind === 'date' || field.kind === 'clock' ? (text(a) < text(b) ? -1 : Number(text(a) > text(b))) : compare(text(a), text(b))
    }
    return found.sort((a, b) => (text(a) === '' || text(b) === '' ? Number(text(a) === '') - Number(text(b) === '') : byKind(a, b) * (sort.down ? -1 : 1))).map(({ row }) => row.id)
  }

  it('holds the rows that a plain search through all texts finds, in the order of a plain comparison', async () => {
    const tables = REGISTER_TABLES.filter(table => !['attendance', 'shift', 'journal'].includes(table))
    const question = fc.constantFrom(...tables).chain(table =>
      fc.record({
        table: fc.constant(table),
        language: fc.constantFrom(...LANGUAGES),
        words: fc.array(fc.constantFrom('1', '2026', '数控', 'a', '张', '已', '-0', 'yes', '员', '1,', '在'), { maxLength: 2 }),
        sort: fc.option(fc.record({ field: fc.constantFrom(...shown(table).map(f => f.name)), down: fc.boolean() }), { nil: undefined }),
      }),
    )
    await fc.assert(
      fc.asyncProperty(question, async ({ table, language, words, sort }) => {
        const { ids, rows } = await college.ask('register.view', { table, language, find: words.join(' '), sort })
        expect(ids).toEqual(await plainly(table, language, words, sort))
        expect(rows).toEqual(await college.ask('register.rows', { table, ids: ids.slice(0, ROWS_AT_ONCE) }))
      }),
      // what is so unless somebody said otherwise is shown without being stored
      { numRuns: 120, examples: [[{ table: 'sessionRequest', language: 'en', words: ['yes'], sort: undefined }]] },
    )
  })
})
