import { expect, test } from 'vitest'
import { bugs } from './bug-list.ts'
import { crashStates } from './d3-crash-states.ts'
import { simulatedFaults } from './d5-sim-faults.ts'
import { recoveryFaults } from './d8-recovery-faults.ts'
import { mutatedFiles } from './d9-mutations.ts'
import { lockedSubject } from './locked-subject.ts'
import { huntFor, placesOf } from './planted-bugs.ts'
import { protectFaults } from './protect-faults.ts'
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

test.each<[string, Row, number]>([
  ['a power cut at any call loses nothing that was saved', crashStates, 600],
  ['a call that fails, once or for good, is never called a success', simulatedFaults, 100],
  ['a mishap during recovery loses nothing', recoveryFaults, 100],
  ['an altered file is read whole or refused by name', mutatedFiles, 600],
])('under a password: %s', async (_, row, n) => {
  const { failures } = await row(lockedSubject, { n, seed: 5 })
  expect(failures).toEqual([])
}, LIMIT)

test('a mishap while a password is set or removed leaves the old folder or the new one, never a mix', async () => {
  const { failures, runs } = await protectFaults(subject, { n: 300, seed: 1 })
  expect(failures).toEqual([])
  expect(runs).toBe(300)
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
