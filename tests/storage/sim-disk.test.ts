import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nodeDisk, type Disk } from '#adapters/storage/disk.ts'
import { diceOf } from './dice.ts'
import { faultsBy } from './fault-plan.ts'
import type { Choice } from './sim-crash.ts'
import { SimDisk } from './sim-disk.ts'

// The simulated disk must lose what a real one may lose: writers known to be bad are caught here before it judges the store.

const dice = diceOf(1)
const LOST: Choice = { entries: 'none', content: 'none', dice }
const ENTRIES_ONLY: Choice = { entries: 'all', content: 'none', dice }
const ANY: Choice = { entries: 'some', content: 'any', dice }
const textAfter = (disk: SimDisk, choice: Choice, path: string) => disk.crash(choice).files().get(path)?.toString('latin1')

async function newDisk(): Promise<SimDisk> {
  const disk = new SimDisk()
  await disk.makeFolder('/d')
  await disk.syncFolder('/')
  return disk
}

async function write(disk: SimDisk, path: string, text: string, how: { flags?: 'w' | 'a'; sync?: boolean; folder?: boolean } = {}): Promise<void> {
  const file = await disk.open(path, how.flags ?? 'w')
  await file.write(Buffer.from(text), null)
  if (how.sync) await file.sync()
  await file.close()
  if (how.folder) await disk.syncFolder('/d')
}

const safe = { sync: true, folder: true }

/** Every content that a path may have after a power cut, in so many throws. */
function possible(disk: SimDisk, path: string, throws = 300): Set<string | undefined> {
  return new Set(Array.from({ length: throws }, () => textAfter(disk, ANY, path)))
}

describe('writers that lose something', () => {
  test('a file written without a sync may be missing, empty, cut, full of zeros or whole', async () => {
    const disk = await newDisk()
    await write(disk, '/d/a', 'abc')
    expect(textAfter(disk, LOST, '/d/a')).toBeUndefined()
    expect([...possible(disk, '/d/a')]).toEqual(expect.arrayContaining([undefined, '', 'a', 'ab', 'abc', '\0\0\0']))
  })

  test('a synced file is lost with its entry where its folder was not synced', async () => {
    const disk = await newDisk()
    await write(disk, '/d/a', 'abc', { sync: true })
    expect(textAfter(disk, LOST, '/d/a')).toBeUndefined()
    expect(textAfter(disk, ENTRIES_ONLY, '/d/a')).toBe('abc')
  })

  test('a rename whose content was not synced leaves an empty file in the place of a good one', async () => {
    const disk = await newDisk()
    await write(disk, '/d/a', 'old', safe)
    await write(disk, '/d/a.part', 'new')
    await disk.rename('/d/a.part', '/d/a')
    expect(textAfter(disk, LOST, '/d/a')).toBe('old')
    expect(textAfter(disk, ENTRIES_ONLY, '/d/a')).toBe('')
  })

  test('a rename without a sync of the folder is forgotten', async () => {
    const disk = await newDisk()
    await write(disk, '/d/a', 'old', safe)
    await write(disk, '/d/a.part', 'new', { sync: true })
    await disk.rename('/d/a.part', '/d/a')
    expect(possible(disk, '/d/a')).toEqual(new Set(['old', 'new']))
    await disk.syncFolder('/d')
    expect(possible(disk, '/d/a')).toEqual(new Set(['new']))
  })

  test('a journal appended to without a sync loses any part of what was appended, and nothing before it', async () => {
    const disk = await newDisk()
    await write(disk, '/d/j', '1;', safe)
    await write(disk, '/d/j', '2;', { flags: 'a' })
    const found = possible(disk, '/d/j')
    expect(found).toContain('1;')
    expect(found).toContain('1;2;')
    expect([...found].every(text => text!.startsWith('1;'))).toBe(true)
  })

  test('a file written over in place is cut before the new content is safe', async () => {
    const disk = await newDisk()
    await write(disk, '/d/a', 'old', safe)
    await write(disk, '/d/a', 'new')
    expect([...possible(disk, '/d/a')]).toEqual(expect.arrayContaining(['old', '', 'new']))
  })

  test('a later sector can be there while an earlier one is zeros', async () => {
    const disk = await newDisk()
    await write(disk, '/d/j', '', safe)
    await write(disk, '/d/j', 'x'.repeat(512) + 'y'.repeat(512), { flags: 'a' })
    expect([...possible(disk, '/d/j')]).toContain('\0'.repeat(512) + 'y'.repeat(512))
  })

  test('a sync that failed has lost its pages, whatever a second one says', async () => {
    const disk = await newDisk()
    await write(disk, '/d/j', '1;', safe)
    const file = await disk.open('/d/j', 'a')
    await file.write(Buffer.from('2;'), null)
    disk.before = faultsBy({ at: 1, kind: 'EIO', sticky: false }).before
    await expect(file.datasync()).rejects.toMatchObject({ code: 'EIO' })
    await file.datasync()
    expect((await disk.read('/d/j')).toString()).toBe('1;2;')
    expect(textAfter(disk, { ...LOST, entries: 'all', content: 'all' }, '/d/j')).toBe('1;')
  })
})

