import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayShape, minuteAt, xOf, xOfEnd, type Axis } from '#renderer/booking/board/axis.ts'

const bells = [[{ no: 1, start: 480, end: 525 }, { no: 2, start: 535, end: 580 }, { no: 3, start: 840, end: 885 }]]
const hours = { open: 480, close: 1080, bells }
const axis: Axis = { days: 7, dayWidth: 210, shape: dayShape(hours) }

describe('the time axis', () => {
  test('a day fills its width, and nights have none', () => {
    expect(xOf(axis, 480)).toBe(0)
    expect(xOf(axis, 1080)).toBe(210)
    expect(xOf(axis, 1440 + 300)).toBe(210) // Tuesday 05:00 lies on Tuesday's edge
    expect(xOfEnd(axis, 1440)).toBe(210)
  })

  test('lessons are drawn wider than the breaks between them', () => {
    const lesson = xOf(axis, 525) - xOf(axis, 480)
    const lunch = (xOf(axis, 840) - xOf(axis, 580)) * (45 / 260)
    expect(lesson / lunch).toBeCloseTo(4)
  })

  test('without bells every minute is equally wide', () => {
    const plain: Axis = { days: 1, dayWidth: 600, shape: dayShape({ open: 480, close: 1080, bells: [] }) }
    expect(xOf(plain, 780)).toBe(300)
  })

  test('a minute that is open is found again at its place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 480, max: 1079 }), fc.integer({ min: 60, max: 2400 }), (day, clock, dayWidth) => {
        const at = { ...axis, dayWidth }
        expect(Math.abs(minuteAt(at, xOf(at, day * 1440 + clock)) - (day * 1440 + clock))).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('places never run backwards', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 * 1440 }), fc.integer({ min: 0, max: 500 }), (minute, later) => {
        expect(xOf(axis, minute + later)).toBeGreaterThanOrEqual(xOf(axis, minute))
      }),
    )
  })
})
