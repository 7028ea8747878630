import type { Context } from '#domain/base/decision.ts'
import type { FieldInfo } from '#domain/base/field.ts'
import { listerOf } from '#domain/register/list.ts'
import type { ReportModel, TableBlock } from '#domain/report/model.ts'
import { COLLEGE_ID } from '#domain/records/college.ts'
import type { TableName } from '#domain/tables.ts'
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
  const whole = fields.reduce((sum, field) => sum + shareOf(field), 0)
  const block: TableBlock = {
    kind: 'table',
    columns: fields.map(field => ({ head: say(language, `field.${table}.${field.name}`), ...(isFigure(field) ? { align: 'end' as const } : {}), width: (100 * shareOf(field)) / whole })),
    groups: [{ rows }],
    empty: say(language, 'register.filter.none'),
  }
  const title = say(language, `tables.${table}`)
  const college = world.tables.college.get(COLLEGE_ID)
  return {
    name: 'list',
    title,
    college: { name: college?.name ?? '', ...(college?.logo ? { logo: college.logo } : {}) },
    dataOf: ctx.now,
    sheets: [{ title, subtitle: { parts: [say(language, 'register.count', { n: rows.length }), ...about] }, orientation: fields.length > UPRIGHT ? 'landscape' : 'portrait', blocks: [block] }],
  }
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
