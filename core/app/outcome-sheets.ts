import type { Text } from '#domain/base/text.ts'
import type { Behind } from '#domain/outcome/finding/finding.ts'
import { isFigure, type Cell, type ChartTable } from '#domain/outcome/chart-table.ts'
import type { SheetData } from '#domain/intake/sheet.ts'
import { say, textIn, type Language } from '#words/say.ts'

/** The figures of a chart as a sheet, with figures as figures, and a second sheet that says what was counted. */
export function figuresSheet(title: Text, { heads, rows }: ChartTable, notes: readonly Text[], language: Language): SheetData[] {
  const words = (text: Text) => textIn(language, text)
  return [
    { sheet: say(language, 'outcome.sheet.figures'), rows: [heads.map(words), ...rows.map(({ cells }) => cells.map(cell => plainCell(cell, language)))] },
    { sheet: say(language, 'outcome.sheet.notes'), rows: [[words(title)], ...notes.map(note => [words(note)])] },
  ]
}

/** The records behind a figure as a sheet, and what each counts as. */
export function behindSheet({ parts, heads, rows }: Behind, language: Language): SheetData {
  const nameOf = new Map(parts.map(({ key, name }) => [key, textIn(language, name)]))
  return {
    sheet: say(language, 'outcome.sheet.behind'),
    rows: [[say(language, 'behind.countsAs'), ...heads.map(h => textIn(language, h))], ...rows.map(({ part, cells }) => [nameOf.get(part) ?? part, ...cells.map(cell => (cell === null || typeof cell === 'number' ? cell : textIn(language, cell)))])],
  }
}

/** A figure as a figure: a percentage as a fraction of 1, rounded to what anybody reads. */
export function plainCell(cell: Cell, language: Language): string | number | null {
  return cell === null ? null : isFigure(cell) ? rounded(cell.value) : textIn(language, cell)
}
export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
