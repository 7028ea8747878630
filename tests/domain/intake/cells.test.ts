import { describe, expect, test } from 'vitest'
import { clockIn, dateIn, listIn, numberIn } from '#domain/intake/cell-values.ts'
import { periodsIn } from '#domain/intake/plan-timetable.ts'

describe('a cell means', () => {
  test.each([
    '2026-09-01',
    '2026/9/1',
    '2026.9.1',
    '2026年9月1日',
    '20260901',
    20260901,
    46266,
    '２０２６－０９－０１',
    '2026-09-01T08:00',
    '2026/9/1 0:00:00',
  ])('a date: %s', cell => expect(dateIn(cell)).toBe('2026-09-01'))
  test.each(['2026-02-30', '1/9/2026', '9月1日', '去年', 12, '', 2026])('no date: %s', cell => expect(dateIn(cell)).toBe(null))
  test.each([
    ['1,234.50元', 1234.5],
    ['￥１２３４', 1234],
    ['2万元', 20000],
    [' 30 台 ', 30],
    ['-5', -5],
    ['1.5e3', 1500],
    [7, 7],
  ])('a number: %s', (cell, n) => expect(numberIn(cell)).toBe(n))
  test.each(['约 20', '2-3', 'x', '1.2.3', ''])('no number: %s', cell => expect(numberIn(cell)).toBe(null))
  test.each([
    ['8:00', '08:00'],
    ['08：05:30', '08:05'],
    ['8点30', '08:30'],
    [0.5, '12:00'],
    ['2026-09-01T17:10', '17:10'],
  ])('a clock: %s', (cell, clock) => expect(clockIn(cell)).toBe(clock))
  test.each([
    ['1-2', 1, 2],
    ['第3、4节', 3, 4],
    ['0102', 1, 2],
    ['5', 5, 5],
    ['5~8节', 5, 8],
    ['1,2,3', 1, 3],
  ])('periods: %s', (cell, from, to) => expect(periodsIn(cell)).toEqual({ from, to }))
  test.each(['1,2,5', '4-2', '上午', '0'])('no periods: %s', cell => expect(periodsIn(cell)).toBe(null))
  test('several names', () => expect(listIn('王芳、李强，赵敏; 王芳\n')).toEqual(['王芳', '李强', '赵敏']))
})
