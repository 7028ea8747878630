import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bandHeads, bandsOf, placeIn, shortTime } from '#domain/report/bands.ts'
import { clockMinutes } from '#domain/base/time.ts'
import { college } from './small-college.ts'

const bell = college.bellTable![0]!
const at = (start: string, end: string) => ({ start: clockMinutes(start), end: clockMinutes(end) })

test('an evening course between the periods gets a row of its own, in time order', () => {
  const bands = bandsOf(bell, [at('12:30', '13:00'), at('12:45', '13:30'), at('21:00', '22:00')])
  expect(bandHeads(bands).flatMap(b => (typeof b.head === 'string' ? [b.head] : []))).toEqual(['12:30–13:30', '21:00–22:00'])
  expect(bands.map(b => b.start)).toEqual(bands.map(b => b.start).toSorted((a, b) => a - b))
})

test('the clock is told only where the periods do not tell it', () => {
  const bands = bandsOf(bell, [])
  expect(placeIn(bands, at('08:00', '09:35'))).toEqual({ band: 0, bands: 2 })
  expect(placeIn(bands, at('08:30', '09:35'))).toEqual({ band: 0, bands: 2, clock: '08:30–09:35' })
  expect(placeIn(bands, { ...at('08:10', '09:30'), periods: { from: 1, to: 2 } })).toEqual({ band: 0, bands: 2 })
  expect(shortTime(bands, at('08:00', '09:35'))).toBe('1–2')
  expect(shortTime(bands, at('08:00', '09:40'))).toBe('08:00–09:40')
})

test('without a bell table the rows are hours, as many as are needed', () => {
  const heads = bandHeads(bandsOf(null, [at('06:30', '07:10'), at('20:00', '21:30')])).map(b => b.head)
  expect([heads[0], heads.at(-1)]).toEqual(['06:00–07:00', '21:00–22:00'])
})

test('every use lies in bands that meet it, and in all that do', () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 1435 }), fc.integer({ min: 5, max: 400 })).map(([start, length]) => ({ start, end: Math.min(1440, start + length) }))
  fc.assert(
    fc.property(fc.array(span, { maxLength: 12 }), fc.boolean(), (spans, periods) => {
      const bands = bandsOf(periods ? bell : null, spans)
      for (const use of spans) {
        const { band, bands: count } = placeIn(bands, use)
        const meant = bands.flatMap((b, i) => (use.start < b.end && b.start < use.end ? [i] : []))
        expect([band, band + count - 1]).toEqual([meant[0], meant.at(-1)])
      }
    }),
  )
})
