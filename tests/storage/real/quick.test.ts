import { expect, test } from 'vitest'
import { formats } from './formats.ts'
import { fullDisk } from './full-disk.ts'
import { kill } from './kill.ts'
import { powerCut } from './power-cut.ts'
import { slowDisk } from './slow-disk.ts'
import { syncFailsOnce } from './sync-fails-once.ts'
import { killAtCall, syscallFaults } from './syscall-faults.ts'
import { twoWriters } from './two-writers.ts'

// A small part of the long proof, for every day. Which rows could not be run here is said aloud.
const SEED = 20261123

test.each([
  ['D1', kill, 200, 2],
  ['D2', killAtCall, 20, 2],
  ['D4', powerCut, 60, 4],
  ['D5', syscallFaults, 80, 2],
  ['D6', fullDisk, 14, 2],
  ['D7', syncFailsOnce, 16, 2],
  ['D10', slowDisk, 1, 1],
  ['D11', twoWriters, 6, 2],
  ['D13', formats, 20, 2],
])(
  '%s holds',
  async (_, row, n, workers) => {
    const result = await row({ n, seed: SEED, workers })
    if (result.skipped !== undefined) return console.log(`NOT RUN: ${result.row}, ${result.what}: ${result.skipped}`)
    console.log(`${result.row}: ${result.runs} runs in ${result.seconds} s ${JSON.stringify(result.notes)}`)
    expect(result.failures).toEqual([])
    expect(result.runs).toBeGreaterThan(0)
  },
  120_000,
)
