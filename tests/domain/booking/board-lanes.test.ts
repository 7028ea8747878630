import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packLanes } from '#domain/booking/board-lanes.ts'

const spans = fc
  .array(fc.record({ start: fc.integer({ min: 0, max: 200 }), length: fc.integer({ min: 1, max: 60 }) }), { maxLength: 40 })
  .map(list => list.map(s => ({ start: s.start, end: s.start + s.length })).sort((a, b) => a.start - b.start))

describe('lanes of a board row', () => {
  test('bars that touch share a lane, bars that overlap do not', () => {
    expect(packLanes([480, 570, 500], [570, 660, 600])).toEqual({ lane: [0, 0, 1], lanes: 2 })
    expect(packLanes([], [])).toEqual({ lane: [], lanes: 0 })
  })

  test('no two bars of a lane overlap, and there are as many lanes as bars at the busiest minute', () => {
    fc.assert(
      fc.property(spans, list => {
        const { lane, lanes } = packLanes(list.map(s => s.start), list.map(s => s.end))
        for (const [i, a] of list.entries()) {
          for (const [j, b] of list.entries()) if (i < j && lane[i] === lane[j]) expect(a.end <= b.start || b.end <= a.start).toBe(true)
        }
        let busiest = 0
        for (let minute = 0; minute < 260; minute++) busiest = Math.max(busiest, list.filter(s => s.start <= minute && minute < s.end).length)
        expect(lanes).toBe(busiest)
      }),
    )
  })
})
