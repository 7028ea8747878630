import { expect, test } from 'vitest'
import { mutated } from '../adapters/exchange/mutations.ts'
import { diceOf } from '../storage/dice.ts'

const N = Math.ceil(100_000 * Number(process.env['MORTISE_SCALE'] ?? 1))
const SEED = Number(process.env['MORTISE_SEED'] ?? 1)

test(`S5: ${N} altered bundles: none is accepted, none takes long`, async () => {
  const { n, accepted, slowest, by } = await mutated(N, diceOf(SEED), done => console.log(`${done} altered bundles`))
  console.log(`S5: ${n} altered bundles (seed ${SEED}), the slowest took ${Math.round(slowest)} ms: ${JSON.stringify(by)}`)
  expect(accepted).toEqual([])
  expect(slowest).toBeLessThan(5000)
}, 3_600_000)
