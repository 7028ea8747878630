import type { FieldInfo } from '#domain/base/field.ts'
import { fieldsOf } from '#domain/base/field.ts'
import { namesIn, type Fields } from '#domain/register/list.ts'
import { schemas, type TableName, type Tables } from '#domain/tables.ts'
import type { ViewSort } from '#contract/register.ts'
import type { Language } from '#words/say.ts'
import { worderOf } from '#words/value-text.ts'

type Row = Fields & { id: string }
export type ViewQuestion = { table: TableName; language: Language; find?: string | undefined; sort?: ViewSort | undefined }

const AS_FIGURE = new Set(['integer', 'number', 'money'])
/** Written so that the order of their signs is their order in time. */
const AS_WRITTEN = new Set(['date', 'clock'])

/**
 * The rows of a register (of these alone, where some are named) in which every word of `find` is shown somewhere, in the order asked for;
 * rows without a value come last.
 */
export function viewedRows(tables: Tables, { table, language, find = '', sort }: ViewQuestion, among?: ReadonlySet<string>): Row[] {
  const fields = fieldsOf(schemas[table]).filter(f => !f.internal && f.kind !== 'photo')
  const textOf = texts(tables, table, language)
  const words = find.toLowerCase().split(/\s+/).filter(Boolean)
  // rows are read by field names
  const all = [...tables[table].values()] as Row[]
  const rows = words.reduce((left, word) => left.filter(holding(word, fields, textOf)), among ? all.filter(row => among.has(row.id)) : all)
  const field = sort && fields.find(f => f.name === sort.field)
  return field ? ordered(rows, field, sort.down, language, textOf) : rows
}

/** How a value of a field is shown. */
type TextOf = (field: FieldInfo) => (value: unknown) => string

function texts(tables: Tables, table: TableName, language: Language): TextOf {
  const nameIn = namesIn(tables, table)
  return field => {
    const word = worderOf(field, language)
    return field.kind === 'ref' || field.kind === 'refs' ? value => word(value, nameIn(field.name, value)) : value => word(value, undefined)
  }
}

/** Whether a row shows a word in one of its fields. Each value of a field is looked through once, however many rows have it. */
function holding(word: string, fields: readonly FieldInfo[], textOf: TextOf): (row: Row) => boolean {
  const looks = fields.map(field => ({ name: field.name, text: textOf(field), known: new Map<unknown, boolean>() }))
  return row =>
    looks.some(({ name, text, known }) => {
      const value = row[name]
      if (value === undefined) return false
      const before = known.get(value)
      if (before !== undefined) return before
      const holds = text(value).toLowerCase().includes(word)
      known.set(value, holds)
      return holds
    })
}

function ordered(rows: Row[], field: FieldInfo, down: boolean, language: Language, textOf: TextOf): Row[] {
  const { name, kind } = field
  const text = textOf(field)
  const sign = down ? -1 : 1
  const keys = AS_FIGURE.has(kind)
    ? rows.map(row => row[name] as number | undefined)
    : AS_WRITTEN.has(kind)
      ? placesOf(rows.map(row => String(row[name] ?? '')), (a, b) => (a < b ? -1 : a > b ? 1 : 0))
      : placesOf(rows.map(row => text(row[name])), collators[language].compare)
  return rows
    .map((row, i) => ({ row, key: keys[i] }))
    .sort((a, b) => (a.key === undefined || b.key === undefined ? Number(a.key === undefined) - Number(b.key === undefined) : sign * (a.key - b.key)))
    .map(({ row }) => row)
}

const collating = { numeric: true, sensitivity: 'base' } as const
const collators: Record<Language, Intl.Collator> = { en: new Intl.Collator('en', collating), 'zh-CN': new Intl.Collator('zh-CN', collating) }

/** The place of each text among all of them, equal ones sharing one; none for an empty text. Each is compared once, however many rows have it. */
function placesOf(texts: readonly string[], compare: (a: string, b: string) => number): (number | undefined)[] {
  const places = new Map<string, number>()
  let place = 0
  let before: string | undefined
  for (const text of [...new Set(texts)].sort(compare)) {
    if (before !== undefined && compare(before, text) !== 0) place++
    before = text
    if (text) places.set(text, place)
  }
  return texts.map(text => places.get(text))
}
