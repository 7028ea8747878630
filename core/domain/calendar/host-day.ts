import { weekdayOf, type LocalDate } from '../base/time.ts'
import type { Enterprise } from '../records/host.ts'
import type { Calendar, DayKind } from './calendar.ts'

/** What a day is at a host. */
export type HostDay = { date: LocalDate; kind: 'work' | 'rest' | 'holiday'; name?: string }

type Resting = Pick<Enterprise, 'restDays'>

const WEEKEND = ['6', '7']

/** A day by the calendar and by the weekdays on which the host rests, Saturday and Sunday where it has not said. A make-up workday is a workday. */
export function hostDay(calendar: Calendar, host: Resting | undefined, date: LocalDate): HostDay {
  const { kind, name } = calendar.dayOf(date)
  return { date, kind: kindAt(host, kind, String(weekdayOf(date))), ...(name ? { name } : {}) }
}

/** The same of a day whose kind in the calendar and whose weekday are known. */
export function kindAt(host: Resting | undefined, kind: DayKind['kind'], weekday: string): HostDay['kind'] {
  if (kind === 'holiday') return 'holiday'
  const rests: readonly string[] = host?.restDays ?? WEEKEND
  return kind !== 'makeup' && rests.includes(weekday) ? 'rest' : 'work'
}
