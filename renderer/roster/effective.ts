import type { Cell } from '#domain/shifts/assign.ts'
import type { WeekCell, WeekPlan, WeekRow } from '#domain/shifts/week.ts'

/** A cell as it is shown: `was` is the shift that a proposal would replace. */
export type ShownCell = WeekCell & { proposed?: boolean; was?: string | null; /** typed, and on its way to the disk */ waiting?: boolean }
export type ShownRow = Omit<WeekRow, 'cells'> & { cells: readonly ShownCell[] }
export type ShownPlan = Omit<WeekPlan, 'rows'> & { rows: readonly ShownRow[] }

/** The plan with cells that are not written yet: what was just typed, or what a search proposes. Rows that have none stay the same objects. */
export function withCells(plan: ShownPlan, cells: readonly Cell[], as: 'waiting' | 'proposed'): ShownPlan {
  if (!cells.length) return plan
  const byRow = new Map<string, Map<string, string | null>>()
  for (const { placementId, date, shiftTypeId } of cells) {
    const row = byRow.get(placementId) ?? new Map<string, string | null>()
    byRow.set(placementId, row.set(date, shiftTypeId))
  }
  const types = new Map(plan.types.map((t, i) => [t.id, { ...t, at: i }]))
  const coverage = plan.coverage.map(day => [...day])
  let { drafts } = plan
  const rows = plan.rows.map(row => {
    const changes = byRow.get(row.placementId)
    if (!changes) return row
    const shown = row.cells.map((cell, day): ShownCell => {
      const next = changes.get(cell.date)
      if (next === undefined || next === cell.shiftTypeId) return cell
      const [before, after] = [types.get(cell.shiftTypeId ?? ''), types.get(next ?? '')]
      if (before && cell.here) coverage[day]![before.at]!--
      if (after && cell.here) coverage[day]![after.at]!++
      drafts += (next === null ? 0 : 1) - (cell.shiftTypeId !== null && !cell.published ? 1 : 0)
      const { rest: _, ...kept } = cell // how long the rest is now is not known yet
      return { ...kept, shiftTypeId: next, published: false, breaks: [], [as]: true, ...(as === 'proposed' ? { was: cell.shiftTypeId } : {}) }
    })
    const worked = shown.flatMap(c => (c.here ? (types.get(c.shiftTypeId ?? '') ?? []) : []))
    return {
      ...row,
      cells: shown,
      minutes: worked.reduce((sum, t) => sum + t.minutes, 0),
      nightShifts: worked.filter(t => t.night).length,
      freeDays: shown.filter(c => c.here && c.shiftTypeId === null).length,
    }
  })
  return { ...plan, rows, coverage, drafts }
}

/** People who are missing, over all days and shifts. */
export function missingIn({ needs, coverage }: Pick<ShownPlan, 'needs' | 'coverage'>): number {
  return needs.reduce((sum, day, d) => sum + day.reduce((n, need, t) => n + Math.max(0, need - coverage[d]![t]!), 0), 0)
}
