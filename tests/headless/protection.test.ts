import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { KeyKeeper } from '#app/ports.ts'
import type { Notice } from '#contract/wire.ts'
import { compose, type Host, type HostParts } from '../../headless/compose.ts'

let place: string
let folder: string
let host: Host
const hosts: Host[] = []
beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'mortise-lock-'))
  process.env['MORTISE_HOME'] = join(place, 'home')
  folder = join(place, 'data')
  host = await started()
  await value('college.setup', { name: '江州职业技术学院', term: { name: '2026 秋', start: '2026-08-31', weeks: 20 } })
})
afterEach(async () => {
  for (const open of hosts.splice(0)) await open.close().catch(() => undefined)
})

async function started(more: Partial<HostParts> = {}): Promise<Host> {
  const made = await compose({ folder, printer: {} as never, now: '2026-11-23T08:00', ...more }) // nothing is printed
  hosts.push(made)
  return made
}

async function stopped(): Promise<void> {
  await hosts.pop()!.close()
}

async function answer(name: string, input: unknown = {}) {
  const frame = await host.answer({ name, input, actor: { name: '王老师' } })
  if ('value' in frame) return { value: frame.value as never }
  return 'refusal' in frame ? { code: frame.refusal.code } : { code: `fault ${JSON.stringify(frame)}` }
}
/** What the contract types, of whichever name. */
type Said = Record<string, unknown> & { rows: { id: string; fields: Record<string, unknown> }[]; fields: Record<string, unknown>; recoveryKey: string; findings: unknown[]; name: string; id: string; base64: string; asChange: boolean }
async function value(name: string, input: unknown = {}): Promise<Said> {
  const got = await answer(name, input)
  if (got.code !== undefined) throw new Error(`${name}: ${got.code}`)
  return got.value as never
}

/** Every file below a folder, and what is packed in it: what somebody who finds the disk can read. */
function readable(path: string): string {
  return readdirSync(path).map(name => {
    const inside = join(path, name)
    if (statSync(inside).isDirectory()) return readable(inside)
    const bytes = readFileSync(inside)
    const unpacked = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : Buffer.alloc(0)
    return `${name}\n${bytes.toString('latin1')}${bytes.toString('utf8')}${unpacked.toString('utf8')}`
  }).join('\n')
}
const has = (path: string, text: string) => {
  const all = readable(path)
  return [text, Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -1), Buffer.from(text, 'utf16le').toString('latin1')].some(form => all.includes(form))
}

test('a password keeps everything from others, opens it again, and can be changed and taken away', async () => {
  await value('register.save', { table: 'student', fields: { number: '20240001', name: '欧阳小雨', sex: 'female' } })
  await value('storage.backup')
  expect(has(folder, '欧阳小雨')).toBe(true)
  const { recoveryKey } = await value('protection.set', { password: 'correct horse' })
  expect(has(folder, '欧阳小雨')).toBe(false)
  expect(await value('protection.state')).toMatchObject({ hasPassword: true, isLocked: false, role: 'office', openBackups: 1 })
  expect(await value('protection.dropOpenBackups')).toEqual({ removed: 1 })
  expect(has(`${folder}-backups`, '欧阳小雨')).toBe(false)
  expect((await value('storage.verify')).findings).toEqual([])

  const notices: Notice[] = []
  host.onNotice(notice => notices.push(notice))
  await value('protection.lock')
  expect(notices.at(-1)?.tables).toContain('student')
  expect(await answer('register.list', { table: 'student' })).toEqual({ code: 'folder.locked' })
  expect(await answer('register.save', { table: 'teacher', fields: { name: '李' } })).toEqual({ code: 'folder.locked' })
  expect(await answer('protection.unlock', { secret: 'wrong horse' })).toEqual({ code: 'protection.wrong' })
  await value('protection.unlock', { secret: 'correct horse' })
  expect((await value('register.list', { table: 'student' })).rows[0]!.fields['name']).toBe('欧阳小雨')

  expect(await answer('protection.password', { secret: 'wrong horse', role: 'office', password: 'battery staple' })).toEqual({ code: 'protection.wrong' })
  await value('protection.password', { secret: 'correct horse', role: 'office', password: 'battery staple' })
  await value('protection.password', { secret: recoveryKey, role: 'reader', password: 'only looking' })
  await value('protection.lock')
  expect(await answer('protection.unlock', { secret: 'correct horse' })).toEqual({ code: 'protection.wrong' })
  await value('protection.unlock', { secret: 'only looking' })
  expect((await value('register.list', { table: 'student' })).rows.length).toBe(1)
  expect(await answer('register.save', { table: 'teacher', fields: { name: '李' } })).toEqual({ code: 'role.denied' })
  expect(await answer('protection.remove', { secret: 'battery staple' })).toEqual({ code: 'role.denied' })
  await value('protection.unlock', { secret: recoveryKey })
  expect(await value('protection.remove', { secret: 'battery staple' })).toMatchObject({ hasPassword: false, role: 'office' })
  expect((await value('storage.verify')).findings).toEqual([])
  expect(has(folder, '欧阳小雨')).toBe(true)
}, 120_000)

