import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inverse, type Row0 } from '#domain/base/change.ts'
import { DIMENSIONS } from '#domain/records/finding.ts'
import type { Formula } from '#domain/records/indicator.ts'
import type { Indicator } from '#domain/outcome/definition.ts'
import { FRAMEWORKS, indicatorsOf } from '#domain/outcome/profiles.ts'
import { POPULATIONS } from '#domain/outcome/populations.ts'
import { createSheet, type Question, type Sheet } from '#domain/outcome/sheet.ts'
import { World } from '#domain/world.ts'
import { changeOf, collegeOf, manyRows, randomEdit, randomRows } from './random-college.ts'

const INDICATORS = [...indicatorsOf('eqavet', 'withStudy'), ...FRAMEWORKS.perkins, ...FRAMEWORKS.wioa, ...FRAMEWORKS.ukFe]
const SPAN = { from: '2025-01-01', to: '2026-12-31', asOf: '2026-11-26' }
const QUESTIONS: Question[] = [SPAN, ...DIMENSIONS.map(by => ({ ...SPAN, by })), { ...SPAN, by: 'classGroup', within: { programme: 'programme:0' } }, { ...SPAN, by: 'field:destination' }, { ...SPAN, by: 'field:standing', from: '2022-07-01' }, { from: '2026-01-01', to: '2026-06-30', asOf: '2026-03-31', by: 'enterprise' }]

/** One of each field that an office may build its own from: how many are so, or the mean. */
const OF_FIELDS = Object.entries(POPULATIONS).flatMap(([population, { fields }]) =>
  Object.entries(fields).flatMap(([field, { kind, options = [] }]): Indicator[] => {
    const of = (id: string, formula: Formula): Indicator => ({ id: `${population}.${field}.${id}`, unit: 'count', standing: 'office', formula })
    if (kind === 'number') return [of('mean', { kind: 'mean', counted: { population, sum: field } }), of('median', { kind: 'median', counted: { population, sum: field } })]
    return (kind === 'flag' ? [true] : options).map(value => of(String(value), { kind: 'share', base: { population }, where: [{ field, op: 'is', values: [value] }], unknowns: 'leftOut' }))
  }),
)

/** All of them, or one alone: who reads less is touched by less. */
const asked = fc.oneof(fc.constant(INDICATORS), fc.constantFrom(...INDICATORS, ...OF_FIELDS).map(i => [i]))

/** A line for each figure, so that a difference is seen at once. */
function all(sheet: Sheet, indicators: readonly Indicator[]): string[] {
  const line = (group: string | undefined) => indicators.map(i => `${group ?? '*'} ${i.id} ${JSON.stringify(sheet.measure(i.id, group))}`)
  return [undefined, ...sheet.groups()].flatMap(line)
}
/** Reckoned anew, by indexes made anew. */
function afresh(world: World, indicators: readonly Indicator[], question: Question): string[] {
  const copy = new World()
  for (const [table, rows] of Object.entries(world.tables)) copy.load(table, [...rows.values()] as Row0[]) // rows are JSON objects with an id
  return all(createSheet(copy.outcomes.view, indicators, question), indicators)
}

test('after any edits, every indicator in every group is what it is when all is reckoned anew; and after undo what it was', () => {
  fc.assert(
    fc.property(asked, fc.constantFrom(...QUESTIONS), fc.oneof(randomRows, manyRows), fc.array(fc.array(randomEdit, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (indicators, question, rows, sets) => {
      const world = collegeOf(rows)
      const sheet = world.outcomes.sheet(indicators, question)
      const before = all(sheet, indicators)
      const done = sets.map(edits =>
        edits.flatMap(edit => {
          const change = changeOf(world, edit)
          if (change) world.apply([change])
          return change ?? []
        }),
      )
      expect(all(sheet, indicators)).toEqual(afresh(world, indicators, question))
      for (const changes of done.toReversed()) world.apply(changes.toReversed().map(inverse))
      expect(all(sheet, indicators)).toEqual(before)
    }),
    { numRuns: 1500 },
  )
})
