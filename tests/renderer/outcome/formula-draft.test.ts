import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indicatorProblems } from '#domain/outcome/own/formula-problems.ts'
import { POPULATIONS } from '#domain/outcome/populations.ts'
import { FormulaDraft, type Condition } from '#domain/records/indicator.ts'
import { asked, askingOf, askings, KINDS, ofKind } from '#renderer/outcome/own/formula-draft.ts'
import { randomFormula } from '../../domain/outcome/own/random-formula.ts'

const certified: Condition = { field: 'certified', op: 'is', values: [true] }
const inField: Condition = { field: 'fieldMatch', op: 'is', values: [true] }

describe('another kind of formula', () => {
  test('keeps what was chosen: a share becomes what it is divided from', () => {
    const share: FormulaDraft = { kind: 'share', base: { population: 'graduate', where: [certified] }, where: [inField], unknowns: 'leftOut' }
    const ratio = ofKind(share, 'ratio')
    expect(ratio).toEqual({ kind: 'ratio', counted: { population: 'graduate', where: [certified, inField] }, base: { population: 'graduate', where: [certified] } })
    expect(ofKind(ratio, 'share')).toEqual({ ...share, unknowns: 'inBase' })
    expect(ofKind(share, 'total')).toEqual({ kind: 'total', counted: { population: 'graduate', where: [certified, inField] } })
    expect(ofKind(share, 'median')).toEqual({ kind: 'median', counted: { population: 'graduate', where: [certified, inField], sum: '' } })
    expect(ofKind(share, 'share')).toBe(share)
  })

  test('is always one that the door takes, and that lacks nothing but what is not chosen yet', () => {
    fc.assert(
      fc.property(randomFormula, fc.constantFrom(...KINDS), (formula, kind) => {
        fc.pre(indicatorProblems(formula).length === 0)
        const next = ofKind(formula, kind)
        expect(FormulaDraft.safeParse(next).success).toBe(true)
        expect(next.kind).toBe(kind)
        const wrong = indicatorProblems(next).map(p => p.code)
        expect(wrong.filter(code => !code.endsWith('.missing') && code !== 'condition.never' && code !== 'unknowns.always')).toEqual([])
      }),
    )
  })
})

test('each way to ask of each field is shown as it was chosen', () => {
  for (const { fields } of Object.values(POPULATIONS)) {
    for (const [field, { kind }] of Object.entries(fields)) {
      for (const asking of askings(kind)) expect(askingOf(asked({ field, op: 'is', values: [1] }, asking), kind)).toBe(asking)
    }
  }
  expect(askingOf({ field: 'certified', op: 'isNot', values: [true] }, 'flag')).toBe('no')
  expect(askingOf({ field: 'certified', op: 'isNot', values: [false] }, 'flag')).toBe('yes')
})
