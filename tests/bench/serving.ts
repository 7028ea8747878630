import { spawn, type ChildProcess } from 'node:child_process'
import type { Browser, BrowserContext } from 'playwright-core'
import { findBrowser } from '#adapters/print/find-browser.ts'

/** How long a bench waits for a page of a machine that has much else to do, in milliseconds. */
const PATIENCE = 180_000

/** Starts the loopback host on a folder; resolves with its process and the link that opens the window. */
export async function serve(program: string, data: string, env: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; link: string }> {
  const child = spawn(process.execPath, [program, 'serve', '--no-open', '--data', data, '--language', 'en'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const link = await new Promise<string>((done, fail) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+\/#\S+/.exec(text)
      if (found) done(found[0])
    })
    child.once('exit', code => fail(new Error(`the host ended with ${code}: ${text}`)))
  })
  return { child, link }
}

export async function ended(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  await new Promise(done => (child.exitCode === null ? child.once('exit', done) : done(null)))
}

type Served = {
  program: string
  data: string
  env: NodeJS.ProcessEnv
  /** what is left out where no browser is installed, e.g. `board:` */
  left: string
  /** fills the folder, where there is a browser to measure it in */
  prepare?: () => Promise<unknown>
}

/** Serves a folder and measures it in an installed Chromium; without one nothing is measured, and the error stream says so. */
export function inBrowser<M>({ program, data, env, left, prepare }: Served, measure: (context: BrowserContext, link: string) => Promise<M[]>): Promise<M[]> {
  return withBrowser(left, async newContext => {
    await prepare?.()
    const { child, link } = await serve(program, data, env)
    try {
      return await measure(await newContext(), link)
    } finally {
      await ended(child)
    }
  })
}

/** What the browser makes for its own address bar, beside and after the page, is no part of any window. */
const ARGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup']

/** Starts the browser that was found. */
export async function launch(executablePath: string): Promise<Browser> {
  const { chromium } = await import('playwright-core') // not for benches that measure a process without it
  return chromium.launch({ executablePath, args: ARGS })
}

/** A window of its own, with nothing kept from before. */
export async function windowIn(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en', bypassCSP: true })
  context.setDefaultTimeout(PATIENCE)
  return context
}

/** The program of an installed Chromium; without one nothing is measured, and the error stream says so. */
export function browserOr(left: string): string | null {
  const found = findBrowser()
  if (!found) process.stderr.write(`${left} left out, no Chromium, Chrome or Edge is installed\n`)
  return found
}

/** Measures in an installed Chromium; without one nothing is measured. */
export async function withBrowser<M>(left: string, measure: (newContext: () => Promise<BrowserContext>) => Promise<M[]>): Promise<M[]> {
  const program = browserOr(left)
  if (!program) return []
  const browser = await launch(program)
  try {
    return await measure(() => windowIn(browser))
  } finally {
    await browser.close()
  }
}
