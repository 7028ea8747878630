import { expect, test } from 'vitest'
import { fuzzed } from './fuzz.ts'

// With the 2,000 altered bundles (tests/adapters/exchange) five thousand files; npm run test:exchange -- import-mutations reads 100,000.
test('3,000 hostile lists, workbooks, calendars, timetables and pictures: each is imported or refused for a reason, in little time and memory', async () => {
  const { n, by, wrong, slowest, buffers } = await fuzzed(3000, 20261123)
  console.log(`${n} hostile files, the slowest took ${Math.round(slowest.ms)} ms (${slowest.what}), ${buffers} MB outside of the heap: ${JSON.stringify(by)}`)
  expect(wrong).toEqual([])
  expect(n).toBe(3000)
  expect(buffers).toBeLessThan(256)
  // not all alike: files of every kind are imported, and refused
  for (const became of ['csv imported', 'xlsx imported', 'ics imported', 'fet imported', 'json read', 'picture read', 'xlsx file.damaged', 'fet file.xml', 'ics file.ics', 'csv file.binary', 'json calendar.json', 'picture attachment.kind']) expect(by[became], became).toBeGreaterThan(0)
}, 240_000)
