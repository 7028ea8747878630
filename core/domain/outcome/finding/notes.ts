import type { Text } from '../../base/text.ts'
import type { TableName } from '../../table-names.ts'
import type { Indicator } from '../definition.ts'
import type { Measured, Question } from '../sheet.ts'
import { formulaWords, indicatorDefinition, indicatorName, measure, populationName } from '../wording.ts'

/** In which table the rows of a population are entered. */
export const ENTERED_IN: Readonly<Record<string, TableName>> = {
  graduate: 'student',
  enrolled: 'student',
  entrant: 'student',
  certificate: 'certificate',
  delivery: 'itemDelivery',
  internship: 'placement',
  attendanceDay: 'attendance',
  answer: 'feedback',
  machine: 'equipment',
  workshop: 'workshop',
  enterprise: 'enterprise',
  enterpriseTeacher: 'teacher',
  mentoring: 'mentorWork',
  donation: 'donation',
  service: 'enterpriseService',
  post: 'post',
}

/** The definition, what was divided by what, the cohort date, what is unknown, and whose definition it is. */
export function indicatorNotes(indicator: Indicator, question: Question, { counted, base, unknown, low, high, value }: Measured): Text[] {
  const words = formulaWords(indicator)
  const definition = indicatorDefinition(indicator)
  return [
    ...(definition === '' ? [] : [definition]),
    formulaNote(indicator),
    ...(value !== null && words.base !== null ? [{ code: 'finding.note.figures', facts: { counted: plain(counted), base: plain(base), value: measure(value, indicator.unit) } }] : []),
    ...(words.unknown ? [{ code: 'finding.note.unknown', facts: { n: plain(unknown), what: words.unknown } }] : []),
    ...(low !== undefined && high !== undefined ? [{ code: 'finding.note.interval', facts: { low: measure(low, 'percent'), high: measure(high, 'percent') } }] : []),
    spanNote(question),
    standingNote(indicator),
  ]
}

/** What is divided by what. */
export function formulaNote(indicator: Indicator): Text {
  const { counted, base } = formulaWords(indicator)
  return base === null ? { code: 'finding.note.counted', facts: { counted } } : { code: 'finding.note.formula', facts: { counted, base } }
}

export function spanNote({ from, to, asOf }: Question): Text {
  return { code: 'finding.note.span', facts: { from, to, asOf } }
}

/** How many groups are not shown because they are of few people; nothing where none is hidden. */
export function hiddenNotes(hidden: ReadonlySet<string>, below: number): Text[] {
  return hidden.size ? [{ code: 'finding.note.hidden', facts: { n: hidden.size, below } }] : []
}

export function standingNote({ standing, source }: Indicator): Text {
  return standing === 'verified' ? { code: 'finding.note.verified', facts: { source } } : { code: 'finding.note.office' }
}

/** Why an indicator has nothing to show: no rows, or none of which anything is known. */
export function emptyNote(indicator: Indicator, population: string, question: Question, { rows, unknown }: Measured): { text: Text; enter: TableName } {
  const enter = ENTERED_IN[population]!
  const facts = { indicator: indicatorName(indicator), population: populationName(population), from: question.from, to: question.to, table: `tables.${enter}`, rows, unknown }
  return { text: { code: rows > 0 ? 'finding.empty.none' : 'finding.empty.rows', facts }, enter }
}

/** Hours and yuan have many decimals after a sum. */
export function plain(value: number): number {
  return Math.round(value * 100) / 100
}
