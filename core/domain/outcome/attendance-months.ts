import { monthsWithin } from '../attendance/months.ts'
import type { FindingAsked } from '../records/finding.ts'
import { populationsOf } from './catalogue.ts'
import type { Indicator } from './definition.ts'
import type { Look } from './finding/finding.ts'
import { countsOf } from './finding/findings.ts'
import { YEARS } from './finding/trend.ts'
import { yearsBefore } from './period.ts'
import type { Question } from './sheet.ts'

/** The population whose days may lie on the disk. */
const ATTENDANCE = 'attendanceDay'
/** Each figure is held against the year before. */
export const WITH_YEAR_BEFORE = 2

export function countsAttendance(indicator: Indicator): boolean {
  return populationsOf(indicator).includes(ATTENDANCE)
}

/** How many years of attendance a finding counts, the one asked for among them: a trend from year to year goes farthest back. */
export function yearsOfAttendance(look: Pick<Look, 'indicators'>, asked: FindingAsked): number {
  if (!countsOf(look, asked).includes(ATTENDANCE)) return 0
  return asked.kind === 'trend' && asked.step === 'year' ? YEARS : WITH_YEAR_BEFORE
}

/** The months of so many years, as the ids of that table begin: they come from the disk first. */
export function attendanceMonths(question: Question, years: number): string[] {
  return Array.from({ length: years }, (_, back) => yearsBefore(question, back)).flatMap(span => monthsWithin('attendance', span))
}
