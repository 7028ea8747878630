import { chartTable, hasValues } from '#domain/outcome/chart-table.ts'
import type { Block, ReportModel, Sheet, Text } from '#domain/report/model.ts'
import type { SheetData } from '#domain/intake/sheet.ts'
import { say, textIn, type Language } from '#words/say.ts'
import { plainCell, rounded } from './outcome-sheets.ts'

/** Excel allows 31 characters, and no two sheets of one name. */
const LONGEST = 31

/** The figures behind a pack: one sheet for each of its pages that has any, figures as figures; at the end what each of them means. */
export function packSheets(model: ReportModel, language: Language): SheetData[] {
  const taken = new Set<string>()
  const sheets = model.sheets.flatMap(sheet => {
    const rows = sheet.blocks.flatMap(block => rowsOf(block, language))
    return rows.length ? [{ sheet: freeSheetName(textIn(language, sheet.title), taken), rows }] : []
  })
  return [...sheets, { sheet: freeSheetName(say(language, 'outcome.sheet.notes'), taken), rows: definitionRows(model.sheets, model, language) }]
}

function rowsOf(block: Block, language: Language): (string | number | null)[][] {
  const words = (text: Text) => textIn(language, text)
  if (block.kind === 'chart') {
    if (!hasValues(block.chart)) return []
    const { heads, rows } = chartTable(block.chart)
    return [heads.map(words), ...rows.map(({ cells }) => cells.map(cell => plainCell(cell, language)))]
  }
  if (block.kind !== 'table') return []
  const groups = block.groups.flatMap(({ head, rows }) => [...(head ? [[words(head)]] : []), ...rows.map(row => row.map(text => plainText(text, language)))])
  return groups.length ? [block.columns.map(column => words(column.head)), ...groups] : []
}

/** Figures that stand in a table of paper as words go out as figures again. */
function plainText(text: Text, language: Language): string | number {
  if (typeof text === 'object' && 'code' in text) {
    const { value, n } = (text.facts ?? {}) as { value?: { value: number }; n?: number } // of a measure; of a number
    if (text.code === 'value.measure' && value) return rounded(value.value)
    if (text.code === 'report.number' && n !== undefined) return n
  }
  return textIn(language, text)
}

/** What was counted on each page, and as of when all of it was. */
function definitionRows(sheets: readonly Sheet[], { dataOf, college }: ReportModel, language: Language): string[][] {
  const words = (text: Text) => textIn(language, text)
  const rows = sheets.flatMap(({ title, blocks }) =>
    blocks.flatMap(block => (block.kind === 'chart' ? [[words(title), words(block.sentence)], ...block.notes.map(note => ['', words(note)])] : block.kind === 'text' ? [[words(title), words(block.text)]] : [])),
  )
  return [[college.name, say(language, 'report.foot.data', { at: dataOf.replace('T', ' ') })], ...rows]
}

function freeSheetName(wanted: string, taken: Set<string>): string {
  const plain = wanted.replace(/[\\/?*[\]:]/g, ' ').slice(0, LONGEST).trim()
  let name = plain
  for (let no = 2; taken.has(name.toLowerCase()); no++) name = `${plain.slice(0, LONGEST - String(no).length - 3)} (${no})`
  taken.add(name.toLowerCase())
  return name
}
