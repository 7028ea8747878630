import { expect, test } from 'vitest'
import { looksOf } from '#renderer/charts/palette.ts'

test('no two of nine parts are hatched alike, so that no colour alone tells them apart', () => {
  const looks = looksOf(Array.from({ length: 9 }, (_, i) => ({ key: `p${i}` })))
  expect(new Set(looks.map(l => l.hatch)).size).toBe(9)
  expect(new Set(looks.map(l => l.colour)).size).toBe(9)
})

test('the sides have their colours wherever they stand, and the others never take them', () => {
  const looks = looksOf([{ key: 'other' }, { key: 'e', side: 'enterprise' }, { key: 'c', side: 'college' }])
  expect(looks.map(l => l.colour)).toEqual(['var(--chart-3)', 'var(--chart-enterprise)', 'var(--chart-college)'])
})

test('what nobody knows is grey, and takes no colour from the others', () => {
  const looks = looksOf([{ key: 'a' }, { key: '' }, { key: 'b' }])
  expect(looks.map(l => l.colour)).toEqual(['var(--chart-college)', 'var(--chart-none)', 'var(--chart-enterprise)'])
  expect(looks[1]!.hatch).toBe('sparse')
})
