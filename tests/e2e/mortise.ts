import { expect, test as base, type BrowserContext, type Page } from '@playwright/test'
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Numbered } from '#contract/wire.ts'
import { say, type Language } from '#words/say.ts'
import { root } from '../../build/fresh.mjs'
import { askedOutside, requestsOutside, watched } from './outside.ts'

export { expect }

const PROGRAM = join(root, 'dist/mortise.mjs')
/** A Monday of the sample's autumn term, so that every test sees the same college on every day. */
export const NOW = '2026-11-23T07:40'

type Options = {
  /** what the data folder holds when the test begins */
  college: 'nothing' | 'small' | 'college'
  language: Language
  /** whether the tour of the first run is to be seen */
  tour: boolean
}
export type RunningHost = {
  folder: string
  /** a fresh link, good once */
  link: string
  origin: string
}
type Fixtures = Options & {
  host: RunningHost
  /** the page, let in and at the first screen */
  app: Page
  /** asks or tells the college past the screens, with the page's session; the value, or the refusal as it is */
  ask: Ask
  /** the words that the screen says in this test's language */
  words: (key: string, facts?: Record<string, unknown>) => string
}

/** Every test has a host of its own, on a data folder of its own. */
export const test = base.extend<Fixtures>({
  college: ['nothing', { option: true }],
  language: ['en', { option: true }],
  tour: [false, { option: true }],
  locale: async ({ language }, use) => use(language),
  context: async ({ context }, use) => {
    const outside = requestsOutside(context)
    const uncaught: string[] = []
    context.on('weberror', error => uncaught.push(error.error().stack ?? error.error().message))
    await use(context)
    expect(uncaught, 'thrown in a page and caught by nobody').toEqual([])
    expect(outside, 'asked by a page of another computer').toEqual([])
  },
  words: async ({ language }, use) => use((key, facts) => say(language, key, facts)),

  host: async ({ college, language }, use) => {
    const home = mkdtempSync(join(tmpdir(), 'mortise-e2e-'))
    const folder = join(home, 'data')
    if (college !== 'nothing') cpSync(await sampleFolder(college, language), folder, { recursive: true })
    const { child, link } = await startHost(folder, home)
    await use({ folder, link, origin: new URL(link).origin })
    child.kill('SIGTERM')
    await new Promise(done => (child.exitCode === null ? child.once('exit', done) : done(null)))
    expect(askedOutside(home), 'asked by the host of another computer').toEqual([])
    rmSync(home, { recursive: true, force: true })
  },

  app: async ({ host, page, tour }, use) => {
    if (!tour) await withoutTour(page.context())
    const faults: string[] = []
    page.on('console', message => message.type() === 'error' && faults.push(message.text()))
    await page.goto(host.link)
    await expect(page).toHaveURL(/#\//) // the link is traded for a session, and then forgotten
    await expect(page.getByRole('main').first()).toBeVisible()
    await use(page)
    expect(faults, 'errors in the browser console').toEqual([])
  },

  ask: async ({ app, host }, use) => use(askerOf(app, host.origin)),
})

/** As for somebody who has seen the tour. */
export async function withoutTour(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    if (location.protocol.startsWith('http')) localStorage.setItem('mortise.tour', 'done')
  })
}

export type Ask = (name: string, input?: unknown) => Promise<unknown>

/** Asks or tells a college with the session of a page that it let in. */
export function askerOf(page: Page, origin: string): Ask {
  return async (name, input = {}) => {
    const answer = await page.request.post(`${origin}/rpc`, { headers: { origin }, data: [{ name, input }] })
    const { frame } = JSON.parse((await answer.text()).trim().split('\n').at(-1)!) as Numbered
    return 'value' in frame ? frame.value : frame
  }
}

/** The sample college, made once and copied for each test. */
async function sampleFolder(size: string, language: Language): Promise<string> {
  const kept = join(root, 'test-results', `.sample-${size}-${language}`)
  if (existsSync(kept)) return kept
  const made = `${kept}-${process.pid}`
  mkdirSync(made, { recursive: true })
  await promisify(execFile)(process.execPath, [PROGRAM, 'init', '--data', join(made, 'data'), '--sample', size, '--language', language], { env: { ...process.env, MORTISE_NOW: NOW } })
  if (!existsSync(kept)) renameSync(join(made, 'data'), kept)
  rmSync(made, { recursive: true, force: true })
  return kept
}

/** Starts the real program and reads its address from what it prints. */
export async function startHost(folder: string, home: string): Promise<{ child: ChildProcess; link: string }> {
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--no-open', '--data', folder, '--language', 'en'], {
    env: { ...process.env, ...watched(home), MORTISE_NOW: NOW, MORTISE_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const link = await new Promise<string>((done, fail) => {
    let text = ''
    const hear = (chunk: Buffer) => {
      text += chunk
      const found = /http:\/\/127\.0\.0\.1:\d+\/#\S+/.exec(text)
      if (found) done(found[0])
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', code => fail(new Error(`the host ended with ${code}: ${text}`)))
  })
  return { child, link }
}
