import type { Facts } from '../base/decision.ts'
import { yearsLater } from '../base/time.ts'
import { heldSegments, heldSpan } from '../placement/held-segments.ts'
import { segmentOn, type Segment } from '../placement/segments.ts'
import type { TableName } from '../table-names.ts'
import type { Register, Values } from './held.ts'

/** Something that may be right all the same: the record is written, and this is said beside it. Worded by `warning.<code>`. */
export type RowWarning = { code: string; facts: Facts }

/** The age of N01 Art. 16(2) and LL Art. 15; the rule pack judges with the college's own figure, this is only said on saving. */
const WORKING_AGE = 16

/** What somebody who writes a record of internships should know at once; what can't be true at all is a problem instead. */
export function internshipWarnings(held: Register, table: TableName, row: Values & { id: string }): RowWarning[] {
  if (table === 'placementChange') {
    const placement = held.row('placement', String(row.placementId))
    return placement ? overCapacity(held, placement, heldSegments(held, placement, row)) : []
  }
  if (table === 'shiftType') return plannedElsewhere(held, row)
  if (table !== 'placement' || row.status === 'cancelled') return []
  const student = held.row('student', String(row.studentId))
  return [...underAge(held, row, student), ...amendedEnd(held, row, student), ...gone(row, student), ...againstBatch(held, row, student), ...overCapacity(held, row, heldSegments(held, row))]
}

/** A kind of shift that becomes one of a single post leaves what others have planned of it as it is. */
function plannedElsewhere(held: Register, type: Values & { id: string }): RowWarning[] {
  if (type.postId === undefined) return []
  const others = [...held.holding('shift', 'shiftTypeId', type.id)].filter(({ placementId, date }) => {
    const placement = held.row('placement', String(placementId))
    return placement && segmentOn(heldSegments(held, placement), String(date))?.postId !== type.postId
  })
  return others.length ? [{ code: 'shiftType.plannedElsewhere', facts: { shift: type.name, post: held.row('post', String(type.postId))?.name ?? '', count: others.length } }] : []
}

function underAge(held: Register, row: Values, student: Values | undefined): RowWarning[] {
  if (row.kind !== 'post' || typeof student?.birthDate !== 'string') return []
  const reached = yearsLater(student.birthDate, WORKING_AGE)
  const { from } = heldSpan(held, row)
  return from < reached ? [{ code: 'placement.underAge', facts: { student: student.name, born: student.birthDate, age: WORKING_AGE, from, reached } }] : []
}

/** An amendment says another last day than the record: the amendment is what counts. */
function amendedEnd(held: Register, row: Values, student: Values | undefined): RowWarning[] {
  const { to } = heldSpan(held, row)
  const amended = [...held.holding('placementChange', 'placementId', row.id)].some(c => c.to !== undefined && c.to !== row.to)
  return amended && to !== row.to ? [{ code: 'placement.amendedEnd', facts: { student: student?.name ?? '', to } }] : []
}

function gone(row: Values, student: Values | undefined): RowWarning[] {
  const status = student?.status
  return typeof status === 'string' && status !== 'enrolled' && row.status !== 'ended' ? [{ code: `placement.${status}`, facts: { student: student?.name } }] : []
}

/** A batch says when its internships are, of what kind, and of which class groups. */
function againstBatch(held: Register, row: Values, student: Values | undefined): RowWarning[] {
  const batch = typeof row.batchId === 'string' ? held.row('batch', row.batchId) : undefined
  if (!batch) return []
  const warnings: RowWarning[] = []
  const about = { student: student?.name ?? '', batch: batch.name }
  const span = heldSpan(held, row)
  if (span.from < String(batch.from) || span.to > String(batch.to)) warnings.push({ code: 'placement.outsideBatch', facts: { ...about, from: span.from, to: span.to, batchFrom: batch.from, batchTo: batch.to } })
  if (batch.kind !== row.kind) warnings.push({ code: 'placement.otherKind', facts: about })
  const groups = batch.classGroupIds as string[] | undefined // a list of ids, by its schema
  if (groups?.length && typeof student?.classGroupId === 'string' && !groups.includes(student.classGroupId)) {
    warnings.push({ code: 'placement.otherClass', facts: { ...about, group: held.row('classGroup', student.classGroupId)?.name ?? '' } })
  }
  return warnings
}

/** More interns at a post, on some day, than it has places. */
function overCapacity(held: Register, placement: Values, segments: readonly Segment[]): RowWarning[] {
  return segments.flatMap(segment => {
    const post = segment.postId === undefined ? undefined : held.row('post', segment.postId)
    if (!post || typeof post.capacity !== 'number') return []
    const others = othersAt(held, segment.postId!, String(placement.id)).filter(s => s.from <= segment.to && s.to >= segment.from)
    // the most at once is reached on a day on which somebody comes
    const days = [segment.from, ...others.map(s => s.from).filter(day => day > segment.from)]
    const most = days.map(day => ({ day, count: 1 + others.filter(s => s.from <= day && day <= s.to).length })).reduce((a, b) => (b.count > a.count ? b : a))
    return most.count > post.capacity ? [{ code: 'placement.overCapacity', facts: { post: post.name, capacity: post.capacity, count: most.count, date: most.day } }] : []
  })
}

/** The days of other interns at a post, by their changes too. */
function othersAt(held: Register, postId: string, except: string): Segment[] {
  const ids = new Set<unknown>()
  for (const p of held.holding('placement', 'postId', postId)) ids.add(p.id)
  for (const c of held.holding('placementChange', 'postId', postId)) ids.add(c.placementId)
  ids.delete(except)
  return [...ids].flatMap(id => {
    const other = held.row('placement', String(id))
    return other && other.status !== 'cancelled' ? heldSegments(held, other).filter(s => s.postId === postId) : []
  })
}
