/** What one look at the sheets' XML tells before they are read: how far they reach, and which formulas have no value. */
export type SheetExtent = {
  rows: number
  columns: number
  /** the cell farthest out, e.g. `XFD1048576` */
  farthest: string
  /** cells that hold a formula but no saved value, as [row, column] from 0: written by programs that never calculated them */
  formulas: [number, number][]
}

/** Sheet name -> extent. `parts` are the unpacked XML parts of the workbook by path. One pass over the text. */
export function sheetExtents(parts: ReadonlyMap<string, Uint8Array>): Map<string, SheetExtent> {
  const text = (path: string) => new TextDecoder().decode(parts.get(path) ?? new Uint8Array())
  const targets = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  )
  const extents = new Map<string, SheetExtent>()
  for (const [tag] of text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)) {
    const target = targets.get(attribute(tag, 'r:id')) ?? ''
    extents.set(unescapeXml(attribute(tag, 'name')), extentOf(text(target.startsWith('/') ? target.slice(1) : `xl/${target}`)))
  }
  return extents
}

function extentOf(xml: string): SheetExtent {
  const extent: SheetExtent = { rows: 0, columns: 0, farthest: 'A1', formulas: [] }
  for (let at = xml.indexOf('<c '); at >= 0;) {
    const next = xml.indexOf('<c ', at + 3)
    const cell = xml.slice(at, next < 0 ? Math.min(xml.length, at + 100_000) : next)
    at = next
    const place = placeOf(attribute(cell.slice(0, cell.indexOf('>') + 1), 'r'))
    if (!place) continue
    const [row, column] = place
    if (row >= extent.rows || column >= extent.columns) extent.farthest = attribute(cell, 'r')
    extent.rows = Math.max(extent.rows, row + 1)
    extent.columns = Math.max(extent.columns, column + 1)
    if (cell.includes('<f') && !/<v[\s>]/.test(cell) && !cell.includes('<is>')) extent.formulas.push(place)
  }
  return extent
}

/** `C7` -> [6, 2] */
function placeOf(address: string): [number, number] | null {
  const [, letters, row] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address) ?? []
  if (!letters || !row) return null
  return [Number(row) - 1, [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1]
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
}

function unescapeXml(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')
}
