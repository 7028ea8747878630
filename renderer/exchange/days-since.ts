import { dayNumber } from '#domain/base/time.ts'
import { localDay } from '#renderer/history/instant-text.ts'

/** Whole days from a UTC instant to today, by the days of the calendar here. */
export function daysSince(instant: string, today: string): number {
  return Math.max(0, dayNumber(today) - dayNumber(localDay(new Date(instant))))
}
