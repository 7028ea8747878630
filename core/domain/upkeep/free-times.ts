import { addDays, dateOfDay, dayNumber, type LocalDate, type Minute, type MinuteSpan } from '../base/time.ts'
import { collegeDay } from '../booking/slots.ts'
import type { World } from '../world.ts'
import { wrongTime, type UpkeepAt } from './wrong-time.ts'

const DAY = 1440
/** How far ahead a time is looked for, in days. */
const DAYS_AHEAD = 28
/** Times are offered on the quarter of an hour, and at the bell. */
const STEP = 15

/**
 * The first time on each of the next days at which the upkeep can be had, just as long as wanted: from the time wanted or from `now`,
 * whichever is later, at a bell or a quarter of an hour, within the college's day (or begun with it, if longer). Holidays are left
 * out, and weekends unless one was wanted. Each time has been judged by {@link wrongTime}: it will be accepted.
 */
export function freeTimes(world: World, wanted: UpkeepAt, now: Minute, most: number): MinuteSpan[] {
  const from = Math.max(wanted.span.start, now)
  const length = wanted.span.end - wanted.span.start
  const today = dateOfDay(Math.floor(from / DAY))
  const onWeekend = world.calendar.dayOf(dateOfDay(Math.floor(wanted.span.start / DAY))).kind === 'weekend'
  const found: MinuteSpan[] = []
  for (let ahead = 0; ahead <= DAYS_AHEAD && found.length < most; ahead++) {
    const date = addDays(today, ahead)
    const { kind } = world.calendar.dayOf(date)
    if (kind === 'holiday' || (kind === 'weekend' && !onWeekend)) continue
    const start = startsOn(world, date, length).find(at => at >= from && !wrongTime(world, { ...wanted, span: { start: at, end: at + length } }))
    if (start !== undefined) found.push({ start, end: start + length })
  }
  return found
}

/** The minutes of a date at which upkeep of so many minutes may begin, in order. */
function startsOn({ calendar }: World, date: LocalDate, length: number): Minute[] {
  const midnight = dayNumber(date) * DAY
  const day = collegeDay(calendar, date, midnight)
  if (length > day.end - day.start) return [day.start]
  const starts = new Set<Minute>()
  for (let at = Math.ceil(day.start / STEP) * STEP; at + length <= day.end; at += STEP) starts.add(at)
  for (const { no } of calendar.bellTableOn(date)?.periods ?? []) {
    const bell = calendar.periodSpan(date, { from: no, to: no })
    if (bell && bell.start + length <= day.end) starts.add(bell.start)
  }
  return [...starts].sort((a, b) => a - b)
}
