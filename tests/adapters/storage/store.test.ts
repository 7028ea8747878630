import { appendFileSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nodeDisk, type Disk } from '#adapters/storage/disk.ts'
import { openFolder } from '#adapters/storage/open-folder.ts'
import { filesIn, inStore, names, namesOf, newFolder, opened, set, tools, written } from './folder.ts'

const JOURNAL = 'journal.000000000001.ndjson'

describe('the journal', () => {
  test('what was appended is there after a restart, in order', async () => {
    const folder = newFolder()
    await written(folder, 3)
    const again = await openFolder(folder, tools)
    expect(await again.journal.read(1, 9)).toEqual([set(1), set(2), set(3)])
    expect(namesOf(again)).toEqual(names(1, 3))
    await again.close()
  })

  test('changes that come together share one sync, and each is answered when it is safe', async () => {
    let syncs = 0
    const disk: Disk = { ...nodeDisk, open: async (path, flags) => {
      const file = await nodeDisk.open(path, flags)
      return { ...file, datasync: () => ((syncs += 1), file.datasync()) }
    } }
    const data = await openFolder(newFolder(), { ...tools, disk })
    await Promise.all(Array.from({ length: 500 }, (_, i) => data.journal.append(set(i + 1))))
    expect(syncs).toBeLessThan(20)
    await data.close()
  })

  test('a torn last line is cut off, kept beside the data and reported; writing goes on behind the last whole line', async () => {
    const folder = newFolder()
    await written(folder, 2)
    appendFileSync(inStore(folder, JOURNAL), '{"v":2,"seq":3,"safe":2,"len":999,"prev":"')
    const again = await openFolder(folder, tools)
    expect(again.journal.closed).toBeNull()
    expect((await again.storage.state()).cutTail).toBeGreaterThan(0)
    await again.journal.append(set(3))
    await again.close()
    expect(readFileSync(join(folder, readdirSync(folder).find(n => n.startsWith('torn.'))!), 'utf8')).toContain('"len":999')
    expect(namesOf(await opened(folder))).toEqual(names(1, 3))
  })

  test('any prefix of an unmarked journal opens as a prefix of the changes: nothing is made up, nothing whole is lost', async () => {
    const folder = newFolder()
    await written(folder, 5)
    const bytes = readFileSync(inStore(folder, JOURNAL))
    writeFileSync(inStore(folder, 'mark.json'), '')
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length }), async cut => {
        const copy = newFolder()
        cpSync(folder, copy, { recursive: true })
        writeFileSync(inStore(copy, JOURNAL), bytes.subarray(0, cut))
        const wholeLines = bytes.subarray(0, cut).toString('utf8').split('\n').length - 1
        const data = await opened(copy)
        expect(data.journal.closed).toBeNull()
        expect(namesOf(data)).toEqual(names(1, wholeLines))
      }),
      { numRuns: 40 },
    )
  })

  test('a journal that ends before what was called saved is damaged, even where its lines are whole', async () => {
    const folder = newFolder()
    await written(folder, 5)
    const bytes = readFileSync(inStore(folder, JOURNAL))
    writeFileSync(inStore(folder, JOURNAL), bytes.subarray(0, bytes.lastIndexOf(10, bytes.length - 2) + 1))
    const data = await opened(folder)
    expect(data.journal.closed).toMatchObject({ code: 'store.damaged', facts: { file: JOURNAL } })
    expect(namesOf(data)).toEqual(names(1, 4))
  })

  test.each([1, 2, 4])('a changed byte in line %i opens read-only, says the file and touches nothing', async line => {
    const folder = newFolder()
    await written(folder, 4)
    const bytes = readFileSync(inStore(folder, JOURNAL))
    const at = bytes.indexOf(`术语 ${line}`)
    bytes[at] = bytes[at]! ^ 1
    writeFileSync(inStore(folder, JOURNAL), bytes)
    const before = filesIn(folder)
    const data = await openFolder(folder, tools)
    expect(namesOf(data)).toEqual(names(1, line - 1))
    expect(data.journal.closed).toMatchObject({ code: 'store.damaged', facts: { file: JOURNAL } })
    await expect(data.journal.append(set(line))).rejects.toThrow()
    await data.close()
    expect(readFileSync(inStore(folder, JOURNAL)).equals(bytes)).toBe(true)
    expect(filesIn(folder)).toEqual(before)
  })

  test('after a write that failed nothing is accepted until the folder is opened again', async () => {
    const folder = newFolder()
    let full = false
    const disk: Disk = { ...nodeDisk, open: async (path, flags) => {
      const file = await nodeDisk.open(path, flags)
      return { ...file, write: (bytes, at) => (full && path.includes('journal') ? Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' })) : file.write(bytes, at)) }
    } }
    const data = await openFolder(folder, { ...tools, disk })
    await data.journal.append(set(1))
    full = true
    await expect(data.journal.append(set(2))).rejects.toThrow('no space left')
    full = false
    await expect(data.journal.append(set(2))).rejects.toThrow()
    expect(data.journal.closed).toEqual({ code: 'store.failed', facts: { reason: 'ENOSPC', cause: 'ENOSPC' } })
    await data.close()
    await written(folder, 2)
    expect(namesOf(await opened(folder))).toEqual(names(1, 2))
  })
})

describe('the folder', () => {
  test('a second opener can only read, sees what was saved, and is told who writes', async () => {
    const folder = newFolder()
    const first = await openFolder(folder, tools)
    await first.journal.append(set(1))
    const second = await openFolder(folder, tools)
    expect(first.journal.closed).toBeNull()
    expect(second.journal.closed).toMatchObject({ code: 'store.locked', facts: { pid: process.pid, host: hostname() } })
    expect(namesOf(second)).toEqual(names(1, 1))
    await second.close()
    await first.close()
  })

  test('the lock of a process that is gone is taken over', async () => {
    const folder = newFolder()
    await written(folder, 1)
    writeFileSync(join(folder, 'lock.json'), JSON.stringify({ host: hostname(), pid: 2 ** 22 + 1, since: 'long ago' }))
    expect((await opened(folder)).journal.closed).toBeNull()
  })

  test('a folder with other files is refused and left as it is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mortise-foreign-'))
    writeFileSync(join(folder, 'holiday.jpg'), 'x')
    await expect(openFolder(folder, tools)).rejects.toMatchObject({ code: 'folder.foreign', facts: { found: ['holiday.jpg'] } })
    expect(readdirSync(folder)).toEqual(['holiday.jpg'])
  })

  test.each([JSON.stringify({ format: 99, device: 'device:x' }), `{"sha256":"${'0'.repeat(64)}","body":{"format":99}}`])('data of a newer format are refused: %s', async manifest => {
    const folder = newFolder()
    await written(folder, 1)
    writeFileSync(join(folder, 'mortise.json'), manifest)
    await expect(openFolder(folder, tools)).rejects.toMatchObject({ code: 'folder.newer', facts: { format: 99 } })
    expect(readFileSync(join(folder, 'mortise.json'), 'utf8')).toBe(manifest)
  })

  test('an empty folder in place of the data is no new college', async () => {
    const folder = newFolder()
    await written(folder, 3)
    for (const name of readdirSync(inStore(folder))) rmSync(inStore(folder, name), { recursive: true })
    const data = await opened(folder)
    expect(data.journal.closed).toMatchObject({ code: 'store.damaged' })
  })
})
