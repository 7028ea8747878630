import { expect, test } from 'vitest'
import { moved } from '#renderer/pack/moved.ts'

const list = ['a', 'b', 'c', 'd']

test.each([
  [0, 2, 'bcad'],
  [3, 0, 'dabc'],
  [1, 2, 'acbd'],
])('the one at %i moved to %i: %s', (from, to, after) => {
  expect(moved(list, from, to).join('')).toBe(after)
  expect(list.join('')).toBe('abcd')
})

test.each([[0, -1], [3, 4], [4, 0], [2, 2]])('from %i there is no way to %i: the list stays the same one', (from, to) => expect(moved(list, from, to)).toBe(list))
