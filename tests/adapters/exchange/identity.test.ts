import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Blocks, Codec } from '#adapters/storage/codec.ts'
import { createDeviceRegister, type Fingerprint } from '#adapters/storage/device-register.ts'
import { nodeDisk } from '#adapters/storage/disk.ts'
import { recoverFolder } from '#adapters/storage/put-right.ts'
import { openFolder, type OpenFolder, type OpenTools } from '#adapters/storage/open-folder.ts'
import { damage } from '../../damage.ts'
import { diceOf } from '../../storage/dice.ts'
import { filesIn, inStore, set, tools } from '../storage/folder.ts'
import { refusalOf } from './inside.ts'
import { lifeOfReplicas } from './replicas.ts'

let place: string
let home: string
let folder: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'mortise-identity-'))
  home = join(place, 'home', 'devices')
  folder = join(place, 'data')
})
const here = (more: Partial<OpenTools> = {}): OpenTools => ({ ...tools, register: createDeviceRegister(home), ...more })

type Seen = { device: string; signKey: string; recipient: string }
/** Opens, appends so many changes, and closes. */
async function seen(path = folder, appended = 0, more: Partial<OpenTools> = {}, before?: (data: OpenFolder) => Promise<unknown>): Promise<Seen> {
  const data = await openFolder(path, here(more))
  const { signKey, recipient } = await data.identity.keys()
  for (let n = 1; n <= appended; n++) await data.journal.append(set(data.held.seq + n))
  await before?.(data)
  await data.close()
  return { device: data.device, signKey, recipient }
}
const copyTo = (to: string, from = folder) => cpSync(from, to, { recursive: true, preserveTimestamps: true })
function expectOther(one: Seen, other: Seen): void {
  expect(other.device).not.toBe(one.device)
  expect(other.signKey).not.toBe(one.signKey)
  expect(other.recipient).not.toBe(one.recipient)
}

describe('a folder stays the device that it is', () => {
  test('however often it is opened, and while it grows', async () => {
    const first = await seen(folder, 3)
    expect(await seen(folder, 2)).toEqual(first)
    expect(await seen()).toEqual(first)
    expect(first.recipient).toMatch(/^age1[0-9a-z]{58}$/)
    expect(Buffer.from(first.signKey, 'base64')).toHaveLength(32)
  })

  test('when the program ended without closing it', async () => {
    const first = await seen(folder, 3)
    const data = await openFolder(folder, here({ lock: false }))
    await data.journal.append(set(4))
    expect(await seen(folder, 0, { lock: false })).toEqual(first)
    await data.close()
  })

  test('where its file system tells no birth, or no number of it', async () => {
    for (const prints of [[{ inode: 7n, born: 0n }, { inode: 7n, born: 5n }], [{ inode: 0n, born: 5n }, { inode: 7n, born: 5n }], [{ inode: 0n, born: 0n }, { inode: 0n, born: 0n }]] as [Fingerprint, Fingerprint][]) {
      const path = join(place, `data ${prints[0].inode} ${prints[0].born}`)
      const told = [...prints, ...prints]
      const register = createDeviceRegister(home, nodeDisk, async () => told.shift() ?? prints[1])
      const first = await seen(path, 1, { register })
      expect(await seen(path, 1, { register })).toEqual(first)
    }
  })

  test('without a register, as its manifest says', async () => {
    const data = await openFolder(folder, tools)
    await data.identity.keys()
    await data.identity.note(5)
    await data.close()
    const again = await openFolder(folder, tools)
    expect(again.device).toBe(data.device)
    expect(await again.identity.keys()).toEqual(await data.identity.keys())
    await again.close()
  })
})

