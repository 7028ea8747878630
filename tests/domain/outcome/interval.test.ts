import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wilson } from '#domain/outcome/interval.ts'

describe('Wilson’s interval', () => {
  test.each([
    // R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    // the same turned round
    [20, 20, 0.8389, 1],
    [28, 29, 0.8282, 0.9939],
  ])('of %i of %i is %f to %f', (counted, base, low, high) => {
    const found = wilson(counted, base)!
    expect(found.low).toBeCloseTo(low, 4)
    expect(found.high).toBeCloseTo(high, 4)
  })

  test('of nobody there is none', () => {
    expect(wilson(0, 0)).toBeNull()
  })

  test('holds the share, lies between 0 and 1, and its ends are where the share is 1.96 standard errors away', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (base, n) => {
        const counted = Math.min(n, base)
        const share = counted / base
        const { low, high } = wilson(counted, base)!
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low - 1e-12).toBeLessThanOrEqual(share)
        expect(high + 1e-12).toBeGreaterThanOrEqual(share)
        for (const end of [low, high]) if (end > 1e-9 && end < 1 - 1e-9) expect(Math.abs(share - end) / Math.sqrt((end * (1 - end)) / base)).toBeCloseTo(1.959964, 5)
      }),
    )
  })
})
