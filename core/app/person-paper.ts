import type { Row0 } from '#domain/base/change.ts'
import type { Context } from '#domain/base/decision.ts'
import { fieldsOf, type FieldInfo } from '#domain/base/field.ts'
import { nameOf } from '#domain/record-name.ts'
import { COLLEGE_ID } from '#domain/records/college.ts'
import { namesIn } from '#domain/register/list.ts'
import type { Block, ReportModel } from '#domain/report/model.ts'
import { tableNames, tableOf, type TableName } from '#domain/table-names.ts'
import { schemas } from '#domain/tables.ts'
import type { World } from '#domain/world.ts'
import { say, type Language } from '#words/say.ts'
import { worderOf } from '#words/value-text.ts'

/** Of more values a record has its own facts, of fewer a row of a table. */
const MOST_COLUMNS = 6

/** Everything that is held about one person, to be read on paper: nothing of it is hidden from them. `ids` are those of all records about them. */
export function personPaper(world: World, id: string, ids: ReadonlySet<string>, language: Language, ctx: Context): ReportModel {
  const person = world.tables.student.get(id)!
  const college = world.tables.college.get(COLLEGE_ID)
  const photos: string[] = []
  const blocks = tableNames.flatMap(table => {
    const rows = [...ids].filter(one => tableOf(one) === table).map(one => world.find(one) as Row0)
    for (const row of rows) for (const f of fieldsOf(schemas[table])) if (f.kind === 'photo' && row[f.name] !== undefined) photos.push(String(row[f.name]))
    return rows.length ? blocksOf(world, table, rows, language) : []
  })
  const title = say(language, 'person.paper.title', { name: person.name })
  return {
    name: 'person',
    title,
    about: person.number,
    college: { name: college?.name ?? '', ...(college?.logo ? { logo: college.logo } : {}) },
    dataOf: ctx.now,
    sheets: [
      {
        title,
        subtitle: { parts: [person.number, say(language, 'person.paper.count', { n: ids.size })] },
        orientation: 'portrait',
        blocks: [
          { kind: 'text', text: say(language, 'person.paper.text', { college: college?.name ?? '' }), quiet: true },
          ...blocks,
          ...(photos.length ? [{ kind: 'photos' as const, items: photos.map(image => ({ image })) }] : []),
        ],
      },
    ],
  }
}

/** The records of one register: a table of what they say, or where that is much, each by itself. */
function blocksOf(world: World, table: TableName, rows: readonly Row0[], language: Language): Block[] {
  const nameIn = namesIn(world.tables, table)
  const fields = fieldsOf(schemas[table]).filter(f => f.kind !== 'photo' && rows.some(row => row[f.name] !== undefined))
  const text = (field: FieldInfo, row: Row0) => {
    const value = row[field.name]
    if (field.masked) return String(value ?? '')
    return worderOf(field, language)(value, field.kind === 'ref' || field.kind === 'refs' ? nameIn(field.name, value) : undefined)
  }
  const label = (field: FieldInfo) => say(language, `field.${table}.${field.name}`)
  const heading: Block = { kind: 'heading', text: say(language, rows.length > 1 ? `tables.${table}` : `table.${table}`) }
  if (fields.length <= MOST_COLUMNS) {
    return [heading, { kind: 'table', columns: fields.map(field => ({ head: label(field) })), groups: [{ rows: rows.map(row => fields.map(field => text(field, row))) }], empty: '' }]
  }
  return [
    heading,
    ...rows.flatMap((row): Block[] => [
      ...(rows.length > 1 ? [{ kind: 'text' as const, text: nameOf(world.tables, row.id) }] : []),
      { kind: 'facts', columns: 2, items: fields.filter(field => row[field.name] !== undefined).map(field => ({ label: label(field), value: text(field, row) })) },
    ]),
  ]
}
