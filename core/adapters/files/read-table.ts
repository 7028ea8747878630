import { FileRefusal } from '#app/ports.ts'
import type { SheetData } from '#domain/intake/sheet.ts'
import { isEncryptedOffice, kindOf } from './file-kind.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'

/** The most bytes of a file that is read at all. */
export const MAX_BYTES = 64 * 1024 * 1024

/** .xlsx or .csv by content, whatever the file is called. @throws FileRefusal that says what the file is instead */
export async function readTable(file: string, bytes: Uint8Array): Promise<SheetData[]> {
  const sheets = await sheetsOf(file, bytes)
  const filled = sheets.filter(s => s.rows.some(r => r.some(c => c !== null && c !== '')))
  if (!filled.length) throw new FileRefusal('file.noCells', { file })
  return filled
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

/** @throws FileRefusal `file.empty`, `file.tooLarge` */
export function checkSize(file: string, bytes: Uint8Array): void {
  if (!bytes.length) throw new FileRefusal('file.empty', { file })
  if (bytes.length > MAX_BYTES)
    throw new FileRefusal('file.tooLarge', { file, megabytes: Math.round(bytes.length / 1048576), most: MAX_BYTES / 1048576 })
}
