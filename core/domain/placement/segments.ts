import { addDays, type LocalDate } from '../base/time.ts'
import type { Placement, PlacementChange } from '../records/internship.ts'

/** Days of a placement with one host, post, tutor and mentor; both ends belong to it. */
export type Segment = { from: LocalDate; to: LocalDate; enterpriseId: string; postId?: string | undefined; tutorId?: string | undefined; mentorId?: string | undefined }

/**
 * What a placement is on each of its days: the agreed one, with every change from its day on. The last change that names an end
 * decides the last day, so that lists, limits and papers all go by the same dates. No segments where nothing is left of it.
 */
export function segmentsOf(placement: Placement, changes: readonly PlacementChange[]): Segment[] {
  const { from, to, enterpriseId, postId, tutorId, mentorId } = placement
  if (!changes.length) return from <= to ? [{ from, to, enterpriseId, postId, tutorId, mentorId }] : [] // as nearly all of tens of thousands are
  const inOrder = changes.toSorted((a, b) => (a.from === b.from ? (a.id < b.id ? -1 : 1) : a.from < b.from ? -1 : 1))
  const last = inOrder.reduce((end, change) => change.to ?? end, to)
  const segments: Segment[] = [{ from, to: last, enterpriseId, postId, tutorId, mentorId }]
  for (const change of inOrder) {
    const before = segments.at(-1)!
    const moved = change.enterpriseId !== undefined && change.enterpriseId !== before.enterpriseId
    const next: Segment = {
      from: change.from < from ? from : change.from,
      to: last,
      enterpriseId: change.enterpriseId ?? before.enterpriseId,
      // another host has other posts and mentors
      postId: change.postId ?? (moved ? undefined : before.postId),
      tutorId: change.tutorId ?? before.tutorId,
      mentorId: change.mentorId ?? (moved ? undefined : before.mentorId),
    }
    before.to = addDays(next.from, -1)
    segments.push(next)
  }
  return joined(segments.map(s => (s.to > last ? { ...s, to: last } : s)).filter(s => s.from <= s.to))
}

/** First and last day of a placement as it came to be; null where nothing is left of it. */
export function spanOfSegments(segments: readonly Segment[]): { from: LocalDate; to: LocalDate } | null {
  const first = segments[0]
  const last = segments.at(-1)
  return first && last ? { from: first.from, to: last.to } : null
}

/** The segment in which a day lies. */
export function segmentOn(segments: readonly Segment[], day: LocalDate): Segment | undefined {
  return segments.find(s => s.from <= day && day <= s.to)
}

function joined(segments: Segment[]): Segment[] {
  const out: Segment[] = []
  for (const segment of segments) {
    const before = out.at(-1)
    const same = before && before.enterpriseId === segment.enterpriseId && before.postId === segment.postId && before.tutorId === segment.tutorId && before.mentorId === segment.mentorId
    if (same) before.to = segment.to
    else out.push({ ...segment })
  }
  return out
}
