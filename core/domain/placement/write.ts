import { accept, refuse, type Context, type Decision, type Facts } from '../base/decision.ts'
import { nameOf } from '../record-name.ts'
import type { Placement } from '../records/internship.ts'
import type { RowWarning } from '../register/internship-warnings.ts'
import { saveRows, type RowIssue, type SaveRow } from '../register/save.ts'
import type { World } from '../world.ts'
import { factsOf } from './change.ts'

/** Fields that many placements may take at once; `null` clears. */
export type PlacementPatch = { [K in Exclude<keyof Placement, 'id' | 'studentId' | 'kind'>]?: Placement[K] | null }

/**
 * Writes the same into many placements: a paper's day, a tutor, a policy. All or nothing: refuses with `placement.invalid`
 * {names, issues}, and with `placement.amendedEnd` where a last day is given and an amendment already says another.
 */
export function writePlacements(world: World, ids: readonly string[], set: PlacementPatch, ctx: Context, about: Facts): Decision<{ count: number; warnings: RowWarning[] }> {
  if (typeof set.to === 'string') {
    const amended = [...world.tables.placementChange.values()].find(c => c.to !== undefined && c.to !== set.to && ids.includes(c.placementId))
    if (amended) return refuse('placement.amendedEnd', { name: nameOf(world.tables, amended.placementId), to: amended.to, date: amended.from })
  }
  const saved = saveRows(world, 'placement', ids.map((id): SaveRow => ({ id, fields: set })), ctx)
  if (!saved.ok) {
    if (saved.refusal.code !== 'register.invalid') return saved
    const issues = saved.refusal.facts['issues'] as RowIssue[] // saveRows lists them so
    const named = issues.map(({ index, ...problem }) => ({ ...problem, placementId: ids[index]!, name: nameOf(world.tables, ids[index]!) }))
    return refuse('placement.invalid', { ...factsOf(named, ids.length), table: 'placement' })
  }
  return accept(saved.changes, { count: saved.changes.length, warnings: saved.result.warnings }, { ...about, name: nameOf(world.tables, ids[0]!), count: ids.length })
}
