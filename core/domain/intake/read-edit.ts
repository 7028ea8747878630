import type { Facts } from '../base/decision.ts'
import { fieldsOf, type FieldInfo } from '../base/field.ts'
import { nameOf } from '../record-name.ts'
import type { SaveRow } from '../register/save.ts'
import type { TableName } from '../table-names.ts'
import { schemas, type Tables } from '../tables.ts'
import { readCell } from './cell-values.ts'
import type { Vocabulary } from './column-map.ts'
import { openDraft, type Draft } from './draft.ts'
import { laidOver, pastedCells } from './pasted.ts'
import { namesIn, precedence, resolveNames } from './resolve-name.ts'
import { headKey } from './text-key.ts'

/** A change that somebody makes in a list: the same values for many records, a text typed into one cell, or a block of cells pasted over others. */
export type RegisterEdit =
  | { kind: 'values'; ids: readonly string[]; fields: Record<string, unknown> }
  | { kind: 'cell'; id: string; field: string; text: string }
  | { kind: 'block'; /** the records from the first cell downwards */ ids: readonly string[]; /** the columns from there on */ columns: readonly string[]; text: string; area: { rows: number; columns: number } }

/** Why a cell is left as it is; worded by `problem.<code>`. */
export type EditProblem = { id: string; name: string; field: string; code: string; facts: Facts }
export type ReadEdit = {
  rows: SaveRow[]
  problems: EditProblem[]
  /** lines and columns of the block for which the list has none */
  beyond: { rows: number; columns: number }
}

type Row = Record<string, unknown>
/** How a value stands in the list and in files: a text that says the same changes nothing. */
type Shown = (field: FieldInfo, value: unknown) => readonly string[]

/** What an edit wants of each record: the fields to write, or why a text can't be read. Names become ids; an empty text clears. */
export function readEdit(tables: Tables, table: TableName, edit: RegisterEdit, words: Vocabulary, shown: Shown, newId: (table: string) => string): ReadEdit {
  const none = { rows: 0, columns: 0 }
  if (edit.kind === 'values') return { rows: edit.ids.map(id => ({ id, fields: edit.fields })), problems: [], beyond: none }
  const { lines, beyond } = edit.kind === 'cell' ? { lines: [{ id: edit.id, texts: new Map([[edit.field, edit.text]]) }], beyond: none } : laidOut(table, edit, words)
  const draft = openDraft(tables, newId, false)
  const fields = new Map(fieldsOf(schemas[table]).map(f => [f.name, f]))
  const rows: SaveRow[] = []
  const problems: EditProblem[] = []
  const held: ReadonlyMap<string, object> = tables[table]
  for (const { id, texts } of lines) {
    const old = held.get(id) as Row | undefined
    if (!old) continue // removed meanwhile: no row of the list any more
    const values: Row = {}
    // an enterprise says of which post another column speaks, and the like
    const cells = [...texts].flatMap(([name, text]) => (fields.has(name) ? [{ field: fields.get(name)!, text }] : [])).sort((a, b) => precedence(a.field) - precedence(b.field))
    for (const { field, text } of cells) {
      if (shown(field, old[field.name]).some(known => known.trim() === text.trim())) continue
      const read = readText(draft, field, text, { ...old, ...values }, words)
      if ('code' in read) problems.push({ id, name: nameOf(tables, id), field: field.name, code: read.code, facts: { ...read.facts, table, field: field.name } })
      else values[field.name] = read.value
    }
    if (Object.keys(values).length) rows.push({ id, fields: values })
  }
  return { rows, problems, beyond }
}

type Line = { id: string; texts: Map<string, string> }

/** The block as lines of texts by field, and what of it finds no place. A first line of heads says which columns the others are; it is no record. */
function laidOut(table: TableName, { ids, columns, text, area }: RegisterEdit & { kind: 'block' }, words: Vocabulary): { lines: Line[]; beyond: ReadEdit['beyond'] } {
  const cells = pastedCells(text)
  const named = headsOf(table, cells, words)
  const block = named ? cells.slice(1) : laidOver(cells, area)
  const fields = named ?? columns
  const wide = Math.max(0, ...block.map(line => line.length))
  return {
    lines: block.slice(0, ids.length).map((line, at) => ({ id: ids[at]!, texts: new Map(line.slice(0, fields.length).map((cell, c) => [fields[c]!, cell])) })),
    beyond: { rows: Math.max(0, block.length - ids.length), columns: Math.max(0, wide - fields.length) },
  }
}

/** The fields that the first line names, where it names nothing else and more lines follow. */
function headsOf(table: TableName, cells: readonly (readonly string[])[], words: Vocabulary): string[] | null {
  const [first, ...more] = cells
  if (!first || !more.length) return null
  const fields = fieldsOf(schemas[table]).filter(f => !f.internal)
  const names = first.map(head => fields.find(f => head !== '' && [...words.field(table, f.name), ...(f.aliases ?? []), f.name].some(word => headKey(word) === headKey(head)))?.name)
  return names.every(name => name !== undefined) ? (names as string[]) : null
}

function readText(draft: Draft, field: FieldInfo, text: string, row: Row, words: Vocabulary): { value: unknown } | { code: string; facts: Facts } {
  if (text.trim() === '') return { value: null }
  if (field.kind === 'photo' || (field.kind === 'list' && !field.written)) return { code: 'cell.notHere', facts: {} }
  const read = readCell(text, field, words)
  if ('empty' in read) return { value: null }
  if ('names' in read) return resolveNames(draft, field, field.kind === 'refs' ? namesIn(draft, field.table as TableName, text, read.names) : read.names, row) // fields with names have a table
  // a flag that says what holds anyway is no value, as in the form
  if ('value' in read && field.kind === 'boolean' && read.value === (field.unlessSaid ?? false)) return { value: null }
  return read
}
