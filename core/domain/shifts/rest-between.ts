import { clockMinutes } from '../base/time.ts'
import type { ShiftType } from '../records/host.ts'

const DAY = 24 * 60

/** Hours without work between two shifts that people count on; the laws that we judge by name no figure, so it warns and never forbids. */
export const USUAL_REST = 11

/** Minutes from the end of a shift to the start of one on the next day; below 0 where they overlap. */
export function restBetween(before: ShiftType, next: ShiftType): number {
  const start = clockMinutes(before.start)
  const end = clockMinutes(before.end)
  return DAY + clockMinutes(next.start) - (end > start ? end : end + DAY)
}
