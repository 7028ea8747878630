import type { FieldInfo } from '../base/field.ts'
import type { TableName } from '../table-names.ts'
import type { Tables } from '../tables.ts'
import { nameOf, wholeName } from '../record-name.ts'
import { CREATABLE, NUMBERS } from './draft.ts'
import { DEFAULTS, importFields, ONE_OF, type ImportTable } from './import-tables.ts'
import type { Cell, SheetData } from './sheet.ts'
import { writtenText, type WrittenWords } from '../base/written.ts'

/** The words of one language. */
export type ExportWords = {
  sheet(table: string): string
  head(table: string, field: string): string
  choice(field: string, code: string): string
  written: WrittenWords
  yes: string
  no: string
  /** what belongs in a column of a template */
  guide(table: string, field: FieldInfo, needed: boolean): string
  /** an example for a template, where there is one */
  example(table: string, field: string): string | undefined
}

type Taken = {
  /** only these records, in this order */
  ids?: readonly string[] | undefined
  /** only these columns, in this order; a bell table always goes out with its periods, whole */
  columns?: readonly string[] | undefined
  identity?: boolean | undefined
}

/**
 * A register (chosen records and columns of it, where they are given) as a sheet that the import reads again without a change: heads, then a row for each
 * record (or period). Numbers of identity cards go out only when they are asked for. */
export function exportTable(
  tables: Tables,
  table: Exclude<ImportTable, 'timetable' | 'roster' | 'wishList'>,
  words: ExportWords,
  { ids, columns, identity = false }: Taken = {},
): SheetData {
  const all = importFields(table).filter(f => identity || !f.masked)
  const fields = columns && table !== 'bellTable' ? columns.flatMap(name => all.find(f => f.name === name) ?? []) : all
  const held: ReadonlyMap<string, object> = tables[table]
  const rows = (ids ? ids.flatMap(id => held.get(id) ?? []) : [...held.values()]) as Record<string, unknown>[] // read by the fields of its table
  const twice = namesakes(tables)
  const lines = table === 'bellTable' ? rows.flatMap(periodLines) : rows
  return {
    sheet: words.sheet(table),
    rows: [fields.map(f => words.head(table, f.name)), ...lines.map(row => fields.map(f => cellFor(tables, twice, f, row[f.name], words)))],
  }
}

/** Heads and one example row; beside each cell stands what belongs there, and what it may be chosen from. */
export function templateOf(table: ImportTable, words: ExportWords): SheetData {
  const fields = importFields(table)
  return {
    guide: fields.map((field, column) => ({ column, title: words.head(table, field.name), text: words.guide(table, field, isNeeded(table, field)), ...optionsOf(field, words) })),
    sheet: words.sheet(table),
    rows: [fields.map(f => words.head(table, f.name)), fields.map(f => exampleFor(table, f, words))],
  }
}

/** Whether a new record can't do without it: nothing is put in its place where the cell is empty. */
function isNeeded(table: ImportTable, field: FieldInfo): boolean {
  return field.required && DEFAULTS[table]?.[field.name] === undefined
}

function optionsOf(field: FieldInfo, words: ExportWords): { options?: string[] } {
  if (field.kind === 'boolean') return { options: [words.yes, words.no] }
  return field.kind === 'choice' ? { options: (field.options ?? []).map(code => words.choice(field.name, code)) } : {}
}

/** A value as the cell that the import turns into the same value. */
export function cellFor(tables: Tables, twice: ReadonlySet<string>, field: FieldInfo, value: unknown, words: ExportWords): Cell {
  if (value === undefined || value === null) return null
  if (field.written) return writtenText(field.written, value, words.written)
  if (field.whole) return wholeName(tables, String(value))
  if (field.kind === 'ref') return refText(tables, twice, String(value))
  if (field.kind === 'refs') return (value as string[]).map(id => refText(tables, twice, id)).join('；') // refs hold ids
  if (field.kind === 'choice') return words.choice(field.name, String(value))
  if (field.kind === 'choices') return (value as string[]).map(code => words.choice(field.name, code)).join('；') // choices hold codes
  if (typeof value === 'boolean') return value ? words.yes : words.no
  return typeof value === 'number' ? value : String(value)
}

/** Ids of records that share their name with another of their table: they are written by their number. */
export function namesakes(tables: Tables): Set<string> {
  const twice = new Set<string>()
  for (const table of Object.keys(NUMBERS) as TableName[]) {
    const first = new Map<string, string>()
    for (const row of tables[table].values()) {
      const name = nameOf(tables, row.id)
      const other = first.get(name)
      if (other) twice.add(other).add(row.id)
      else first.set(name, row.id)
    }
  }
  return twice
}

function refText(tables: Tables, twice: ReadonlySet<string>, id: string): string {
  const table = id.slice(0, id.indexOf(':')) as TableName // ids begin with their table
  const number = NUMBERS[table]
  const row = tables[table]?.get(id) as Record<string, unknown> | undefined
  // a placement is known again by its student and the date of the row
  if (table === 'placement' && row) return String(tables.student.get(String(row.studentId))?.number ?? nameOf(tables, id))
  return number && twice.has(id) && row?.[number] ? String(row[number]) : nameOf(tables, id)
}

function periodLines(row: Record<string, unknown>): Record<string, unknown>[] {
  const periods = row.periods as { no: number; name?: string; start: string; end: string }[] // a bell table has them
  return periods.map(p => ({ ...row, no: p.no, periodName: p.name, start: p.start, end: p.end }))
}

function exampleFor(table: ImportTable, field: FieldInfo, words: ExportWords): Cell {
  if ((ONE_OF[table]?.indexOf(field.name) ?? 0) > 0) return null
  // an example may name what the import can create or what the row can't do without; no more
  const of =
    field.table !== undefined && field.table !== table && (field.required || CREATABLE.some(t => t === field.table))
      ? field.table
      : undefined
  const told = words.example(table, field.name) ?? (of ? words.example(of, 'name') : undefined)
  if (told !== undefined) return /^\d{1,9}$/.test(told) && ['integer', 'number', 'money'].includes(field.kind) ? Number(told) : told
  switch (field.kind) {
    case 'choice':
      return words.choice(field.name, field.options?.[0] ?? '')
    case 'boolean':
      return words.no
    default:
      return null
  }
}
