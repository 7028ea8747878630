import { addDays, clockOf, dayNumber, minuteOf, type LocalDate, type LocalTime } from '#domain/base/time.ts'
import { DAY } from './board-types.ts'

/** Minutes after the midnight that begins `first` -> wall time. */
export function timeAfter(first: LocalDate, minute: number): LocalTime {
  const day = Math.floor(minute / DAY)
  return `${addDays(first, day)}T${clockOf(minute - day * DAY)}`
}

/** The end of a span as wall time: midnight is 24:00 of the day that ends, so that a day's span stays within its date. */
export function endAfter(first: LocalDate, minute: number): LocalTime {
  return minute % DAY === 0 ? `${addDays(first, minute / DAY - 1)}T24:00` : timeAfter(first, minute)
}

/** Minutes from the midnight that begins `first` to a wall time. */
export function minutesBetween(first: LocalDate, time: LocalTime): number {
  return minuteOf(time) - dayNumber(first) * DAY
}
