import type { ImportMapping } from '../records/import-mapping.ts'
import type { Tables } from '../tables.ts'
import { headCandidates, proposeMap, shapeOf, type Columns, type Heads, type SheetMap, type Vocabulary } from './column-map.ts'
import type { Draft } from './draft.ts'
import { meantBy, type ImportTable } from './import-tables.ts'
import type { SheetData } from './sheet.ts'

/** The map of a sheet: as remembered from an earlier file of the same shape, else proposed. `as` asks for one table. */
export function mapOf(
  tables: Pick<Tables, 'importMapping'>,
  sheet: SheetData,
  words: Vocabulary,
  as?: ImportTable,
): (SheetMap & { remembered: boolean }) | null {
  for (const heads of headCandidates(sheet)) {
    const known = remembered(tables.importMapping.values(), heads, as)
    if (known) return { table: known.table as ImportTable, heads, columns: known.columns, remembered: true } // the table was checked by `remembered`
  }
  const proposed = proposeMap(sheet, words, as)
  return proposed && { ...proposed, remembered: false }
}

/** Keeps the answer for the next file of this shape, in the same change set as the import. */
export function rememberMapping(draft: Draft, table: ImportTable, heads: Heads, columns: Columns): void {
  const shape = shapeOf(heads)
  if (!shape) return
  const [known] = draft.matching('importMapping', ['heads', 'table'], { heads: shape, table })
  draft.keep('importMapping', { table, heads: shape, columns }, known)
}

function remembered(mappings: Iterable<ImportMapping>, heads: Heads, as?: ImportTable): ImportMapping | undefined {
  const shape = shapeOf(heads)
  if (!shape.replaceAll('|', '')) return undefined
  let last: ImportMapping | undefined
  for (const m of mappings)
    if (m.heads === shape && (meantBy(as) as readonly string[]).includes(m.table)) last = m
  return last
}
