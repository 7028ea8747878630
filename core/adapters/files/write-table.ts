import Papa from 'papaparse'
import writeXlsxFile from 'write-excel-file/node'
import type { FileOut } from '#contract/define.ts'
import { fileName } from '#domain/base/file-name.ts'
import type { Cell, SheetData } from '#domain/intake/sheet.ts'
import { guarded } from './formula-guard.ts'
import { withGuides } from './xlsx-guides.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * Sheets as an .xlsx (heads bold and kept in view, figures and dates as such) or the first of them as a .csv
 * (UTF-8 with a byte order mark, so that Excel reads Chinese; text that looks like a formula is guarded).
 */
export async function writeTable(format: 'xlsx' | 'csv', name: string, sheets: SheetData[]): Promise<FileOut> {
  if (format === 'csv') {
    const rows = (sheets[0]?.rows ?? []).map(row => row.map(c => (typeof c === 'string' ? guarded(c) : c)))
    const text = `\ufeff${Papa.unparse(rows, { newline: '\r\n' })}\r\n`
    return { name: `${fileName(name)}.csv`, mime: 'text/csv', base64: Buffer.from(text, 'utf8').toString('base64') }
  }
  const book = sheets.map(({ sheet, rows }) => ({
    sheet: sheetName(sheet),
    data: rows.map((row, r) => row.map(c => cellOut(c, r === 0))),
    columns: widths(rows),
    stickyRowsCount: 1,
  }))
  const bytes = withGuides(await writeXlsxFile(book).toBuffer(), sheets)
  return { name: `${fileName(name)}.xlsx`, mime: XLSX, base64: bytes.toString('base64') }
}

function cellOut(cell: Cell, head: boolean) {
  if (cell === null || cell === '') return null
  if (head) return { value: String(cell), type: String, fontWeight: 'bold' as const }
  if (typeof cell === 'string' && /^(19|20|21)\d\d-\d\d-\d\d$/.test(cell)) {
    return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
  }
  if (typeof cell === 'string') return { value: cell, type: String }
  return typeof cell === 'number' ? { value: cell, type: Number } : { value: cell, type: Boolean }
}

/** Excel allows 31 characters and none of \ / ? * [ ] : */
function sheetName(name: string): string {
  return (
    name
      .replace(/[\\/?*[\]:]/g, ' ')
      .slice(0, 31)
      .trim() || 'Sheet1'
  )
}

/** Column widths in characters, a Chinese one counting two, from the first rows. */
function widths(rows: Cell[][]): { width: number }[] {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
  return Array.from({ length: columns }, (_, c) => {
    const longest = Math.max(...rows.slice(0, 200).map(r => String(r[c] ?? '').replace(/[^\0-\u00ff]/g, '##').length))
    return { width: Math.min(48, Math.max(8, longest + 2)) }
  })
}
