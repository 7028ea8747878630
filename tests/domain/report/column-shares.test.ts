import { expect, test } from 'vitest'
import { columnShares } from '#domain/report/column-shares.ts'

const round = (shares: number[]) => shares.map(Math.round)

test('columns that fit are as wide as what stands in them', () => {
  expect(round(columnShares([['Name', '赵文博'], ['Day', '2026-09-07'], ['n', '1']], 'portrait'))).toEqual([8, 12, 6])
})

test('where they do not fit, long texts give way; dates, numbers and names keep their room', () => {
  const long = '江州金宇精密机械有限公司 · 数控车工'
  const shares = round(columnShares([['学生', '赵文博'], ['学号', '20240102001'], ['开始', '2026-09-07'], ...Array.from({ length: 6 }, () => ['单位', long])], 'landscape'))
  expect(shares.slice(0, 3)).toEqual([8, 13, 12])
  expect(shares.reduce((all, n) => all + n, 0)).toBeLessThanOrEqual(172)
  expect(Math.min(...shares.slice(3))).toBeGreaterThan(10)
})

test('a text without any place to break takes no more than the widest column may', () => {
  expect(round(columnShares([['x'.repeat(200)], ['a']], 'portrait'))).toEqual([38, 6])
})
