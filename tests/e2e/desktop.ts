import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'
import { say } from '#words/say.ts'
import { root } from '../../build/fresh.mjs'
import { NOW } from './mortise.ts'
import { askedOutside, requestsOutside, watched } from './outside.ts'

const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
const names: Partial<Record<NodeJS.Platform, string>> = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }
export const program = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), names[process.platform] ?? 'electron')
/** Chromium's sandbox refuses to run as root, and where the system forbids it what it needs. */
export const FLAGS = process.getuid?.() === 0 || process.env['MORTISE_NO_SANDBOX'] ? ['--no-sandbox'] : []

/** Why there is no window here; null where there can be one. */
const reason = !existsSync(program) ? 'no Electron runtime' : process.platform === 'linux' && !process.env['DISPLAY'] ? 'no display' : null
let said = false

type Desktop = {
  /** holds `data`, the small sample college */
  home: string
  /** the name of a workshop in it */
  workshop: string
  /** what pages of the window ask of other computers; a test that asks on purpose empties it */
  outside: string[]
  electron: ElectronApplication
  app: Page
  words: (key: string, facts?: Record<string, unknown>) => string
}

/** The command line, without Electron, on the college of a home. */
async function mortise(home: string, ...words: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'dist/mortise.mjs'), ...words, '--data', join(home, 'data'), '--language', 'en'], { env: { ...process.env, ...watched(home), MORTISE_NOW: NOW }, maxBuffer: 64 * 1024 * 1024 })
  return stdout
}

/** The Electron window on the small sample college, for the page objects that the journeys in a browser use. */
export const test = base.extend<Desktop>({
  words: async ({}, use) => use((key, facts) => say('en', key, facts)),

  home: async ({}, use) => {
    if (reason && !said) console.log(`skipped: ${reason}`)
    said = true
    base.skip(reason !== null, `skipped: ${reason}`)
    const home = mkdtempSync(join(tmpdir(), 'mortise-desktop-'))
    await mortise(home, 'init', '--sample', 'small')
    await use(home)
    base.expect(askedOutside(home), 'asked of another computer by a process of the window, or by the command line').toEqual([])
    rmSync(home, { recursive: true, force: true })
  },

  workshop: async ({ home }, use) => {
    const { rows } = JSON.parse(await mortise(home, 'ask', 'register.list', '{"table":"workshop"}', '--json')) as { rows: { fields: { name: string } }[] }
    await use(rows[0]!.fields.name)
  },

  outside: async ({}, use) => {
    const outside: string[] = []
    await use(outside)
    base.expect(outside, 'asked of another computer by a page of the window').toEqual([])
  },

  electron: async ({ home, outside }, use) => {
    // the shell and its service are both watched: what a process is told by its environment, those that it starts are told as well
    const env = { ...process.env, ...watched(home), MORTISE_NOW: NOW, MORTISE_HOME: home } as Record<string, string>
    const app = await _electron.launch({ executablePath: program, args: [...FLAGS, '--lang=en-GB', root], env })
    requestsOutside(app.context(), outside)
    await use(app)
    await app.close()
  },

  app: async ({ electron }, use) => {
    const page = await electron.firstWindow()
    await base.expect(page.getByRole('main').first()).toBeVisible()
    await use(page)
  },
})
export const { expect } = base
