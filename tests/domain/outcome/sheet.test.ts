import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inverse, type Change, type Row0 } from '#domain/base/change.ts'
import { DIMENSIONS } from '#domain/records/finding.ts'
import type { Formula } from '#domain/records/indicator.ts'
import type { Indicator } from '#domain/outcome/definition.ts'
import { FRAMEWORKS, indicatorsOf } from '#domain/outcome/profiles.ts'
import { POPULATIONS } from '#domain/outcome/populations.ts'
import { createSheet, type Question, type Sheet } from '#domain/outcome/sheet.ts'
import { World } from '#domain/world.ts'
import { changeOf, collegeOf, manyRows, randomEdit, randomRows, type RandomEdit } from './random-college.ts'

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

const ALL = [...INDICATORS, ...OF_FIELDS]

/** A line for each figure, so that a difference is seen at once. */
function figures(sheet: Sheet, indicators: readonly Indicator[], groups = sheet.groups()): string[] {
  return [undefined, ...groups].flatMap(group => indicators.map(i => `${group ?? '*'} ${i.id} ${JSON.stringify(sheet.measure(i.id, group))}`))
}
/** Reckoned anew, by indexes made anew. */
function afresh(world: World, indicators: readonly Indicator[], question: Question): Sheet {
  const copy = new World()
  for (const [table, rows] of Object.entries(world.tables)) copy.load(table, [...rows.values()] as Row0[]) // rows are JSON objects with an id
  return createSheet(copy.outcomes.view, indicators, question)
}
/** Applies the edits that change something, one by one. */
function edited(world: World, edits: readonly RandomEdit[]): Change[] {
  return edits.flatMap(edit => {
    const change = changeOf(world, edit)
    if (change) world.apply([change])
    return change ?? []
  })
}

const colleges = fc.oneof(randomRows, manyRows)
const editSets = fc.array(fc.array(randomEdit, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })

describe('after any edits', () => {
  test('every indicator in every group is what it is when all is reckoned anew; and after undo what it was', () => {
    fc.assert(
      fc.property(fc.constantFrom(...QUESTIONS), colleges, editSets, (question, rows, sets) => {
        const world = collegeOf(rows)
        const sheet = world.outcomes.sheet(INDICATORS, question)
        const before = figures(sheet, INDICATORS)
        const done = sets.map((edits, i) => {
          const changes = edited(world, edits)
          if (i % 2) figures(sheet, INDICATORS) // somebody looks now and then
          return changes
        })
        const anew = afresh(world, INDICATORS, question)
        expect(figures(sheet, INDICATORS)).toEqual(figures(anew, INDICATORS))
        for (const changes of done.toReversed()) world.apply(changes.toReversed().map(inverse))
        expect(figures(sheet, INDICATORS)).toEqual(before)
      }),
      { numRuns: 200 },
    )
  })

  test('so is every field that an office can build its own from, where it is looked at alone: who reads less is told of less', () => {
    fc.assert(
      fc.property(fc.constantFrom(...QUESTIONS), colleges, fc.array(randomEdit, { minLength: 1, maxLength: 6 }), (question, rows, edits) => {
        const world = collegeOf(rows)
        const alone = ALL.map(indicator => ({ indicator, sheet: createSheet(world.outcomes.view, [indicator], question) }))
        for (const { indicator, sheet } of alone) sheet.measure(indicator.id)
        for (const edit of edits) {
          const changes = edited(world, [edit])
          for (const { sheet } of alone) sheet.follow(changes)
        }
        const anew = afresh(world, ALL, question)
        const groups = anew.groups()
        expect(alone.flatMap(({ indicator, sheet }) => figures(sheet, [indicator], groups))).toEqual(ALL.flatMap(indicator => figures(anew, [indicator], groups)))
      }),
      { numRuns: 100 },
    )
  })
})
