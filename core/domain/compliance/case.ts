import type { Calendar } from '../calendar/calendar.ts'
import type { LocalDate } from '../base/time.ts'
import { segmentsOf, spanOfSegments, type Segment } from '../placement/segments.ts'
import type { Tables } from '../tables.ts'
import type { Enterprise, Post, ShiftType, StaffCount } from '../records/host.ts'
import type { Batch, Exemption, InternshipPlan, Leave, Payment, Placement, PlacementChange } from '../records/internship.ts'
import type { Journal, Shift, Ticket, Visit } from '../records/on-site.ts'
import type { ClassGroup, Programme } from '../records/people.ts'
import type { Student } from '../records/student.ts'

/** Tables that the rules speak of. */
export const COMPLIANCE_TABLES = [
  'placement', 'placementChange', 'student', 'classGroup', 'programme', 'enterprise', 'post', 'staffCount', 'batch', 'internshipPlan', 'exemption', 'leave', 'payment',
  'shift', 'shiftType', 'visit', 'journal', 'ticket', 'findingOverride', 'ruleSetting', 'term', 'calendarDay', 'bellTable',
] as const
export type ComplianceTables = Pick<Tables, (typeof COMPLIANCE_TABLES)[number]>

/** One placement with all that the rules ask of it. */
export type PlacementCase = {
  placement: Placement
  segments: readonly Segment[]
  /** the days that it has, by its changes too */
  from: LocalDate
  to: LocalDate
  student: Student | undefined
  programme: Programme | undefined
  batch: Batch | undefined
  plan: InternshipPlan | undefined
  changes: readonly PlacementChange[]
  exemptions: readonly Exemption[]
  leaves: readonly Leave[]
  payments: readonly Payment[]
  shifts: readonly { shift: Shift; type: ShiftType }[]
  visits: readonly Visit[]
  journals: readonly Journal[]
  hostOf(segment: Segment): Enterprise | undefined
  postOf(segment: Segment): Post | undefined
  calendar: Calendar
  today: LocalDate
}

/** One host, the interns that it has or had, and how many people work there. */
export type HostCase = {
  enterprise: Enterprise
  /** first and last day with an intern on 岗位实习 or 认识实习 */
  from: LocalDate
  to: LocalDate
  stays: readonly { placement: Placement; segment: Segment }[]
  posts: readonly Post[]
  staff: readonly StaffCount[]
  tickets: readonly Ticket[]
  today: LocalDate
}

/** What a college has that belongs to no placement. */
export type CollegeCase = { tickets: readonly Ticket[]; today: LocalDate }

/** Records of the compliance tables by what they belong to, so that a case is put together without searching. */
export type CaseIndex = {
  byPlacement<K extends 'placementChange' | 'leave' | 'payment' | 'shift' | 'visit' | 'journal'>(table: K, id: string): readonly RowOf<K>[]
  byEnterprise<K extends 'post' | 'staffCount' | 'visit' | 'ticket'>(table: K, id: string): readonly RowOf<K>[]
  /** placements that have, or by a change had, days at the enterprise */
  placementsAt(enterpriseId: string): readonly Placement[]
}
type RowOf<K extends keyof Tables> = Tables[K] extends ReadonlyMap<string, infer R> ? R : never

/** Null for a placement that was cancelled or of which nothing is left. */
export function placementCase(tables: ComplianceTables, index: CaseIndex, calendar: Calendar, placement: Placement, today: LocalDate): PlacementCase | null {
  if (placement.status === 'cancelled') return null
  const changes = index.byPlacement('placementChange', placement.id)
  const segments = segmentsOf(placement, changes)
  const span = spanOfSegments(segments)
  if (!span) return null
  const student = tables.student.get(placement.studentId)
  const group: ClassGroup | undefined = student?.classGroupId === undefined ? undefined : tables.classGroup.get(student.classGroupId)
  const batch = placement.batchId === undefined ? undefined : tables.batch.get(placement.batchId)
  return {
    placement,
    segments,
    ...span,
    student: student && group?.year !== undefined && student.year === undefined ? { ...student, year: group.year } : student,
    programme: group?.programmeId === undefined ? undefined : tables.programme.get(group.programmeId),
    batch,
    plan: batch?.planId === undefined ? undefined : tables.internshipPlan.get(batch.planId),
    changes,
    exemptions: [...tables.exemption.values()],
    leaves: index.byPlacement('leave', placement.id),
    payments: index.byPlacement('payment', placement.id),
    shifts: index.byPlacement('shift', placement.id).flatMap(shift => {
      const type = tables.shiftType.get(shift.shiftTypeId)
      return type ? [{ shift, type }] : []
    }),
    visits: visitsOf(index, placement, segments),
    journals: index.byPlacement('journal', placement.id),
    hostOf: segment => tables.enterprise.get(segment.enterpriseId),
    postOf: segment => (segment.postId === undefined ? undefined : tables.post.get(segment.postId)),
    calendar,
    today,
  }
}

/** A visit to one intern counts for this one only; a visit to the host counts for everybody who is there that day. */
function visitsOf(index: CaseIndex, placement: Placement, segments: readonly Segment[]): Visit[] {
  const visits = [...index.byPlacement('visit', placement.id)]
  for (const segment of segments) {
    for (const visit of index.byEnterprise('visit', segment.enterpriseId)) if (visit.placementId === undefined && segment.from <= visit.date && visit.date <= segment.to) visits.push(visit)
  }
  return visits.sort((a, b) => (a.date < b.date ? -1 : 1))
}

/** Null for an enterprise that hosts nobody. */
export function hostCase(tables: ComplianceTables, index: CaseIndex, enterprise: Enterprise, today: LocalDate): HostCase | null {
  const stays = index.placementsAt(enterprise.id).flatMap(placement =>
    placement.status === 'cancelled'
      ? []
      : segmentsOf(placement, index.byPlacement('placementChange', placement.id))
          .filter(segment => segment.enterpriseId === enterprise.id)
          .map(segment => ({ placement, segment })),
  )
  if (!stays.length) return null
  return {
    enterprise,
    from: stays.reduce((first, { segment }) => (segment.from < first ? segment.from : first), '9999-12-31'),
    to: stays.reduce((last, { segment }) => (segment.to > last ? segment.to : last), ''),
    stays,
    posts: index.byEnterprise('post', enterprise.id),
    staff: index.byEnterprise('staffCount', enterprise.id),
    tickets: index.byEnterprise('ticket', enterprise.id),
    today,
  }
}
