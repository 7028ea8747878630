import { FileRefusal } from '#app/ports.ts'
import type { Cell, SheetData } from '#domain/intake/sheet.ts'
import { isEncryptedOffice, kindOf } from './file-kind.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'

/** The most bytes of a file that is read at all. */
export const MAX_BYTES = 64 * 1024 * 1024

/** No list is so wide; what each column means is looked for in every kind of list. */
const MOST_COLUMNS = 1000
/** Excel's own limit: a longer text was not written by a spreadsheet. */
const MOST_SIGNS = 32_767

/** .xlsx or .csv by content, whatever the file is called. @throws FileRefusal that says what the file is instead */
export async function readTable(file: string, bytes: Uint8Array): Promise<SheetData[]> {
  const sheets = await sheetsOf(file, bytes)
  const filled = sheets.filter(s => s.rows.some(r => r.some(c => c !== null && c !== '')))
  if (!filled.length) throw new FileRefusal('file.noCells', { file })
  return filled.map(sheet => ({ ...sheet, rows: sheet.rows.map((row, r) => checkedRow(file, row, r + 1)) }))
}

async function sheetsOf(file: string, bytes: Uint8Array): Promise<SheetData[]> {
  checkSize(file, bytes)
  const kind = kindOf(bytes)
  switch (kind) {
    case 'zip':
      return readXlsx(file, bytes)
    case 'text':
      return readCsv(file, bytes)
    case 'ole':
      throw new FileRefusal(isEncryptedOffice(bytes) ? 'file.password' : 'file.oldExcel', { file })
    case 'html':
      throw new FileRefusal('file.html', { file })
    default:
      throw new FileRefusal('file.wrongType', { file, type: `file.type.${kind}` })
  }
}

/** @throws FileRefusal `file.tooWide`, `file.longCell` */
function checkedRow(file: string, cells: Cell[], row: number): Cell[] {
  // some programs write commas to the end of the sheet
  const filled = cells.length > MOST_COLUMNS ? cells.slice(0, cells.findLastIndex(cell => cell !== null && cell !== '') + 1) : cells
  if (filled.length > MOST_COLUMNS) throw new FileRefusal('file.tooWide', { file, row, columns: MOST_COLUMNS })
  if (filled.some(cell => typeof cell === 'string' && cell.length > MOST_SIGNS)) throw new FileRefusal('file.longCell', { file, row, most: MOST_SIGNS })
  return filled
}

/** @throws FileRefusal `file.empty`, `file.tooLarge` */
export function checkSize(file: string, bytes: Uint8Array): void {
  if (!bytes.length) throw new FileRefusal('file.empty', { file })
  if (bytes.length > MAX_BYTES)
    throw new FileRefusal('file.tooLarge', { file, megabytes: Math.round(bytes.length / 1048576), most: MAX_BYTES / 1048576 })
}
