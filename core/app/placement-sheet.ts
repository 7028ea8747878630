import type { PlacementRow } from '#domain/placement/overview.ts'
import { PAPERS } from '#domain/placement/papers.ts'
import type { SheetData } from '#domain/intake/sheet.ts'
import { say, type Language } from '#words/say.ts'

/** Placements as the screen lists them: who and where as of today, the days as amended, each paper in a word. */
export function placementSheet(rows: readonly PlacementRow[], language: Language): SheetData {
  const columns = ['student', 'number', 'group', 'host', 'post', 'tutor', 'mentor', 'from', 'to', 'phase'] as const
  const heads = [...columns.map(c => say(language, `placement.column.${c}`)), ...PAPERS.map(p => say(language, `paper.${p}`)), say(language, 'placement.column.findings')]
  const lines = rows.map(row => [
    ...columns.map(c => (c === 'phase' ? say(language, `placement.phase.${row.phase}`) : row[c])),
    ...row.papers.map(state => say(language, `paper.state.${state}`)),
    row.findings.E + row.findings.W + row.findings.R,
  ])
  return { sheet: say(language, 'tables.placement'), rows: [heads, ...lines] }
}
