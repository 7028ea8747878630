import type { LocalDate } from '#domain/base/time.ts'
import type { Calendar } from '#domain/calendar/calendar.ts'
import { parseWeeks } from '#domain/calendar/week-pattern.ts'

/** What a weekly pattern comes to: its dates, the holidays that drop out, and the make-up days that come in. */
export type SeriesCount = {
  dates: LocalDate[]
  /** pattern dates on which it does not take place, with the holiday's name */
  dropped: { date: LocalDate; name: string }[]
  /** dates that stand in for another */
  madeUp: { date: LocalDate; patternDate: LocalDate }[]
}

/** Counts the dates of a pattern as the college calendar stands; null while the pattern can't be read or the term is unknown. */
export function countSeries(calendar: Calendar, termId: string, weekday: number, weeks: string): SeriesCount | null {
  const term = calendar.terms.find(t => t.id === termId)
  const parsed = term && parseWeeks(weeks, term.weeks)
  if (!parsed?.ok) return null
  const taken = calendar.seriesDates({ termId, weekday, weeks })
  const dates = taken.map(d => d.date)
  const dropped = parsed.value.flatMap(week => {
    const date = calendar.dateIn(termId, week, weekday)
    if (!date || dates.includes(date)) return []
    return [{ date, name: calendar.dayOf(date).name ?? '' }]
  })
  const pattern = new Set(parsed.value.map(week => calendar.dateIn(termId, week, weekday)))
  return { dates, dropped, madeUp: taken.filter(d => !pattern.has(d.date)).map(d => ({ date: d.date, patternDate: d.patternDate })) }
}
