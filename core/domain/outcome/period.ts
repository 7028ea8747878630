import { refuse, type Result } from '../base/decision.ts'
import { addDays, yearsLater, type LocalDate } from '../base/time.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { Period, Scope } from '../records/finding.ts'
import type { Question } from './sheet.ts'

/** First month of a school year, as 08-31 ends the one before (学年). */
const SCHOOL_YEAR = '-09-01'
const LONGEST_YEARS = 20

/** The days that a span stands for as seen on a day; null for a term where there is none. `own` is said by its two dates. */
export function spanOfPeriod(period: Exclude<Period, 'own'>, today: LocalDate, { terms }: Pick<Calendar, 'terms'>): { from: LocalDate; to: LocalDate } | null {
  const year = Number(today.slice(0, 4))
  const schoolYear = today.slice(4) < SCHOOL_YEAR ? year - 1 : year
  switch (period) {
    case 'twelveMonths':
      return { from: yearBefore(today), to: today }
    case 'term':
    case 'lastTerm': {
      const begun = terms.filter(term => term.start <= today)
      const term = period === 'term' ? (begun.at(-1) ?? terms[0]) : begun.at(-2)
      return term ? { from: term.start, to: addDays(term.start, term.weeks * 7 - 1) } : null
    }
    case 'schoolYear':
      return yearFrom(schoolYear)
    case 'lastSchoolYear':
      return yearFrom(schoolYear - 1)
    case 'calendarYear':
      return { from: `${year}-01-01`, to: `${year}-12-31` }
    case 'lastCalendarYear':
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` }
  }
}
/** The first day of the twelve months that end on a day. */
export function yearBefore(day: LocalDate): LocalDate {
  return yearsLater(addDays(day, 1), -1)
}
function yearFrom(year: number) {
  return { from: `${year}${SCHOOL_YEAR}`, to: `${year + 1}-08-31` }
}

/** A scope with its days. Refuses `scope.noTerm`, `scope.dates` (own dates that are missing or upside down) and `scope.long`. */
export function questionOf({ period, from, to, asOf, within }: Scope, today: LocalDate, calendar: Pick<Calendar, 'terms'>): Result<Question> {
  const span = period === 'own' ? (from !== undefined && to !== undefined ? { from, to } : null) : spanOfPeriod(period, today, calendar)
  if (!span) return period === 'own' ? refuse('scope.dates') : refuse('scope.noTerm')
  if (span.from > span.to) return refuse('scope.dates', span)
  if (span.to > yearsLater(span.from, LONGEST_YEARS)) return refuse('scope.long', { ...span, years: LONGEST_YEARS })
  return { ok: true, value: { ...span, asOf: asOf ?? today, ...(within ? { within } : {}) } }
}

/** Which days were looked at, and as known on which. */
export type Looked = Pick<Question, 'from' | 'to' | 'asOf'>
export function lookedAt({ from, to, asOf }: Question): Looked {
  return { from, to, asOf }
}

/** The same question so many years earlier, as things were known then. */
export function yearsBefore(question: Question, years: number): Question {
  // what ends with February ends with it in every year
  const end = (day: LocalDate) => addDays(yearsLater(addDays(day, 1), -years), -1)
  return { ...question, from: yearsLater(question.from, -years), to: end(question.to), asOf: end(question.asOf) }
}
