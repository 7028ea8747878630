/**
 * Cells that hold a formula but no saved value, as [row, column] from 0, by sheet name: files written by programs that
 * never calculated them. `parts` are the unpacked XML parts of the workbook by path.
 */
export function formulasWithoutValue(parts: ReadonlyMap<string, Uint8Array>): Map<string, [number, number][]> {
  const text = (path: string) => new TextDecoder().decode(parts.get(path) ?? new Uint8Array())
  const targets = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [attribute(tag, 'Id'), attribute(tag, 'Target')]),
  )
  const found = new Map<string, [number, number][]>()
  for (const [tag] of text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)) {
    const target = targets.get(attribute(tag, 'r:id')) ?? ''
    const xml = text(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    const cells: [number, number][] = []
    for (const [, head, body] of xml.matchAll(/<c\b([^>]*[^/])>([\s\S]*?)<\/c>/g)) {
      if (body!.includes('<f') && !/<v[\s>]/.test(body!) && !body!.includes('<is>')) {
        const at = placeOf(attribute(`<c ${head}>`, 'r'))
        if (at) cells.push(at)
      }
    }
    if (cells.length) found.set(unescapeXml(attribute(tag, 'name')), cells)
  }
  return found
}

/** `C7` -> [6, 2] */
function placeOf(address: string): [number, number] | null {
  const [, letters, row] = /^([A-Z]{1,3})(\d+)$/.exec(address) ?? []
  if (!letters || !row) return null
  return [Number(row) - 1, [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1]
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
}

function unescapeXml(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')
}
