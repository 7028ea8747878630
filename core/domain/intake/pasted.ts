/** The cells of a text that a spreadsheet gave: tabs between columns, lines between rows; a cell in quotes may hold both. */
export function pastedCells(text: string): string[][] {
  const rows: string[][] = [[]]
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  let at = 0
  for (;;) {
    const quoted = plain[at] === '"' ? quotedCell(plain, at) : null
    const end = quoted?.end ?? nextBreak(plain, at)
    rows.at(-1)!.push((quoted?.text ?? plain.slice(at, end)).trim())
    if (end >= plain.length) return rows
    if (plain[end] === '\n') rows.push([])
    at = end + 1
  }
}

/** The text of a block of cells as spreadsheets take it; a cell with a line or a quote of its own is put in quotes. */
export function copiedText(rows: readonly (readonly string[])[]): string {
  return rows.map(row => `${row.map(cell => (/[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')}\n`).join('')
}

/** Cells laid over an area: fewer than the area holds are repeated where they fit a whole number of times, as a spreadsheet does it; more keep their size. */
export function laidOver(cells: readonly (readonly string[])[], area: { rows: number; columns: number }): string[][] {
  const wide = Math.max(...cells.map(row => row.length))
  const size = (own: number, into: number) => (into % own === 0 ? into : own)
  const [rows, columns] = [size(cells.length, area.rows), size(wide, area.columns)]
  return Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => cells[row % cells.length]![column % wide] ?? ''))
}

/** A cell in quotes; null where the quote is never closed before a break, so that it is a sign like others (12" screen). */
function quotedCell(text: string, from: number): { text: string; end: number } | null {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') continue
    if (text[at + 1] === '"') at++
    else return at + 1 === text.length || text[at + 1] === '\t' || text[at + 1] === '\n' ? { text: text.slice(from + 1, at).replaceAll('""', '"'), end: at + 1 } : null
  }
  return null
}

function nextBreak(text: string, from: number): number {
  const found = text.slice(from).search(/[\t\n]/)
  return found < 0 ? text.length : from + found
}
