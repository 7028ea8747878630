import { addDays, clockMinutes, type LocalDate } from '../base/time.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { BoardDay, BoardPeriod } from './board-model.ts'

/** The days from one date to another, both included, with the distinct bell tables that ring on them. */
export function boardDays(calendar: Calendar, from: LocalDate, to: LocalDate): { days: BoardDay[]; bells: BoardPeriod[][] } {
  const bells: BoardPeriod[][] = []
  const known = new Map<string, number>()
  const days: BoardDay[] = []

  function bellIndex(date: LocalDate): number {
    const table = calendar.bellTableOn(date)
    if (!table) return -1
    const at = known.get(table.id)
    if (at !== undefined) return at
    const periods = table.periods
      .map(p => ({ no: p.no, start: clockMinutes(p.start), end: clockMinutes(p.end), ...(p.name ? { name: p.name } : {}) }))
      .sort((a, b) => a.start - b.start)
    const next = bells.push(periods) - 1
    known.set(table.id, next)
    return next
  }

  for (let date = from; date <= to; date = addDays(date, 1)) {
    const week = calendar.weekOf(date)
    days.push({ date, ...calendar.dayOf(date), ...(week ? { week: week.week } : {}), bell: bellIndex(date) })
  }
  return { days, bells }
}
