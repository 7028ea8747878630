import { addDays, clockMinutes, mondayOf, weekdayOf, type LocalDate } from '../base/time.ts'
import type { PlacementCase } from './case.ts'
import { figure, issue } from './issue.ts'
import type { Issue, Parameters } from './pack.ts'
import { segmentOn } from '../placement/segments.ts'
import type { ShiftType } from '../records/host.ts'

const WEEKEND = ['6', '7']
const DAY = 24 * 60

/** A30: nobody works on a weekly rest day of the host or on a holiday. A make-up workday is a workday. */
export function restDaysKept(c: PlacementCase): Issue[] {
  return c.shifts.flatMap(({ shift }) => {
    const segment = segmentOn(c.segments, shift.date)
    const rests = (segment && (c.hostOf(segment)?.restDays as readonly string[] | undefined)) ?? WEEKEND
    const { kind, name } = c.calendar.dayOf(shift.date)
    const why = kind === 'holiday' ? 'holiday' : kind === 'makeup' ? null : rests.includes(String(weekdayOf(shift.date))) ? 'restDay' : null
    return why ? [issue(oneDay(shift.date), 'moveShift', { why, ...(name ? { name } : {}) }, [shift.id, c.placement.id])] : []
  })
}

/** A31: no overtime, neither in a day nor in a week from Monday, and no work at night. */
export function hoursKept(c: PlacementCase, p: Parameters): Issue[] {
  const days = new Map<LocalDate, { minutes: number; night: number; ids: string[] }>()
  for (const { shift, type } of c.shifts) {
    const day = days.get(shift.date) ?? { minutes: 0, night: 0, ids: [] }
    day.minutes += workedMinutes(type)
    day.night += p.nightFrom ? nightMinutes(type, String(p.nightFrom), String(p.nightTo)) : 0
    day.ids.push(shift.id)
    days.set(shift.date, day)
  }
  const weeks = new Map<LocalDate, { minutes: number; ids: string[] }>()
  const issues: Issue[] = []
  for (const [date, { minutes, night, ids }] of days) {
    if (minutes > figure(p.dayHours) * 60) issues.push(issue(oneDay(date), 'shorterDay', { minutes, most: figure(p.dayHours) * 60 }, [...ids, c.placement.id]))
    if (night > 0) issues.push(issue(oneDay(date), 'dayShift', { minutes: night, from: p.nightFrom, to: p.nightTo }, [...ids, c.placement.id]))
    const week = weeks.get(mondayOf(date)) ?? { minutes: 0, ids: [] }
    week.minutes += minutes
    week.ids.push(...ids)
    weeks.set(mondayOf(date), week)
  }
  for (const [monday, { minutes, ids }] of weeks) {
    if (minutes > figure(p.weekHours) * 60) issues.push(issue({ from: monday, to: addDays(monday, 6) }, 'shorterWeek', { minutes, most: figure(p.weekHours) * 60 }, [...ids, c.placement.id]))
  }
  return issues
}

/** G2: in every so many days in a row there is one without work. */
export function weeklyRest(c: PlacementCase, p: Parameters): Issue[] {
  const dates = [...new Set(c.shifts.map(s => s.shift.date))].sort()
  const issues: Issue[] = []
  let start = 0
  for (let i = 1; i <= dates.length; i++) {
    if (i < dates.length && addDays(dates[i - 1]!, 1) === dates[i]) continue
    const run = { from: dates[start]!, to: dates[i - 1]! }
    if (i - start >= figure(p.days)) issues.push(issue(run, 'restDay', { days: i - start, most: figure(p.days) - 1 }, [c.placement.id]))
    start = i
  }
  return issues
}

/** Minutes of work of a shift, without its break. One that ends at or before its beginning ends on the next day. */
export function workedMinutes({ start, end, breakMinutes = 0 }: ShiftType): number {
  return Math.max(0, lengthOf(start, end) - breakMinutes)
}

/** Minutes of a shift that lie in the night, a window that may reach over midnight. */
export function nightMinutes({ start, end }: ShiftType, nightFrom: string, nightTo: string): number {
  const from = clockMinutes(start)
  const to = from + lengthOf(start, end)
  const night = lengthOf(nightFrom, nightTo)
  // the night that begins on the day before, on the day, on the day after
  return [-DAY, 0, DAY].reduce((sum, shift) => {
    const begin = clockMinutes(nightFrom) + shift
    return sum + Math.max(0, Math.min(to, begin + night) - Math.max(from, begin))
  }, 0)
}

function lengthOf(start: string, end: string): number {
  const minutes = clockMinutes(end) - clockMinutes(start)
  return minutes > 0 ? minutes : minutes + DAY
}

function oneDay(date: LocalDate): { from: LocalDate; to: LocalDate } {
  return { from: date, to: date }
}
