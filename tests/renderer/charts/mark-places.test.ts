import { expect, test } from 'vitest'
import { nextPlace } from '#renderer/charts/mark-places.ts'

// a split chart of two rows, whose second has no middle part
const places = [
  { row: 0, column: 0 },
  { row: 0, column: 1 },
  { row: 0, column: 2 },
  { row: 1, column: 0 },
  { row: 1, column: 2 },
]

test('arrows go to the next part of a row, and over what is not there', () => {
  expect(nextPlace(places, { row: 0, column: 0 }, 'ArrowRight')).toEqual({ row: 0, column: 1 })
  expect(nextPlace(places, { row: 1, column: 0 }, 'ArrowRight')).toEqual({ row: 1, column: 2 })
  expect(nextPlace(places, { row: 0, column: 2 }, 'ArrowRight')).toBeUndefined()
})

test('up and down lead to the nearest part of the next row', () => {
  expect(nextPlace(places, { row: 0, column: 2 }, 'ArrowDown')).toEqual({ row: 1, column: 2 })
  expect(nextPlace(places, { row: 1, column: 2 }, 'ArrowUp')).toEqual({ row: 0, column: 2 })
  expect(nextPlace(places, { row: 1, column: 0 }, 'ArrowDown')).toBeUndefined()
})

test('Home and End lead to the ends; other keys nowhere', () => {
  expect(nextPlace(places, { row: 1, column: 0 }, 'Home')).toEqual({ row: 0, column: 0 })
  expect(nextPlace(places, { row: 0, column: 0 }, 'End')).toEqual({ row: 1, column: 2 })
  expect(nextPlace(places, { row: 0, column: 0 }, 'a')).toBeUndefined()
})
