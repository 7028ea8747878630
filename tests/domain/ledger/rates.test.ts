import { expect, test } from 'vitest'
import { ratesOf } from '#domain/ledger/rates.ts'

const rate = (id: string, from: string, amount: number, thing: 'lentHour' | 'recruit' = 'lentHour') => ({ id, thing, from, amount })
const rates = ratesOf([rate('c', '2026-07-01', 60), rate('a', '2026-01-01', 45), rate('other', '2025-01-01', 9, 'recruit')])

test('a rate holds from its day on until the next one of the same thing', () => {
  expect(['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01', '2030-01-01'].map(day => rates.on('lentHour', day)?.amount)).toEqual([undefined, 45, 45, 60, 60])
  expect(rates.on('mentorHour', '2026-01-01')).toBeNull()
})

test('a run of days is cut only where another rate begins inside of it', () => {
  expect(rates.pieces('lentHour', '2026-01-01', '2026-06-30')).toEqual([{ from: '2026-01-01', to: '2026-06-30' }])
  expect(rates.pieces('lentHour', '2025-12-01', '2026-07-01')).toEqual([
    { from: '2025-12-01', to: '2025-12-31' },
    { from: '2026-01-01', to: '2026-06-30' },
    { from: '2026-07-01', to: '2026-07-01' },
  ])
  expect(rates.pieces('recruit', '2026-01-01', '2026-01-01')).toEqual([{ from: '2026-01-01', to: '2026-01-01' }])
})

test('of two that begin on one day the same one holds, in whatever order they come', () => {
  const two = [rate('x', '2026-01-01', 1), rate('y', '2026-01-01', 2)]
  expect(ratesOf(two).on('lentHour', '2026-03-01')).toEqual(ratesOf(two.toReversed()).on('lentHour', '2026-03-01'))
  expect(ratesOf(two).pieces('lentHour', '2025-12-31', '2026-01-01')).toHaveLength(2)
})
