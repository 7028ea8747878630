import { refuse, type Result } from '../../base/decision.ts'
import type { LocalDate } from '../../base/time.ts'
import { segmentOn, spanOfSegments, type Segment } from '../../placement/segments.ts'
import type { Placement, PlacementChange } from '../../records/internship.ts'
import type { ClassGroup } from '../../records/people.ts'
import type { Student } from '../../records/student.ts'
import type { Tables } from '../../tables.ts'
import type { World } from '../../world.ts'
import { byName, recordOf } from '../lookup.ts'
import type { Text } from '../model.ts'

/** A placement as it came to be, with whose it is. */
export type Placed = {
  placement: Placement
  student: Student | undefined
  group: ClassGroup | undefined
  changes: readonly PlacementChange[]
  segments: readonly Segment[]
  from: LocalDate
  to: LocalDate
}

/** Every placement that holds and is kept by the question, by class and student number. */
export function placedWhere(world: World, keeps: (p: Placed) => boolean, among: Iterable<Placement> = world.tables.placement.values()): Placed[] {
  const found: Placed[] = []
  for (const placement of among) {
    const placed = placedFrom(world, placement, world.stays.changesOf(placement.id))
    if (placed && keeps(placed)) found.push(placed)
  }
  const places = new Map(byName(new Set(found.flatMap(p => p.group ?? []))).map((group, i) => [group.id, i]))
  const placeOf = (p: Placed) => (p.group ? places.get(p.group.id)! : places.size)
  return found.sort((a, b) => placeOf(a) - placeOf(b) || compare(a.student?.number ?? '', b.student?.number ?? '') || compare(a.from, b.from))
}

function placedFrom(world: World, placement: Placement, changes: readonly PlacementChange[]): Placed | null {
  const segments = world.stays.segmentsOf(placement.id)
  const days = spanOfSegments(segments)
  const student = world.tables.student.get(placement.studentId)
  const group = student?.classGroupId === undefined ? undefined : world.tables.classGroup.get(student.classGroupId)
  return days && { placement, student, group, changes, segments, ...days }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What is so on a day; before the first day that of the first, afterwards that of the last. */
export function asOn(p: Placed, day: LocalDate): Segment {
  return segmentOn(p.segments, day) ?? (day < p.from ? p.segments[0]! : p.segments.at(-1)!)
}

type Narrow = { batchId?: string | undefined; enterpriseId?: string | undefined; classGroupId?: string | undefined; tutorId?: string | undefined }

/** Which placements are asked for, and how a subtitle says so. Records are given by id or by name; one that is not there is a refusal. */
export function narrowed(tables: Tables, { batchId, enterpriseId, classGroupId, tutorId }: Narrow): Result<{ keeps: (p: Placed) => boolean; says: string[] }> {
  const batch = batchId === undefined ? null : recordOf(tables, 'batch', batchId)
  const host = enterpriseId === undefined ? null : recordOf(tables, 'enterprise', enterpriseId)
  const group = classGroupId === undefined ? null : recordOf(tables, 'classGroup', classGroupId)
  const tutor = tutorId === undefined ? null : recordOf(tables, 'teacher', tutorId)
  const says: string[] = []
  for (const found of [batch, host, group, tutor]) {
    if (found && !found.ok) return found
    if (found) says.push(found.value.name)
  }
  const keeps = (p: Placed) =>
    (!batch?.ok || p.placement.batchId === batch.value.id) &&
    (!host?.ok || p.segments.some(s => s.enterpriseId === host.value.id)) &&
    (!group?.ok || p.student?.classGroupId === group.value.id) &&
    (!tutor?.ok || p.segments.some(s => s.tutorId === tutor.value.id))
  return { ok: true, value: { keeps, says } }
}

/**
 * The placements that a param means: one by its id, or all of a student who is given by number, by name or by id.
 * Refuses nobody found (`report.missing`) and several students of one name (`report.ambiguous`).
 */
export function placedOf(world: World, wanted: string): Result<Placed[]> {
  const { placement, student } = world.tables
  const own = placement.get(wanted)
  if (own) {
    const found = placedWhere(world, () => true, [own])
    return found.length ? { ok: true, value: found } : refuse('report.placement.void', { name: student.get(own.studentId)?.name ?? own.studentId })
  }
  const known = recordOf(world.tables, 'student', wanted)
  if (!known.ok) return known
  const found = placedWhere(world, () => true, [...placement.values()].filter(p => p.studentId === known.value.id))
  return found.length ? { ok: true, value: found } : refuse('report.placement.none', { name: known.value.name })
}

/** Who it is about, as a sheet's head says it: name, number, class. */
export function studentLine({ student, group, placement }: Placed): Text {
  return { parts: [student?.name ?? placement.studentId, student?.number ?? '', group?.name ?? ''] }
}
