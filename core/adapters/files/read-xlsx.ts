import { zipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { FileRefusal } from '#app/ports.ts'
import type { Cell, SheetData } from '#domain/intake/sheet.ts'
import { sheetExtents } from './xlsx-cells.ts'
import { readZipDirectory, unpack } from './zip-directory.ts'

/** A sheet is read into a full grid: one stray cell in the far corner would fill the memory with nothing. */
const MOST_CELLS = 10_000_000
/** Excel's own limit (ECMA-376 leaves it open): a cell below it was not written by a spreadsheet. */
const MOST_ROWS = 1_048_576

/** One sheet may be named a thousand times over in little space, and each is looked through for its columns. */
const MOST_SHEETS = 200

/** Other things that come in a zip, by an entry that gives them away. */
const OTHERS: readonly [RegExp, string][] = [
  [/^word\//, 'docx'],
  [/^ppt\//, 'pptx'],
  [/^content\.xml$/, 'ods'],
  [/^xl\/workbook\.bin$/, 'xlsb'],
]

/**
 * All sheets of an .xlsx. Formulas give the value that Excel last saved; a formula without one is reported by its place.
 * Dates come as `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm` text, clocks as `HH:mm`.
 * @throws FileRefusal `file.wrongType`, `file.damaged`, `file.bomb`, `file.farCell`, `file.tooManySheets`, `file.password`
 */
export async function readXlsx(file: string, bytes: Uint8Array): Promise<SheetData[]> {
  const entries = readZipDirectory(file, bytes)
  const other = OTHERS.find(([pattern]) => entries.some(e => pattern.test(e.name)))
  if (other) throw new FileRefusal('file.wrongType', { file, type: `file.type.${other[1]}` })
  if (!entries.some(e => e.name === 'xl/workbook.xml')) throw new FileRefusal('file.wrongType', { file, type: 'file.type.zip' })
  const parts = new Map(entries.filter(e => /\.(xml|rels)$/.test(e.name)).map(e => [e.name, unpack(file, bytes, e)]))
  const extents = sheetExtents(parts)
  if (extents.named > MOST_SHEETS) throw new FileRefusal('file.tooManySheets', { file, sheets: extents.named, most: MOST_SHEETS })
  for (const [path, { rows, columns, farthest }] of extents.parts) {
    if (rows > MOST_ROWS || rows * columns > MOST_CELLS) throw new FileRefusal('file.farCell', { file, sheet: extents.names.get(path) ?? path, cell: farthest })
  }
  const formulasOf = new Map([...extents.names].map(([path, sheet]) => [sheet, extents.parts.get(path)?.formulas ?? []]))
  let sheets: Awaited<ReturnType<typeof readXlsxFile>>
  try {
    // The reader goes by the entries' own heads and not by the directory that was checked above: it gets only what was checked.
    sheets = await readXlsxFile(Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 })))
  } catch (error) {
    throw new FileRefusal('file.damaged', { file, detail: error instanceof Error ? error.message : String(error) })
  }
  // the workbook may name a sheet that is not there: the reader's types do not say that it leaves out the rows then
  const missing = sheets.find(({ data }) => !(data as unknown))
  if (missing) throw new FileRefusal('file.damaged', { file, part: missing.sheet })
  return sheets.map(({ sheet, data }) => {
    const formulas = formulasOf.get(sheet)
    return { sheet, rows: data.map(row => row.map(v => cellOf(v))), ...(formulas?.length ? { formulas } : {}) }
  })
}

/** The reader's own types call a date cell `typeof Date`; at run time it is a Date in UTC. */
function cellOf(value: unknown): Cell {
  if (value instanceof Date) return dateText(value)
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return null
}

function dateText(date: Date): string | null {
  const rounded = new Date(Math.round(date.getTime() / 60_000) * 60_000) // Excel's days are fractions: 08:00 may come as 07:59:59.99
  if (Number.isNaN(rounded.getTime())) return null
  const text = rounded.toISOString()
  if (rounded.getUTCFullYear() < 1901) return text.slice(11, 16)
  return text.slice(11, 16) === '00:00' ? text.slice(0, 10) : text.slice(0, 16)
}