test('a backup under a lock is put back with its password, also where the folder has another or none', async () => {
  const { recoveryKey } = await value('protection.set', { password: 'correct horse' })
  await value('register.save', { table: 'student', fields: { number: '20240001', name: '欧阳小雨' } })
  const { name } = await value('storage.backup')
  await value('protection.remove', { secret: 'correct horse' })
  const [student] = (await value('register.list', { table: 'student' })).rows
  await value('register.remove', { table: 'student', ids: [student!.id] })
  expect(await answer('storage.preview', { name })).toEqual({ code: 'backup.locked' })
  expect(await answer('storage.restore', { name, secret: 'wrong horse' })).toEqual({ code: 'protection.wrong' })
  expect((await value('storage.restore', { name, secret: recoveryKey })).asChange).toBe(true)
  expect((await value('register.list', { table: 'student' })).rows[0]!.fields['name']).toBe('欧阳小雨')
}, 120_000)

test('the next start asks for the password, takes it from the environment, or from the system’s key store', async () => {
  const kept = new Map<string, Uint8Array>()
  const keeper: KeyKeeper = { holds: async id => kept.has(id), keep: async (id, secret) => void kept.set(id, secret), recall: async id => kept.get(id) ?? null, forget: async id => void kept.delete(id) }
  await value('protection.set', { password: 'correct horse' })
  await stopped()
  host = await started()
  // a browser on loopback has no such store, and says so
  expect(await value('protection.state')).toMatchObject({ isLocked: true, remembered: null })
  await value('protection.unlock', { secret: 'correct horse' })
  expect(await answer('protection.remember', { on: true })).toEqual({ code: 'protection.noStore' })
  await stopped()
  await expect(started({ password: 'wrong horse' })).rejects.toMatchObject({ code: 'protection.wrong' })
  host = await started({ password: 'correct horse', keeper })
  expect(await value('protection.state')).toMatchObject({ isLocked: false })
  expect(kept.size).toBe(0) // only who asks for it is remembered
  await value('protection.unlock', { secret: 'correct horse', remember: true })
  await stopped()
  host = await started({ keeper })
  expect(await value('protection.state')).toMatchObject({ isLocked: false, role: 'office', remembered: true })
  expect(await value('protection.remember', { on: false })).toMatchObject({ remembered: false })
  expect(kept.size).toBe(0)
  await value('protection.lock')
  expect(await answer('protection.remember', { on: true })).toEqual({ code: 'folder.locked' })
  await value('protection.unlock', { secret: 'correct horse' })
  await value('protection.remember', { on: true })
  const stolen = new Map(kept)
  await value('protection.password', { secret: 'correct horse', role: 'teacher', password: 'chalk and board' })
  expect(kept.size).toBe(0)
  // nor does what was kept before open it, were it still there
  await stopped()
  for (const [id, secret] of stolen) kept.set(id, secret)
  host = await started({ keeper })
  expect(await value('protection.state')).toMatchObject({ isLocked: true, remembered: false })
  expect(kept.size).toBe(0)
  await value('protection.unlock', { secret: 'chalk and board', remember: true })
  await stopped()
  host = await started({ keeper })
  expect(await value('protection.state')).toMatchObject({ isLocked: false, role: 'teacher' })
  await value('protection.unlock', { secret: 'correct horse' })
  await value('protection.remove', { secret: 'correct horse' })
  expect(kept.size).toBe(0)
}, 120_000)

