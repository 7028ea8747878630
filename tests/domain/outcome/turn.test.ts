import { describe, expect, test } from 'vitest'
import type { Measured } from '#domain/outcome/sheet.ts'
import { turnOf } from '#domain/outcome/turn.ts'

const now = (value: number | null): Measured => ({ value, counted: 0, base: 0, unknown: 0, rows: 0 })

describe('against the year before', () => {
  test('percentages move by points, and up is better where more is', () => {
    expect(turnOf({ unit: 'percent', better: 'more', now: now(0.881), before: 0.865 })).toEqual({ way: 'up', by: { code: 'finding.points', facts: { n: 1.6 } }, tone: 'better' })
    expect(turnOf({ unit: 'percent', better: 'less', now: now(0.05), before: 0.04 })).toMatchObject({ way: 'up', tone: 'worse' })
    expect(turnOf({ unit: 'percent', better: 'less', now: now(0.03), before: 0.04 })).toMatchObject({ way: 'down', tone: 'better' })
  })
  test('where neither way is better nothing is said of it', () => {
    const turn = turnOf({ unit: 'hours', better: null, now: now(120), before: 150 })
    expect(turn).toEqual({ way: 'down', by: { code: 'value.measure', facts: { value: { value: 30, unit: 'hours' } } } })
    expect(turn).not.toHaveProperty('tone')
  })
  test('what rounds to nothing is the same, and what is not known says nothing', () => {
    expect(turnOf({ unit: 'percent', better: 'more', now: now(0.8804), before: 0.88 })).toEqual({ way: 'same' })
    expect(turnOf({ unit: 'percent', better: 'more', now: now(null), before: 0.88 })).toBeNull()
    expect(turnOf({ unit: 'percent', better: 'more', now: now(0.88), before: null })).toBeNull()
  })
})
