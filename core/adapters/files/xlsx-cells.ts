/** What one look at the sheets' XML tells before they are read: how far they reach, and which formulas have no value. */
export type SheetExtent = {
  rows: number
  columns: number
  /** the cell farthest out, e.g. `XFD1048576` */
  farthest: string
  /** cells that hold a formula but no saved value, as [row, column] from 0: written by programs that never calculated them */
  formulas: [number, number][]
}

/** Every part that holds cells, by its path; the names of the sheets that the workbook names, by the paths of theirs; and how often it names one. */
export type Extents = { parts: Map<string, SheetExtent>; names: Map<string, string>; named: number }

/** Part by part, whether the workbook names it or not: the reader may find its sheets in another way. `parts`: the unpacked XML by path. */
export function sheetExtents(parts: ReadonlyMap<string, Uint8Array>): Extents {
  const text = (path: string) => new TextDecoder().decode(parts.get(path) ?? new Uint8Array())
  const targets = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  )
  const names = new Map<string, string>()
  let named = 0
  for (const [tag] of text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)) {
    named += 1
    const target = targets.get(attribute(tag, 'r:id')) ?? ''
    names.set(target.startsWith('/') ? target.slice(1) : `xl/${target}`, unescapeXml(attribute(tag, 'name')))
  }
  const sheets = [...parts].filter(([, bytes]) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('sheetData'))
  return { parts: new Map(sheets.map(([path]) => [path, extentOf(text(path))])), names, named }
}

/** A row or a cell as it begins, with all that it says of itself. */
const PLACED = /<(?:[\w.-]+:)?(row|c)(?=[\s/>])([^>]{0,2000})/g
const PLACE = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/
/** What no spreadsheet writes: a sign that would end the tag within a value. The reader might find a place behind it. */
const hidesMore = (said: string) => said.length === 2000 || said.replace(/"[^"]*"|'[^']*'/g, '').search(/["']/) >= 0

function extentOf(xml: string): SheetExtent {
  const extent: SheetExtent = { rows: 0, columns: 0, farthest: 'A1', formulas: [] }
  const reach = (row: number, column: number, said: string) => {
    if (row >= extent.rows || column >= extent.columns) extent.farthest = said
    extent.rows = Math.max(extent.rows, row + 1)
    extent.columns = Math.max(extent.columns, column + 1)
  }
  let open: { at: number; place: [number, number] } | null = null
  const close = (end: number) => {
    if (!open) return
    const cell = xml.slice(open.at, Math.min(end, open.at + 100_000))
    if (cell.includes('<f') && !/<v[\s>]/.test(cell) && !cell.includes('<is>')) extent.formulas.push(open.place)
    open = null
  }
  for (const found of xml.matchAll(PLACED)) {
    close(found.index)
    const [, what, attributes = ''] = found
    const [, one, other] = PLACE.exec(attributes) ?? []
    const said = hidesMore(attributes) ? '?' : (one ?? other)
    if (said === undefined) continue
    if (what === 'row') {
      reach(/^\d{1,7}$/.test(said) ? Number(said) - 1 : Infinity, 0, `A${said}`)
    } else {
      const place = placeOf(said)
      if (place) open = { at: found.index, place }
      // an address that no spreadsheet writes: the reader might take it for one far away
      reach(place?.[0] ?? Infinity, place?.[1] ?? Infinity, said)
    }
  }
  close(xml.length)
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
