import type { ImportMapping } from '../records/import-mapping.ts'
import type { Tables } from '../tables.ts'
import { headCandidates, proposeMap, shapeOf, type Columns, type Heads, type SheetMap, type Vocabulary } from './column-map.ts'
import type { Draft } from './draft.ts'
import { meantBy, type ImportTable } from './import-tables.ts'
import type { SheetData } from './sheet.ts'

type Mapped = SheetMap & { remembered: boolean }
type Mappings = Pick<Tables, 'importMapping'>

/** The map of a sheet: as remembered from an earlier file of the same shape, else proposed. `as` asks for one table. */
export function mapOf(tables: Mappings, sheet: SheetData, words: Vocabulary, as?: ImportTable): Mapped | null {
  return mapAmong(tables, sheet, words, meantBy(as), headCandidates(sheet))
}

/** The same for a table that somebody chose, and for the heads that he points at. */
export function mapFor(tables: Mappings, sheet: SheetData, words: Vocabulary, table: ImportTable, heads?: Heads): Mapped | null {
  return mapAmong(tables, sheet, words, [table], heads ? [heads] : headCandidates(sheet))
}

function mapAmong(tables: Mappings, sheet: SheetData, words: Vocabulary, among: readonly ImportTable[], candidates: readonly Heads[]): Mapped | null {
  for (const heads of candidates) {
    const known = remembered(tables.importMapping.values(), heads, among)
    if (known) return { table: known.table as ImportTable, heads, columns: known.columns, remembered: true } // the table was checked by `remembered`
  }
  const proposed = proposeMap(sheet, words, among, candidates)
  return proposed && { ...proposed, remembered: false }
}

/** Keeps the answer for the next file of this shape, in the same change set as the import. */
export function rememberMapping(draft: Draft, table: ImportTable, heads: Heads, columns: Columns): void {
  const shape = shapeOf(heads)
  if (!shape) return
  const [known] = draft.matching('importMapping', ['heads', 'table'], { heads: shape, table })
  draft.keep('importMapping', { table, heads: shape, columns }, known)
}

function remembered(mappings: Iterable<ImportMapping>, heads: Heads, among: readonly string[]): ImportMapping | undefined {
  const shape = shapeOf(heads)
  if (!shape.replaceAll('|', '')) return undefined
  let last: ImportMapping | undefined
  for (const m of mappings)
    if (m.heads === shape && among.includes(m.table)) last = m
  return last
}
