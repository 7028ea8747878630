import { dateOfDay, minutesOfDays, type LocalDate } from '../base/time.ts'
import type { Occupancy } from '../booking/occupancy.ts'

const DAY = 1440

/**
 * Hours that the mean piece of a machine runs on the days from `from` to `to`, past and yet to come, by its bookings that are not
 * cancelled: `Σ duration × pieces booked ÷ pieces of the machine`, in hours of 60 minutes. Upkeep and faults are no use.
 * @param limit in hours; `reachedOn` names the day on which so many are reached, null where they never are
 */
export function hoursUsed(
  occupancy: Occupancy,
  equipmentId: string,
  from: LocalDate,
  to: LocalDate,
  limit = Infinity,
): { hours: number; reachedOn: LocalDate | null } {
  const span = minutesOfDays(from, to)
  const pieces = Math.max(1, occupancy.capacityOf(equipmentId))
  let minutes = 0
  let reachedOn: LocalDate | null = null
  for (const use of occupancy.usesOf(equipmentId, span)) {
    if (use.source.kind !== 'booking') continue
    const end = Math.min(use.end, span.end)
    minutes += (end - Math.max(use.start, span.start)) * use.units
    if (reachedOn === null && minutes >= limit * 60 * pieces) reachedOn = dateOfDay(Math.floor((end - 1) / DAY))
  }
  return { hours: minutes / 60 / pieces, reachedOn }
}
