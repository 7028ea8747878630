import { refuse, type Refused, type Result } from '../../base/decision.ts'
import { addDays, datesBetween, dayNumber, daysIn, lastOfMonth, mondayOf, weekdayOf, type LocalDate } from '../../base/time.ts'
import type { DaySheetBlock, Text } from '../model.ts'

export type Days = { from: LocalDate; to: LocalDate }
type Bounds = { from?: LocalDate | undefined; to?: LocalDate | undefined }

/** No sheet to sign reaches over more days. */
const LONGEST = 366
/** So many days stand side by side on a sheet. */
const WIDEST = 31

/** The days asked for; what is left open is the week, or the month, of today or of the bound that is given. */
export function daysWanted({ from, to }: Bounds, usual: 'week' | 'month', today: LocalDate): Result<Days> {
  const near = from ?? to ?? today
  const first = from ?? (usual === 'week' ? mondayOf(near) : `${near.slice(0, 7)}-01`)
  const last = to ?? (usual === 'week' ? addDays(first, 6) : lastOfMonth(first))
  if (last < first) return refuse('report.span.backwards', { from: first, to: last })
  if (dayNumber(last) - dayNumber(first) >= LONGEST) return tooLong(first, last)
  return { ok: true, value: { from: first, to: last } }
}

function tooLong(from: LocalDate, to: LocalDate): Refused {
  return refuse('report.span.long', { from, to, days: daysIn({ from, to }), most: LONGEST })
}

/** The days cut so that each part fits on a sheet: whole if it does, else by months. */
export function sheetsOf({ from, to }: Days): Days[] {
  if (dayNumber(to) - dayNumber(from) < WIDEST) return [{ from, to }]
  const parts: Days[] = []
  for (let first = from; first <= to; ) {
    const last = lastOfMonth(first)
    parts.push({ from: first, to: last < to ? last : to })
    first = addDays(last, 1)
  }
  return parts
}

export function datesIn({ from, to }: Days): LocalDate[] {
  return datesBetween(from, to)
}

/** The heads of a sheet's days: the day, its weekday, and whether it is a holiday. The first of each month names the month. */
export function dayHeads(days: readonly { date: LocalDate; kind: 'work' | 'rest' | 'holiday' }[]): DaySheetBlock['days'] {
  return days.map(({ date, kind }, i) => {
    const day = String(Number(date.slice(8)))
    const weekday: Text = { code: `report.weekdayShort.${weekdayOf(date)}` }
    return {
      head: i === 0 || day === '1' ? `${Number(date.slice(5, 7))}/${day}` : day,
      note: { parts: [weekday, ...(kind === 'holiday' ? [{ code: 'report.dayMark.holiday' }] : [])] },
      ...(kind === 'work' ? {} : { closed: true }),
    }
  })
}
