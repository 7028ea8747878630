import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { ColumnGuide, SheetData } from '#domain/intake/sheet.ts'

/** Rows of a template for which the guide holds. */
const ROWS = 5000
/** Excel takes no longer list inside a cell's rule, no longer title and no longer text. */
const LONGEST = { list: 255, title: 32, text: 255 }

/** The same file with what each column of a template wants: shown beside the cell that is chosen, with a list to choose from where there is one. */
export function withGuides(file: Uint8Array, sheets: readonly SheetData[]): Buffer {
  if (!sheets.some(sheet => sheet.guide?.length)) return Buffer.from(file)
  const parts = unzipSync(file)
  for (const [at, { guide }] of sheets.entries()) {
    const name = `xl/worksheets/sheet${at + 1}.xml`
    if (!guide?.length || !parts[name]) continue
    const rules = guide.map(ruleOf).join('')
    // the order of parts is laid down: the rules follow the rows
    parts[name] = strToU8(strFromU8(parts[name]).replace('</sheetData>', `</sheetData><dataValidations count="${guide.length}">${rules}</dataValidations>`))
  }
  return Buffer.from(zipSync(parts))
}

function ruleOf({ column, title, text, options }: ColumnGuide): string {
  const list = options?.join(',') ?? ''
  // a comma parts the list, so no choice may hold one
  const chosen = options?.length && list.length <= LONGEST.list && !options.some(option => /[,"]/.test(option))
  const says = `allowBlank="1" showInputMessage="1" promptTitle="${escaped(title.slice(0, LONGEST.title))}" prompt="${escaped(text.slice(0, LONGEST.text))}" sqref="${letters(column)}2:${letters(column)}${ROWS}"`
  // other words for a choice are read as well: the list helps, and refuses nothing
  return chosen ? `<dataValidation type="list" errorStyle="information" ${says}><formula1>"${escaped(list)}"</formula1></dataValidation>` : `<dataValidation ${says}/>`
}

function letters(column: number): string {
  let name = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  return name
}

function escaped(text: string): string {
  return text.replace(/[&<>"\n]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': ' ' })[sign]!)
}
