import type { BrowserContext } from '@playwright/test'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isHere } from './watch-net.mjs'

/** What a page asked of anything but this computer, as it happens; put to `outside`. */
export function requestsOutside(context: BrowserContext, outside: string[] = []): string[] {
  const look = (url: string) => {
    const { protocol, hostname } = new URL(url)
    if (!/^(data|blob|about|app):$/.test(protocol) && !isHere(hostname)) outside.push(url)
  }
  context.on('request', request => look(request.url()))
  context.on('page', page => page.on('websocket', socket => look(socket.url())))
  return outside
}

/** The environment in which a program writes down whatever it asks of anything but this computer. */
export const watched = (home: string) => ({
  NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import ${pathToFileURL(join(import.meta.dirname, 'watch-net.mjs')).href}`.trim(),
  MORTISE_TEST_OUTSIDE: join(home, 'asked-outside.txt'),
})

/** What the program of that home asked of anything but this computer. With `forget`, it is not told again. */
export function askedOutside(home: string, { forget = false } = {}): string[] {
  const file = join(home, 'asked-outside.txt')
  const told = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
  if (forget) rmSync(file, { force: true })
  return told
}
