import { addDays, clockOf, mondayOf, weekdayOf, type LocalDate } from '../base/time.ts'
import type { OfficialDay } from '../calendar/official-days.ts'
import type { Row } from '../tables.ts'
import type { Pair } from './catalogue.ts'
import type { Sheaf } from './sheaf.ts'

/** Weeks of lessons, then two of examinations. */
export const TEACHING_WEEKS = 18
const TERM_WEEKS = 20

/** Minutes after midnight at which periods 1–10 begin; 45 minutes each. In summer everything after noon is half an hour later. */
const BEGIN = [480, 530, 605, 655, 840, 890, 955, 1005, 1110, 1160]
const PERIOD_MINUTES = 45

export type SampleTerm = {
  term: Row<'term'>
  /** week and weekday -> date */
  dateIn(week: number, weekday: number): LocalDate
  isHoliday(date: LocalDate): boolean
  /** make-up days that follow another day's lessons */
  makeups: { date: LocalDate; follows: LocalDate }[]
  /** from the start of a first to the end of a last period on a date */
  clocks(date: LocalDate, from: number, to: number): { start: string; end: string }
}

/** Monday of the week of 1 September or 1 March: of the term that runs on a date, or else that begins within four weeks of it. */
export function termStart(today: LocalDate): { start: LocalDate; name: Pair } {
  const year = Number(today.slice(0, 4))
  const autumn = (y: number) => ({ start: mondayOf(`${y}-09-01`), name: [`${y} 秋季学期`, `Autumn term ${y}`] as Pair })
  const spring = { start: mondayOf(`${year}-03-01`), name: [`${year} 春季学期`, `Spring term ${year}`] as Pair }
  const begun = (start: LocalDate) => addDays(start, -28) <= today
  if (begun(autumn(year).start)) return autumn(year)
  return begun(spring.start) ? spring : autumn(year - 1)
}

/** Puts the term, its two bell tables and the official days of its years into the sheaf. */
export function putTerm(sheaf: Sheaf, today: LocalDate, officialDays: readonly OfficialDay[], say: (pair: Pair) => string): SampleTerm {
  const { start, name } = termStart(today)
  const term = sheaf.put('term', { name: say(name), start, weeks: TERM_WEEKS })
  const end = addDays(start, TERM_WEEKS * 7)
  const year = Number(start.slice(0, 4))
  const summer = { from: `${year}-05-01`, to: `${year}-09-30` }
  const periods = (shift: number) =>
    BEGIN.map((at, i) => {
      const from = at + (at > 720 ? shift : 0)
      return { no: i + 1, start: clockOf(from), end: clockOf(from + PERIOD_MINUTES) }
    })
  sheaf.put('bellTable', { name: say(['冬季作息时间', 'Winter times']), termId: term.id, isDefault: true, periods: periods(0) })
  sheaf.put('bellTable', { name: say(['夏季作息时间', 'Summer times']), termId: term.id, ...summer, periods: periods(30) })

  const days = officialDays.filter(d => d.date.startsWith(`${year}-`) || d.date.startsWith(`${end.slice(0, 4)}-`))
  const makeups: SampleTerm['makeups'] = []
  for (const day of days) {
    const follows = day.kind === 'workday' && day.date >= start && day.date < end ? lastWeekdayOff(days, day) : undefined
    sheaf.put('calendarDay', { date: day.date, kind: day.kind, name: day.name, ...(follows ? { follows } : {}) })
    if (follows) makeups.push({ date: day.date, follows })
  }
  const holidays = new Set(days.filter(d => d.kind === 'holiday').map(d => d.date))
  return {
    term,
    dateIn: (week, weekday) => addDays(start, (week - 1) * 7 + weekday - 1),
    isHoliday: date => holidays.has(date),
    makeups,
    clocks(date, from, to) {
      const table = periods(date >= summer.from && date <= summer.to ? 30 : 0)
      return { start: `${date}T${table[from - 1]!.start}`, end: `${date}T${table[to - 1]!.end}` }
    },
  }
}

/** A make-up day after its holiday gives the lessons of the holiday's last weekday; one before it is left to the office. */
function lastWeekdayOff(days: readonly OfficialDay[], makeup: OfficialDay): LocalDate | undefined {
  const off = days.filter(d => d.kind === 'holiday' && d.name === makeup.name && d.date < makeup.date && addDays(d.date, 14) > makeup.date)
  return off.map(d => d.date).filter(date => weekdayOf(date) < 6).at(-1)
}
