import { describe, expect, test } from 'vitest'
import { officeIndicators } from '#domain/outcome/indicators.ts'
import { targetOf } from '#domain/outcome/target.ts'
import type { IndicatorTarget } from '#domain/records/indicator.ts'

const YEAR = { from: '2025-09-01', to: '2026-08-31', asOf: '2026-11-26' }
const [rate, hours] = ['destinationRate', 'mentorHours'].map(id => officeIndicators('withStudy').find(i => i.id === id)!) as [ReturnType<typeof officeIndicators>[number], ReturnType<typeof officeIndicators>[number]]
const targets = (...rows: Omit<IndicatorTarget, 'id'>[]) => ({ indicatorTarget: new Map(rows.map((row, i) => [`t:${i}`, { id: `t:${i}`, ...row }])) })
const of = (value: number, from: string, more: object = {}) => ({ indicator: 'destinationRate', value, from, ...more })
const NC = { programmeId: 'programme:nc' }
const inNc = { ...YEAR, within: { programme: 'programme:nc' } }

describe('the target of an indicator', () => {
  test('is a fraction of 1 of percentages, and the number itself of all else', () => {
    expect(targetOf(targets(of(92.5, '2025-01-01')), rate, YEAR)).toBe(0.925)
    expect(targetOf(targets({ indicator: 'mentorHours', value: 1200, from: '2025-01-01' }), hours, YEAR)).toBe(1200)
  })
  test('is none where none is set, only of another indicator, or only after the span', () => {
    expect(targetOf(targets(), rate, YEAR)).toBeUndefined()
    expect(targetOf(targets(of(90, '2025-01-01')), hours, YEAR)).toBeUndefined()
    expect(targetOf(targets(of(90, '2026-09-01')), rate, YEAR)).toBeUndefined()
  })
  test('is the one that held at the end of the span, whatever order they stand in', () => {
    const rows = [of(90, '2025-09-01'), of(95, '2026-08-31'), of(80, '2024-09-01'), of(99, '2026-09-01')]
    expect(targetOf(targets(...rows), rate, YEAR)).toBe(0.95)
    expect(targetOf(targets(...rows.toReversed()), rate, YEAR)).toBe(0.95)
    expect(targetOf(targets(...rows), rate, { ...YEAR, to: '2026-08-30' })).toBe(0.9)
  })
  test('of a programme is its own, else that of all; of all it is never that of a programme', () => {
    const both = targets(of(90, '2026-01-01'), of(70, '2025-01-01', NC), of(60, '2025-01-01', { programmeId: 'programme:me' }))
    expect(targetOf(both, rate, inNc)).toBe(0.7)
    expect(targetOf(both, rate, YEAR)).toBe(0.9)
    expect(targetOf(targets(of(90, '2026-01-01')), rate, inNc)).toBe(0.9)
    expect(targetOf(targets(of(70, '2026-01-01', NC)), rate, YEAR)).toBeUndefined()
  })
  test('of two that begin on one day is always the same', () => {
    const rows = [of(90, '2025-09-01'), of(95, '2025-09-01')]
    const two = targets(...rows)
    expect(targetOf(two, rate, YEAR)).toBe(0.95)
    expect(targetOf({ indicatorTarget: new Map([...two.indicatorTarget].toReversed()) }, rate, YEAR)).toBe(0.95)
  })
})
