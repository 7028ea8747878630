import { build } from 'esbuild'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { timetableFacts } from '#domain/timetable/college/facts.ts'
import { searchPlan, type TimetableTask } from '#domain/timetable/college/search-timetable.ts'
import { createThreadSearches } from '#adapters/search/thread-searches.ts'
import { searchTogether } from '#app/search-together.ts'
import { root } from '../../../build/fresh.mjs'
import { choiceWith, only, request, TERM, termWith } from '../../domain/timetable/small-term.ts'

const out = mkdtempSync(join(tmpdir(), 'mortise-timetable-'))
const at = (name: string) => pathToFileURL(join(out, name))
const never = new AbortController().signal

beforeAll(async () => {
  await build({ absWorkingDir: root, entryPoints: { 'search-thread': 'core/adapters/search/search-thread.ts' }, bundle: true, platform: 'node', format: 'esm', outdir: out, outExtension: { '.js': '.mjs' }, logLevel: 'error' })
  // breaks down where the seed is odd
  writeFileSync(join(out, 'odd.mjs'), `import { workerData } from 'node:worker_threads'\nif (workerData.problem.seed % 2) throw new Error('out of memory')\nawait import(${JSON.stringify(at('search-thread.mjs').href)})`)
  writeFileSync(join(out, 'broken.mjs'), "throw new Error('broken')")
}, 60_000)

/** More lessons than five days hold without gaps: no plan is soon proven to be the best. */
function task(more: Partial<TimetableTask> = {}): TimetableTask {
  const sessionRequest = Array.from({ length: 9 }, (_, i) => request(`r${i}`, { periods: 1 + (i % 3), perWeek: 2, teacherIds: [i % 2 ? 'teacher:li' : 'teacher:wu'], classGroupIds: [i % 3 ? 'classGroup:a' : 'classGroup:b'], workshopId: undefined, preferred: [{ weekday: 1, from: 1, to: 2 }] }))
  return { facts: timetableFacts(termWith({ sessionRequest }).tables, TERM), choice: choiceWith({ doubles: false, goals: only({ preferences: 3, gapsClasses: 3, gapsTeachers: 2 }) }), seed: 2, milliseconds: 60_000, ...more }
}

test('one a core, and not more than eight', () => {
  const { threads } = createThreadSearches(at('search-thread.mjs'))
  expect(threads).toBe(Math.min(8, availableParallelism()))
})

test('all end soon after they are told to, with the best plan of all, while the desk goes on', async () => {
  const stop = new AbortController()
  const told: number[] = []
  let ticks = 0
  const clock = setInterval(() => ticks++, 20)
  const started = performance.now()
  setTimeout(() => stop.abort(), 1500)
  const { found, ran, lost } = await searchTogether(createThreadSearches(at('search-thread.mjs')), task(), 2, p => told.push(p.cost), stop.signal)
  clearInterval(clock)
  expect({ ran, lost, ended: found.ended }).toEqual({ ran: 2, lost: 0, ended: 'cancelled' })
  expect(found.plan.every(Boolean)).toBe(true)
  expect(found.cost.hard).toBe(0)
  expect(told.length).toBeGreaterThan(1)
  expect(performance.now() - started).toBeLessThan(4000)
  expect(ticks).toBeGreaterThan(20)
}, 20_000)

test('one that breaks down is counted, and the others’ plan is given', async () => {
  const best = await searchTogether(createThreadSearches(at('odd.mjs')), task({ milliseconds: 500 }), 3, () => undefined, never)
  expect(best).toMatchObject({ ran: 3, lost: 1 })
  expect(best.seed % 2).toBe(0)
}, 20_000)

test('all of them breaking down is a fault', async () => {
  await expect(searchTogether(createThreadSearches(at('broken.mjs')), task(), 2, () => undefined, never)).rejects.toMatchObject({ code: 'search.failed' })
})

test('the same seed and steps give the same plan in a thread as here', async () => {
  const { milliseconds: _, ...bySteps } = task({ steps: 3000 })
  const there = await createThreadSearches(at('search-thread.mjs')).run('timetable', bySteps, () => undefined, never)
  const here = searchPlan(bySteps, { elapsed: () => performance.now(), cancelled: () => false, progress: () => undefined })
  expect(there).toEqual({ ...here, milliseconds: there.milliseconds })
}, 20_000)
