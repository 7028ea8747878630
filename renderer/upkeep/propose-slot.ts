import { dayNumber, minuteOf, timeOf, weekdayOf, type Span } from '#domain/base/time.ts'

/** Hours in which upkeep is proposed; another time can be typed. */
const OPENS = 8 * 60
const CLOSES = 18 * 60
const DAY = 1440

/** The first stretch of `length` minutes inside the free spans, on a weekday between 08:00 and 18:00; null where there is none. */
export function proposeSlot(free: readonly Span[], length: number): Span | null {
  for (const { start, end } of free) {
    const [from, until] = [minuteOf(start), minuteOf(end)]
    for (let day = dayNumber(start); day * DAY < until; day++) {
      const begin = Math.max(from, day * DAY + OPENS)
      const finish = begin + Math.min(length, CLOSES - OPENS)
      if (finish > Math.min(until, day * DAY + CLOSES) || weekdayOf(timeOf(begin)) > 5) continue
      return { start: timeOf(begin), end: timeOf(finish) }
    }
  }
  return null
}
