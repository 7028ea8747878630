import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longBreaks, periodsInDisorder, periodsOf } from '#renderer/registers/periods.ts'

describe('laying out the periods of a day', () => {
  it('takes the first bell, the minutes, the usual break and the long ones', () => {
    const periods = periodsOf({ first: '08:00', count: 5, minutes: 45, breakMinutes: 10, long: longBreaks('2:20，4：120') })
    expect(periods.map(p => `${p.start}-${p.end}`)).toEqual(['08:00-08:45', '08:55-09:40', '10:00-10:45', '10:55-11:40', '13:40-14:25'])
  })
  it('never makes periods that overlap or leave the day', () => {
    const clock = fc.integer({ min: 0, max: 1439 }).map(m => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`)
    const long = fc.array(fc.record({ after: fc.integer({ min: 1, max: 12 }), minutes: fc.integer({ min: 0, max: 300 }) }), { maxLength: 3 })
    fc.assert(
      fc.property(clock, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 120 }), fc.integer({ min: 0, max: 60 }), long, (first, count, minutes, breakMinutes, longer) => {
        const periods = periodsOf({ first, count, minutes, breakMinutes, long: longer })
        expect(periodsInDisorder(periods)).toEqual([])
        expect(periods.length).toBeLessThanOrEqual(count)
        expect(periods.every(p => p.end <= '24:00')).toBe(true)
      }),
    )
  })
  it('names the periods that overlap or end before they begin', () => {
    expect(periodsInDisorder([{ no: 1, start: '08:00', end: '08:45' }, { no: 2, start: '08:40', end: '09:25' }, { no: 3, start: '10:00', end: '09:59' }])).toEqual([2, 3])
  })
})
