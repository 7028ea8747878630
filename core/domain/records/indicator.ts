import { z } from 'zod'
import { choice, date, decimal, note, record, ref, text } from '../base/field.ts'

/** Whose definitions are shown besides the office's own. Worded by `choice.definitionProfile.<name>`. */
export const PROFILES = ['china', 'eqavet', 'perkins', 'wioa', 'ukFe'] as const
export type Profile = (typeof PROFILES)[number]

/** Which of the two formulas that circulate for the destination rate the office uses (domain.md C4). */
export const DESTINATION_RATES = ['withStudy', 'workOnly'] as const
export type DestinationFormula = (typeof DESTINATION_RATES)[number]

/** Who reads figures outside the office does not see groups with fewer people than this, where the office says nothing else. */
export const DEFAULT_HIDE_BELOW = 5

/** In what an indicator is counted. A percentage is held as a fraction of 1. */
export const UNITS = ['count', 'percent', 'hours', 'yuan', 'days', 'points', 'stations', 'months'] as const
export type Unit = (typeof UNITS)[number]

/** What a row must be to count: each condition holds. A condition on something that nobody knows is neither true nor false. */
export const Condition = record(() => ({
  field: z.string().min(1).max(60),
  /** `is`: one of the values; `atLeast`, `atMost`: against the first of them; `known`: there is a value at all */
  op: z.enum(['is', 'isNot', 'atLeast', 'atMost', 'known']),
  values: z.array(z.union([z.string().max(80), z.number(), z.boolean()])).max(40).optional(),
}))
export type Condition = z.infer<typeof Condition>

/** Rows of a population: how many, or the sum of a number of theirs. */
export const Tally = record(() => ({
  population: z.string().min(1).max(40),
  where: z.array(Condition).max(10).optional(),
  sum: z.string().max(60).optional(),
}))
export type Tally = z.infer<typeof Tally>

/**
 * How an indicator is reckoned:
 * - `share`: of the rows of `base`, those that fulfil `where` too; the unknown ones are counted apart, and are left out of the base or not
 * - `ratio`: `counted` ÷ `base`, each a tally of its own; `missing` tells what is unknown
 * - `mean`, `median`: of the number `sum` of `counted`; rows without it are unknown
 * - `total`: `counted` alone
 */
export const Formula = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('share'), base: Tally.omit({ sum: true }), where: z.array(Condition).min(1).max(10), unknowns: z.enum(['inBase', 'leftOut']) }),
    z.strictObject({ kind: z.literal('ratio'), counted: Tally, base: Tally, missing: Tally.optional() }),
    z.strictObject({ kind: z.literal('mean'), counted: Tally.required({ sum: true }) }),
    z.strictObject({ kind: z.literal('median'), counted: Tally.required({ sum: true }) }),
    z.strictObject({ kind: z.literal('total'), counted: Tally }),
  ]),
)
export type Formula = z.infer<typeof Formula>

/** A formula on its way: names may still be missing, and nothing says yet that it makes sense (`indicatorProblems`). */
const DraftCondition = Condition.extend({ field: z.string().max(60) })
const DraftTally = Tally.extend({ population: z.string().max(40), where: z.array(DraftCondition).max(10).optional() })
export const FormulaDraft = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('share'), base: DraftTally.omit({ sum: true }), where: z.array(DraftCondition).max(10), unknowns: z.enum(['inBase', 'leftOut']) }),
    z.strictObject({ kind: z.literal('ratio'), counted: DraftTally, base: DraftTally, missing: DraftTally.optional() }),
    z.strictObject({ kind: z.literal('mean'), counted: DraftTally }),
    z.strictObject({ kind: z.literal('median'), counted: DraftTally }),
    z.strictObject({ kind: z.literal('total'), counted: DraftTally }),
  ]),
)
export type FormulaDraft = z.infer<typeof FormulaDraft>
export type DraftTally = z.infer<typeof DraftTally>

/** An indicator that the office put together from the building blocks; its formula is written by a form of its own. */
export const OwnIndicator = record(() => ({
  id: z.string(),
  name: text({ main: true }),
  nameEn: text().optional(),
  definition: note().optional(),
  definitionEn: note().optional(),
  unit: choice(UNITS),
  better: choice(['more', 'less']).optional(),
  formula: Formula,
}))
export type OwnIndicator = z.infer<typeof OwnIndicator>

/** What the office wants to reach of an indicator from a day on, for one programme or for all. Percentages are written as 0–100. */
export const IndicatorTarget = record(() => ({
  id: z.string(),
  /** the name of a shipped indicator, or the id of an own one */
  indicator: text({ main: true, aliases: ['指标', '指标名称'] }),
  programmeId: ref('programme', { main: true, aliases: ['专业'] }).optional(),
  value: decimal({ aliases: ['目标值', '目标'] }),
  from: date({ main: true, aliases: ['起始日期', '生效日期'] }),
  note: note({ aliases: ['备注', '依据'] }).optional(),
}))
export type IndicatorTarget = z.infer<typeof IndicatorTarget>

/** Why an indicator went up or down on a day: shown at that point of its trend. */
export const IndicatorNote = record(() => ({
  id: z.string(),
  indicator: text({ main: true, aliases: ['指标', '指标名称'] }),
  date: date({ main: true, aliases: ['日期'] }),
  what: text({ max: 400, main: true, aliases: ['原因', '说明'] }),
}))
export type IndicatorNote = z.infer<typeof IndicatorNote>
