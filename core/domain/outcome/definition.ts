import { z } from 'zod'
import { UNITS } from './population.ts'

/** What a row must be to count: each condition holds. A condition on something that nobody knows is neither true nor false. */
export const Condition = z.strictObject({
  field: z.string().min(1).max(60),
  /** `is`: one of the values; `atLeast`, `atMost`: against the first of them; `known`: there is a value at all */
  op: z.enum(['is', 'isNot', 'atLeast', 'atMost', 'known']),
  values: z.array(z.union([z.string().max(80), z.number(), z.boolean()])).max(40).optional(),
})
export type Condition = z.infer<typeof Condition>

/** Rows of a population: how many, or the sum of a number of theirs. */
export const Tally = z.strictObject({
  population: z.string().min(1).max(40),
  where: z.array(Condition).max(10).optional(),
  sum: z.string().max(60).optional(),
})
export type Tally = z.infer<typeof Tally>

/**
 * How an indicator is reckoned:
 * - `share`: of the rows of `base`, those that fulfil `where` too; the unknown ones are counted apart, and are left out of the base or not
 * - `ratio`: `counted` ÷ `base`, each a tally of its own; `missing` tells what is unknown
 * - `mean`, `median`: of the number `sum` of `counted`; rows without it are unknown
 * - `total`: `counted` alone
 */
export const Formula = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('share'), base: Tally.omit({ sum: true }), where: z.array(Condition).min(1).max(10), unknowns: z.enum(['inBase', 'leftOut']) }),
  z.strictObject({ kind: z.literal('ratio'), counted: Tally, base: Tally, missing: Tally.optional() }),
  z.strictObject({ kind: z.literal('mean'), counted: Tally.required({ sum: true }) }),
  z.strictObject({ kind: z.literal('median'), counted: Tally.required({ sum: true }) }),
  z.strictObject({ kind: z.literal('total'), counted: Tally }),
])
export type Formula = z.infer<typeof Formula>

export const INDICATOR_UNITS = z.enum(UNITS)

/** One indicator: shipped ones are worded by `indicator.<id>` and `indicator.<id>.text`, own ones bring their names. */
export type Indicator = {
  id: string
  unit: z.infer<typeof INDICATOR_UNITS>
  formula: Formula
  /** which way is better, for arrows and targets; absent: neither */
  better?: 'more' | 'less'
  /** `verified`: the formula was read in the framework's own text (domain.md D, [V]); else it is this office's definition */
  standing: 'verified' | 'office'
  /** where the formula was read: a framework's number, e.g. `EQAVET 5` */
  source?: string
  name?: { 'zh-CN': string; en: string }
  definition?: string
}
