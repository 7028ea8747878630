import { COLLEGE_ID } from '../records/college.ts'
import { DEFAULT_HIDE_BELOW, DESTINATION_RATES, PROFILES, type OwnIndicator } from '../records/indicator.ts'
import type { Tables } from '../tables.ts'
import type { Indicator } from './definition.ts'
import { indicatorsOf } from './profiles.ts'

/** Every indicator that the office sees: its own definitions, those of the profile it chose, and those that it made itself. */
export function catalogueOf(tables: Pick<Tables, 'college' | 'indicator'>): Indicator[] {
  const college = tables.college.get(COLLEGE_ID)
  return [...indicatorsOf(college?.definitionProfile ?? PROFILES[0], college?.destinationFormula ?? DESTINATION_RATES[0]), ...[...tables.indicator.values()].map(ownIndicator)]
}

export function ownIndicator({ id, name, nameEn, definition, definitionEn, unit, better, formula }: OwnIndicator): Indicator {
  const own = { name, ...(nameEn ? { nameEn } : {}), ...(definition ? { definition } : {}), ...(definitionEn ? { definitionEn } : {}) }
  return { id, unit, formula, ...(better ? { better } : {}), standing: 'office', own }
}

/** Groups of fewer people than this are not shown outside the office. */
export function hideBelowOf(tables: Pick<Tables, 'college'>): number {
  return tables.college.get(COLLEGE_ID)?.hideBelow ?? DEFAULT_HIDE_BELOW
}

/** The populations whose rows an indicator counts. */
export function populationsOf({ formula }: Indicator): string[] {
  switch (formula.kind) {
    case 'share':
      return [formula.base.population]
    case 'ratio':
      return [...new Set([formula.base, formula.counted, ...(formula.missing ? [formula.missing] : [])].map(t => t.population))]
    default:
      return [formula.counted.population]
  }
}
