import type { DayIndex } from '../attendance/day-index.ts'
import { addDays, datesBetween, type LocalDate } from '../base/time.ts'
import { nameOf } from '../record-name.ts'
import type { Placement, PlacementChange } from '../records/internship.ts'
import type { Shift } from '../records/on-site.ts'
import { suits } from '../shifts/suits.ts'
import type { Tables } from '../tables.ts'
import { segmentOn, segmentsOf, spanOfSegments, type Segment } from './segments.ts'

export type NamedSegment = Segment & { host: string; post: string; tutor: string; mentor: string }
export type Days = { attendance: Pick<DayIndex<'attendance'>, 'has'>; shift: Pick<DayIndex<'shift'>, 'on'> }
type EffectTables = Pick<Tables, 'placement' | 'placementChange' | 'enterprise' | 'post' | 'teacher' | 'contact' | 'shiftType'>
type Outside = { count: number; from: LocalDate; to: LocalDate } | null

/** What a change does to a placement's days: the segments before and after, and what then lies outside of them. */
export type SpanEffects = {
  before: NamedSegment[]
  after: NamedSegment[]
  /** planned shifts on days that are no longer, or at another host; a change takes them away or is not made */
  shifts: Outside
  /** attendance on days that are no longer: history, it stays */
  attendance: Outside
  /** the insurance ends before the placement then does */
  uninsuredFrom: LocalDate | null
}

/** The effects of a set of changes that is to hold in place of the present one. */
export function spanEffects(tables: EffectTables, days: Days, placement: Placement, now: readonly PlacementChange[], then: readonly PlacementChange[]): SpanEffects {
  const before = segmentsOf(placement, now)
  const after = segmentsOf(placement, then)
  const end = spanOfSegments(after)?.to
  return {
    before: before.map(s => named(tables, s)),
    after: after.map(s => named(tables, s)),
    shifts: outside(shiftsOutside(tables, days, placement.id, before, after).map(s => s.date)),
    attendance: outside(attendedOn(days, placement.id, daysLost(before, after))),
    uninsuredFrom: end !== undefined && placement.insuredTo !== undefined && placement.insuredTo < end ? addDays(placement.insuredTo, 1) : null,
  }
}

/** Planned shifts that no longer fit: the day is gone, or it is spent at another host or post than the shift's. */
export function shiftsOutside(tables: Pick<Tables, 'shiftType'>, days: Days, placementId: string, before: readonly Segment[], after: readonly Segment[]): Shift[] {
  return datesOf(before).flatMap(date => {
    const segment = segmentOn(after, date)
    return days.shift.on(placementId, date).filter(shift => {
      const type = tables.shiftType.get(shift.shiftTypeId)
      return !segment || !type || !suits(type, segment)
    })
  })
}

/** Days that a placement had and then has no more. */
export function daysLost(before: readonly Segment[], after: readonly Segment[]): LocalDate[] {
  return datesOf(before).filter(date => !segmentOn(after, date))
}

/** Those of the days for which somebody's word on attendance is kept. */
export function attendedOn(days: Pick<Days, 'attendance'>, placementId: string, dates: readonly LocalDate[]): LocalDate[] {
  return dates.filter(date => days.attendance.has(placementId, date))
}

export function named(tables: Pick<EffectTables, 'enterprise' | 'post' | 'teacher' | 'contact'>, segment: Segment): NamedSegment {
  const name = (id: string | undefined) => (id === undefined ? '' : nameOf(tables, id))
  return { ...segment, host: name(segment.enterpriseId), post: name(segment.postId), tutor: name(segment.tutorId), mentor: name(segment.mentorId) }
}

export function datesOf(segments: readonly Segment[]): LocalDate[] {
  return segments.flatMap(({ from, to }) => datesBetween(from, to))
}

function outside(dates: readonly LocalDate[]): Outside {
  return dates.length ? { count: dates.length, from: dates[0]!, to: dates.at(-1)! } : null
}