describe('a folder becomes another device, with other keys', () => {
  test('when it was copied, here or to another computer; the first stays what it is', async () => {
    const first = await seen(folder, 3)
    copyTo(join(place, 'copy'))
    const copy = await seen(join(place, 'copy'), 1)
    expectOther(first, copy)
    expect(await seen(join(place, 'copy'))).toEqual(copy)
    expect(await seen()).toEqual(first)
    // to the same path on another computer, whose Mortise knows nothing of it, or all that this one knows
    const elsewhere = await seen(folder, 0, { register: createDeviceRegister(join(place, 'other home')) })
    expectOther(first, elsewhere)
  })

  test('when an older copy was put back, in the folder or in its place', async () => {
    const first = await seen(folder, 3)
    copyTo(join(place, 'older'))
    await seen(folder, 2)
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
    copyTo(folder, join(place, 'older'))
    const second = await seen(folder, 1)
    expectOther(first, second)
    rmSync(folder, { recursive: true })
    copyTo(folder, join(place, 'older'))
    const third = await seen()
    expectOther(first, third)
    expectOther(second, third)
  })

  test('when an older copy was put back and nobody has closed it since others got to know of a change', async () => {
    const first = await seen(folder, 3)
    copyTo(join(place, 'older'))
    const data = await openFolder(folder, here({ lock: false }))
    await data.journal.append(set(4))
    await data.identity.note(4)
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
    copyTo(folder, join(place, 'older'))
    expectOther(first, await seen(folder, 0, { lock: false }))
  })

  test('when it was moved, or another one lies where it was', async () => {
    const first = await seen(folder, 3)
    renameSync(folder, join(place, 'moved'))
    expectOther(first, await seen(join(place, 'moved')))
    renameSync(join(place, 'moved'), folder)
    expectOther(first, await seen())
  })

  test('when a whole user’s home was copied to another computer, with what is remembered in it', async () => {
    const first = await seen(folder, 3)
    cpSync(home, join(place, 'other home'), { recursive: true })
    renameSync(folder, join(place, 'on the first computer'))
    copyTo(folder, join(place, 'on the first computer'))
    expectOther(first, await seen(folder, 0, { register: createDeviceRegister(join(place, 'other home')) }))
  })

  test('when a damaged folder went back to a backup', async () => {
    const first = await seen(folder, 3, {}, async data => void (await data.storage.backup('wish')))
    await seen(folder, 2, {}, data => data.compact())
    const [backup] = await openFolder(folder, here()).then(async data => data.storage.backups().finally(() => data.close()))
    damage(inStore(folder, 'snapshot.json'))
    await recoverFolder(folder, backup!.name)
    const second = await seen()
    expectOther(first, second)
    // what was kept of it before is its own past
    const data = await openFolder(folder, here())
    expect((await data.storage.backups()).map(b => b.own)).toEqual([true])
    expect((await data.storage.contents(backup!.name)).entry.own).toBe(true)
    await data.close()
  })

  test.each([
    ['lost', (path: string) => rmSync(path)],
    ['damaged', (path: string) => damage(path)],
    ['empty', (path: string) => writeFileSync(path, '')],
  ])('when its keys are %s', async (_, spoil) => {
    const first = await seen(folder, 3)
    spoil(join(folder, 'keys.json'))
    const second = await seen()
    expectOther(first, second)
    expect(await seen()).toEqual(second)
  })

  test.each([
    ['gone', () => rmSync(home, { recursive: true })],
    ['damaged', () => damage(home)],
    ['empty', () => readdirSync(home).forEach(name => writeFileSync(join(home, name), ''))],
  ])('when what was remembered of it is %s', async (_, spoil) => {
    const first = await seen(folder, 3)
    spoil()
    const second = await seen()
    expectOther(first, second)
    expect(await seen()).toEqual(second)
  })

  test('when it was made by a Mortise that knew no devices', async () => {
    const data = await openFolder(folder, tools)
    await data.journal.append(set(1))
    await data.close()
    expect((await seen()).device).not.toBe(data.device)
  })
})

