import type { Context } from '#domain/base/decision.ts'
import type { FieldInfo } from '#domain/base/field.ts'
import type { SheetData } from '#domain/intake/sheet.ts'
import { columnShares } from '#domain/report/column-shares.ts'
import { listerOf } from '#domain/register/list.ts'
import type { ReportModel, TableBlock } from '#domain/report/model.ts'
import { COLLEGE_ID } from '#domain/records/college.ts'
import type { TableName } from '#domain/table-names.ts'
import type { World } from '#domain/world.ts'
import { say, type Language } from '#words/say.ts'
import { worderOf } from '#words/value-text.ts'
import { columnsOf } from './register-view.ts'

type Shown = { table: TableName; language: Language; ids: readonly string[]; columns: readonly string[]; about: readonly string[] }

/** More columns than this stand on paper that lies across. */
const UPRIGHT = 5

/** A register as its page shows it, for paper: the rows and columns in their order, and which ones they are. Hidden numbers stay hidden. */
export function listPaper(world: World, { table, language, ids, columns, about }: Shown, ctx: Context): ReportModel {
  const all = columnsOf(table)
  const fields = columns.flatMap(name => all.find(f => f.name === name) ?? [])
  const held: ReadonlyMap<string, object> = world.tables[table]
  const list = listerOf(world.tables, table)
  const worders = fields.map(field => worderOf(field, language))
  const rows = ids.flatMap(id => held.get(id) ?? []).map(row => {
    const { fields: values, names } = list(row)
    return fields.map((field, i) => worders[i]!(values[field.name], names[field.name]))
  })
  const title = say(language, `tables.${table}`)
  return paper(world, title, [{
    title,
    columns: fields.map(field => ({ head: say(language, `field.${table}.${field.name}`), isFigure: isFigure(field), share: shareOf(field) })),
    rows,
    about,
  }], language, ctx)
}

/** Any lists that a screen shows, for paper, each from a page of its own on: the first row of each holds the heads. */
export function sheetsPaper(world: World, { title, sheets, language }: { title: string; sheets: readonly SheetData[]; language: Language }, ctx: Context): ReportModel {
  const filled = sheets.filter((sheet, i) => i === 0 || sheet.rows.length > 1)
  return paper(world, title, filled.map(sheet => ({ ...rowsListed(sheet.rows), title: filled.length > 1 ? sheet.sheet : title })), language, ctx)
}

function rowsListed([heads = [], ...rows]: SheetData['rows']): Omit<Listed, 'title'> {
  const texts = rows.map(row => heads.map((_, i) => (row[i] === null || row[i] === undefined ? '' : String(row[i]))))
  const shares = columnShares(heads.map((head, i) => [String(head ?? ''), ...texts.map(row => row[i]!)]), orientationOf(heads.length))
  const columns = heads.map((head, i) => ({ head: String(head ?? ''), isFigure: rows.length > 0 && rows.every(row => typeof row[i] === 'number' || row[i] === null), share: shares[i]! }))
  return { columns, rows: texts, about: [] }
}

function orientationOf(columns: number): 'portrait' | 'landscape' {
  return columns > UPRIGHT ? 'landscape' : 'portrait'
}

type Listed = { title: string; columns: readonly { head: string; isFigure: boolean; /** how wide it is beside the others */ share: number }[]; rows: readonly string[][]; about: readonly string[] }

function paper(world: World, title: string, lists: readonly Listed[], language: Language, ctx: Context): ReportModel {
  const college = world.tables.college.get(COLLEGE_ID)
  return {
    name: 'list',
    title,
    college: { name: college?.name ?? '', ...(college?.logo ? { logo: college.logo } : {}) },
    dataOf: ctx.now,
    sheets: lists.map(list => sheetOf(list, language)),
  }
}

function sheetOf({ title, columns, rows, about }: Listed, language: Language): ReportModel['sheets'][number] {
  const whole = columns.reduce((sum, column) => sum + column.share, 0)
  const block: TableBlock = {
    kind: 'table',
    columns: columns.map(({ head, isFigure: figure, share }) => ({ head, ...(figure ? { align: 'end' as const } : {}), width: (100 * share) / whole })),
    groups: [{ rows: rows.map(row => [...row]) }],
    empty: say(language, 'register.filter.none'),
  }
  return { title, subtitle: { parts: [say(language, 'register.count', { n: rows.length }), ...about] }, orientation: orientationOf(columns.length), blocks: [block] }
}

function isFigure({ kind, written }: FieldInfo): boolean {
  return !written && (kind === 'integer' || kind === 'number' || kind === 'money')
}

/** How wide a column is beside the others. */
function shareOf(field: FieldInfo): number {
  if (field.kind === 'note' || field.kind === 'refs' || field.kind === 'choices') return 3
  if (field.name === 'name' || field.name === 'title') return 2.4
  return isFigure(field) || field.kind === 'boolean' ? 1.1 : field.kind === 'date' || field.kind === 'clock' ? 1.3 : 1.7
}
