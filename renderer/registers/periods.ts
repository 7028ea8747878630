import { clockMinutes, clockOf, isClock } from '#domain/base/time.ts'
import type { Period } from '#domain/records/calendar.ts'

/** How a day of periods is laid out: from the first bell, with one break between periods and longer ones after some. */
export type BellRhythm = {
  first: string
  count: number
  minutes: number
  breakMinutes: number
  /** after this period number the break is longer (morning break, noon, evening) */
  long: readonly { after: number; minutes: number }[]
}

/** The periods that a rhythm gives; those that would end after midnight are left out. */
export function periodsOf({ first, count, minutes, breakMinutes, long }: BellRhythm): Period[] {
  if (!isClock(first) || minutes < 1) return []
  const periods: Period[] = []
  let start = clockMinutes(first)
  for (let no = 1; no <= count && start + minutes <= 1440; no++) {
    periods.push({ no, start: clockOf(start), end: clockOf(start + minutes) })
    start += minutes + (long.find(l => l.after === no)?.minutes ?? breakMinutes)
  }
  return periods
}

/** "2:20, 4:120" (after period 2 twenty minutes, after 4 two hours) -> long breaks; what is not understood is left out. */
export function longBreaks(text: string): { after: number; minutes: number }[] {
  return [...text.replace(/：/g, ':').matchAll(/(\d{1,2})\s*:\s*(\d{1,3})/g)].map(m => ({ after: Number(m[1]), minutes: Number(m[2]) }))
}

/** Numbers of the periods that end before they begin or begin before an earlier one has ended. */
export function periodsInDisorder(periods: readonly Period[]): number[] {
  const byStart = [...periods].sort((a, b) => a.start.localeCompare(b.start))
  return byStart.filter((p, i) => p.end <= p.start || (i > 0 && p.start < byStart[i - 1]!.end)).map(p => p.no)
}
