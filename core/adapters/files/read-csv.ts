import Papa from 'papaparse'
import { FileRefusal } from '#app/ports.ts'
import type { SheetData } from '#domain/intake/sheet.ts'
import { unguarded } from './formula-guard.ts'
import { decodeText } from './text-decoding.ts'

const MAX_ROWS = 500_000

/**
 * A CSV (comma, semicolon or tab; UTF-8, UTF-16 or GB18030) as one sheet that is named after the file.
 * All cells are text, so that 007 stays 007; a mark put before a formula by our own export is taken away.
 * @throws FileRefusal `file.binary`, `file.encoding`, `file.quotes` with the row of an unclosed quotation, `file.tooManyRows`
 */
export function readCsv(file: string, bytes: Uint8Array): SheetData[] {
  const text = decodeText(file, bytes).replace(/^\ufeff/, '')
  const parsed = Papa.parse<string[]>(text, { delimiter: delimiterOf(text), preview: MAX_ROWS + 1 })
  const quotes = parsed.errors.find(e => e.type === 'Quotes')
  if (quotes) throw new FileRefusal('file.quotes', { file, row: (quotes.row ?? 0) + 1 })
  if (parsed.data.length > MAX_ROWS) throw new FileRefusal('file.tooManyRows', { file, rows: MAX_ROWS })
  const rows = parsed.data.map(row => row.map(cell => (cell === '' ? null : unguarded(cell))))
  while (rows.length && rows.at(-1)!.every(c => c === null)) rows.pop()
  return [{ sheet: file.replace(/\.[^.]*$/, ''), rows }]
}

/** The separator under which most of the first lines have one and the same width; of equals, the one with more columns. */
function delimiterOf(text: string): string {
  let best = { delimiter: ',', agreeing: 0, columns: 1 }
  for (const delimiter of [',', '\t', ';', '，', '|']) {
    const rows = Papa.parse<string[]>(text, { delimiter, preview: 12 }).data.filter(r => r.some(c => c !== ''))
    const counts = new Map<number, number>()
    for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1)
    for (const [columns, agreeing] of counts) {
      const better = agreeing > best.agreeing || (agreeing === best.agreeing && columns > best.columns)
      if (better) best = { delimiter, agreeing, columns }
    }
  }
  return best.delimiter
}
