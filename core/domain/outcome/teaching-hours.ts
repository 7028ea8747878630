import { dateOfDay, minutesOfDays, type LocalDate } from '../base/time.ts'
import type { Scene } from './population.ts'

/** Length of a class hour (课时) where a booking goes by the clock and not by periods. */
export const CLASS_HOUR_MINUTES = 45

type TeachingScene = Pick<Scene, 'tables' | 'facts' | 'live' | 'from' | 'to'>

/** Class hours by the record that says so: a settlement with its fee, or one date of a booking. */
export type TeachingHours = { id: string; kind: 'settled' | 'scheduled'; date: LocalDate; hours: number; pay: number }

/**
 * Class hours and fees of a teacher from an enterprise in the span, record by record. What was settled counts in the span in which its
 * last day lies; on days of which no settlement speaks, the schedule counts, a period as one class hour.
 */
export function teachingRecords(teacherId: string, { tables, facts, live, from, to }: TeachingScene): TeachingHours[] {
  const settlements = facts.of('enterpriseTeaching', teacherId)
  const records: TeachingHours[] = []
  for (const s of settlements) if (from <= s.to && s.to <= to) records.push({ id: s.id, kind: 'settled', date: s.to, hours: s.hours, pay: s.pay ?? 0 })
  for (const use of live.occupancy.usesOf(teacherId, minutesOfDays(from, to))) {
    const booking = use.source.kind === 'booking' ? tables.booking.get(use.source.id) : undefined
    const date: LocalDate = dateOfDay(Math.floor(use.start / 1440))
    if (!booking || date < from || settlements.some(s => s.from <= date && date <= s.to)) continue
    const { periods } = booking.times
    records.push({ id: booking.id, kind: 'scheduled', date, hours: periods ? periods.to - periods.from + 1 : (use.end - use.start) / CLASS_HOUR_MINUTES, pay: 0 })
  }
  return records
}

/** The sums of {@link teachingRecords}. */
export function teachingOf(teacherId: string, scene: TeachingScene): { hours: number; settled: number; scheduled: number; pay: number } {
  const sums = { settled: 0, scheduled: 0, pay: 0 }
  for (const { kind, hours, pay } of teachingRecords(teacherId, scene)) {
    sums[kind] += hours
    sums.pay += pay
  }
  return { ...sums, hours: sums.settled + sums.scheduled }
}
