import { describe, expect, it } from 'vitest'
import { knows } from '#words/say.ts'
import { problemsOf, problemsOfRefusal } from '#renderer/registers/field-problems.ts'
import { shownFields } from '#renderer/registers/shown-fields.ts'

const fields = shownFields('equipment')

describe('what is wrong with a form', () => {
  it('asks for the required fields only', () => {
    expect(problemsOf(fields, { name: '车床', units: 1, statusCode: '1' })).toEqual({})
    expect(Object.keys(problemsOf(fields, { name: '' }))).toEqual(['name', 'units', 'statusCode'])
  })
  it('says the bound that a figure or a text misses, in a sentence that exists in both languages', () => {
    const found = problemsOf(fields, { name: 'x'.repeat(300), units: 0, statusCode: '1', purchasedOn: '2026-02-30' })
    expect(found).toEqual({
      name: { key: 'issue.too_big.length', facts: { min: undefined, max: 200 } },
      units: { key: 'issue.too_small', facts: { min: 1, max: undefined } },
      purchasedOn: { key: 'issue.date.invalid', facts: {} },
    })
    for (const { key } of Object.values(found)) expect(knows('en', key) && knows('zh-CN', key)).toBe(true)
  })
  it('puts the issues of a refusal at their fields', () => {
    const issues = [{ index: 0, field: 'assetNo', code: 'field.taken', facts: { value: 'A1', by: '车床' } }]
    expect(problemsOfRefusal({ code: 'register.invalid', facts: { issues } })).toEqual({ assetNo: { key: 'problem.field.taken', facts: { value: 'A1', by: '车床' } } })
    expect(problemsOfRefusal({ code: 'store.failed', facts: {} })).toEqual({})
  })
})
