import type { Condition, DestinationFormula, Tally } from '../records/indicator.ts'
import type { DestinationKind } from '../records/outcome.ts'
import type { Indicator } from './definition.ts'
import { AT_WORK } from './student-facts.ts'

const is = (field: string, ...values: (string | boolean)[]): Condition => ({ field, op: 'is', values })
const all = (population: string, ...where: Condition[]): Tally => ({ population, ...(where.length ? { where } : {}) })
const sum = (population: string, field: string, ...where: Condition[]) => ({ ...all(population, ...where), sum: field })

/** Who counts in the destination rate. Two formulas circulate (domain.md C4), and no official one was found: the office chooses. */
export const DESTINATION_FORMULAS = {
  /** employed in any way, or studying ÷ graduates */
  withStudy: [...AT_WORK, 'army', 'study'],
  /** employment + flexible work + own business ÷ graduates, with further study told apart */
  workOnly: AT_WORK,
} as const satisfies Record<DestinationFormula, readonly DestinationKind[]>

const office = { standing: 'office' } as const

/** The office's own indicators, in the order in which they are shown. None of these is an official formula (domain.md C4, E2, F). */
export function officeIndicators(formula: DestinationFormula): Indicator[] {
  return [
    { id: 'destinationRate', unit: 'percent', better: 'more', ...office, formula: { kind: 'share', base: all('graduate'), where: [is('destination', ...DESTINATION_FORMULAS[formula])], unknowns: 'inBase' } },
    { id: 'studyRate', unit: 'percent', ...office, formula: { kind: 'share', base: all('graduate'), where: [is('destination', 'study')], unknowns: 'inBase' } },
    { id: 'fieldMatchRate', unit: 'percent', better: 'more', ...office, formula: { kind: 'share', base: all('graduate', is('destination', ...AT_WORK)), where: [is('fieldMatch', true)], unknowns: 'leftOut' } },
    { id: 'hiredByHostRate', unit: 'percent', better: 'more', ...office, formula: { kind: 'share', base: all('graduate'), where: [is('hiredByHost', true)], unknowns: 'inBase' } },
    { id: 'stayRate', unit: 'percent', better: 'more', ...office, formula: { kind: 'share', base: all('graduate', is('jobLongEnough', true)), where: [is('stayed', true)], unknowns: 'leftOut' } },
    { id: 'medianPay', unit: 'yuan', better: 'more', ...office, formula: { kind: 'median', counted: sum('graduate', 'pay', is('destination', ...AT_WORK)) } },
    { id: 'certificateRate', unit: 'percent', better: 'more', ...office, formula: { kind: 'share', base: all('graduate'), where: [is('certified', true)], unknowns: 'inBase' } },
    {
      id: 'skillMastery',
      unit: 'percent',
      better: 'more',
      ...office,
      formula: { kind: 'ratio', counted: sum('enrolled', 'skillsMastered'), base: sum('enrolled', 'skillsAssessed'), missing: sum('enrolled', 'skillsNotAssessed') },
    },
    { id: 'practiceShare', unit: 'percent', ...office, formula: { kind: 'ratio', counted: sum('delivery', 'plannedHours', is('part', 'practice')), base: sum('delivery', 'plannedHours') } },
    { id: 'deliveryRate', unit: 'percent', better: 'more', ...office, formula: { kind: 'share', base: all('delivery', is('due', true)), where: [is('delivered', true)], unknowns: 'inBase' } },
    { id: 'employerSatisfaction', unit: 'percent', better: 'more', ...office, formula: { kind: 'share', base: all('answer', is('givenBy', 'employer')), where: [is('satisfied', true)], unknowns: 'leftOut' } },
    { id: 'graduateSatisfaction', unit: 'percent', better: 'more', ...office, formula: { kind: 'share', base: all('answer', is('givenBy', 'graduate')), where: [is('satisfied', true)], unknowns: 'leftOut' } },
    { id: 'internSatisfaction', unit: 'percent', better: 'more', ...office, formula: { kind: 'share', base: all('answer', is('givenBy', 'intern')), where: [is('satisfied', true)], unknowns: 'leftOut' } },
    { id: 'internshipCompletion', unit: 'percent', better: 'more', ...office, formula: { kind: 'share', base: all('internship', is('over', true)), where: [is('completed', true)], unknowns: 'inBase' } },
    { id: 'attendanceRate', unit: 'percent', better: 'more', ...office, formula: { kind: 'share', base: all('attendanceDay', is('expected', true)), where: [is('worked', true)], unknowns: 'inBase' } },
    { id: 'attendanceEvidence', unit: 'percent', better: 'more', ...office, formula: { kind: 'share', base: all('attendanceDay', is('worked', true)), where: [is('evidence', 'mentor', 'teacher', 'machine')], unknowns: 'inBase' } },
    { id: 'useRate', unit: 'percent', better: 'more', ...office, formula: { kind: 'ratio', counted: sum('machine', 'usedHours'), base: sum('machine', 'ratedHours') } },
    { id: 'teachingUse', unit: 'percent', ...office, formula: { kind: 'ratio', counted: sum('machine', 'teachingHours'), base: sum('machine', 'ratedHours') } },
    { id: 'enterpriseUse', unit: 'percent', ...office, formula: { kind: 'ratio', counted: sum('machine', 'enterpriseHours'), base: sum('machine', 'ratedHours') } },
    { id: 'serviceUse', unit: 'percent', ...office, formula: { kind: 'ratio', counted: sum('machine', 'serviceHours'), base: sum('machine', 'ratedHours') } },
    { id: 'goodCondition', unit: 'percent', better: 'more', ...office, formula: { kind: 'ratio', counted: sum('machine', 'goodPieces'), base: sum('machine', 'pieces') } },
    { id: 'lentValue', unit: 'yuan', ...office, formula: { kind: 'total', counted: sum('machine', 'value', is('lent', true)) } },
    { id: 'lentShare', unit: 'percent', ...office, formula: { kind: 'ratio', counted: sum('machine', 'value', is('lent', true)), base: sum('machine', 'value'), missing: all('machine', is('priced', false)) } },
    { id: 'equipmentPerStudent', unit: 'yuan', better: 'more', ...office, formula: { kind: 'ratio', counted: sum('machine', 'value'), base: all('enrolled'), missing: all('machine', is('priced', false)) } },
    { id: 'stationsPerStudent', unit: 'stations', better: 'more', ...office, formula: { kind: 'ratio', counted: sum('workshop', 'stations'), base: all('enrolled'), missing: all('workshop', is('counted', false)) } },
    { id: 'enterpriseTeacherHours', unit: 'hours', better: 'more', ...office, formula: { kind: 'total', counted: sum('enterpriseTeacher', 'classHours') } },
    { id: 'enterpriseTeacherPay', unit: 'yuan', ...office, formula: { kind: 'total', counted: sum('enterpriseTeacher', 'pay') } },
    { id: 'mentorHours', unit: 'hours', better: 'more', ...office, formula: { kind: 'total', counted: sum('mentoring', 'hours') } },
    { id: 'partners', unit: 'count', better: 'more', ...office, formula: { kind: 'total', counted: all('enterprise', is('partner', true)) } },
    { id: 'bases', unit: 'count', better: 'more', ...office, formula: { kind: 'total', counted: all('enterprise', is('base', true)) } },
    { id: 'internMonths', unit: 'months', better: 'more', ...office, formula: { kind: 'total', counted: sum('internship', 'months', is('over', true)) } },
    { id: 'donations', unit: 'yuan', better: 'more', ...office, formula: { kind: 'total', counted: sum('donation', 'value') } },
    { id: 'serviceIncome', unit: 'yuan', better: 'more', ...office, formula: { kind: 'total', counted: sum('service', 'income') } },
    { id: 'staffTrained', unit: 'count', better: 'more', ...office, formula: { kind: 'total', counted: sum('service', 'people', is('serviceType', 'staffTraining')) } },
  ]
}
