import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dateOfDay, dayNumber, isClock, isDate, minuteOf, mondayOf, timeOf, weekdayOf } from '#domain/base/time.ts'

const day = fc.integer({ min: -25_000, max: 80_000 })

test('day numbers, dates and weekdays agree with the platform calendar for two centuries', () => {
  fc.assert(
    fc.property(day, n => {
      const platform = new Date(n * 86_400_000)
      const date = dateOfDay(n)
      expect(date).toBe(platform.toISOString().slice(0, 10))
      expect(dayNumber(date)).toBe(n)
      expect(weekdayOf(date)).toBe(platform.getUTCDay() || 7)
    }),
  )
})

test('minutes and times convert both ways', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 60_000_000 }), m => minuteOf(timeOf(m)) === m))
})

test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '1899-12-31', '2026-11-31', 'today', ''])('%s is not a date', text => {
  expect(isDate(text)).toBe(false)
})

test('24:00 is the end of a day, 24:01 is nothing', () => {
  expect(isClock('24:00')).toBe(true)
  expect(isClock('24:01')).toBe(false)
  expect(minuteOf('2026-11-23T24:00')).toBe(minuteOf('2026-11-24T00:00'))
})

test('the Monday of a Sunday lies six days before it', () => {
  expect(mondayOf('2026-11-29')).toBe('2026-11-23')
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
})
