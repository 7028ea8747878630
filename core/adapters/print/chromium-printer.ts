import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import type { Browser, BrowserContext, Route } from 'playwright-core'
import { FileRefusal, type Printer } from '#app/ports.ts'
import type { Cancel } from '#contract/define.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { printNumbered } from '#domain/report/page-starts.ts'
import { findBrowser } from './find-browser.ts'

export type ChromiumPrinter = Printer & {
  /** Ends the browser. The next print starts a new one. */
  close(): Promise<void>
}

type Parts = {
  /** folder of the built screens, with `print.html` */
  screens: string
  /** the browser's program file, null where there is none; absent: found on the machine */
  browser?: string | null
  /** how long a browser without work is kept warm, in milliseconds */
  idleMs?: number
}

/** The print page lives at a name that no network knows: every request is answered from the folder, or not at all. */
const ORIGIN = 'http://mortise.invalid'
const MIMES: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' }
const FLAGS = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-features=Translate']

/** Prints reports with the Chromium, Chrome or Edge of the machine, in a profile of its own and without any network. */
export function createPrinter({ screens: folder, browser: given, idleMs = 60_000 }: Parts): ChromiumPrinter {
  const screens = resolve(folder)
  let starting: Promise<Browser> | null = null
  let working = 0
  let idle: NodeJS.Timeout | undefined

  function browser(): Promise<Browser> {
    if (!starting) {
      const mine = launch(given === undefined ? findBrowser() : given)
      starting = mine
      const forget = () => {
        if (starting === mine) starting = null
      }
      mine.then(started => started.on('disconnected', forget), forget)
    }
    return starting
  }

  async function close(): Promise<void> {
    clearTimeout(idle)
    const ending = starting
    starting = null // at once: a print that comes now starts a browser of its own
    await (await ending?.catch(() => null))?.close()
  }

  return {
    close,
    prepare() {
      if (working) return
      clearTimeout(idle)
      idle = setTimeout(() => void close(), idleMs)
      browser().catch(() => undefined) // who prints is told
    },
    async print(model, language, signal) {
      if (!existsSync(join(screens, 'print.html'))) throw new FileRefusal('print.pages', { folder: screens })
      clearTimeout(idle)
      working += 1
      try {
        const context = await (await browser()).newContext({ serviceWorkers: 'block' })
        return await withCancel(context, signal, () => printIn(context, screens, model, language))
      } finally {
        working -= 1
        // after a cancel a new browser is surer than one with a page that hangs
        if (!working) idle = setTimeout(() => void close(), signal.aborted ? 0 : idleMs)
      }
    },
  }
}

async function launch(program: string | null): Promise<Browser> {
  if (!program) throw new FileRefusal('print.unavailable', {})
  // Chromium refuses its sandbox to root on Linux; everybody else keeps it.
  const root = process.platform === 'linux' && process.getuid?.() === 0
  const { chromium } = await import('playwright-core') // only who prints waits for it
  try {
    return await chromium.launch({ executablePath: program, chromiumSandbox: !root, args: FLAGS, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false })
  } catch (error) {
    throw new FileRefusal('print.start', { browser: program, reason: firstLine(error) })
  }
}

/**
 * Runs the work in a context that is closed at its end. When it is cancelled the caller is let go at once: a page that is
 * closed in the midst of loading may never answer again.
 */
async function withCancel<R>(context: BrowserContext, signal: Cancel, work: () => Promise<R>): Promise<R> {
  const cancelled = new Promise<never>((_, stop) => signal.addEventListener('abort', () => stop(new Error('cancelled'))))
  try {
    if (signal.aborted) throw new Error('cancelled')
    return await Promise.race([work(), cancelled])
  } catch (error) {
    // a cancelled print ends as the app's own "cancelled", whatever the browser says about its closed page
    throw signal.aborted ? error : new FileRefusal('print.failed', { reason: firstLine(error) })
  } finally {
    const closed = context.close().catch(() => undefined)
    if (!signal.aborted) await closed
  }
}

async function printIn(context: BrowserContext, screens: string, model: ReportModel, language: string): Promise<Uint8Array> {
  await context.route('**/*', route => serve(route, screens))
  const page = await context.newPage()
  await page.addInitScript(order => Object.assign(window, { __mortiseReport: order }), { model, language })
  await page.goto(`${ORIGIN}/print.html`)
  await page.waitForSelector('html[data-ready="true"]', { state: 'attached' })
  const pdf = async (plain: boolean) => {
    await page.evaluate(on => document.documentElement.classList.toggle('plain', on), plain)
    return page.pdf({ tagged: !plain, outline: !plain, preferCSSPageSize: true, printBackground: true })
  }
  return printNumbered(model, pdf, starts => page.evaluate(known => window.__mortisePages(known), starts))
}

/** Answers the print page's requests from the folder of the screens; anything else is no request of ours. */
async function serve(route: Route, screens: string): Promise<void> {
  const url = new URL(route.request().url())
  const file = join(screens, decodeURIComponent(url.pathname))
  const mime = MIMES[extname(file)]
  if (url.origin !== ORIGIN || !mime || !file.startsWith(screens + sep)) return route.abort('blockedbyclient')
  const body = await readFile(file).catch(() => null)
  return body ? route.fulfill({ body, contentType: mime }) : route.abort('filenotfound')
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}