describe('a careful writer', () => {
  test('loses nothing: temporary file, sync, rename, sync of the folder', async () => {
    const disk = await newDisk()
    await write(disk, '/d/a', 'old', safe)
    await write(disk, '/d/a.part', 'new', { sync: true })
    await disk.rename('/d/a.part', '/d/a')
    await disk.syncFolder('/d')
    expect(possible(disk, '/d/a')).toEqual(new Set(['new']))
    expect(disk.crash(LOST).files().has('/d/a.part')).toBe(false)
  })

  test('what was removed comes back until the folder is synced', async () => {
    const disk = await newDisk()
    await write(disk, '/d/a', 'old', safe)
    await disk.remove('/d/a')
    expect(textAfter(disk, LOST, '/d/a')).toBe('old')
    await disk.syncFolder('/d')
    expect(textAfter(disk, LOST, '/d/a')).toBeUndefined()
  })

  test('files go with a folder whose own entry was not synced', async () => {
    const disk = await newDisk()
    await disk.makeFolder('/d/e')
    const file = await disk.open('/d/e/a', 'wx')
    await file.write(Buffer.from('a'), null)
    await file.sync()
    await disk.syncFolder('/d/e')
    expect(textAfter(disk, LOST, '/d/e/a')).toBeUndefined()
    await disk.syncFolder('/d')
    expect(textAfter(disk, LOST, '/d/e/a')).toBe('a')
  })
})

describe('faults', () => {
  test('once, for good, and a write that takes half', async () => {
    const disk = await newDisk()
    disk.before = faultsBy({ at: 2, kind: 'ENOSPC', sticky: false }).before
    const file = await disk.open('/d/a', 'w')
    await expect(file.write(Buffer.from('abcd'), null)).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(await file.write(Buffer.from('abcd'), null)).toBe(4)
    disk.before = faultsBy({ at: 1, kind: 'short', sticky: false }).before
    expect(await file.write(Buffer.from('efgh'), null)).toBe(2)
    expect((await disk.read('/d/a')).toString()).toBe('abcdef')
    disk.before = faultsBy({ at: 1, kind: 'EROFS', sticky: true }).before
    await expect(disk.rename('/d/a', '/d/b')).rejects.toMatchObject({ code: 'EROFS' })
    await expect(disk.remove('/d/a')).rejects.toMatchObject({ code: 'EROFS' })
    expect((await disk.read('/d/a')).toString()).toBe('abcdef')
  })
})

test.each([
  { name: 'simulated', make: async () => ({ disk: (await newDisk()) as Disk, d: '/d' }) },
  { name: 'the computer’s own', make: async () => ({ disk: nodeDisk, d: mkdtempSync(join(tmpdir(), 'mortise-disk-')) }) },
])('both disks answer alike: $name', async ({ make }) => {
  const { disk, d } = await make()
  await expect(disk.read(`${d}/none`)).rejects.toMatchObject({ code: 'ENOENT' })
  await expect(disk.open(`${d}/none/a`, 'w')).rejects.toMatchObject({ code: 'ENOENT' })
  await expect(disk.rename(`${d}/none`, `${d}/b`)).rejects.toMatchObject({ code: 'ENOENT' })
  await expect(disk.list(`${d}/none`)).rejects.toMatchObject({ code: 'ENOENT' })
  expect(await disk.stat(`${d}/none`)).toBeNull()
  await disk.remove(`${d}/none`)
  await disk.makeFolder(`${d}/e/f`)
  const made = await disk.open(`${d}/e/f/a`, 'wx')
  await made.write(Buffer.from('ab'), null)
  await made.write(Buffer.from('c'), null)
  await made.close()
  await expect(disk.open(`${d}/e/f/a`, 'wx')).rejects.toMatchObject({ code: 'EEXIST' })
  expect(await disk.list(d)).toEqual(['e'])
  expect(await disk.stat(`${d}/e`)).toMatchObject({ folder: true })
  expect(await disk.stat(`${d}/e/f/a`)).toMatchObject({ folder: false, bytes: 3 })
  await disk.rename(`${d}/e`, `${d}/g`)
  await disk.syncFolder(`${d}/g`)
  expect((await disk.read(`${d}/g/f/a`)).toString()).toBe('abc')
  const file = await disk.open(`${d}/g/f/a`, 'r+')
  await file.write(Buffer.from('X'), 1)
  await file.truncate(2)
  expect(await file.size()).toBe(2)
  await file.close()
  const more = await disk.open(`${d}/g/f/a`, 'a')
  await more.write(Buffer.from('Y'), null)
  await more.datasync()
  await more.close()
  expect((await disk.read(`${d}/g/f/a`)).toString()).toBe('aXY')
  await disk.remove(`${d}/g`)
  expect(await disk.list(d)).toEqual([])
})
