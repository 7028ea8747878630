import type { Calendar } from '../calendar/calendar.ts'
import type { LocalDate } from '../base/time.ts'
import { segmentsOf, spanOfSegments, type Segment } from '../placement/segments.ts'
import type { Tables } from '../tables.ts'
import type { Enterprise, Post, ShiftType, StaffCount } from '../records/host.ts'
import type { Batch, Exemption, InternshipPlan, Leave, Payment, Placement, PlacementChange } from '../records/internship.ts'
import { isDone, type Journal, type Shift, type Ticket, type Visit } from '../records/on-site.ts'
import type { ClassGroup, Programme } from '../records/people.ts'
import type { Student } from '../records/student.ts'

/** Tables that the rules speak of. */
export const COMPLIANCE_TABLES = [
  'placement', 'placementChange', 'student', 'classGroup', 'programme', 'enterprise', 'post', 'staffCount', 'batch', 'internshipPlan', 'exemption', 'leave', 'payment',
  'shift', 'shiftType', 'visit', 'journal', 'ticket', 'findingOverride', 'ruleSetting', 'term', 'calendarDay', 'bellTable',
] as const
export type ComplianceTables = Pick<Tables, (typeof COMPLIANCE_TABLES)[number]>

/** The days of one of the placements that make up an internship. */
export type Stretch = { id: string; from: LocalDate; to: LocalDate }

/** One placement with all that the rules ask of it. */
export type PlacementCase = {
  placement: Placement
  segments: readonly Segment[]
  /** the days that it has, by its changes too */
  from: LocalDate
  to: LocalDate
  student: Student | undefined
  /** the student's own year of entry, or that of the class group */
  entryYear: number | undefined
  programme: Programme | undefined
  batch: Batch | undefined
  plan: InternshipPlan | undefined
  changes: readonly PlacementChange[]
  /** this placement and the others of the student in the batch: one internship in several, with the days of each, by date */
  internship: readonly Stretch[]
  exemptions: Iterable<Exemption>
  leaves: readonly Leave[]
  payments: readonly Payment[]
  /** shifts of a known type, by date */
  shifts: readonly Shift[]
  typeOf(shift: Shift): ShiftType
  /** visits and journal pages by date */
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
  /** who is there, and when; of the papers it knows nothing */
  stays: readonly { placement: Pick<Placement, 'id' | 'kind'>; segment: Segment }[]
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
  placementsOf(studentId: string): readonly Placement[]
  /** placements that have, or by a change had, days at the enterprise */
  placementsAt(enterpriseId: string): readonly Placement[]
}
type RowOf<K extends keyof Tables> = Tables[K] extends ReadonlyMap<string, infer R> ? R : never

/** Null for a placement that was cancelled or of which nothing is left. */
export function placementCase(tables: ComplianceTables, index: CaseIndex, calendar: Calendar, placement: Placement, today: LocalDate): PlacementCase | null {
  const segments = segmentsIn(index, placement)
  const span = spanOfSegments(segments)
  return span && new KnownPlacement(tables, index, calendar, placement, segments, span, today)
}

function segmentsIn(index: CaseIndex, placement: Placement): readonly Segment[] {
  return placement.status === 'cancelled' ? [] : segmentsOf(placement, index.byPlacement('placementChange', placement.id))
}

/** Looks up what a rule asks for when it asks: after an edit only a few rules do. It holds for as long as nothing about the placement changes. */
class KnownPlacement implements PlacementCase {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly student: Student | undefined
  readonly #group: ClassGroup | undefined
  #visits: readonly Visit[] | undefined
  #shifts: readonly Shift[] | undefined
  #journals: readonly Journal[] | undefined

