import type { FieldInfo } from '#domain/base/field.ts'
import { fieldsOf } from '#domain/base/field.ts'
import { lateBy } from '#domain/base/late.ts'
import { filterKeys, passing, type ColumnFilter, type FilterValue } from '#domain/register/column-filter.ts'
import { namesIn, type Fields } from '#domain/register/list.ts'
import { nameOf } from '#domain/record-name.ts'
import type { TableName } from '#domain/table-names.ts'
import { schemas, type Tables } from '#domain/tables.ts'
import type { ColumnValues, ViewSort } from '#contract/register.ts'
import { listText, numberText, say, type Language } from '#words/say.ts'
import { worderOf } from '#words/value-text.ts'

type Row = Fields & { id: string }
export type ViewQuestion = { table: TableName; language: Language; find?: string | undefined; filters?: readonly ColumnFilter[] | undefined; sort?: ViewSort | undefined }

const AS_FIGURE = new Set(['integer', 'number', 'money'])
/** Written so that the order of their signs is their order in time. */
const AS_WRITTEN = new Set(['date', 'clock'])

/** Values of a column that are listed to choose from. */
const MOST_VALUES = 200

/** The columns of a register's page: what people see of its records. */
export function columnsOf(table: TableName): FieldInfo[] {
  return fieldsOf(schemas[table]).filter(f => !f.internal && f.kind !== 'photo')
}

/**
 * The rows of a register (of these alone, where some are named) in which every word of `find` is shown somewhere and that every filter
 * lets through, in the order asked for; rows without a value come last.
 */
export function viewedRows(tables: Tables, { table, language, find = '', filters = [], sort }: ViewQuestion, among?: ReadonlySet<string>): Row[] {
  const fields = columnsOf(table)
  const textOf = texts(tables, table, language)
  const words = find.toLowerCase().split(/\s+/).filter(Boolean)
  // rows are read by field names
  const all = [...tables[table].values()] as Row[]
  const found = words.reduce((left, word) => left.filter(holding(word, fields, textOf)), among ? all.filter(row => among.has(row.id)) : all)
  const rows = filters.reduce((left, filter) => {
    const field = fields.find(f => f.name === filter.field)
    return field ? left.filter(passing(filter, field, textOf(field))) : left
  }, found)
  const field = sort && fields.find(f => f.name === sort.field)
  return field ? ordered(rows, field, sort.down, language, textOf) : rows
}

/** What a column says in these rows, to choose from: by its text, how often; no more than a list can show, of those that hold `holds`. */
export function columnValues(tables: Tables, table: TableName, language: Language, name: string, rows: readonly Row[], holds = ''): ColumnValues {
  const field = columnsOf(table).find(f => f.name === name)
  if (!field) return { values: [], more: 0 }
  const textOf = texts(tables, table, language)(field)
  const counts = new Map<FilterValue, number>()
  for (const row of rows) for (const key of filterKeys(field, row[name], textOf)) counts.set(key, (counts.get(key) ?? 0) + 1)
  const word = valueWorder(tables, field, language)
  const all = [...counts].map(([value, count]) => ({ value, count, text: value === null ? '' : word(value) }))
  const wanted = all.filter(v => v.text.toLowerCase().includes(holds.trim().toLowerCase()))
  const values = wanted.sort((a, b) => Number(a.text === '') - Number(b.text === '') || byFigure(a.value, b.value) || collatorOf(language).compare(a.text, b.text))
  return { values: values.slice(0, MOST_VALUES), more: Math.max(0, values.length - MOST_VALUES) }
}

/** A filter in words: `Status: in use, to be repaired`, `Price: 100–500`. */
export function filterText(tables: Tables, table: TableName, filter: ColumnFilter, language: Language): string {
  const field = columnsOf(table).find(f => f.name === filter.field)
  if (!field) return ''
  const word = valueWorder(tables, field, language)
  const bound = (value: string | number) => (typeof value === 'number' ? numberText(value, language) : value)
  const { holds, oneOf, from, to, empty } = filter
  const parts = [
    ...(oneOf ? [listText(oneOf.map(value => (value === null ? say(language, 'register.filter.nothing') : word(value))), language)] : []),
    ...(holds ? [say(language, 'register.filter.said', { holds })] : []),
    ...(from !== undefined && to !== undefined ? [`${bound(from)}–${bound(to)}`] : from !== undefined ? [`≥ ${bound(from)}`] : to !== undefined ? [`≤ ${bound(to)}`] : []),
    ...(empty ? [say(language, empty === 'only' ? 'register.filter.nothing' : 'register.filter.something')] : []),
  ]
  return say(language, 'register.filter.is', { field: say(language, `field.${table}.${field.name}`), what: parts.join(' · ') })
}

function byFigure(a: FilterValue, b: FilterValue): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : 0
}

/** How one value of a column reads: one of several stands for itself. */
function valueWorder(tables: Tables, field: FieldInfo, language: Language): (value: FilterValue) => string {
  if (field.kind === 'ref' || field.kind === 'refs') return value => nameOf(tables, String(value))
  if (field.masked || field.kind === 'list') return String // which already is the text
  if (field.kind === 'choice' || field.kind === 'choices') return value => say(language, `choice.${field.name}.${String(value)}`)
  const word = worderOf(field, language)
  return value => word(value, undefined)
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
      : placesOf(rows.map(row => text(row[name])), collatorOf(language).compare)
  return rows
    .map((row, i) => ({ row, key: keys[i] }))
    .sort((a, b) => (a.key === undefined || b.key === undefined ? Number(a.key === undefined) - Number(b.key === undefined) : sign * (a.key - b.key)))
    .map(({ row }) => row)
}

const collating = { numeric: true, sensitivity: 'base' } as const
const collatorOf = lateBy((language: Language) => new Intl.Collator(language, collating))

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
