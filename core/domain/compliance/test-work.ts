import { addDays, clockMinutes, dateOfDay, dayNumber, weekdayOf, type DayNumber, type LocalDate } from '../base/time.ts'
import type { Calendar, DayKind } from '../calendar/calendar.ts'
import { kindAt } from '../calendar/host-day.ts'
import type { PlacementCase } from './case.ts'
import { figure, issue } from './issue.ts'
import type { Issue, Parameters } from './pack.ts'
import { segmentOn } from '../placement/segments.ts'
import type { ShiftType } from '../records/host.ts'

const DAY = 24 * 60

/** A30: nobody works on a weekly rest day of the host or on a holiday. A make-up workday is a workday. */
export function restDaysKept(c: PlacementCase): Issue[] {
  const issues: Issue[] = []
  for (const shift of c.shifts) {
    const { weekday, kind, name } = dayFacts(c.calendar, shift.date)
    const segment = segmentOn(c.segments, shift.date)
    const at = kindAt(segment && c.hostOf(segment), kind, weekday)
    if (at === 'work') continue
    issues.push(issue(oneDay(shift.date), 'moveShift', { why: at === 'holiday' ? 'holiday' : 'restDay', ...(name ? { name } : {}) }, [shift.id, c.placement.id]))
  }
  return issues
}

/** A31: no overtime, neither in a day nor in a week from Monday, and no work at night. */
export function hoursKept(c: PlacementCase, p: Parameters): Issue[] {
  const { shifts } = c
  const night = p.nightFrom ? { from: String(p.nightFrom), to: String(p.nightTo) } : null
  const mostInDay = figure(p.dayHours) * 60
  const mostInWeek = figure(p.weekHours) * 60
  const inDays: Issue[] = []
  const inWeeks: Issue[] = []
  let week = { monday: NaN, minutes: 0, first: 0 }
  for (let i = 0; i < shifts.length; ) {
    const { date } = shifts[i]!
    const { monday } = dayFacts(c.calendar, date)
    if (monday !== week.monday) week = { monday, minutes: 0, first: i }
    const first = i
    let minutes = 0
    let nightly = 0
    for (; i < shifts.length && shifts[i]!.date === date; i++) {
      const type = minutesOf(c.typeOf(shifts[i]!), night)
      minutes += type.worked
      nightly += type.night
    }
    week.minutes += minutes
    const of = (from: number) => [...shifts.slice(from, i).map(s => s.id), c.placement.id]
    if (minutes > mostInDay) inDays.push(issue(oneDay(date), 'shorterDay', { minutes, most: mostInDay }, of(first)))
    if (nightly > 0) inDays.push(issue(oneDay(date), 'dayShift', { minutes: nightly, from: night!.from, to: night!.to }, of(first)))
    const weekEnds = i === shifts.length || dayFacts(c.calendar, shifts[i]!.date).monday !== monday
    if (weekEnds && week.minutes > mostInWeek) {
      inWeeks.push(issue({ from: dateOfDay(monday), to: dateOfDay(monday + 6) }, 'shorterWeek', { minutes: week.minutes, most: mostInWeek }, of(week.first)))
    }
  }
  return [...inDays, ...inWeeks]
}

/** G2: in every so many days in a row there is one without work. */
export function weeklyRest(c: PlacementCase, p: Parameters): Issue[] {
  const dates = [...new Set(c.shifts.map(s => s.date))]
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

type DayFacts = { /** day number of the Monday */ monday: DayNumber; weekday: string; kind: DayKind['kind']; name?: string | undefined }
const known = new WeakMap<Calendar, Map<LocalDate, DayFacts>>()

/** What a date is: everybody's shifts fall on the same few hundred. */
function dayFacts(calendar: Calendar, date: LocalDate): DayFacts {
  let days = known.get(calendar)
  if (!days) known.set(calendar, (days = new Map()))
  let facts = days.get(date)
  if (!facts) {
    const { kind, name } = calendar.dayOf(date)
    const weekday = weekdayOf(date)
    days.set(date, (facts = { monday: dayNumber(date) - weekday + 1, weekday: String(weekday), kind, name }))
  }
  return facts
}

const typeMinutes = new WeakMap<ShiftType, { from: string; to: string; worked: number; night: number }>()

/** What a shift of a type amounts to; a type that is edited is another object. */
function minutesOf(type: ShiftType, night: { from: string; to: string } | null): { worked: number; night: number } {
  const from = night?.from ?? ''
  const to = night?.to ?? ''
  let minutes = typeMinutes.get(type)
  if (minutes?.from !== from || minutes.to !== to) typeMinutes.set(type, (minutes = { from, to, worked: workedMinutes(type), night: night ? nightMinutes(type, from, to) : 0 }))
  return minutes
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
