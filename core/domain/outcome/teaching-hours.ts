import { dateOfDay, minutesOfDays, type LocalDate } from '../base/time.ts'
import type { Scene } from './population.ts'

/** Length of a class hour (课时) where a booking goes by the clock and not by periods. */
export const CLASS_HOUR_MINUTES = 45

/**
 * Class hours and fees of a teacher from an enterprise in the span. What was settled counts in the span in which its last day lies; on
 * days of which no settlement speaks, the schedule counts, a period as one class hour.
 */
export function teachingOf(teacherId: string, scene: Pick<Scene, 'tables' | 'facts' | 'live' | 'from' | 'to'>): { hours: number; settled: number; scheduled: number; pay: number } {
  const { tables, facts, live, from, to } = scene
  const settlements = facts.of('enterpriseTeaching', teacherId)
  const counted = settlements.filter(s => from <= s.to && s.to <= to)
  const settled = counted.reduce((sum, s) => sum + s.hours, 0)
  let scheduled = 0
  for (const use of live.occupancy.usesOf(teacherId, minutesOfDays(from, to))) {
    const booking = use.source.kind === 'booking' ? tables.booking.get(use.source.id) : undefined
    const date: LocalDate = dateOfDay(Math.floor(use.start / 1440))
    if (!booking || date < from || settlements.some(s => s.from <= date && date <= s.to)) continue
    const { periods } = booking.times
    scheduled += periods ? periods.to - periods.from + 1 : (use.end - use.start) / CLASS_HOUR_MINUTES
  }
  return { hours: settled + scheduled, settled, scheduled, pay: counted.reduce((sum, s) => sum + (s.pay ?? 0), 0) }
}
