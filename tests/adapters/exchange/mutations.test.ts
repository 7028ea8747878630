import { expect, test } from 'vitest'
import { diceOf } from '../../storage/dice.ts'
import { mutated } from './mutations.ts'

test('2,000 altered bundles: none is accepted, none takes long', async () => {
  const { n, accepted, slowest, by } = await mutated(2000, diceOf(20261123))
  console.log(`${n} altered bundles, the slowest took ${Math.round(slowest)} ms: ${JSON.stringify(by)}`)
  expect(accepted).toEqual([])
  expect(slowest).toBeLessThan(5000)
  expect(Object.keys(by)).toEqual(expect.arrayContaining(['bundle.cut', 'bundle.foreign', 'bundle.passphrase', 'bundle.notForHere', 'bundle.damaged lock', 'bundle.damaged content', 'bundle.damaged container', 'bundle.damaged sum', 'bundle.signature']))
}, 120_000)