describe('where this user’s home takes nothing', () => {
  test('everything works, and each opening is another device', async () => {
    mkdirSync(join(place, 'home'))
    writeFileSync(home, 'a file in the place of the folder')
    const first = await seen(folder, 3)
    const second = await seen(folder, 1, {}, data => data.identity.note(4))
    expectOther(first, second)
    for (let i = 0; i < 60; i++) await seen()
    expect(statSync(join(folder, 'mortise.json')).size).toBeLessThan(4000)
  })

  test('a change that is known elsewhere is not let out, where an older entry would be believed', async () => {
    await seen(folder, 3)
    const data = await openFolder(folder, here())
    await data.journal.append(set(4))
    const kept = readFileSync(join(home, readdirSync(home)[0]!))
    renameSync(home, `${home} away`)
    writeFileSync(home, '')
    await data.identity.note(4) // nothing is remembered any more: the next opening makes a new device of it
    rmSync(home)
    renameSync(`${home} away`, home)
    mkdirSync(join(home, `${readdirSync(home)[0]!}.part`)) // where it would be written
    expect(await refusalOf(data.identity.note(4))).toBe('identity.unkept')
    await data.identity.note(3)
    expect(readFileSync(join(home, readdirSync(home).find(name => name.endsWith('.json'))!))).toEqual(kept)
    await data.close()
  })
})

describe('a folder that is only read', () => {
  test('is not touched, and shows the keys that it has', async () => {
    const first = await seen(folder, 3)
    copyTo(join(place, 'copy'))
    const path = join(place, 'copy')
    const writer = await openFolder(path, tools)
    const before = filesIn(path)
    const contents = Object.keys(before).map(name => readFileSync(join(path, name)))
    const data = await openFolder(path, here())
    expect(data.journal.closed?.code).toBe('store.locked')
    expect(data.device).toBe(first.device)
    expect(await data.identity.keys()).toMatchObject(first)
    await data.identity.note(99) // of a copy that nobody has opened for writing: it must not be taken for the first one later
    await data.close()
    expect(filesIn(path)).toEqual(before)
    expect(Object.keys(before).map(name => readFileSync(join(path, name)))).toEqual(contents)
    expect(readdirSync(home)).toHaveLength(1)
    await writer.close()
    expectOther(first, await seen(path))
  })

  test('says why it makes no keys', async () => {
    await seen(folder, 3)
    const writer = await openFolder(folder, tools)
    rmSync(join(folder, 'keys.json'))
    const data = await openFolder(folder, here())
    expect(await refusalOf(data.identity.keys())).toBe('store.locked')
    await data.close()
    await writer.close()
  })
})

test('keys are written as the codec writes, and are in no backup', async () => {
  async function* turned(blocks: Blocks) {
    for await (const block of blocks) yield block.map(b => b ^ 0x55)
  }
  const codec: Codec = { seal: turned, open: turned, sealLine: json => Buffer.from(JSON.stringify(json.toString('hex'))), openLine: text => Buffer.from(JSON.parse(text) as string, 'hex').toString() }
  const first = await seen(folder, 3, { codec }, data => data.storage.backup('wish'))
  expect(await seen(folder, 0, { codec })).toEqual(first)
  for (const path of [folder, `${folder}-backups`]) for (const name of Object.keys(filesIn(path))) expect(readFileSync(join(path, name), 'latin1'), name).not.toContain('AGE-SECRET-KEY')
  const plain = join(place, 'plain')
  await seen(plain, 1, {}, data => data.storage.backup('wish'))
  expect(readFileSync(join(plain, 'keys.json'), 'latin1')).toContain('AGE-SECRET-KEY')
  for (const name of Object.keys(filesIn(`${plain}-backups`))) expect(readFileSync(join(`${plain}-backups`, name), 'latin1'), name).not.toContain('AGE-SECRET-KEY')
})

test('20 lives of copied, moved and restored folders: no two ever do something under the same number', async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { twice, devices, acts } = await lifeOfReplicas(diceOf(seed), 25)
    expect(twice, `seed ${seed}`).toEqual([])
    expect(devices).toBeGreaterThan(1)
    expect(acts).toBeGreaterThan(5)
  }
}, 120_000)
