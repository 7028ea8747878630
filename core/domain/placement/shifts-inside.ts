import { removal, type Change } from '../base/change.ts'
import { refuse, type Context, type Decision, type Refused } from '../base/decision.ts'
import { monthsOf } from '../part.ts'
import type { Shift } from '../records/on-site.ts'
import type { World } from '../world.ts'
import { datesOf, shiftsOutside } from './effects.ts'

/** The change that leaves nothing outside, offered by a refusal. */
type Retry = { command: string; input: object }

/**
 * Planned shifts that would lie outside of their placements, or at another host, after some changes. They are read from the disk where
 * they are old. Nothing for changes that touch no placement's days.
 */
export async function shiftsLeftOutside(world: World, changes: readonly Change[], ctx: Context): Promise<Shift[]> {
  const ids = touchedBy(world, changes)
  if (!ids.length) return []
  const before = ids.map(id => world.stays.segmentsOf(id))
  await ctx.past.need(before.flatMap(segments => monthsOf('shift', datesOf(segments))))
  const after = world.trial(changes, () => ids.map(id => world.stays.segmentsOf(id)))
  const days = { attendance: world.attendanceDays, shift: world.shiftDays }
  return ids.flatMap((id, i) => shiftsOutside(world.tables, days, id, before[i]!, after[i]!))
}

/** The decision with those shifts removed where that is wished, else a refusal (`placement.shiftsOutside`) that offers it. */
export async function shiftsInside<R>(world: World, decided: Decision<R>, wished: boolean, retry: Retry, ctx: Context): Promise<Decision<R>> {
  if (!decided.ok) return decided
  const outside = await shiftsLeftOutside(world, decided.changes, ctx)
  if (outside.length && !wished) return refuseShifts(outside, retry)
  return outside.length ? { ...decided, changes: [...decided.changes, ...outside.map(s => removal('shift', s))] } : decided
}

export function refuseShifts(outside: readonly Shift[], retry?: Retry): Refused {
  const dates = outside.map(s => s.date).sort()
  const facts = { count: outside.length, from: dates[0], to: dates.at(-1) }
  return refuse('placement.shiftsOutside', facts, retry ? { alternatives: [{ code: 'removeShifts', facts: { count: outside.length }, ...retry }] } : {})
}

/** Placements that are there and whose days or hosts may be others after the changes. */
function touchedBy({ tables }: World, changes: readonly Change[]): string[] {
  const ids = new Set<unknown>()
  for (const { table, id, from, to } of changes) {
    if (table === 'placement' && ['from', 'to', 'enterpriseId', 'status'].some(field => to && from && field in to)) ids.add(id)
    if (table === 'placementChange') for (const row of [from, to, tables.placementChange.get(id)]) ids.add((row as { placementId?: string } | null | undefined)?.placementId)
  }
  return [...ids].flatMap(id => (typeof id === 'string' && tables.placement.has(id) ? [id] : []))
}
