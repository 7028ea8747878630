import { describe, expect, test } from 'vitest'
import type { ReportModel } from '#domain/report/model.ts'
import { hasContents, pageStarts, printNumbered, withPages } from '#domain/report/page-starts.ts'

/** A PDF as Chromium writes it, of so many pages in a tree of at most three to a node; `starts`: which page, from 0, each sheet begins on. */
function pdfOf(pages: number, starts: readonly number[], stream = ''): Uint8Array {
  const objects: string[] = []
  const add = (text: string) => objects.push(text)
  const leaves = Array.from({ length: pages }, () => add(`<</Type /Page>>\nstream\n${stream}\nendstream`))
  let nodes = leaves
  do {
    const above: number[] = []
    for (let i = 0; i < nodes.length; i += 3) above.push(add(`<</Type /Pages\n/Kids [${nodes.slice(i, i + 3).map(id => `${id} 0 R`).join(' ')}]>>`))
    nodes = above
  } while (nodes.length > 1)
  const dests = add(`<<${starts.map((page, sheet) => `/sheet-${sheet} [${leaves[page]} 0 R /XYZ 33 800 0]`).join('\n')}>>`)
  const root = add(`<</Type /Catalog\n/Pages ${nodes[0]} 0 R\n/Dests ${dests} 0 R>>`)
  let file = '%PDF-1.4\n%\u00d3\u00eb\u00e9\u00e1\n'
  const places = objects.map((text, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${text}\nendobj\n`
    return at
  })
  const at = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<</Size ${objects.length + 1}\n/Root ${root} 0 R>>\nstartxref\n${at}\n%%EOF\n`
  return Uint8Array.from(file, sign => sign.charCodeAt(0))
}

const model: ReportModel = {
  name: 'pack',
  title: '例会',
  college: { name: '江州' },
  dataOf: '2026-11-23T08:00',
  sheets: [
    { title: '目录', orientation: 'portrait', blocks: [{ kind: 'contents', items: [{ title: 'A', sheet: 1 }, { title: 'B', sheet: 2 }] }] },
    { title: 'A', orientation: 'portrait', blocks: [] },
    { title: 'B', orientation: 'portrait', blocks: [] },
  ],
}

describe('the page on which a sheet begins', () => {
  test.each([[1, [0]], [4, [0, 1, 3]], [30, [0, 1, 2, 11, 29]]])('is read from a file of %i pages', (pages, starts) => {
    expect([...pageStarts(pdfOf(pages, starts))!]).toEqual(starts.map((page, sheet) => [sheet, page + 1]))
  })

  test('is not taken from what only looks like it: text in a stream, an object that lies somewhere else', () => {
    const lie = '9 0 obj <</sheet-0 [1 0 R /XYZ]>> endobj trailer <</Root 1 0 R>> startxref 0 %%EOF'
    expect([...pageStarts(pdfOf(5, [2, 4], lie))!]).toEqual([[0, 3], [1, 5]])
  })

  test.each([
    ['no PDF', 'hello'],
    ['nothing', ''],
    ['a cross-reference stream', '%PDF-1.7\n1 0 obj <</Type /XRef>> endobj\nstartxref\n9\n%%EOF'],
  ])('is not known of %s', (_, text) => expect(pageStarts(new TextEncoder().encode(text))).toBeNull())

  test('is not known where a link leads to no page', () => {
    const pdf = pdfOf(2, [0])
    const broken = Uint8Array.from([...String.fromCharCode(...pdf).replace('/sheet-0 [1 0 R', '/sheet-0 [7 0 R')].map(sign => sign.charCodeAt(0)))
    expect(pageStarts(broken)).toBeNull()
  })
})

describe('a report that lists its own pages', () => {
  test('gets their numbers, and keeps its other sheets as they are', () => {
    const numbered = withPages(model, new Map([[1, 2], [2, 7]]))
    expect(numbered.sheets[0]!.blocks[0]).toMatchObject({ items: [{ title: 'A', page: 2 }, { title: 'B', page: 7 }] })
    expect(numbered.sheets[1]).toBe(model.sheets[1])
    expect(withPages(numbered, new Map()).sheets[0]).toEqual(model.sheets[0])
    expect(withPages(model, null)).toBe(model)
  })

  test('is printed twice, others once', async () => {
    const done: unknown[] = []
    const print = async (plain: boolean) => (done.push(plain ? 'plain' : 'whole'), pdfOf(9, [0, 1, 6]))
    const number = async (starts: [number, number][]) => done.push(starts)
    await printNumbered(model, print, number)
    expect(done.splice(0)).toEqual(['plain', [[0, 1], [1, 2], [2, 7]], 'whole'])
    const plain = { ...model, sheets: model.sheets.slice(1) }
    expect([hasContents(model), hasContents(plain)]).toEqual([true, false])
    await printNumbered(plain, print, number)
    expect(done).toEqual(['whole'])
  })

  test('has no number rather than a wrong one', async () => {
    const done: unknown[] = []
    await printNumbered(model, async () => new Uint8Array(), async starts => done.push(starts))
    expect(done).toEqual([])
  })
})
