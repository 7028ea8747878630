import { expect, test } from 'vitest'
import { fuzzed } from '../adapters/files/fuzz.ts'
import { SCALE, SEED } from './scale.ts'

const N = Math.ceil(100_000 * SCALE)
const BATCH = 10_000 // files to a thread: what one leaves behind in memory would be seen

test(`H1: ${N} hostile lists, workbooks, calendars, timetables and pictures: each is imported or refused for a reason, within ten seconds of the processor and 256 MB`, async () => {
  const all: Record<string, number> = {}
  let slowest = { ms: 0, what: '' }
  for (let from = 0; from < N; from += BATCH) {
    const { n, by, wrong, slowest: slow, buffers } = await fuzzed(Math.min(BATCH, N - from), SEED * 1_000_000 + from)
    expect(wrong).toEqual([])
    expect(buffers).toBeLessThan(256)
    for (const [became, times] of Object.entries(by)) all[became] = (all[became] ?? 0) + times
    if (slow.ms > slowest.ms) slowest = slow
    console.log(`${from + n} hostile files, the slowest took ${Math.round(slowest.ms)} ms of the processor (${slowest.what}), ${buffers} MB outside of the heap`)
  }
  console.log(`H1: ${N} hostile files (seed ${SEED}): ${JSON.stringify(all)}`)
}, 6 * 3_600_000)
