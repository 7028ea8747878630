import { refuse, type Result } from '../../base/decision.ts'
import type { LocalDate } from '../../base/time.ts'
import { segmentOn, segmentsOf, spanOfSegments, type Segment } from '../../placement/segments.ts'
import type { Placement, PlacementChange } from '../../records/internship.ts'
import type { ClassGroup } from '../../records/people.ts'
import type { Student } from '../../records/student.ts'
import type { Tables } from '../../tables.ts'
import { recordOf } from '../lookup.ts'
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
export function placedWhere(tables: Tables, keeps: (p: Placed) => boolean): Placed[] {
  const changes = new Map<string, PlacementChange[]>()
  for (const change of tables.placementChange.values()) changes.set(change.placementId, [...(changes.get(change.placementId) ?? []), change])
  const found: Placed[] = []
  for (const placement of tables.placement.values()) {
    const placed = placement.status === 'cancelled' ? null : placedFrom(tables, placement, changes.get(placement.id) ?? [])
    if (placed && keeps(placed)) found.push(placed)
  }
  const keys = new Map(found.map(p => [p, [p.group?.name ?? '\uffff', p.student?.number ?? '', p.from] as const]))
  return found.sort((a, b) => compare(keys.get(a)!, keys.get(b)!))
}

function placedFrom(tables: Tables, placement: Placement, changes: readonly PlacementChange[]): Placed | null {
  const segments = segmentsOf(placement, changes)
  const days = spanOfSegments(segments)
  const student = tables.student.get(placement.studentId)
  const group = student?.classGroupId === undefined ? undefined : tables.classGroup.get(student.classGroupId)
  return days && { placement, student, group, changes, segments, ...days }
}

const order = new Intl.Collator(['zh-CN', 'en'], { numeric: true })

function compare(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length; i++) {
    const way = order.compare(a[i]!, b[i]!)
    if (way) return way
  }
  return 0
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
export function placedOf(tables: Tables, wanted: string): Result<Placed[]> {
  const own = tables.placement.get(wanted)
  if (own) {
    const found = placedWhere(tables, p => p.placement.id === own.id)
    return found.length ? { ok: true, value: found } : refuse('report.placement.void', { name: tables.student.get(own.studentId)?.name ?? own.studentId })
  }
  const student = recordOf(tables, 'student', wanted)
  if (!student.ok) return student
  const found = placedWhere(tables, p => p.placement.studentId === student.value.id)
  return found.length ? { ok: true, value: found } : refuse('report.placement.none', { name: student.value.name })
}

/** Who it is about, as a sheet's head says it: name, number, class. */
export function studentLine({ student, group, placement }: Placed): Text {
  return { parts: [student?.name ?? placement.studentId, student?.number ?? '', group?.name ?? ''] }
}
