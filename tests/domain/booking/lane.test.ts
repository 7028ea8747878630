import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Lane, WHOLE, type LaneEntry } from '#domain/booking/lane.ts'

const CAPACITY = 5
const entry = fc.record({
  start: fc.integer({ min: -100, max: 300 }),
  length: fc.integer({ min: 1, max: 60 }),
  units: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constant(WHOLE)),
  owner: fc.integer({ min: 0, max: 9 }),
})
const act = fc.oneof(
  { weight: 5, arbitrary: entry.map(e => ({ put: { start: e.start, end: e.start + e.length, units: e.units, owner: e.owner } })) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 9 }).map(drop => ({ drop })) },
  { weight: 3, arbitrary: fc.record({ start: fc.integer({ min: -120, max: 320 }), length: fc.integer({ min: 1, max: 200 }) }).map(ask => ({ ask })) },
)

const inUse = (entries: LaneEntry[], minute: number, ignoring?: number) =>
  entries.reduce((sum, e) => sum + (e.start <= minute && e.end > minute && e.owner !== ignoring ? (e.units === WHOLE ? CAPACITY : e.units) : 0), 0)
const slowPeak = (entries: LaneEntry[], start: number, end: number, ignoring?: number) => {
  let most = 0
  for (let minute = start; minute < end; minute++) most = Math.max(most, inUse(entries, minute, ignoring))
  return most
}

describe('a lane', () => {
  it('answers like a walk over every minute, whatever was put in and taken out before', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 120 }), fc.integer({ min: 1, max: CAPACITY }), fc.integer({ min: 0, max: 9 }), (acts, units, ignoring) => {
        const lane = new Lane(1)
        let entries: LaneEntry[] = []
        for (const a of acts) {
          if ('put' in a) {
            lane.insert(a.put.start, a.put.end, a.put.units, a.put.owner)
            entries.push(a.put)
          } else if ('drop' in a) {
            const kept = entries.filter(e => e.owner !== a.drop)
            expect(lane.remove(a.drop)).toBe(entries.length - kept.length)
            entries = kept
          } else {
            const { start, length } = a.ask
            const end = start + length
            const met = entries.filter(e => e.start < end && e.end > start)
            expect(lane.anyOverlap(start, end)).toBe(met.length > 0)
            const told: number[] = []
            lane.forEachOverlap(start, end, (s, e, u, owner) => {
              told.push(s)
              expect(met.some(m => m.start === s && m.end === e && m.units === u && m.owner === owner)).toBe(true)
            })
            expect(told).toEqual(met.map(m => m.start).sort((x, y) => x - y))
            expect(lane.peak(start, end, CAPACITY, ignoring)).toBe(slowPeak(entries, start, end, ignoring))
            let first = -1
            for (let at = start; at + 20 <= end && first < 0 && start >= 0; at++) if (slowPeak(entries, at, at + 20) + units <= CAPACITY) first = at
            if (start >= 0) expect(lane.firstFree(units, CAPACITY, start, 20, end)).toBe(first)
          }
        }
        expect(lane.size).toBe(entries.length)
      }),
      { numRuns: 300 },
    )
  })

  it('sums many uses at once correctly', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 70, maxLength: 150 }), raw => {
        const entries = raw.map(e => ({ start: e.start, end: e.start + e.length, units: e.units, owner: e.owner }))
        expect(Lane.from(entries).peak(-100, 400, CAPACITY, 3)).toBe(slowPeak(entries, -100, 400, 3))
      }),
    )
  })

  it('lets one use begin when another ends', () => {
    const lane = Lane.from([{ start: 0, end: 60, units: 1, owner: 1 }])
    expect(lane.anyOverlap(60, 120)).toBe(false)
    expect(lane.anyOverlap(59, 120)).toBe(true)
    expect(lane.firstFree(1, 1, 0, 30, 200)).toBe(60)
    expect(lane.firstFree(2, 1, 0, 30, 200)).toBe(-1)
  })
})
