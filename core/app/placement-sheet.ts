import type { PlacementRow } from '#domain/placement/overview.ts'
import { PAPERS } from '#domain/placement/papers.ts'
import type { SheetData } from '#domain/intake/sheet.ts'
import { listText, say, type Language } from '#words/say.ts'

const COLUMNS = ['student', 'number', 'group', 'host', 'post', 'tutor', 'mentor', 'from', 'to', 'phase'] as const

/**
 * Placements as the screen lists them: who and where as of today, the days as amended, each paper in a word. On paper, where a column for each
 * would leave no room, one column says which are missing or flawed.
 */
export function placementSheet(rows: readonly PlacementRow[], language: Language, onPaper = false): SheetData {
  const word = (key: string) => say(language, key)
  const papers = onPaper ? [word('placement.column.papers')] : PAPERS.map(p => word(`paper.${p}`))
  const heads = [...COLUMNS.map(c => word(`placement.column.${c}`)), ...papers, word('placement.column.findings')]
  const lacking = (row: PlacementRow) =>
    (['missing', 'flawed'] as const).flatMap(state => {
      const which = PAPERS.filter((_, i) => row.papers[i] === state).map(p => word(`paper.${p}`))
      return which.length ? say(language, 'placement.papers.lacking', { state: word(`paper.state.${state}`), papers: listText(which, language) }) : []
    })
  const lines = rows.map(row => [
    ...COLUMNS.map(c => (c === 'phase' ? word(`placement.phase.${row.phase}`) : row[c])),
    ...(onPaper ? [lacking(row).join('\n')] : row.papers.map(state => word(`paper.state.${state}`))),
    row.findings.E + row.findings.W + row.findings.R,
  ])
  return { sheet: word('tables.placement'), rows: [heads, ...lines] }
}
