import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { fill } from './lists.ts'
import { measurement, type Bench } from './report.ts'
import { ended, serve, withBrowser } from './serving.ts'
import { median } from './timing.ts'

const PROGRAM = 'dist/mortise.mjs'
const NOW = '2026-11-23T07:40'
const ROUNDS = 5
/** What a start may take beyond that of an empty window, in milliseconds. */
const MORE = 500
/** As little as a program with a window of its own can be: a process that serves one page with a word on it. */
const EMPTY = `require('node:http').createServer((_, answer) => answer.setHeader('content-type', 'text/html').end('<main><h1>Empty</h1></main>')).listen(0, '127.0.0.1', function () { console.log('http://127.0.0.1:' + this.address().port + '/#') })`

/**
 * From the start of the process until Today is read and answered in a new window, with a hundred thousand records on disk; an empty window started
 * in turn with it. The browser runs already for both.
 */
export const start: Bench = async ({ seed }) => {
  const home = mkdtempSync(join(tmpdir(), 'mortise-bench-'))
  const data = join(home, 'data')
  const env = { ...process.env, MORTISE_NOW: NOW, MORTISE_HOME: home }
  try {
    return await withBrowser('start:', async newContext => {
      await fill(data, seed)
      const [ours, empty]: [number[], number[]] = [[], []]
      for (let i = 0; i <= ROUNDS; i++) {
        empty.push(await started(newContext, emptyHost))
        ours.push(await started(newContext, () => serve(PROGRAM, data, env)))
      }
      // the first of each warms the disk and the browser
      const [mine, least] = [median(ours.slice(1)), median(empty.slice(1))]
      const texts = (times: number[]) => times.map(Math.round).join(', ')
      return [
        measurement(
          { subject: 'start', what: `from the start until Today is there, with 100,000 records (median of ${ROUNDS} rounds)`, unit: 'ms', seed, ours: { name: 'Mortise, through the host', value: mine }, answers: `${texts(ours)}; empty ${texts(empty)}` },
          [{ name: 'an empty window', value: least }],
          () => [{ text: `at most ${MORE} ms above an empty window (${Math.round(mine - least)} ms)`, met: mine - least <= MORE }],
        ),
      ]
    })
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

async function started(newContext: () => Promise<BrowserContext>, open: () => ReturnType<typeof serve>): Promise<number> {
  const context = await newContext()
  const page = await context.newPage()
  const begun = performance.now()
  const { child, link } = await open()
  await page.goto(link, { waitUntil: 'commit' })
  await page.waitForFunction(() => document.querySelector('main h1') && !document.querySelector('main [aria-busy="true"]'), null, { polling: 'raf' })
  const took = performance.now() - begun
  await context.close()
  await ended(child)
  return took
}

async function emptyHost(): ReturnType<typeof serve> {
  const child = spawn(process.execPath, ['-e', EMPTY], { stdio: ['ignore', 'pipe', 'inherit'] })
  const link = await new Promise<string>(done => child.stdout.once('data', (chunk: Buffer) => done(chunk.toString().trim())))
  return { child, link }
}
