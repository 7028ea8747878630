import { dayNumber } from '#domain/base/time.ts'

/** Whole days from a UTC instant to today, by the days of the calendar here. */
export function daysSince(instant: string, today: string): number {
  const at = new Date(instant)
  const day = `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`
  return Math.max(0, dayNumber(today) - dayNumber(day))
}
