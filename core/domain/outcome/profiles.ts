import type { Condition, DestinationFormula, Profile } from '../records/indicator.ts'
import type { Indicator } from './definition.ts'
import { officeIndicators } from './indicators.ts'
import { AT_WORK } from './student-facts.ts'

const is = (field: string, ...values: (string | boolean)[]): Condition => ({ field, op: 'is', values })
const POSITIVE = [...AT_WORK, 'army', 'study'] as const
const verified = { standing: 'verified' } as const

/**
 * Formulas of frameworks, only those whose text was read (domain.md D, [V]). What the college's records do not hold — test scores,
 * participation, spending — has no entry here rather than a guess. The first profile has the office's own definitions alone: no official
 * Chinese formula was found in its current wording.
 */
export const FRAMEWORKS: Record<Exclude<Profile, 'china'>, readonly Indicator[]> = {
  eqavet: [
    { id: 'eqavet4', source: 'EQAVET 4', unit: 'percent', better: 'more', ...verified, formula: { kind: 'share', base: { population: 'entrant' }, where: [is('standing', 'graduated')], unknowns: 'inBase' } },
    { id: 'eqavet5', source: 'EQAVET 5', unit: 'percent', better: 'more', ...verified, formula: { kind: 'share', base: { population: 'graduate', where: [is('yearOver', true)] }, where: [is('afterYear', ...POSITIVE)], unknowns: 'inBase' } },
    { id: 'eqavet5work', source: 'EQAVET 5', unit: 'percent', better: 'more', ...verified, formula: { kind: 'share', base: { population: 'graduate', where: [is('yearOver', true)] }, where: [is('afterYear', ...AT_WORK)], unknowns: 'inBase' } },
    { id: 'eqavet6a', source: 'EQAVET 6a', unit: 'percent', better: 'more', ...verified, formula: { kind: 'share', base: { population: 'graduate', where: [is('destination', ...AT_WORK)] }, where: [is('fieldMatch', true)], unknowns: 'leftOut' } },
    {
      id: 'eqavet6b1',
      source: 'EQAVET 6b',
      unit: 'percent',
      better: 'more',
      ...verified,
      formula: { kind: 'share', base: { population: 'answer', where: [is('givenBy', 'graduate'), is('about', 'teaching', 'skills')] }, where: [is('satisfied', true)], unknowns: 'leftOut' },
    },
    { id: 'eqavet6b2', source: 'EQAVET 6b', unit: 'percent', better: 'more', ...verified, formula: { kind: 'share', base: { population: 'answer', where: [is('givenBy', 'employer')] }, where: [is('satisfied', true)], unknowns: 'leftOut' } },
  ],
  perkins: [
    { id: 'perkins3s1', source: 'Perkins V 3S1', unit: 'percent', better: 'more', ...verified, formula: { kind: 'share', base: { population: 'graduate', where: [is('quarter2Over', true)] }, where: [is('inQuarter2', ...POSITIVE)], unknowns: 'inBase' } },
    { id: 'perkins5s1', source: 'Perkins V 5S1', unit: 'percent', better: 'more', ...verified, formula: { kind: 'share', base: { population: 'graduate' }, where: [is('attained', true)], unknowns: 'inBase' } },
  ],
  wioa: [
    { id: 'wioaQ2', source: 'WIOA', unit: 'percent', better: 'more', ...verified, formula: { kind: 'share', base: { population: 'graduate', where: [is('quarter2Over', true)] }, where: [is('inQuarter2', ...AT_WORK)], unknowns: 'inBase' } },
    { id: 'wioaQ4', source: 'WIOA', unit: 'percent', better: 'more', ...verified, formula: { kind: 'share', base: { population: 'graduate', where: [is('quarter4Over', true)] }, where: [is('inQuarter4', ...AT_WORK)], unknowns: 'inBase' } },
    { id: 'wioaPay', source: 'WIOA', unit: 'yuan', better: 'more', ...verified, formula: { kind: 'median', counted: { population: 'graduate', sum: 'payInQuarter2', where: [is('quarter2Over', true), is('inQuarter2', ...AT_WORK)] } } },
    { id: 'wioaCredential', source: 'WIOA', unit: 'percent', better: 'more', ...verified, formula: { kind: 'share', base: { population: 'graduate', where: [is('yearOver', true)] }, where: [is('certifiedInYear', true)], unknowns: 'inBase' } },
  ],
  ukFe: [
    { id: 'ukRetention', source: 'UK FE', unit: 'percent', better: 'more', ...verified, formula: { kind: 'share', base: { population: 'entrant', where: [is('standing', 'graduated', 'left')] }, where: [is('standing', 'graduated')], unknowns: 'inBase' } },
    { id: 'ukPass', source: 'UK FE', unit: 'percent', better: 'more', ...verified, formula: { kind: 'share', base: { population: 'entrant', where: [is('standing', 'graduated')] }, where: [is('attained', true)], unknowns: 'inBase' } },
    {
      id: 'ukAchievement',
      source: 'UK FE',
      unit: 'percent',
      better: 'more',
      ...verified,
      formula: { kind: 'share', base: { population: 'entrant', where: [is('standing', 'graduated', 'left')] }, where: [is('standing', 'graduated'), is('attained', true)], unknowns: 'inBase' },
    },
  ],
}

/** Every shipped indicator that a profile shows: the office's own, and the framework's. */
export function indicatorsOf(profile: Profile, formula: DestinationFormula): Indicator[] {
  return [...officeIndicators(formula), ...(profile === 'china' ? [] : FRAMEWORKS[profile])]
}
