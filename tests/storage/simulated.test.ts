import { expect, test } from 'vitest'
import { bugs } from './bug-list.ts'
import { crashStates } from './d3-crash-states.ts'
import { simulatedFaults } from './d5-sim-faults.ts'
import { recoveryFaults } from './d8-recovery-faults.ts'
import { mutatedFiles } from './d9-mutations.ts'
import { huntFor, placesOf } from './planted-bugs.ts'
import type { Row } from './row.ts'
import * as subject from './subject.ts'

/** ms; for a machine that has much else to do */
const LIMIT = 120_000

// The store's proof in memory, a small part of it: the same rows run for hours elsewhere, with other seeds.
test.each<[string, Row, number]>([
  ['a power cut at any call loses nothing that was saved', crashStates, 3000],
  ['a call that fails, once or for good, is never called a success', simulatedFaults, 400],
  ['a mishap during recovery loses nothing', recoveryFaults, 500],
  ['an altered file is read whole or refused by name', mutatedFiles, 5000],
])('%s', async (_, row, n) => {
  const { failures, runs } = await row(subject, { n, seed: 1 })
  expect(failures).toEqual([])
  expect(runs).toBe(n)
}, LIMIT)

test('every bug that can be planted still has its place in the source', () => {
  expect(bugs.filter(bug => placesOf(bug) !== 1).map(bug => bug.name)).toEqual([])
})

test.each(['saves without a sync', 'syncs again after a sync that failed, and believes it', 'names a new generation before it is filled', 'does not look at the mark'])(
  'a store that %s is found out',
  async name => {
    const { failures } = await huntFor(bugs.find(bug => bug.name === name)!, 1)
    expect(failures).not.toEqual([])
  },
  LIMIT,
)
