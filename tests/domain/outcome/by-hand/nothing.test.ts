import { expect, test } from 'vitest'
import { createSheet } from '#domain/outcome/sheet.ts'
import { World } from '#domain/world.ts'
import { collegeWith, inClass, shippedIndicators } from './hand-college.ts'

const INDICATORS = shippedIndicators()
const YEAR = { from: '2025-09-01', to: '2026-08-31', asOf: '2026-11-23' }

test.each(INDICATORS.map(i => [i.id, i.formula.kind] as const))('%s has no value where there is nothing to divide by: null, never 0 and never NaN', (id, kind) => {
  const measured = createSheet(new World().outcomes.view, INDICATORS, YEAR).measure(id)
  // a sum of nothing is nothing, which is a value
  expect(measured).toEqual(kind === 'total' ? { value: 0, counted: 0, base: 0, unknown: 0, rows: 0 } : { value: null, counted: 0, base: 0, unknown: 0, rows: 0 })
})

test('a group that has no rows of an indicator has no value of it, beside one that has', () => {
  const world = collegeWith({
    student: [{ id: 'student:1', number: '1', name: '陈', ...inClass('A'), graduatedOn: '2026-06-30' }],
    feedback: [{ givenBy: 'graduate', date: '2026-07-01', studentId: 'student:2', about: 'overall', scaleId: 'ratingScale:gone', rating: 5 }],
  })
  const sheet = createSheet(world.outcomes.view, INDICATORS, { ...YEAR, by: 'classGroup' })
  expect(sheet.measure('destinationRate', 'classGroup:A')).toMatchObject({ value: 0, base: 1, unknown: 1 })
  expect(sheet.measure('destinationRate', 'classGroup:B')).toEqual({ value: null, counted: 0, base: 0, unknown: 0, rows: 0 })
  expect(sheet.measure('fieldMatchRate', 'classGroup:A').value).toBeNull()
  // one answer by a scale that is gone: nobody knows, and nothing is left to divide by
  expect(sheet.measure('graduateSatisfaction')).toEqual({ value: null, counted: 0, base: 0, unknown: 1, rows: 1 })
})

test('whatever is measured is a number or null', () => {
  const world = collegeWith({ equipment: [{ name: '车床', units: 1, statusCode: '1' }], workshop: [{ name: '车间' }], student: [{ number: '1', name: '陈' }] })
  for (const { id } of INDICATORS) for (const part of Object.values(createSheet(world.outcomes.view, INDICATORS, YEAR).measure(id))) expect(Number.isNaN(part)).toBe(false)
})
