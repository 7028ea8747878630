import { birth, removal, revision, type Row0 } from '../base/change.ts'
import { accept, refuse, type Context, type Decision, type Facts } from '../base/decision.ts'
import { monthsOf } from '../part.ts'
import { nameOf } from '../record-name.ts'
import { PlacementChange, type Placement } from '../records/internship.ts'
import { registerOf } from '../register/held.ts'
import { internshipWarnings, type RowWarning } from '../register/internship-warnings.ts'
import { rowProblems, type RowProblem } from '../register/row-checks.ts'
import type { World } from '../world.ts'
import { attendedOn, datesOf, daysLost, spanEffects, type SpanEffects } from './effects.ts'
import { segmentsOf } from './segments.ts'
import { refuseShifts, shiftsInside, shiftsLeftOutside } from './shifts-inside.ts'

/** What changes from a day on; several placements may take the same change. */
export type ChangeWish = Omit<PlacementChange, 'id' | 'placementId'>
export type ShiftsWhenOutside = 'remove' | undefined
export type Trouble = RowProblem & { placementId: string; name: string }
export type Effects = SpanEffects & { problems: RowProblem[]; warnings: RowWarning[] }

/**
 * Amends placements from a day on. Nothing before that day is touched, and attendance stays as it is. Refuses with
 * `placement.invalid` {issues}, and with `placement.shiftsOutside` unless planned shifts that no longer fit are to be removed.
 */
export async function changePlacements(world: World, ids: readonly string[], wish: ChangeWish, shifts: ShiftsWhenOutside, ctx: Context): Promise<Decision<{ ids: string[]; warnings: RowWarning[] }>> {
  const missing = ids.find(id => !world.tables.placement.has(id))
  if (missing !== undefined) return refuse('record.missing', { table: 'placement', id: missing })
  const held = registerOf(world.tables)
  const rows = ids.map(placementId => ({ ...wish, id: ctx.newId('placementChange'), placementId }))
  const issues: Trouble[] = rows.flatMap(row => rowProblems(world.tables, 'placementChange', row, held).map(p => ({ ...p, placementId: row.placementId, name: nameOf(world.tables, row.placementId) })))
  if (issues.length) return refuse('placement.invalid', factsOf(issues, ids.length))

  const births = rows.map(row => birth('placementChange', row))
  const outside = await shiftsLeftOutside(world, births, ctx)
  if (outside.length && shifts !== 'remove') return refuseShifts(outside, { command: 'placement.change', input: { ids, ...wish, shifts: 'remove' } })
  const warnings = world.trial(births, () => {
    const then = registerOf(world.tables)
    return rows.flatMap(row => internshipWarnings(then, 'placementChange', row))
  })
  const about = { name: nameOf(world.tables, ids[0]!), count: ids.length, date: wish.from, reason: wish.reason }
  return accept([...births, ...outside.map(s => removal('shift', s))], { ids: rows.map(r => r.id), warnings }, about)
}

/** What an amendment would do to one placement, before it is made. */
export async function changeEffects(world: Pick<World, 'tables' | 'stays' | 'attendanceDays' | 'shiftDays'>, placement: Placement, wish: Partial<ChangeWish>, ctx: Context): Promise<Effects> {
  const now = world.stays.changesOf(placement.id)
  const row = { from: placement.from, reason: '·', ...wish, id: 'placementChange:new', placementId: placement.id }
  const held = registerOf(world.tables)
  const problems = rowProblems(world.tables, 'placementChange', row, held)
  const sound = PlacementChange.safeParse(row).success
  const then = sound ? [...now, row] : now
  const segments = segmentsOf(placement, now)
  await ctx.past.need([...monthsOf('shift', datesOf(segments)), ...monthsOf('attendance', daysLost(segments, segmentsOf(placement, then)))])
  const effects = spanEffects(world.tables, { attendance: world.attendanceDays, shift: world.shiftDays }, placement, now, then)
  return { ...effects, problems, warnings: problems.length ? [] : internshipWarnings(held, 'placementChange', row) }
}

/**
 * Calls a placement off as if it had not been. One that somebody has attended was: it is ended instead (`placement.attended`).
 * Planned shifts go with it if that is wished (`placement.shiftsOutside`).
 */
export async function cancelPlacement(world: World, { id, reason, shifts }: { id: string; reason: string; shifts?: ShiftsWhenOutside }, ctx: Context): Promise<Decision<{ id: string }>> {
  const placement = world.tables.placement.get(id)
  if (!placement) return refuse('record.missing', { table: 'placement', id })
  if (placement.status === 'cancelled') return accept([], { id })
  const dates = datesOf(segmentsOf(placement, world.stays.changesOf(id)))
  await ctx.past.need(monthsOf('attendance', dates))
  const attended = attendedOn({ attendance: world.attendanceDays }, id, dates)
  const name = nameOf(world.tables, id)
  const last = attended.at(-1)
  if (last !== undefined) {
    const input = { ids: [id], from: last, to: last, reason }
    return refuse('placement.attended', { name, count: attended.length, last }, { alternatives: [{ code: 'endPlacement', facts: { last }, command: 'placement.change', input }] })
  }
  const cancelled = accept([revision('placement', placement as Row0, { status: 'cancelled', cancelReason: reason })], { id }, { name, reason })
  return shiftsInside(world, cancelled, shifts === 'remove', { command: 'placement.cancel', input: { id, reason, shifts: 'remove' } }, ctx)
}

/** How many placements are in trouble, whose the first of them are, and what it is: as much as a refusal can say. */
export function factsOf(issues: readonly Trouble[], of: number): Facts {
  const names = [...new Set(issues.map(i => i.name))]
  return { table: 'placementChange', count: names.length, of, names: names.slice(0, 5), issues: issues.slice(0, 50) }
}