test('one person’s data are handed over whole, erased, and nowhere any more once that is carried out', async () => {
  const students: string[] = []
  for (const [i, name] of ['欧阳小雨', '司徒明远'].entries()) {
    const { id } = await value('register.save', { table: 'student', fields: { number: `2024000${i}`, name, phone: `1391234567${i}`, note: `${name}喜欢画画` } })
    students.push(id)
    await value('register.save', { table: 'certificate', fields: { studentId: id, name: `${name}的证书`, certificateType: 'other', number: `证-${name}`, issuedOn: '2026-06-01' } })
    await value('register.save', { table: 'student', id, fields: { phone: `1380000000${i}` } })
  }
  const file = await value('person.export', { id: students[0], format: 'json', language: 'zh-CN' })
  const text = Buffer.from(file.base64, 'base64').toString()
  for (const said of ['欧阳小雨', '13800000000', '喜欢画画', '证-欧阳小雨']) expect(text, said).toContain(said)
  expect(text).not.toContain('司徒')

  await value('person.erase', { ids: [students[0]] })
  await value('history.undo')
  expect((await value('register.get', { id: students[0] })).fields['name']).toBe('欧阳小雨')
  await value('history.redo')
  expect((await value('register.get', { id: students[0] })).fields['name']).toBe('×')
  expect(has(folder, '欧阳小雨')).toBe(true) // the history still can tell
  await value('person.carryOut')
  for (const gone of ['欧阳小雨', '13912345670', '13800000000']) expect(has(folder, gone), gone).toBe(false)
  expect(has(folder, '司徒明远')).toBe(true)
  expect((await value('storage.verify')).findings).toEqual([])
  expect((await value('register.list', { table: 'student' })).rows.length).toBe(2)
  await answer('history.undo')
  expect(JSON.stringify(await value('register.get', { id: students[0] }))).not.toContain('欧阳')
}, 120_000)

test('what is set one after the other is kept together: nothing writes an older lock back', async () => {
  await value('protection.set', { password: 'correct horse' })
  await value('protection.password', { secret: 'correct horse', role: 'office', password: 'battery staple' })
  await value('protection.idle', { minutes: 30 })
  await value('storage.backupFolder', { folder: join(place, 'elsewhere') })
  await value('storage.backup')
  await stopped()
  await expect(started({ password: 'correct horse' })).rejects.toMatchObject({ code: 'protection.wrong' })
  host = await started({ password: 'battery staple' })
  expect(await value('protection.state')).toMatchObject({ isLocked: false, idle: 30 })
}, 120_000)

test('it locks itself when nobody has done anything for a while, and not before', async () => {
  await stopped()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
  try {
    host = await started()
    await value('protection.set', { password: 'correct horse' })
    await value('protection.idle', { minutes: 5 })
    const isLocked = async () => (await value('protection.state'))['isLocked']
    vi.advanceTimersByTime(4 * 60_000)
    expect(await isLocked()).toBe(false)
    await value('protection.active')
    vi.advanceTimersByTime(4 * 60_000)
    expect(await isLocked()).toBe(false)
    vi.advanceTimersByTime(2 * 60_000)
    await vi.waitFor(async () => expect(await isLocked()).toBe(true), { timeout: 10_000 })
    expect(await answer('register.counts')).toEqual({ code: 'folder.locked' })
  } finally {
    vi.useRealTimers()
  }
}, 120_000)
