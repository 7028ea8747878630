import { spawn } from 'node:child_process'
import { findBrowser } from '#adapters/print/find-browser.ts'
import { windowProfileFolder } from './places.ts'

export type AppWindow = {
  /** `closed` by the user, or `failed` when the browser would not start */
  ended: Promise<'closed' | 'failed'>
  close(): void
}

const FAILS_WITHIN = 5_000 // ms: a browser that ends sooner and with an error has never shown its window

/**
 * Opens a link in a window of its own of an installed Chromium, Chrome or Edge, with its own profile, and closes it
 * with this program. Says `noDisplay` or `noBrowser` where that can't be.
 */
export function openAppWindow(link: string, env: NodeJS.ProcessEnv): AppWindow | 'noDisplay' | 'noBrowser' {
  if (!hasDisplay(env)) return 'noDisplay'
  const browser = findBrowser()
  if (!browser) return 'noBrowser'
  const began = Date.now()
  const child = spawn(browser, windowArguments(link), { stdio: 'ignore', env })
  const close = () => void child.kill()
  process.once('exit', close)
  const ended = new Promise<'closed' | 'failed'>(done => {
    child.once('error', () => done('failed'))
    child.once('exit', code => done(code && Date.now() - began < FAILS_WITHIN ? 'failed' : 'closed'))
  })
  void ended.then(() => process.off('exit', close))
  return { ended, close }
}

/** True where a window can be shown. Windows and macOS always have a display; elsewhere X11 or Wayland says so. */
export function hasDisplay(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'win32' || platform === 'darwin' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}

function windowArguments(link: string): string[] {
  const asRoot = process.getuid?.() === 0 // Chromium's sandbox refuses to run as root
  return [
    `--app=${link}`,
    `--user-data-dir=${windowProfileFolder()}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-features=Translate',
    '--window-size=1440,900',
    ...(asRoot ? ['--no-sandbox', '--test-type'] : []),
  ]
}
