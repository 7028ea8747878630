import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { fill } from './lists.ts'
import { measurement, type Bench, type Measurement } from './report.ts'
import { browserOr, ended, launch, serve, windowIn } from './serving.ts'
import { median } from './timing.ts'

const PROGRAM = 'dist/mortise.mjs'
const NOW = '2026-11-23T07:40'
const ROUNDS = 5
/** What a start may take beyond that of an empty window, in milliseconds. */
const MORE = 500
/** As little as a program with a window of its own can be: a process that serves one page with a word on it. */
const EMPTY = `require('node:http').createServer((_, answer) => answer.setHeader('content-type', 'text/html').end('<main><h1>Empty</h1></main>')).listen(0, '127.0.0.1', function () { console.log('http://127.0.0.1:' + this.address().port + '/#') })`

type Opened = ReturnType<typeof serve>
/** A browser for one start, and what ends it afterwards. */
type Window = { page: Page; leave(): Promise<void> }

/**
 * From the start until Today is read and answered in a new window, with a hundred thousand records on disk; an empty window started in turn
 * with it. Twice: with the browser, which stands for Electron's, started together with the program, and with one that runs already.
 */
export const start: Bench = async ({ seed }) => {
  const program = browserOr('start:')
  if (!program) return []
  const home = mkdtempSync(join(tmpdir(), 'mortise-bench-'))
  const data = join(home, 'data')
  const ours = () => serve(PROGRAM, data, { ...process.env, MORTISE_NOW: NOW, MORTISE_HOME: home })
  const running = await launch(program)
  try {
    await fill(data, seed)
    return [
      await compared('its browser started with it', seed, ours, async () => {
        const browser = await launch(program)
        return { page: await (await windowIn(browser)).newPage(), leave: () => browser.close() }
      }),
      await compared('its browser running already', seed, ours, async () => {
        const context = await windowIn(running)
        return { page: await context.newPage(), leave: () => context.close() }
      }),
    ]
  } finally {
    await running.close()
    rmSync(home, { recursive: true, force: true })
  }
}

async function compared(how: string, seed: number, open: () => Opened, window: () => Promise<Window>): Promise<Measurement> {
  const [ours, empty]: [number[], number[]] = [[], []]
  for (let i = 0; i <= ROUNDS; i++) {
    empty.push(await started(emptyHost, window))
    ours.push(await started(open, window))
  }
  // the first of each warms the disk and the browser
  const [mine, least] = [median(ours.slice(1)), median(empty.slice(1))]
  const texts = (times: number[]) => times.map(Math.round).join(', ')
  return measurement(
    { subject: 'start', what: `from the start until Today is there, with 100,000 records, ${how} (median of ${ROUNDS} rounds)`, unit: 'ms', seed, ours: { name: 'Mortise, through the host', value: mine }, answers: `${texts(ours)}; empty ${texts(empty)}` },
    [{ name: 'an empty window', value: least }],
    () => [{ text: `at most ${MORE} ms above an empty window (${Math.round(mine - least)} ms)`, met: mine - least <= MORE }],
  )
}

async function started(open: () => Opened, window: () => Promise<Window>): Promise<number> {
  const begun = performance.now()
  const [{ child, link }, { page, leave }] = await Promise.all([open(), window()])
  await page.goto(link, { waitUntil: 'commit' })
  await page.waitForFunction(() => document.querySelector('main h1') && !document.querySelector('main [aria-busy="true"]'), null, { polling: 'raf' })
  const took = performance.now() - begun
  await leave()
  await ended(child)
  return took
}

async function emptyHost(): Opened {
  const child = spawn(process.execPath, ['-e', EMPTY], { stdio: ['ignore', 'pipe', 'inherit'] })
  const link = await new Promise<string>(done => child.stdout.once('data', (chunk: Buffer) => done(chunk.toString().trim())))
  return { child, link }
}
