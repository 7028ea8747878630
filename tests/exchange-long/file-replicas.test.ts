import { expect, test } from 'vitest'
import { lifeOfReplicas } from '../adapters/exchange/replicas.ts'
import { diceOf } from '../storage/dice.ts'

const LIVES = Math.ceil(500 * Number(process.env['MORTISE_SCALE'] ?? 1))
const SEED = Number(process.env['MORTISE_SEED'] ?? 1)

test(`S7: ${LIVES} lives of copied, moved and restored folders: no two ever do something under the same number`, async () => {
  let acts = 0
  for (let seed = SEED; seed < SEED + LIVES; seed++) {
    const life = await lifeOfReplicas(diceOf(seed), 40)
    expect(life.twice, `seed ${seed}`).toEqual([])
    acts += life.acts
  }
  console.log(`S7: ${LIVES} lives, ${acts} acts`)
}, 3_600_000)
