import { test } from 'vitest'
import { proveLaws } from './laws.ts'

test('merging is the same in any order, grouping and number of times, in 20,000 random cases', () => {
  for (let seed = 1; seed <= 20_000; seed++) proveLaws(seed)
})
