import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { RELEASE_KEY } from '../../electron/release-key.ts'
import { checkUpdate, compareVersions, releaseKeyOf, signedText, unpackUpdate, type Installed, type UpdateHead } from '../../electron/update-file.ts'
import { profile, record, StubWindow } from './stub.ts'

vi.mock('electron', async () => (await import('./stub.ts')).electron)
const spawned = vi.hoisted(() => [] as unknown[][])
vi.mock('node:child_process', () => ({ spawn: (...args: unknown[]) => (spawned.push(args), { unref: () => undefined }) }))

const { installedAs, updateFromFile } = await import('../../electron/update.ts')

const folder = mkdtempSync(join(tmpdir(), 'mortise-update-'))
profile.folder = folder
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => {
  record.calls.length = 0
  record.answers.length = 0
  spawned.length = 0
  rmSync(join(folder, 'out'), { recursive: true, force: true })
  vi.unstubAllEnvs()
})

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const KEY = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
const HERE: Installed = { version: '1.4.2', arch: 'x64', kind: 'nsis' }
const INSTALLER = Buffer.from(`MZ ${'the new program '.repeat(5000)}`)

type Made = Partial<UpdateHead> & { content?: Buffer; signer?: typeof privateKey; after?: (bytes: Buffer) => Buffer }

