/** The text of a block of cells, as spreadsheets give and take it: every line is ended, so that an empty last one is not lost. */
export function textOf(rows: readonly (readonly string[])[]): string {
  return rows.map(row => `${row.join('\t')}\n`).join('')
}

/**
 * A block of cells from the text of a spreadsheet, laid over an area: text smaller than the area is repeated as a spreadsheet repeats
 * it, larger text keeps its size.
 * @returns rows of names; '' is a day without a shift
 */
export function blockFrom(text: string, area: { rows: number; columns: number }): string[][] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n').map(line => line.split('\t').map(cell => cell.trim()))
  const width = Math.max(...lines.map(line => line.length))
  const repeats = (size: number, into: number) => (into % size === 0 ? into : size)
  const height = repeats(lines.length, area.rows)
  const columns = repeats(width, area.columns)
  return Array.from({ length: height }, (_, row) => Array.from({ length: columns }, (_, column) => lines[row % lines.length]![column % width] ?? ''))
}
