/**
 * College wall time. A booking at 8 is at 8: no zone, no offset, no daylight saving.
 * Dates are `YYYY-MM-DD`, times `YYYY-MM-DDTHH:mm`; both sort as text.
 * Arithmetic runs on whole numbers: day numbers and minutes since 1970-01-01T00:00 wall time.
 */
export type LocalDate = string
export type LocalTime = string
export type Clock = string // HH:mm
export type Minute = number // minutes since 1970-01-01T00:00, wall time
export type DayNumber = number // days since 1970-01-01

export type Span = { start: LocalTime; end: LocalTime } // half-open
export type MinuteSpan = { start: Minute; end: Minute } // half-open

const DAY = 1440

/** Days since 1970-01-01 of a proleptic Gregorian date. Source: H. Hinnant, "chrono-compatible low-level date algorithms". */
function daysFromCivil(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yoe = y - era * 400
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy
  return era * 146097 + doe - 719468
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}

/** The number that stands between two places of a text; read sign by sign, as lists ask for millions of them. */
function figureAt(text: string, from: number, to: number): number {
  let n = 0
  for (let i = from; i < to; i++) n = n * 10 + text.charCodeAt(i) - 48
  return n
}

/** `YYYY-MM-DD` -> days since 1970-01-01. The text must be a date; see {@link isDate}. */
export function dayNumber(date: LocalDate): DayNumber {
  return daysFromCivil(figureAt(date, 0, 4), figureAt(date, 5, 7), figureAt(date, 8, 10))
}

/** Days since 1970-01-01 -> `YYYY-MM-DD`. */
export function dateOfDay(n: DayNumber): LocalDate {
  const z0 = n + 719468
  const era = Math.floor(z0 / 146097)
  const doe = z0 - era * 146097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1
  const month = mp < 10 ? mp + 3 : mp - 9
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** True for a real calendar date in `YYYY-MM-DD`, years 1900–2199 (2026-02-30 is not one). */
export function isDate(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false
  return dateOfDay(dayNumber(text)) === text
}

/** True for `HH:mm`, 00:00–24:00 (24:00 only as the end of a day). */
export function isClock(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text)
}

/** `HH:mm` -> minutes since midnight. */
export function clockMinutes(clock: Clock): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
}

/** Minutes since midnight (0–1440) -> `HH:mm`. */
export function clockOf(minutes: number): Clock {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** `YYYY-MM-DDTHH:mm` -> minutes since 1970-01-01T00:00. */
export function minuteOf(time: LocalTime): Minute {
  return dayNumber(time) * DAY + clockMinutes(time.slice(11, 16))
}

/** Minutes since 1970-01-01T00:00 -> `YYYY-MM-DDTHH:mm`. */
export function timeOf(minute: Minute): LocalTime {
  const day = Math.floor(minute / DAY)
  return `${dateOfDay(day)}T${clockOf(minute - day * DAY)}`
}

/** Monday is 1, Sunday is 7 (ISO 8601). */
export function weekdayOf(date: LocalDate): number {
  return weekdayOfDay(dayNumber(date))
}

/** Weekday (1–7, Monday first) of a day number. */
export function weekdayOfDay(n: DayNumber): number {
  return ((((n + 3) % 7) + 7) % 7) + 1
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDay(dayNumber(date) + days)
}

/** How many days lie between the two, both included. */
export function daysIn({ from, to }: { from: LocalDate; to: LocalDate }): number {
  return dayNumber(to) - dayNumber(from) + 1
}

/** The days from one to another, both included; none where the second comes first. */
export function datesBetween(from: LocalDate, to: LocalDate): LocalDate[] {
  return datesFrom(from, Math.max(0, daysIn({ from, to })))
}

/** So many days from one on. */
export function datesFrom(first: LocalDate, count: number): LocalDate[] {
  return Array.from({ length: count }, (_, i) => addDays(first, i))
}

/** The same day some years later; 29 February becomes 1 March where there is none. */
export function yearsLater(date: LocalDate, years: number): LocalDate {
  const moved = `${String(Number(date.slice(0, 4)) + years).padStart(4, '0')}${date.slice(4)}`
  return moved.endsWith('02-29') && !isLeap(Number(moved.slice(0, 4))) ? `${moved.slice(0, 4)}-03-01` : moved
}

/** The same day some months later; a month that is too short gives its last day. */
export function monthsLater(date: LocalDate, months: number): LocalDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const year = Math.floor(index / 12)
  const month = (index % 12) + 1
  const first = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`
  const next = month === 12 ? `${String(year + 1).padStart(4, '0')}-01-01` : `${first.slice(0, 5)}${String(month + 1).padStart(2, '0')}-01`
  const length = dayNumber(next) - dayNumber(first)
  return `${first.slice(0, 8)}${String(Math.min(Number(date.slice(8)), length)).padStart(2, '0')}`
}

/** The last day of the month in which the date lies. */
export function lastOfMonth(date: LocalDate): LocalDate {
  return addDays(monthsLater(`${date.slice(0, 7)}-01`, 1), -1)
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Monday of the week in which the date lies. */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date))
}

/** The minutes of the days from one to another, both included. */
export function minutesOfDays(from: LocalDate, to: LocalDate): MinuteSpan {
  return { start: dayNumber(from) * DAY, end: (dayNumber(to) + 1) * DAY }
}

export function minuteSpan(span: Span): MinuteSpan {
  return { start: minuteOf(span.start), end: minuteOf(span.end) }
}

export function spanOf(span: MinuteSpan): Span {
  return { start: timeOf(span.start), end: timeOf(span.end) }
}
