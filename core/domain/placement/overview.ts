import { groupedBy } from '../base/grouped-by.ts'
import { addDays, type LocalDate } from '../base/time.ts'
import type { Placement, PlacementChange } from '../records/internship.ts'
import type { Tables } from '../tables.ts'
import { lacking, PAPERS, paperMarks, type Paper, type PaperState } from './papers.ts'
import { segmentOn, segmentsOf, spanOfSegments, type Segment } from './segments.ts'

/** How soon a start is near. */
export const SOON_DAYS = 14

export type Phase = 'running' | 'soon' | 'later' | 'ended' | 'cancelled'
export type Counts = { E: number; W: number; R: number }

/** One placement as a line of a list: who and where as of today, the days as amended. */
export type PlacementRow = {
  id: string
  studentId: string
  student: string
  number: string
  group: string
  phase: Phase
  kind: Placement['kind']
  host: string
  post: string
  tutor: string
  mentor: string
  from: LocalDate
  to: LocalDate
  /** the days or the place are no longer those that were agreed first */
  amended: boolean
  /** at how many hosts, one after the other */
  hosts: number
  /** in the order of PAPERS */
  papers: PaperState[]
  lacking: Paper[]
  /** ended, and the archive is not whole */
  unarchived: boolean
  findings: Counts
  /** what the row is found by besides its words */
  ids: { batch?: string | undefined; group?: string | undefined; hosts: string[]; host: string; tutor?: string | undefined }
}

type OverviewTables = Pick<Tables, 'placement' | 'placementChange' | 'student' | 'classGroup' | 'enterprise' | 'post' | 'batch' | 'teacher' | 'contact'>
/** Findings of a placement that stand, by weight, and whether its archive is found wanting. */
export type Judged = (placementId: string) => { counts: Counts; unarchived: boolean }

/** Every placement of the college as a row, in no order. O(placements + changes). */
export function placementRows(tables: OverviewTables, judged: Judged, today: LocalDate): PlacementRow[] {
  const changes = groupedBy(tables.placementChange.values(), c => c.placementId)
  return [...tables.placement.values()].map(placement => placementRow(tables, placement, changes.get(placement.id) ?? [], judged, today))
}

/** One of them. */
export function placementRow(tables: OverviewTables, placement: Placement, changes: readonly PlacementChange[], judged: Judged, today: LocalDate): PlacementRow {
  const segments = segmentsOf(placement, changes)
  const span = spanOfSegments(segments) ?? { from: placement.from, to: placement.to }
  const here = segmentNow(segments, today) ?? placement
  const student = tables.student.get(placement.studentId)
  const batch = placement.batchId === undefined ? undefined : tables.batch.get(placement.batchId)
  const marks = paperMarks(placement, span, batch, today)
  const phase = placement.status === 'cancelled' ? 'cancelled' : phaseOf(span, today)
  const hosts = [...new Set(segments.map(s => s.enterpriseId))]
  const { counts, unarchived } = judged(placement.id)
  return {
    id: placement.id,
    studentId: placement.studentId,
    student: student?.name ?? placement.studentId,
    number: student?.number ?? '',
    group: nameIn(tables.classGroup, student?.classGroupId),
    phase,
    kind: placement.kind,
    host: nameIn(tables.enterprise, here.enterpriseId),
    post: nameIn(tables.post, here.postId),
    tutor: nameIn(tables.teacher, here.tutorId),
    mentor: nameIn(tables.contact, here.mentorId),
    ...span,
    amended: span.to !== placement.to || segments.length > 1,
    hosts: Math.max(1, hosts.length),
    papers: marks.map(m => m.state),
    lacking: phase === 'cancelled' ? [] : lacking(marks),
    unarchived: phase === 'ended' && unarchived,
    findings: phase === 'cancelled' ? { E: 0, W: 0, R: 0 } : counts,
    ids: { batch: placement.batchId, group: student?.classGroupId, hosts, host: here.enterpriseId, tutor: here.tutorId },
  }
}

/** All of these are called by their names; read straight, for there are many rows. */
function nameIn(table: ReadonlyMap<string, { name: string }>, id: string | undefined): string {
  return id === undefined ? '' : (table.get(id)?.name ?? id)
}

/** Where somebody is on a day; before the start where it begins, after the end where it ended. */
export function segmentNow(segments: readonly Segment[], today: LocalDate): Segment | undefined {
  return segmentOn(segments, today) ?? (segments[0] && today < segments[0].from ? segments[0] : segments.at(-1))
}

export function phaseOf({ from, to }: { from: LocalDate; to: LocalDate }, today: LocalDate): Exclude<Phase, 'cancelled'> {
  if (to < today) return 'ended'
  if (from <= today) return 'running'
  return from <= addDays(today, SOON_DAYS) ? 'soon' : 'later'
}

/** How many papers a row of the list shows as marks: those before the start. */
export const SHOWN_PAPERS = PAPERS.indexOf('report')
