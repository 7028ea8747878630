import type { FieldInfo } from '../base/field.ts'
import { DEFAULTS, DERIVED, importFields, IMPORT_TABLES, type ImportTable } from './import-tables.ts'
import type { Cell, SheetData } from './sheet.ts'
import { headKey } from './text-key.ts'

/** The words of the app in every language, as further names of tables, fields and choices. */
export type Vocabulary = {
  table(table: string): readonly string[]
  field(table: string, field: string): readonly string[]
  choice(field: string, code: string): readonly string[]
}

/** Column position (as text, from 0) -> field name. A column left out is ignored. */
export type Columns = Record<string, string>
/** Where the heads of a sheet are: `row` from 0, `rows` 1 or 2 (a group head above or beside), and their texts by column. */
export type Heads = { row: number; rows: number; texts: string[] }
export type SheetMap = { table: ImportTable; heads: Heads; columns: Columns }

const LOOK_AT = 25
/** A longer text is no head, though it may end like one. */
const MOST_HEAD = 14

/** Finds which of these rows are the heads of a sheet and of what it is a list; null when no column is known. One table leaves only the columns to find. */
export function proposeMap(sheet: SheetData, words: Vocabulary, among: readonly ImportTable[], candidates: readonly Heads[]): SheetMap | null {
  let best: { map: SheetMap; score: number } | null = null
  const tables = among.map(table => knownNames(table, words))
  for (const heads of candidates) {
    for (const known of tables) {
      const { table } = known
      const columns = proposeColumns(heads.texts, known)
      const score = scoreOf(columns, heads, table, sheet.sheet, words, among.length < IMPORT_TABLES.length)
      if (score > (best?.score ?? 0)) best = { map: { table, heads, columns }, score }
    }
  }
  return best?.map ?? null
}

/** The heads at a chosen row, e.g. one that a user picked. */
export function headsAt(sheet: SheetData, row: number, rows = 1): Heads {
  const width = Math.max(0, ...sheet.rows.slice(0, row + rows).map(r => r.length))
  const at = (r: number, c: number) => textOf(sheet.rows[r]?.[c])
  const texts = Array.from({ length: width }, (_, c) => (rows === 2 ? at(row + 1, c) || at(row, c) : at(row, c)))
  return { row, rows, texts }
}

/** What the heads of a file say, as one text: files of one shape have the same. */
export function shapeOf(heads: Heads): string {
  return heads.texts.map(headKey).join('|').slice(0, 8000)
}

/**
 * Which column is which field, each field once and by position: by the whole head, and, where at least one head is known
 * so, by the end of a Chinese head ("仪器设备名称").
 */
function proposeColumns(heads: readonly string[], { fields, aliases, names }: KnownNames): Columns {
  const columns: Columns = {}
  const taken = new Set<string>()
  const take = (column: number, field: string | undefined) => {
    if (field === undefined || taken.has(field) || columns[column] !== undefined) return
    columns[column] = field
    taken.add(field)
  }
  const keys = heads.map(h => headKey(h))
  /** the fields that belong to the nearest column to the left: whose phone it is */
  let besides: { alias: string[]; field: string }[] = []
  keys.forEach((key, c) => {
    take(c, key ? (besides.find(own => own.alias.includes(key))?.field ?? names.get(key)) : undefined)
    const own = columns[c] === undefined ? [] : fields.filter(f => f.after === columns[c])
    if (own.length) besides = own.map(f => ({ alias: aliases.get(f.name)!, field: f.name }))
  })
  if (!taken.size) return {}
  const ends = [...names].filter(([alias]) => alias.length >= 3 && /^\p{Script=Han}+$/u.test(alias))
  keys.forEach((key, c) => take(c, key.length <= MOST_HEAD ? ends.find(([alias]) => key.endsWith(alias))?.[1] : undefined))
  return columns
}

/** The fields that a new record needs and no column gives. */
export function missingFields(table: ImportTable, columns: Columns): FieldInfo[] {
  const mapped = new Set(Object.values(columns))
  const derived = DERIVED[table]
  if (derived && mapped.has(derived.by)) mapped.add(derived.field)
  return importFields(table).filter(f => f.required && !mapped.has(f.name) && DEFAULTS[table]?.[f.name] === undefined)
}

/** What the columns of a table may be called: by the field, and the field by the name. */
type KnownNames = { table: ImportTable; fields: readonly FieldInfo[]; aliases: ReadonlyMap<string, string[]>; names: ReadonlyMap<string, string> }

function knownNames(table: ImportTable, words: Vocabulary): KnownNames {
  const fields = importFields(table)
  const aliases = new Map(fields.map(f => [f.name, aliasesOf(table, f, words)]))
  const names = new Map<string, string>()
  for (const [field, all] of aliases) for (const alias of all) if (!names.has(alias)) names.set(alias, field)
  return { table, fields, aliases, names }
}

/** Keys of words of the app, which are the same for every sheet of every file. Words of files do not come here: there is no end of them. */
const wordKeys = new Map<string, string>()

function wordKey(word: string): string {
  const known = wordKeys.get(word)
  if (known !== undefined) return known
  const key = headKey(word)
  wordKeys.set(word, key)
  return key
}

function aliasesOf(table: ImportTable, f: FieldInfo, words: Vocabulary): string[] {
  return [...words.field(table, f.name), ...(f.aliases ?? []), f.name].map(wordKey).filter(k => k !== '')
}

/** Every early row that could be a head row, alone and together with the row below it where one of the two is merged. */
export function headCandidates(sheet: SheetData): Heads[] {
  const rows = sheet.rows.slice(0, LOOK_AT)
  return rows.flatMap((row, r) => {
    const filled = row.filter(c => textOf(c) !== '').length
    if (!filled) return []
    const single = headsAt(sheet, r)
    const below = rows[r + 1]
    const gaps = row.some((c, i) => textOf(c) === '' && textOf(below?.[i]) !== '')
    // a title above the heads adds no head: the row below is then found by itself
    const adds = row.some((c, i) => textOf(c) !== '' && textOf(below?.[i]) === '')
    return below && gaps && adds ? [single, headsAt(sheet, r, 2)] : [single]
  })
}

/** More known columns are better, main ones count twice; unknown heads, missing required fields and later rows take away. */
function scoreOf(columns: Columns, heads: Heads, table: ImportTable, sheet: string, words: Vocabulary, chosen: boolean): number {
  const mapped = Object.values(columns)
  if (!mapped.length) return 0
  const main = new Set(
    importFields(table)
      .filter(f => f.main || f.required)
      .map(f => f.name),
  )
  const unknown = heads.texts.filter(t => t !== '').length - mapped.length
  const named = words.table(table).some(w => headKey(sheet).includes(wordKey(w)))
  const known = mapped.length + mapped.filter(f => main.has(f)).length + (named ? 3 : 0)
  const score = (known - 0.3 * unknown) * (missingFields(table, columns).length ? 0.3 : 1) - 0.01 * heads.row - 0.005 * heads.rows
  return chosen ? Math.max(score, 0.01 * mapped.length - 0.0001 * heads.row) : score
}

/** A cell as head text; figures and dates are no heads. */
function textOf(cell: Cell | undefined): string {
  return typeof cell === 'string' && !/^[\d\s.,:/年月日-]+$/.test(cell) ? cell.trim() : ''
}
