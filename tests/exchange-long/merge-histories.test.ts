import { test } from 'vitest'
import { playHistory } from '../app/exchange-histories.ts'
import { SCALE, SEED } from './scale.ts'

const HISTORIES = Math.ceil(10_000 * SCALE)

test.each([2, 3, 4, 5, 6, 7, 8])(`%i computers work apart and meet again, ${HISTORIES} histories of 30 to 300 acts`, async computers => {
  for (let i = 0; i < HISTORIES; i++) await playHistory(SEED + computers * 1_000_000 + i, computers, 30 + (i % 28) * 10)
})
