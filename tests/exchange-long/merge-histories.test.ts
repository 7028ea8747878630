import { test } from 'vitest'
import { playHistory } from '../app/exchange-histories.ts'
import { SCALE, SEED } from './scale.ts'

const HISTORIES = Math.ceil(10_000 * SCALE)
/** Long ones cost more than ten of the others, and meet what only many acts make. */
const LONG = Math.ceil(250 * SCALE)
const COUNTS = [2, 3, 4, 5, 6, 7, 8]

test.each(COUNTS)(`%i computers work apart and meet again, ${HISTORIES} histories of 30 to 100 acts`, async computers => {
  for (let i = 0; i < HISTORIES; i++) await playHistory(SEED + computers * 1_000_000 + i, computers, 30 + (i % 8) * 10)
})

test.each(COUNTS)(`%i computers, ${LONG} histories of 110 to 300 acts`, async computers => {
  for (let i = 0; i < LONG; i++) await playHistory(SEED + computers * 1_000_000 + 500_000 + i, computers, 110 + (i % 20) * 10)
})
