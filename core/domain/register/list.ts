import { fieldsOf } from '../base/field.ts'
import { late, lateBy } from '../base/late.ts'
import { maskedText } from '../base/national-id.ts'
import { nameOf, wholeName } from '../record-name.ts'
import { tableNames, type TableName } from '../table-names.ts'
import { schemas, type Tables } from '../tables.ts'

export type Fields = Record<string, unknown>
export type ListedRow = { id: string; fields: Fields; /** display names of the fields that point at other records */ names: Record<string, string> }

export type ListQuestion = {
  /** only records whose field holds this id */
  of?: { field: string; id: string } | undefined
  /** words that must all occur in a value, or in the name of a record that it points at; choices are found by their codes */
  find?: string | undefined
  /** no more rows than this: the latest ones of a table that has days, else those that were written last */
  most?: number | undefined
}

/** The fields that point at other records, and how these are called there. */
const pointersOf = lateBy((table: TableName) => new Map(fieldsOf(schemas[table]).flatMap(f => (f.kind === 'ref' || f.kind === 'refs' ? [[f.name, f.whole ? wholeName : nameOf]] : []))))

/** Numbers of people whose middle is hidden: nobody finds by them what is not shown. */
const masked = late(() => new Set(tableNames.flatMap(table => fieldsOf(schemas[table]).flatMap(f => (f.masked ? [f.name] : [])))))

/** The rows of a register that were asked for, in the order in which they were written, and how many fit before the cut. */
export function listedRows(tables: Tables, table: TableName, { of, find, most = Infinity }: ListQuestion): { rows: ListedRow[]; total: number } {
  let rows: Iterable<Fields> = tables[table].values() as Iterable<Fields> // rows are read by field names
  if (of) rows = filtered(rows, row => holds(row[of.field], of.id))
  const words = find?.toLowerCase().split(/\s+/).filter(Boolean) ?? []
  const list = listerOf(tables, table)
  if (words.length) rows = filtered(rows, row => mentions(row, list(row).names, words))
  const kept = [...rows]
  return { rows: latest(kept, most).map(list), total: kept.length }
}

export function listedRow(tables: Tables, table: TableName, row: object): ListedRow {
  return listerOf(tables, table)(row)
}

/** Lists rows of a table as things stand now; the middles of people's numbers are hidden. */
export function listerOf(tables: Tables, table: TableName): (row: object) => ListedRow {
  const nameIn = namesIn(tables, table)
  const hidden = fieldsOf(schemas[table]).flatMap(f => (f.masked ? [f.name] : []))
  return row => {
    const { id, ...fields } = row as { id: string } & Fields
    // who needs the whole number asks for that one, and it is noted
    for (const name of hidden) if (typeof fields[name] === 'string') fields[name] = maskedText(fields[name])
    const names: Record<string, string> = {}
    for (const field of pointersOf(table).keys()) {
      const name = nameIn(field, fields[field])
      if (name !== undefined) names[field] = name
    }
    return { id, fields, names }
  }
}

/** What the records are called at which a field of a table points; each is looked up once, however many rows point at it. */
export function namesIn(tables: Tables, table: TableName): (field: string, value: unknown) => string | undefined {
  const known = new Map([...pointersOf(table).keys()].map(field => [field, new Map<string, string>()]))
  function one(field: string, id: string): string {
    const names = known.get(field)!
    const name = names.get(id) ?? pointersOf(table).get(field)!(tables, id)
    names.set(id, name)
    return name
  }
  return (field, value) => (typeof value === 'string' ? one(field, value) : Array.isArray(value) ? value.map(id => one(field, String(id))).join('、') : undefined)
}

function* filtered(rows: Iterable<Fields>, wanted: (row: Fields) => boolean): Generator<Fields> {
  for (const row of rows) if (wanted(row)) yield row
}

function holds(value: unknown, id: string): boolean {
  return Array.isArray(value) ? value.includes(id) : value === id
}

function mentions(row: Fields, names: ListedRow['names'], words: readonly string[]): boolean {
  const said = Object.entries(row).flatMap(([name, value]) => (name === 'id' || typeof value === 'object' || masked().has(name) ? [] : String(value)))
  const text = [...said, ...Object.values(names)].join('\n').toLowerCase()
  return words.every(word => text.includes(word))
}

/** Counted by day first: of a million rows only those that are shown are gathered. */
function latest(rows: readonly Fields[], most: number): readonly Fields[] {
  if (rows.length <= most) return rows
  const day = ['date', 'from'].find(name => typeof rows[0]![name] === 'string')
  if (!day) return rows.slice(-most)
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(String(row[day]), (counts.get(String(row[day])) ?? 0) + 1)
  let room = most
  let oldest = ''
  for (const date of [...counts.keys()].sort().reverse()) {
    oldest = date
    if (counts.get(date)! >= room) break
    room -= counts.get(date)!
  }
  return rows.filter(row => String(row[day]) > oldest || (row[day] === oldest && room-- > 0))
}