/** An update file as the project would publish it, except for what is said otherwise. */
function updateFile({ content = INSTALLER, signer = privateKey, after = bytes => bytes, ...head }: Made = {}): string {
  const whole = { mortiseUpdate: 1 as const, version: '1.5.0', arch: 'x64', kind: 'nsis' as const, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex'), ...head }
  const line = JSON.stringify({ ...whole, signature: head.signature ?? sign(null, signedText(whole), signer).toString('base64') })
  const file = join(folder, 'Mortise.mortise-update')
  writeFileSync(file, after(Buffer.concat([Buffer.from(`${line}\n`), content])))
  return file
}
const codeOf = async (made: Made, here = HERE) => {
  const checked = await checkUpdate(updateFile(made), here, KEY)
  if (!checked.ok) return checked.refusal.code
  const unpacked = await unpackUpdate(join(folder, 'Mortise.mortise-update'), checked, join(folder, 'out'))
  return typeof unpacked === 'string' ? 'installed' : unpacked.code
}
const swap = (from: string | RegExp, to: string) => (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1')

test('what the project signed and is newer comes out byte for byte, for its user alone', async () => {
  const checked = await checkUpdate(updateFile(), HERE, KEY)
  if (!checked.ok) throw new Error(checked.refusal.code)
  const path = await unpackUpdate(join(folder, 'Mortise.mortise-update'), checked, join(folder, 'out'))
  expect(path).toBe(join(folder, 'out', 'Mortise-1.5.0-x64.exe'))
  expect(readFileSync(path as string).equals(INSTALLER)).toBe(true)
  if (process.platform !== 'win32') expect(statSync(join(folder, 'out')).mode & 0o777).toBe(0o700)
})

test.each<[string, Made, string]>([
  ['signed by somebody else', { signer: generateKeyPairSync('ed25519').privateKey }, 'update.signature'],
  ['not signed', { signature: '' }, 'update.signature'],
  ['signed with nonsense', { signature: 'AAAA' }, 'update.signature'],
  ['with another version written into it', { after: swap('"1.5.0"', '"9.9.9"') }, 'update.signature'],
  ['with another sum written into it', { after: swap(/"sha256":"[0-9a-f]{64}/, `"sha256":"${'0'.repeat(64)}`) }, 'update.signature'],
  ['with another length written into it', { after: swap(`"bytes":${INSTALLER.length}`, `"bytes":${INSTALLER.length - 1}`) }, 'update.signature'],
  ['for another system', { kind: 'deb' }, 'update.otherSystem'],
  ['for another processor', { arch: 'arm64' }, 'update.otherSystem'],
  ['older', { version: '1.4.1' }, 'update.older'],
  ['much older, with larger digits', { version: '0.99.99' }, 'update.older'],
  ['the same', { version: '1.4.2' }, 'update.same'],
  ['with one byte of the installer altered', { after: bytes => (bytes.writeUInt8(bytes.at(-1)! ^ 1, bytes.length - 1), bytes) }, 'update.damaged'],
  ['cut off', { after: bytes => bytes.subarray(0, -1) }, 'update.damaged'],
  ['with something appended', { after: bytes => Buffer.concat([bytes, Buffer.from('x')]) }, 'update.damaged'],
  ['without its installer', { after: bytes => bytes.subarray(0, bytes.indexOf('\n') + 1) }, 'update.damaged'],
  ['no update at all', { after: () => Buffer.from('MZ\n\0\0') }, 'update.unreadable'],
  ['empty', { after: () => Buffer.alloc(0) }, 'update.unreadable'],
  ['without an end to its first line', { after: () => Buffer.alloc(100_000, 'x') }, 'update.unreadable'],
  ['of a later form', { mortiseUpdate: 2 as never }, 'update.unreadable'],
  ['with a version that leads elsewhere', { version: '../../1.5.0' }, 'update.unreadable'],
  ['with a processor that leads elsewhere', { arch: '../x64' }, 'update.unreadable'],
  ['with a kind that is none', { kind: '__proto__' as never }, 'update.unreadable'],
  ['of no length', { bytes: -1 }, 'update.unreadable'],
  ['newer', {}, 'installed'],
])('a file %s', async (_, made, code) => {
  expect(await codeOf(made)).toBe(code)
  expect(existsSync(join(folder, 'out'))).toBe(code === 'installed')
})

test('versions are numbers', () => {
  expect(['1.10.0', '1.9.9', '0.10.0', '1.9.10', '10.0.0'].sort(compareVersions)).toEqual(['0.10.0', '1.9.9', '1.9.10', '1.10.0', '10.0.0'])
})

test('a program without a key, or with one of another kind, takes no update', async () => {
  const other = generateKeyPairSync('x25519').publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  for (const none of ['', 'AAAA', other]) expect(await checkUpdate(updateFile(), HERE, none), none).toEqual({ ok: false, refusal: { code: 'update.noKey', facts: {} } })
  // that of the project is made with the first release: until then there is none, and never half of one
  expect(RELEASE_KEY === '' || releaseKeyOf(RELEASE_KEY) !== null).toBe(true)
})

const window = () => new StubWindow({ webPreferences: {} })
const done = () => record.calls.map(call => call[0])
const shown = () => record.calls.filter(c => c[0] === 'showMessageBox').map(c => c[1] as { message: string; detail: string })

async function install(answers: unknown[], more: Partial<Parameters<typeof updateFromFile>[0]> = {}): Promise<string[]> {
  record.answers.push(...answers)
  const order: string[] = []
  await updateFromFile({ window: window() as never, language: 'en', close: () => (order.push(`closed, ${spawned.length} started`), Promise.resolve()), key: KEY, installed: HERE, ...more })
  return order
}

test('the user chooses, says yes, and the installer runs after the data are closed', async () => {
  expect(await install([updateFile(), 0])).toEqual(['closed, 0 started'])
  expect(shown()).toEqual([expect.objectContaining({ message: 'Install Mortise 1.5.0 in place of 1.4.2?' })])
  expect(spawned).toEqual([[join(folder, 'update', 'Mortise-1.5.0-x64.exe'), ['--updated', '--force-run'], { detached: true, stdio: 'ignore' }]])
  expect(done().at(-1)).toBe('quit')
})

test('no file, or no yes, and nothing happens', async () => {
  rmSync(join(folder, 'update'), { recursive: true, force: true })
  expect(await install([undefined])).toEqual([])
  expect(await install([updateFile(), 1])).toEqual([])
  expect([spawned, existsSync(join(folder, 'update')), done().includes('quit')]).toEqual([[], false, false])
})

test('a refusal is said in words, and nothing is run', async () => {
  expect(await install([updateFile({ version: '1.0.0' })])).toEqual([])
  expect(await install([updateFile({ after: bytes => bytes.subarray(0, -9) }), 0])).toEqual([])
  expect(await install([updateFile()], { key: generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).toString('base64'), language: 'zh-CN' })).toEqual([])
  expect(shown().map(s => s.detail)).toEqual([expect.stringContaining('Mortise 1.0.0, which is older than this one (1.4.2)'), expect.stringContaining('signed'), expect.stringContaining('not whole'), expect.stringContaining('没有榫卯开发方的签名')])
  expect([spawned, done().includes('quit')]).toEqual([[], false])
})

test('an AppImage takes the place of the one that runs; where it can not, that is said and the data stay open', async () => {
  const place = join(folder, 'Mortise.AppImage')
  writeFileSync(place, 'old')
  vi.stubEnv('APPIMAGE', place)
  const installed: Installed = { ...HERE, kind: 'appimage' }
  expect(await install([updateFile({ kind: 'appimage' }), 0], { installed })).toEqual(['closed, 0 started'])
  expect(readFileSync(place).equals(INSTALLER)).toBe(true)
  expect(record.calls.find(c => c[0] === 'relaunch')).toEqual(['relaunch', { execPath: place, args: [] }])
  vi.stubEnv('APPIMAGE', join(folder, 'nowhere', 'Mortise.AppImage'))
  expect(await install([updateFile({ kind: 'appimage' }), 0], { installed })).toEqual([])
  expect(shown().at(-1)!.detail).toContain('could not be put in the place')
})

test('a .deb and a .dmg are handed to the system', async () => {
  for (const kind of ['deb', 'dmg'] as const) await install([updateFile({ kind }), 0], { installed: { ...HERE, kind } })
  expect(record.calls.filter(c => c[0] === 'openPath').map(c => c[1])).toEqual([join(folder, 'update', 'Mortise-1.5.0-x64.deb'), join(folder, 'update', 'Mortise-1.5.0-x64.dmg')])
  expect([installedAs('win32'), installedAs('darwin'), installedAs('linux', {}), installedAs('linux', { APPIMAGE: '/x' })]).toEqual(['nsis', 'dmg', 'deb', 'appimage'])
})
