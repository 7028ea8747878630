import { readdirSync, readFileSync, statSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openFolder } from '#adapters/storage/open-folder.ts'
import { protectFolder, unprotectFolder } from '#adapters/storage/protect-folder.ts'
import { protectionFor, type Protection, type Unlocked } from '#adapters/storage/protection.ts'
import { recoverFolder } from '#adapters/storage/put-right.ts'
import { lockedCodec } from '#adapters/storage/locked-codec.ts'
import { names, namesOf, newFolder, set, tools, written } from './folder.ts'

const at = '2026-11-23T00:00:00.000Z'
const PHOTO = randomBytes(100_000)
let protection: Protection
let unlocked: Unlocked
beforeAll(async () => {
  const made = await protectionFor('correct horse', 'data:1')
  protection = made.protection
  unlocked = made.unlocked
}, 60_000)
const withKey = () => ({ ...tools, unlocked: () => unlocked })

/** Every byte below a folder, in one piece, with the names. */
function allOf(folder: string): Buffer {
  return Buffer.concat(readdirSync(folder).flatMap(name => {
    const path = join(folder, name)
    return [Buffer.from(name), statSync(path).isDirectory() ? allOf(path) : readFileSync(path)]
  }))
}

async function locked(count = 12): Promise<string> {
  const folder = newFolder()
  await written(folder, count - 4, {}, async data => {
    await data.attachments.put(PHOTO)
    await data.compact()
  })
  await written(folder, count)
  await protectFolder(folder, protection, unlocked, { at })
  return folder
}

describe('a folder under a password', () => {
  test('holds what it held, and nothing of it can be read on the disk', async () => {
    const folder = await locked()
    const bytes = allOf(folder)
    for (const text of ['术语', 'register.save', '"term:3"', '王']) expect(bytes.includes(text), text).toBe(false)
    expect(bytes.includes(PHOTO.subarray(0, 64))).toBe(false)
    const data = await openFolder(folder, withKey())
    expect(data.locked).toBe(false)
    expect(namesOf(data)).toEqual(names(1, 12))
    expect((await data.journal.having(['term:3'], c => c.id === 'term:3')).map(s => s.seq)).toEqual([3])
    expect((await data.journal.read(1, 12)).map(s => s.seq)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1))
    expect((await data.journal.heads(1, 12)).map(s => s.actor.name)).toEqual(Array<string>(12).fill('王'))
    await data.journal.append(set(13))
    await data.compact()
    await data.journal.append(set(14))
    expect((await data.storage.verify(() => undefined, new AbortController().signal)).findings).toEqual([])
    await data.close()
    expect(allOf(folder).includes('术语')).toBe(false)
    const again = await openFolder(folder, withKey())
    expect(namesOf(again)).toEqual(names(1, 14))
    await again.close()
  }, 30_000)

  test('shows nothing without its key, and says so by name', async () => {
    const folder = await locked()
    const data = await openFolder(folder, tools)
    expect(data.locked).toBe(true)
    expect(data.journal.closed?.code).toBe('folder.locked')
    expect(data.held.rows.size).toBe(0)
    await expect(data.journal.append(set(13))).rejects.toMatchObject({ code: 'folder.locked' })
    await expect(data.attachments.get('attachment:x')).rejects.toMatchObject({ code: 'folder.locked' })
    await expect(data.identity.keys()).rejects.toMatchObject({ code: 'folder.locked' })
    await data.close()
  })

  test('opened with another key is damage, and nothing is written', async () => {
    const folder = await locked()
    const before = allOf(folder)
    const data = await openFolder(folder, { ...tools, unlocked: () => ({ ...unlocked, key: randomBytes(32) }) })
    expect(data.journal.closed?.code).toBe('store.damaged')
    await data.close()
    expect(allOf(folder).equals(before)).toBe(true)
  })

  test('keeps where the old chain ended, and the new one', async () => {
    const folder = await locked()
    const data = await openFolder(folder, withKey())
    expect(data.manifest().rewrites).toEqual([{ at, why: 'lock', seq: 12, before: expect.stringMatching(/^[0-9a-f]{64}$/), after: expect.stringMatching(/^[0-9a-f]{64}$/) }])
    expect(data.manifest().clearing).toBeUndefined()
    await data.close()
  })

  test('lies open again once the password is removed', async () => {
    const folder = await locked()
    await unprotectFolder(folder, unlocked, { at })
    const data = await openFolder(folder, tools)
    expect(namesOf(data)).toEqual(names(1, 12))
    expect(data.manifest().protection).toBeUndefined()
    expect((await data.storage.verify(() => undefined, new AbortController().signal)).findings).toEqual([])
    await data.close()
    expect(allOf(folder).includes('术语')).toBe(true)
    expect(allOf(folder).includes('MORTLOCK')).toBe(false)
  })

  test('has backups under the same lock, which can be put back', async () => {
    const folder = await locked()
    const data = await openFolder(folder, withKey())
    const { name } = await data.storage.backup('wish')
    expect([...(await data.storage.contents(name)).rows.get('term')!].length).toBe(12)
    await data.close()
    expect(allOf(`${folder}-backups`).includes('术语')).toBe(false)
    const file = join(folder, data.manifest().store, 'tables')
    for (const name of readdirSync(file)) expect(name).not.toContain('术语')
    await recoverFolder(folder, name, { codec: lockedCodec(unlocked.key, protection.id) })
    const again = await openFolder(folder, withKey())
    expect(namesOf(again)).toEqual(names(1, 12))
    await again.close()
  })
})
