import type { Formula, Unit } from '../records/indicator.ts'

/** One indicator: shipped ones are worded by `indicator.<id>` and `indicator.<id>.text`, own ones bring their names. */
export type Indicator = {
  id: string
  unit: Unit
  formula: Formula
  /** which way is better, for arrows and targets; absent: neither */
  better?: 'more' | 'less'
  /** `verified`: the formula was read in the framework's own text (domain.md D, [V]); else it is this office's definition */
  standing: 'verified' | 'office'
  /** where the formula was read: a framework's number, e.g. `EQAVET 5` */
  source?: string
  own?: { name: string; nameEn?: string; definition?: string; definitionEn?: string }
}
