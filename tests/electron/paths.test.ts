import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { serveLoopback, type LoopbackHost } from '../../headless/server.ts'
import { staticFile } from '../../headless/static-files.ts'
import { createDesk } from '../app/desk.ts'
import { rawRequest } from '../headless/raw-request.ts'

vi.mock('electron', async () => (await import('./stub.ts')).electron)

const { screenOf } = await import('../../electron/protocol.ts')

// Whatever path is asked for, over app:// or the loopback port, only files of the built screens come back.
const RUNS = Number(process.env['MORTISE_PATHS'] ?? 10_000)
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mortise-paths-')))
const screens = join(folder, 'screens')
const SECRET = 'the secret'
const FILES = { '/index.html': 'screen index', '/assets/a.js': 'screen a', '/assets/中.css': 'screen css' }
let host: LoopbackHost

beforeAll(async () => {
  mkdirSync(join(screens, 'assets/deep'), { recursive: true })
  mkdirSync(join(folder, 'screens-of-others'))
  for (const [path, text] of Object.entries(FILES)) writeFileSync(join(screens, path), text)
  for (const path of ['secret.json', 'screens-of-others/secret.html', 'screens/.hidden.js', 'screens/assets/.env.json', 'screens/program.exe', 'screens/noending']) writeFileSync(join(folder, path), SECRET)
  symlinkSync(join(folder, 'secret.json'), join(screens, 'link.json'))
  symlinkSync(folder, join(screens, 'assets/up'))
  host = await serveLoopback({ desk: createDesk().app, screens })
})
afterAll(async () => {
  await host.close()
  rmSync(folder, { recursive: true, force: true })
})

const piece = fc.oneof(
  fc.constantFrom('..', '.', '...', '%2e%2e', '%2E%2e', '.%2e', '%252e%252e', '..%2f', '..%5c', '%c0%ae%c0%ae', '..;', '..\\', '\\', '\\\\server\\share', '%5c', '%2f', '%00', '%', '%zz', '~', '', ' ', '%20', '. ', '..%20', 'C:', 'c%3a', 'c:%5c', '::$DATA', 'con', 'nul.js', '\u202e', '%ff'),
  fc.constantFrom('index.html', 'index.html.', 'index.html%20', 'index.html::$DATA', 'INDEX.HTML', 'assets', 'a.js', '中.css', '%E4%B8%AD.css', 'up', 'deep', 'link.json', 'secret.json', 'screens', 'screens-of-others', 'secret.html', '.hidden.js', '.env.json', 'program.exe', 'noending', 'etc', 'passwd'),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
)
const path = fc.tuple(fc.constantFrom('/', '//', '', '/assets/', '/assets/up/', '///'), fc.array(piece, { maxLength: 6 }), fc.constantFrom('/', '//', '%2f', '\\')).map(([start, pieces, between]) => start + pieces.join(between))

/** The one answer that a path may have: the file that it plainly names. */
const isScreen = (text: string) => Object.values(FILES).includes(text)

test('a path gives a file of the screens or nothing', async () => {
  let found = 0
  await fc.assert(
    fc.asyncProperty(path, async asked => {
      const file = await staticFile(screens, asked)
      if (file) found += 1
      expect(file === null || Object.keys(FILES).some(known => join(screens, known) === file.path), `${asked} -> ${file?.path}`).toBe(true)
    }),
    { numRuns: RUNS },
  )
  expect(found).toBeGreaterThan(RUNS / 1000) // it would prove nothing to find nothing
})

test('app:// answers no other method, host or path', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT'), fc.constantFrom('app://mortise', 'app://mortise', 'app://other', 'app://user@mortise', 'app:', 'app://mortise:80', 'https://mortise'), path, async (method, origin, asked) => {
      const answer = await screenOf({ method, url: origin + asked }, screens)
      const text = await answer.text()
      expect(answer.status === 200 ? isScreen(text) && method === 'GET' && origin === 'app://mortise' : text === '', `${method} ${origin}${asked}`).toBe(true)
      expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    }),
    { numRuns: RUNS },
  )
})

test('the loopback port answers the same, byte for byte as a hostile program writes it', async () => {
  const onOneLine = path.map(asked => asked.replace(/[^\x21-\x7e]/g, '') || '/')
  await fc.assert(
    fc.asyncProperty(onOneLine, async asked => {
      const { status, body } = await rawRequest(host.port, [`GET ${asked} HTTP/1.1`, `Host: 127.0.0.1:${host.port}`])
      expect(status === 200 ? isScreen(body) : !body.includes(SECRET), `${asked} ${status} ${body}`).toBe(true)
    }),
    { numRuns: RUNS / 10 },
  )
}, 60_000)

test('links that lead out of the screens, hidden files and strange kinds are not there', async () => {
  for (const asked of ['/link.json', '/assets/up/secret.json', '/assets/up/screens/index.html', '/.hidden.js', '/assets/.env.json', '/program.exe', '/noending', '/assets', '/assets/', '/assets/deep', 'index.html', '', '/index.html.', '/index.html ', '/INDEX.html/..', '/%2e/index.html']) {
    const file = await staticFile(screens, asked)
    expect(file && !file.path.startsWith(join(screens, 'index.html')), asked).toBeFalsy()
    expect((await rawRequest(host.port, [`GET ${encodeURI(asked) || '/x'} HTTP/1.1`, `Host: 127.0.0.1:${host.port}`])).body, asked).not.toContain(SECRET)
  }
  expect((await staticFile(screens, '/assets/%E4%B8%AD.css'))?.type).toBe('text/css; charset=utf-8')
})
