import { build } from 'esbuild'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { Fault } from '#domain/base/decision.ts'
import type { Problem } from '#domain/roster/problem.ts'
import { createThreadSearches } from '#adapters/search/thread-searches.ts'
import { root } from '../../../build/fresh.mjs'
import { person, problem } from '../../domain/roster/small-roster.ts'

const out = mkdtempSync(join(tmpdir(), 'mortise-search-'))
const at = (name: string) => pathToFileURL(join(out, name))
const never = new AbortController().signal

beforeAll(async () => {
  // the thread as the hosts have it: one bundle beside them
  await build({ absWorkingDir: root, entryPoints: { 'search-thread': 'core/adapters/search/search-thread.ts' }, bundle: true, platform: 'node', format: 'esm', outdir: out, outExtension: { '.js': '.mjs' }, logLevel: 'error' })
  writeFileSync(join(out, 'silent.mjs'), '')
  writeFileSync(join(out, 'broken.mjs'), "throw new Error('broken')")
}, 60_000)

/** Too many people for too few days off: no roster is soon proven to be the best. */
const hard: Problem = problem({
  days: 28,
  people: Array.from({ length: 40 }, (_, i) => person(`p${i}`, { skills: i % 3 ? ['nights'] : [], maxRun: 5, minOff: 2, weekMinutes: [2400, 2400, 2400, 2400] })),
  cover: Array.from({ length: 28 }, (_, day) => ['E', 'L', 'N'].map((shift, i) => ({ day, shift, need: 9 - i, under: 1000, over: 400 }))).flat(),
  fairness: { nights: 25, weekends: 25, hours: 0.1 },
})
const easy = problem({ cover: [{ day: 0, shift: 'E', need: 1, under: 10, over: 1 }] })

describe('a search in a thread', () => {
  test('gives what it found, and tells how far it is', async () => {
    const told: number[] = []
    const { found, gaps } = await createThreadSearches(at('search-thread.mjs')).run('roster', { problem: easy, seed: 1, milliseconds: 5000 }, p => told.push(p.penalty), never)
    expect(found).toMatchObject({ penalty: 0, ended: 'proven' })
    expect(gaps).toEqual([])
    expect(told.at(-1)).toBe(0)
  })

  test('leaves the desk free meanwhile, and ends soon after it is told to, with a lawful roster', async () => {
    const stop = new AbortController()
    const started = performance.now()
    let ticks = 0
    const clock = setInterval(() => ticks++, 20)
    const running = createThreadSearches(at('search-thread.mjs')).run('roster', { problem: hard, seed: 1, milliseconds: 120_000 }, () => setTimeout(() => stop.abort(), 300), stop.signal)
    const { found } = await running
    clearInterval(clock)
    expect(found.ended).toBe('cancelled')
    expect(found.evaluation.violations).toEqual([])
    expect(ticks).toBeGreaterThan(5)
    expect(performance.now() - started).toBeLessThan(10_000)
  }, 30_000)

  test('that was called off before it began ends at once', async () => {
    const { found } = await createThreadSearches(at('search-thread.mjs')).run('roster', { problem: easy, seed: 1, milliseconds: 120_000 }, () => undefined, AbortSignal.abort())
    expect(found.roster).toHaveLength(1)
  })

  test('is gone once it has given its result', async () => {
    const workers = () => process.getActiveResourcesInfo().filter(r => r === 'Worker' || r === 'MessagePort').length
    const before = workers()
    await createThreadSearches(at('search-thread.mjs')).run('roster', { problem: easy, seed: 1, milliseconds: 5000 }, () => undefined, never)
    await expect.poll(workers, { timeout: 5000 }).toBeLessThanOrEqual(before)
  })
})

describe('a thread that breaks down is a fault, never a wait', () => {
  test.each([
    ['throws', 'broken.mjs', easy],
    ['ends without a word', 'silent.mjs', easy],
    ['is not there', 'missing.mjs', easy],
    ['is given what it cannot read', 'search-thread.mjs', null as unknown as Problem],
  ])('one that %s', async (_, file, p) => {
    const running = createThreadSearches(at(file)).run('roster', { problem: p, seed: 1, milliseconds: 1000 }, () => undefined, never)
    await expect(running).rejects.toThrow(Fault)
    await expect(running).rejects.toMatchObject({ code: 'search.failed' })
  })
})
