import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import type { FromService, ToService } from '../../electron/messages.ts'
import { record } from './stub.ts'

vi.mock('electron', async () => (await import('./stub.ts')).electron)
const { keyStore } = await import('../../electron/key-store.ts')
const { shellKeeper } = await import('../../electron/shell-keeper.ts')
const { startService } = await import('../../electron/service-process.ts')

// The system's key store, from the service process through the shell to the system, and the file between two starts.
const folder = mkdtempSync(join(tmpdir(), 'mortise-keys-'))
const file = join(folder, 'keys.json')
const SECRET = Buffer.from('a key of the data')
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => {
  rmSync(file, { force: true })
  record.store = { available: true, backend: 'gnome_libsecret', round: 1 }
})

/** As the next start of the program has it: a service, and a shell that reads the file anew. */
function started(platform: NodeJS.Platform = 'linux') {
  const service = startService({ script: '', folder: '', language: 'en', printer: { print: () => Promise.reject(new Error('nothing is printed')) }, keys: keyStore(file, platform) })
  const child = record.children.at(-1)!
  const { keeper, heard } = shellKeeper((message: FromService) => child.emit('message', message))
  const post = child.postMessage.bind(child)
  child.postMessage = message => {
    post(message)
    const said = message as ToService
    if ('keyed' in said) heard(said)
  }
  return { keeper, service }
}

test('a key is kept for the next start, and read by nobody who has the file alone', async () => {
  const { keeper } = started()
  expect(await keeper.holds('lock:1')).toBe(false)
  expect(await keeper.recall('lock:1')).toBeNull()
  await keeper.keep('lock:1', SECRET)
  for (const text of [SECRET.toString(), SECRET.toString('base64')]) expect(readFileSync(file, 'utf8')).not.toContain(text)
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
  const next = started().keeper
  expect(await next.holds('lock:1')).toBe(true)
  expect(Buffer.from((await next.recall('lock:1'))!)).toEqual(SECRET)
  await next.forget('lock:1')
  expect([await next.holds('lock:1'), await started().keeper.recall('lock:1')]).toEqual([false, null])
})

test.each<[string, object, NodeJS.Platform, boolean | null]>([
  ['a Linux without a keyring, whose lock is a word that everybody knows', { backend: 'basic_text' }, 'linux', null],
  ['a Linux of which nothing is known', { backend: 'unknown' }, 'linux', null],
  ['a system that keeps nothing', { available: false }, 'win32', null],
  ['a Linux with a keyring', {}, 'linux', false],
  ['another system, which has no such word', { backend: 'basic_text' }, 'darwin', false],
])('%s', async (_, store, platform, holds) => {
  Object.assign(record.store, store)
  const { keeper } = started(platform)
  expect(await keeper.holds('lock:1')).toBe(holds)
  if (holds === null) await expect(keeper.keep('lock:1', SECRET)).rejects.toThrow()
})

test('what the system locked with a key that it has changed since is locked anew', async () => {
  await started().keeper.keep('lock:1', SECRET)
  const before = readFileSync(file, 'utf8')
  record.store.round = 2
  expect(Buffer.from((await started().keeper.recall('lock:1'))!)).toEqual(SECRET)
  expect(readFileSync(file, 'utf8')).not.toBe(before)
})

test('a file of another user or in pieces opens nothing, and stops nobody', async () => {
  writeFileSync(file, JSON.stringify({ 'lock:1': 'bm90aGluZw==', 'lock:2': 7 }))
  expect(await started().keeper.recall('lock:1')).toBeNull()
  expect(await started().keeper.holds('lock:2')).toBe(false)
  writeFileSync(file, '{"lock')
  expect(await started().keeper.holds('lock:1')).toBe(false)
})
