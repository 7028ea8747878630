import { test } from 'vitest'
import { proveLaws } from '../domain/exchange/laws.ts'
import { SCALE, SEED } from './scale.ts'

const CASES = Math.ceil(200_000 * SCALE)

test(`merging is the same in any order, grouping and number of times, in ${CASES} random cases`, () => {
  for (let seed = SEED; seed < SEED + CASES; seed++) proveLaws(seed)
})
