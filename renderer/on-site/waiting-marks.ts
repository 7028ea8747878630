import type { SheetCell, SheetRow } from '#domain/attendance/sheet.ts'
import type { Evidence } from '#domain/records/on-site.ts'
import type { CellMark } from './sheet-selection.ts'

/** A cell as it is shown. */
export type ShownCell = SheetCell & { /** marked, and on its way to the disk */ waiting?: boolean }
export type ShownRow = Omit<SheetRow, 'cells'> & { cells: readonly ShownCell[] }
export type WaitingMark = CellMark & { evidence: Evidence }

/** The rows with marks that are not written yet; sums come with the answer. Rows and cells without such a mark stay the same objects. */
export function withMarks(rows: readonly SheetRow[], marks: readonly WaitingMark[]): readonly ShownRow[] {
  if (!marks.length) return rows
  const byRow = new Map<string, Map<string, WaitingMark>>()
  for (const mark of marks) {
    const row = byRow.get(mark.placementId) ?? new Map<string, WaitingMark>()
    byRow.set(mark.placementId, row.set(mark.date, mark))
  }
  return rows.map(row => {
    const changes = byRow.get(row.placementId)
    if (!changes) return row
    const cells = row.cells.map((cell): ShownCell => {
      const mark = changes.get(cell.date)
      if (!mark || mark.state === cell.state) return cell
      return { ...cell, state: mark.state, evidence: mark.state === null ? null : mark.evidence, by: null, waiting: true }
    })
    return { ...row, cells }
  })
}
