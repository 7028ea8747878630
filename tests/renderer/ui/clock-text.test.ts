import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isClock } from '#domain/base/time.ts'
import { clockText } from '#renderer/ui/clock-text.ts'

it('reads times of day as people type them', () => {
  expect(['8', '8:5', '805', '0805', '8：05', '8.05', ' 18:30 ', '24:00'].map(clockText)).toEqual(['08:00', '08:05', '08:05', '08:05', '08:05', '08:05', '18:30', '24:00'])
})
it('leaves unclear text as it is, for the form to complain about', () => {
  expect(['25:00', '8:75', 'noon', '24:30'].map(clockText)).toEqual(['25:00', '8:75', 'noon', '24:30'])
})
it('keeps every proper time of day', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (h, m) => {
    const clock = `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`
    expect(isClock(clock)).toBe(true)
    expect(clockText(clock)).toBe(clock)
  }))
})
