import type { ContentsBlock, ReportModel } from './model.ts'

/** The name by which links of a PDF, and of the page that becomes it, find a sheet. */
export function sheetAnchor(sheet: number): string {
  return `sheet-${sheet}`
}

/** Whether a report lists its own pages. */
export function hasContents(model: ReportModel): boolean {
  return model.sheets.some(sheet => sheet.blocks.some(block => block.kind === 'contents'))
}

/**
 * Prints a report; one that lists its own pages twice: the first time plainly, to learn where each sheet begins.
 * @param print   makes the PDF of what is on the print page; `plain`: only its page breaks are looked at, so nothing needs to be painted (`.plain` in renderer/print/print.css)
 * @param number  puts the pages into the contents that are on the print page
 */
export async function printNumbered(model: ReportModel, print: (plain: boolean) => Promise<Uint8Array>, number: (starts: [number, number][]) => Promise<unknown>): Promise<Uint8Array> {
  if (!hasContents(model)) return print(false)
  const starts = pageStarts(await print(true))
  if (starts) await number([...starts])
  return print(false)
}

/** The report with the page, from 1, of each entry of its contents; as it is where that is not known. */
export function withPages(model: ReportModel, starts: ReadonlyMap<number, number> | null): ReportModel {
  if (!starts) return model
  const sheets = model.sheets.map(sheet => {
    if (!sheet.blocks.some(block => block.kind === 'contents')) return sheet
    return { ...sheet, blocks: sheet.blocks.map(block => (block.kind === 'contents' ? { ...block, items: block.items.map(item => numbered(item, starts)) } : block)) }
  })
  return { ...model, sheets }
}

function numbered({ title, sheet }: ContentsBlock['items'][number], starts: ReadonlyMap<number, number>) {
  const page = starts.get(sheet)
  return { title, sheet, ...(page === undefined ? {} : { page }) }
}

/**
 * On which page, from 1, each sheet of a printed report begins, read from the targets of the links in its contents. Understands what
 * Chromium writes (ISO 32000-1: a classic cross-reference table, objects in plain text, named destinations in the catalog); null for anything
 * else, so that no page is numbered wrongly.
 */
export function pageStarts(pdf: Uint8Array): Map<number, number> | null {
  const file = latin(pdf)
  const places = objectPlaces(file)
  const root = /\/Root (\d+) 0 R/.exec(file.slice(Math.max(0, file.lastIndexOf('trailer'))))?.[1]
  if (!places || root === undefined) return null
  const objectAt = (id: string | undefined) => {
    const at = id === undefined ? undefined : places.get(id)
    return at === undefined ? '' : file.slice(at, file.indexOf('endobj', at))
  }
  const catalog = objectAt(root)
  const pages = pagesBelow(/\/Pages (\d+) 0 R/.exec(catalog)?.[1], objectAt)
  const targets = objectAt(/\/Dests (\d+) 0 R/.exec(catalog)?.[1])
  const starts = new Map<number, number>()
  for (const [, sheet, page] of targets.matchAll(/\/sheet-(\d+) ?\[(\d+) 0 R/g)) {
    const no = pages.indexOf(page!)
    if (no < 0) return null
    starts.set(Number(sheet), no + 1)
  }
  return starts.size ? starts : null
}

/** The leaves of the tree of pages, in their order. */
function pagesBelow(id: string | undefined, objectAt: (id: string | undefined) => string): string[] {
  if (id === undefined) return []
  const kids = /\/Kids \[([^\]]*)\]/.exec(objectAt(id))?.[1]
  if (kids === undefined) return [id]
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => pagesBelow(kid, objectAt))
}

/** Where each object begins, from the cross-reference table. */
function objectPlaces(file: string): Map<string, number> | null {
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.slice(-64))?.[1])
  const head = Number.isNaN(at) ? null : /^xref\s+0 (\d+)\s+/.exec(file.slice(at, at + 40))
  if (!head) return null
  const places = new Map<string, number>()
  for (let id = 0; id < Number(head[1]); id++) {
    // each entry has 20 signs: "0000000015 00000 n"
    const entry = file.slice(at + head[0].length + id * 20, at + head[0].length + id * 20 + 18)
    if (entry.endsWith('n')) places.set(String(id), Number(entry.slice(0, 10)))
  }
  return places
}

/** One sign a byte, so that places in the text are places in the file. */
function latin(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += CHUNK) parts.push(String.fromCharCode(...bytes.subarray(at, at + CHUNK)))
  return parts.join('')
}
const CHUNK = 8192
