import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatWeeks, LAST_WEEK, parseWeeks, weekList } from '#domain/calendar/week-pattern.ts'

const read = (text: string, lastWeek?: number) => {
  const parsed = parseWeeks(text, lastWeek)
  return parsed.ok ? formatWeeks(parsed.value) : parsed.refusal.code
}

describe('week patterns as people write them', () => {
  it.each([
    ['1-8,10-16周', '1-8,10-16'],
    ['1-16周(单)', '1-15 odd'],
    ['1-8,10-16周（双）', '2-16 even'],
    ['1-8周,10-16周(单)', '1-8,11-15 odd'],
    ['1-15 odd', '1-15 odd'],
    ['1-8,10-15 odd', '1-8,11-15 odd'],
    ['双周', '2-18 even'],
    ['单周1-15', '1-15 odd'],
    ['1-8周,双周', '1-8,10-18 even'],
    ['１－８，１０—１６周', '1-8,10-16'],
    ['第3周', '3'],
    ['3、5;7~9', '3,5,7-9'],
    ['4至6', '4-6'],
    ['每周', '1-18'],
    ['every week', '1-18'],
    ['5, 1, 3', '1-5 odd'],
    ['2-2', '2'],
  ])('%s is read as %s', (text, canonical) => {
    expect(read(text, 18)).toBe(canonical)
  })

  it.each([
    ['', 'weeks.empty'],
    ['abc', 'weeks.unreadable'],
    ['1-', 'weeks.unreadable'],
    ['-3', 'weeks.unreadable'],
    ['8-1', 'weeks.range'],
    ['0-4', 'weeks.range'],
    ['1-61', 'weeks.range'],
    ['4周(单)', 'weeks.empty'],
  ])('%j is refused as %s', (text, code) => expect(read(text, 18)).toBe(code))

  it('reads back every canonical text', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: LAST_WEEK }), { minLength: 1, maxLength: LAST_WEEK }), weeks => {
        const text = formatWeeks(weeks)
        expect(text.length).toBeLessThanOrEqual(200)
        expect(weekList(text)).toEqual([...weeks].sort((a, b) => a - b))
        expect(formatWeeks(weekList(text))).toBe(text)
      }),
    )
  })
})