  constructor(
    readonly tables: ComplianceTables,
    readonly index: CaseIndex,
    readonly calendar: Calendar,
    readonly placement: Placement,
    readonly segments: readonly Segment[],
    span: { from: LocalDate; to: LocalDate },
    readonly today: LocalDate,
  ) {
    this.from = span.from
    this.to = span.to
    this.student = tables.student.get(placement.studentId)
    this.#group = this.student?.classGroupId === undefined ? undefined : tables.classGroup.get(this.student.classGroupId)
  }
  get changes() {
    return this.index.byPlacement('placementChange', this.placement.id)
  }
  get entryYear() {
    return this.student?.year ?? this.#group?.year
  }
  get programme() {
    return this.#group?.programmeId === undefined ? undefined : this.tables.programme.get(this.#group.programmeId)
  }
  get batch() {
    return this.placement.batchId === undefined ? undefined : this.tables.batch.get(this.placement.batchId)
  }
  get plan() {
    const { batch } = this
    return batch?.planId === undefined ? undefined : this.tables.internshipPlan.get(batch.planId)
  }
  get internship() {
    const alone = this.placement.batchId === undefined || this.index.placementsOf(this.placement.studentId).length < 2
    return alone ? [{ id: this.placement.id, from: this.from, to: this.to }] : stretchesOf(this.index, this.placement)
  }
  get exemptions() {
    return this.tables.exemption.values()
  }
  get leaves() {
    return this.index.byPlacement('leave', this.placement.id)
  }
  get payments() {
    return this.index.byPlacement('payment', this.placement.id)
  }
  get journals() {
    return (this.#journals ??= byDate(this.index.byPlacement('journal', this.placement.id)))
  }
  get visits() {
    return (this.#visits ??= visitsOf(this.index, this.placement, this.segments))
  }
  get shifts() {
    return (this.#shifts ??= shiftsOf(this.index.byPlacement('shift', this.placement.id), this.tables.shiftType))
  }
  typeOf(shift: Shift) {
    return this.tables.shiftType.get(shift.shiftTypeId)! // shifts of unknown types were left out
  }
  hostOf(segment: Segment) {
    return this.tables.enterprise.get(segment.enterpriseId)
  }
  postOf(segment: Segment) {
    return segment.postId === undefined ? undefined : this.tables.post.get(segment.postId)
  }
}

function stretchesOf(index: CaseIndex, { studentId, batchId }: Placement): Stretch[] {
  const stretches = index.placementsOf(studentId).flatMap((placement): Stretch[] => {
    if (placement.batchId !== batchId || placement.kind !== 'post') return []
    const span = spanOfSegments(segmentsIn(index, placement))
    return span ? [{ id: placement.id, ...span }] : []
  })
  return stretches.sort((a, b) => (a.from < b.from || (a.from === b.from && a.id < b.id) ? -1 : 1))
}

/** Sorted by date; rows that are in order already, as nearly always, are left as they are. */
function byDate<R extends { date: LocalDate }>(rows: readonly R[]): readonly R[] {
  for (let i = 1; i < rows.length; i++) if (rows[i - 1]!.date > rows[i]!.date) return rows.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  return rows
}

function shiftsOf(shifts: readonly Shift[], types: ReadonlyMap<string, ShiftType>): readonly Shift[] {
  const isKnown = (shift: Shift) => types.has(shift.shiftTypeId)
  return byDate(shifts.every(isKnown) ? shifts : shifts.filter(isKnown))
}

/** A visit to one intern counts for this one only; a visit to the host counts for everybody who is there that day. */
function visitsOf(index: CaseIndex, placement: Placement, segments: readonly Segment[]): readonly Visit[] {
  const visits = index.byPlacement('visit', placement.id).filter(isDone)
  for (const segment of segments) {
    for (const visit of index.byEnterprise('visit', segment.enterpriseId)) if (isDone(visit) && visit.placementId === undefined && segment.from <= visit.date && visit.date <= segment.to) visits.push(visit)
  }
  return byDate(visits)
}

/** Null for an enterprise that hosts nobody. Whoever knows where a placement is on each of its days tells it. */
export function hostCase(
  index: CaseIndex,
  enterprise: Enterprise,
  today: LocalDate,
  daysOf: (placement: Placement) => readonly Segment[] = placement => segmentsIn(index, placement),
): HostCase | null {
  const stays: HostCase['stays'][number][] = []
  let from = '9999-12-31'
  let to = ''
  for (const placement of index.placementsAt(enterprise.id)) {
    for (const segment of daysOf(placement)) {
      if (segment.enterpriseId !== enterprise.id) continue
      stays.push({ placement, segment })
      if (segment.from < from) from = segment.from
      if (segment.to > to) to = segment.to
    }
  }
  if (!stays.length) return null
  return {
    enterprise,
    from,
    to,
    stays,
    posts: index.byEnterprise('post', enterprise.id),
    staff: index.byEnterprise('staffCount', enterprise.id),
    tickets: index.byEnterprise('ticket', enterprise.id),
    today,
  }
}
