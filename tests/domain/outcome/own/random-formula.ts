import fc from 'fast-check'
import { POPULATIONS } from '#domain/outcome/populations.ts'
import type { Condition, DraftTally, FormulaDraft } from '#domain/records/indicator.ts'

const pick = <T>(values: readonly T[]) => fc.constantFrom(...values)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })
const NAMES = Object.keys(POPULATIONS)

/** A condition as somebody would put it on a field of a population; now and then one that does not fit. */
function conditionOn(population: string): fc.Arbitrary<Condition> {
  const fields = Object.entries(POPULATIONS[population]!.fields)
  return pick(fields).chain(([field, { kind, options = [] }]) =>
    fc.oneof(
      { arbitrary: fittingCondition(field, kind, options), weight: 12 },
      { arbitrary: fc.record({ field: pick([field, '', 'nothing']), op: pick(['is', 'isNot', 'atLeast', 'atMost', 'known'] as const), values: fc.array(pick([true, 3, 'x']), { maxLength: 2 }) }), weight: 1 },
    ),
  )
}
function fittingCondition(field: string, kind: string, options: readonly string[]): fc.Arbitrary<Condition> {
  const known = fc.constant<Condition>({ field, op: 'known' })
  if (kind === 'flag') return fc.oneof(known, fc.record({ field: fc.constant(field), op: pick(['is', 'isNot'] as const), values: fc.boolean().map(b => [b]) }))
  if (kind === 'choice') return fc.oneof(known, fc.record({ field: fc.constant(field), op: pick(['is', 'isNot'] as const), values: fc.subarray([...options], { minLength: 1 }) }))
  return fc.oneof(known, fc.record({ field: fc.constant(field), op: pick(['atLeast', 'atMost', 'is', 'isNot'] as const), values: fc.integer({ min: 0, max: 8 }).map(n => [n]) }))
}

function tallyOf(population: string, sum: 'none' | 'maybe' | 'number'): fc.Arbitrary<DraftTally> {
  const numbers = Object.entries(POPULATIONS[population]!.fields).flatMap(([field, { kind }]) => (kind === 'number' ? [field] : []))
  const number = numbers.length ? pick(numbers) : fc.constant('none')
  return fc.record({ where: fc.array(conditionOn(population), { maxLength: 2 }), sum: sum === 'none' ? fc.constant(undefined) : sum === 'number' ? number : maybe(number) }).map(({ where, sum: of }) => ({
    population,
    ...(where.length ? { where } : {}),
    ...(of === undefined ? {} : { sum: of }),
  }))
}

/** Formulas of every kind over every population. Most make sense; the others are there to be found out. */
export const randomFormula: fc.Arbitrary<FormulaDraft> = fc.record({ a: pick(NAMES), b: pick(NAMES) }).chain(({ a, b }) =>
  fc.oneof(
    fc.record({ kind: fc.constant('share' as const), base: tallyOf(a, 'none'), where: fc.array(conditionOn(a), { maxLength: 3 }), unknowns: pick(['inBase', 'leftOut'] as const) }),
    fc.record({ kind: fc.constant('ratio' as const), counted: tallyOf(a, 'maybe'), base: tallyOf(b, 'maybe'), missing: maybe(tallyOf(a, 'maybe')) }).map(({ missing, ...f }) => (missing ? { ...f, missing } : f)),
    fc.record({ kind: pick(['mean', 'median'] as const), counted: tallyOf(a, 'number') }),
    fc.record({ kind: fc.constant('total' as const), counted: tallyOf(a, 'maybe') }),
  ),
)
