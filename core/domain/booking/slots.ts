import { clockMinutes, type Minute, type MinuteSpan } from '../base/time.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { Wanted } from './clashes.ts'
import { merged } from './equipment-clashes.ts'
import type { Occupancy } from './occupancy.ts'

/** So many units of one resource. */
export type Need = { resourceId: string; units: number }

/** Everything that must be free at once for a booking to take place: its room, machines, teachers and class groups. */
export function needsOf(occupancy: Occupancy, wanted: Pick<Wanted, 'workshopId' | 'stations' | 'items' | 'teacherIds' | 'classGroupIds'>): Need[] {
  const needs: Need[] = merged(wanted.items ?? []).map(i => ({ resourceId: i.equipmentId, units: i.units }))
  const { workshopId } = wanted
  if (workshopId) needs.push({ resourceId: workshopId, units: wanted.stations ?? Math.max(1, occupancy.capacityOf(workshopId)) })
  for (const id of new Set([...(wanted.teacherIds ?? []), ...(wanted.classGroupIds ?? [])])) needs.push({ resourceId: id, units: 1 })
  return needs
}

/** Are all needs free throughout the span? Looks at units only, not at loan terms, status or holidays. */
export function allFree(occupancy: Occupancy, needs: readonly Need[], span: MinuteSpan, ignoring?: string): boolean {
  return needs.every(n => occupancy.peak(n.resourceId, span, ignoring) + n.units <= occupancy.capacityOf(n.resourceId))
}

/** The first minute from `from` on at which all needs are free for `length` minutes, ending by `until`; null when there is none. */
export function firstFreeTogether(
  occupancy: Occupancy,
  needs: readonly Need[],
  from: Minute,
  length: number,
  until: Minute,
  ignoring?: string,
): Minute | null {
  let at = from
  for (let agreed = 0, i = 0; agreed < needs.length; i = (i + 1) % needs.length) {
    const { resourceId, units } = needs[i]!
    const next = occupancy.firstFree(resourceId, units, at, length, until, ignoring)
    if (next === null) return null
    agreed = next === at ? agreed + 1 : 1
    at = next
  }
  return at + length <= until ? at : null
}

/** The stretches of at least `length` minutes within [from, to) in which all needs are free, each as long as it can be. */
export function freeSlots(occupancy: Occupancy, needs: readonly Need[], length: number, from: Minute, to: Minute): MinuteSpan[] {
  if (to <= from) return []
  const slots: MinuteSpan[] = []
  let open: MinuteSpan | null = null
  const edges = edgesIn(occupancy, needs, { start: from, end: to })
  for (let i = 0; i + 1 < edges.length; i++) {
    const piece = { start: edges[i]!, end: edges[i + 1]! }
    if (!allFree(occupancy, needs, piece)) open = null
    else if (open) open.end = piece.end
    else slots.push((open = piece))
  }
  return slots.filter(s => s.end - s.start >= Math.max(1, length))
}

/** The moments within a span at which any of the needed resources is taken or set free, the ends of the span included; sorted. */
export function edgesIn(occupancy: Occupancy, needs: readonly Need[], span: MinuteSpan): Minute[] {
  const edges = new Set([span.start, span.end])
  for (const { resourceId } of needs) {
    for (const use of occupancy.usesOf(resourceId, span)) {
      if (use.start > span.start) edges.add(use.start)
      if (use.end < span.end) edges.add(use.end)
    }
  }
  return [...edges].sort((a, b) => a - b)
}

/** When the college is open on a date: from the first to the last bell, else 07:00–22:00. */
export function collegeDay(calendar: Calendar, date: string, midnight: Minute): MinuteSpan {
  const periods = calendar.bellTableOn(date)?.periods
  if (!periods?.length) return { start: midnight + OPENS, end: midnight + CLOSES }
  return { start: midnight + Math.min(...periods.map(p => clockMinutes(p.start))), end: midnight + Math.max(...periods.map(p => clockMinutes(p.end))) }
}

const OPENS = 7 * 60
const CLOSES = 22 * 60
