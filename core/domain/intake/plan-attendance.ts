import type { Facts } from '../base/decision.ts'
import type { LocalDate, LocalTime } from '../base/time.ts'
import { AT_WORK, rank, saysOtherwise, type State } from '../attendance/mark.ts'
import { monthsOf } from '../part.ts'
import { segmentsOf, spanOfSegments, type Segment } from '../placement/segments.ts'
import type { Placement } from '../records/internship.ts'
import type { Attendance, Evidence } from '../records/on-site.ts'
import type { World } from '../world.ts'
import { dateIn } from './cell-values.ts'
import type { Draft } from './draft.ts'
import { DEFAULTS, importFields } from './import-tables.ts'
import type { ReadRow } from './plan.ts'
import type { Cell } from './sheet.ts'

type Wrong = { code: string; facts: Facts }
/** A row as far as it was read. */
type Given = { placementId?: string; date?: LocalDate; state?: State; hours?: number; evidence?: Evidence; by?: string; note?: string }

/**
 * Days of attendance from a list: one row a day of an intern. The days are held to the same rules as those that are marked by hand: none
 * to come, none outside the placement, and a stronger word stays.
 */
export function planAttendance(world: World, draft: Draft, rows: readonly ReadRow[], { now }: { now: LocalTime }): void {
  const seen = new Map<string, number>()
  for (const { values, place } of rows) {
    const given = values as Given // the fields of the table, read by their schemas
    const name = given.placementId === undefined ? '' : draft.nameOf(given.placementId)
    const wrong = wrongWith(world, draft, given, seen, now.slice(0, 10))
    if (wrong) draft.problem(wrong.code, { ...wrong.facts, table: 'attendance', name }, place)
    else {
      const { placementId, date } = given as Attendance // nothing is missing: wrongWith has looked
      seen.set(`${placementId} ${date}`, place.row!)
      const old = markOn(world, placementId, date)
      draft.put('attendance', old ? over(old, given) : { ...DEFAULTS.attendance, ...given }, old?.id, { name: `${name} · ${date}`, place })
    }
  }
}

function wrongWith(world: World, draft: Draft, given: Given, seen: ReadonlyMap<string, number>, today: LocalDate): Wrong | null {
  const { placementId, date, state } = given
  if (placementId === undefined || date === undefined || state === undefined) {
    const lacking = importFields('attendance').find(f => f.required && given[f.name as keyof Given] === undefined && f.name !== 'evidence')
    return { code: 'row.required', facts: { field: lacking?.name ?? 'state' } }
  }
  const first = seen.get(`${placementId} ${date}`)
  if (first !== undefined) return { code: 'attendance.twice', facts: { date, first } }
  if (date > today) return { code: 'attendance.future', facts: { date, today } }
  const span = spanOfSegments(segmentsIn(world, draft, placementId))
  if (!span || date < span.from || date > span.to) return { code: 'attendance.outside', facts: { date, ...span } }
  const old = markOn(world, placementId, date)
  if (old && saysOtherwise(old, { state, hours: given.hours }, wordOf(given))) {
    return { code: 'attendance.stronger', facts: { date, state: `choice.state.${old.state}`, evidence: `choice.evidence.${old.evidence}`, by: old.by ?? null } }
  }
  return null
}

function markOn(world: World, placementId: string, date: LocalDate): Attendance | undefined {
  return world.attendanceDays.on(placementId, date)[0]
}

function wordOf({ evidence }: Given): Evidence {
  return evidence ?? 'self' // nobody else is known to have seen it
}

/** What the row says of a day that has a mark: its word takes the place of one that is no stronger. */
function over(old: Attendance, given: Given): Given {
  const { state } = given
  const evidence = wordOf(given)
  const stronger = rank(old.evidence) > rank(evidence)
  const same = old.evidence === evidence && old.state === state
  return { ...given, ...(stronger ? { evidence: old.evidence, by: old.by } : { evidence, by: given.by ?? (same ? old.by : undefined) }), ...(AT_WORK.has(state ?? null) ? {} : { hours: undefined }) } as Given // undefined clears
}

/** Also of a placement that the same file brings. */
function segmentsIn(world: World, draft: Draft, placementId: string): readonly Segment[] {
  if (world.tables.placement.has(placementId)) return world.stays.segmentsOf(placementId)
  const row = draft.row('placement', placementId) as Placement | undefined // rows of the draft were checked by the schema's fields
  return row ? segmentsOf(row, []) : []
}

/** The months of the days in this column of a sheet, as the ids of their records begin (`attendance:2025-09:`). */
export function monthsIn(rows: readonly (readonly Cell[])[], column: number): string[] {
  return monthsOf('attendance', rows.flatMap(row => dateIn(row[column] ?? null) ?? []))
}
