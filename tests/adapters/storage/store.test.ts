import { appendFileSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Blocks, Codec } from '#adapters/storage/codec.ts'
import { nodeDisk, retrying, type Disk } from '#adapters/storage/disk.ts'
import { openFolder } from '#adapters/storage/open-folder.ts'
import { repairFolder } from '#adapters/storage/put-right.ts'
import { filesIn, inStore, names, namesOf, newFolder, set, tools, written } from './folder.ts'

const JOURNAL = 'journal.000000000001.ndjson'
const opened = async (folder: string) => {
  const data = await openFolder(folder, tools)
  await data.close()
  return data
}

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

describe('the tables on the disk', () => {
  test('take in what the journal says; only those that changed are written again', async () => {
    const folder = newFolder()
    const data = await openFolder(folder, tools)
    await data.journal.append(set(1, '一', 'term:1'))
    await data.journal.append(set(2, '二', 'teacher:1'))
    await data.compact()
    await data.journal.append(set(3, '三', 'teacher:2'))
    await data.compact()
    await data.close()
    expect(readdirSync(inStore(folder, 'tables')).sort()).toEqual(['teacher.000000000002.json', 'teacher.000000000003.json', 'term.000000000002.json'])
    expect(readdirSync(inStore(folder, 'history'))).toEqual(['000000000001-000000000002.ndjson.gz', '000000000003-000000000003.ndjson.gz'])
    expect(JSON.parse(readFileSync(inStore(folder, 'tables', 'teacher.000000000003.json'), 'utf8'))).toEqual([{ part: 'teacher' }, { id: 'teacher:1', name: '二' }, { id: 'teacher:2', name: '三' }])
    const again = await openFolder(folder, tools)
    expect(namesOf(again)).toEqual(['一', '三', '二'])
    expect((await again.journal.read(1, 3)).map(s => s.seq)).toEqual([1, 2, 3])
    expect((await again.journal.touching('teacher:1')).map(s => s.seq)).toEqual([2])
    await again.close()
  })

  test('come by themselves when enough was written, while changes go on', async () => {
    const folder = newFolder()
    await written(folder, 300, { compactAt: 5000 })
    expect(readdirSync(inStore(folder, 'history')).length).toBeGreaterThan(3)
    expect(namesOf(await opened(folder))).toEqual(names(1, 300))
  })

  test('hold any mix of births, revisions and removals as the journal has it', async () => {
    const step = fc.record({ id: fc.integer({ min: 1, max: 6 }), name: fc.option(fc.string({ unit: 'binary', maxLength: 8 }), { nil: null }), compact: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
        const folder = newFolder()
        const data = await openFolder(folder, tools)
        const expected = new Map<string, string>()
        for (const [i, { id, name, compact }] of steps.entries()) {
          const key = `term:"${id}\\`
          const old = expected.get(key)
          const from = old === undefined ? null : { name: old }
          await data.journal.append({ ...set(i + 1), changes: [{ table: 'term', id: key, from, to: name === null ? null : { name } }] })
          if (name === null) expected.delete(key)
          else expected.set(key, name)
          if (compact) await data.compact()
        }
        await data.close()
        const { held } = await opened(folder)
        expect(new Map([...(held.rows.get('term') ?? [])].map(([key, row]) => [key, row['name']]))).toEqual(expected)
        rmSync(folder, { recursive: true })
      }),
      { numRuns: 30 },
    )
  })

  test('months that are long past stay on the disk until they are asked for', async () => {
    const folder = newFolder()
    const data = await openFolder(folder, tools)
    await data.journal.append(set(1, '旧', 'fault:2024-03:1'))
    await data.journal.append(set(2, '新', 'fault:2026-10:1'))
    await data.compact()
    await data.journal.append(set(3, '旧二', 'fault:2024-03:2'))
    await data.close()
    const again = await openFolder(folder, tools)
    expect(again.held.months).toEqual(['fault.2024-03'])
    expect(namesOf(again)).toEqual(['新'])
    expect((await again.journal.month('fault.2024-03')).map(r => r['name']).sort()).toEqual(['旧', '旧二'])
    await again.close()
  })

  test('that can not be brought up to date cost nothing but time: the reason is told, the journal goes on', async () => {
    const folder = newFolder()
    const disk: Disk = { ...nodeDisk, rename: (from, to) => (to.endsWith('snapshot.json') ? Promise.reject(new Error('no space left')) : nodeDisk.rename(from, to)) }
    const data = await openFolder(folder, { ...tools, disk })
    await data.journal.append(set(1))
    await data.compact()
    await data.journal.append(set(2))
    expect((await data.storage.state()).snapshotProblem).toBe('no space left')
    expect(data.journal.closed).toBeNull()
    await data.close()
    expect(namesOf(await opened(folder))).toEqual(names(1, 2))
  })

  test.each(['snapshot.json', 'tables/term.000000000004.json'])('with %s damaged open read-only, whole by another way, and can be repaired without loss', async file => {
    const folder = newFolder()
    await written(folder, 2, {}, data => data.compact())
    await written(folder, 4, {}, data => data.compact())
    await written(folder, 6)
    const path = inStore(folder, file)
    const bytes = readFileSync(path)
    bytes[bytes.length >> 1]! ^= 1
    writeFileSync(path, bytes)
    const data = await openFolder(folder, tools)
    expect(data.journal.closed).toMatchObject({ code: 'store.damaged', facts: { file } })
    expect(namesOf(data)).toEqual(names(1, 6))
    expect((await data.storage.state()).repairable).toBe(true)
    await data.close()
    await repairFolder(folder)
    const repaired = await openFolder(folder, tools)
    expect(repaired.journal.closed).toBeNull()
    expect(namesOf(repaired)).toEqual(names(1, 6))
    expect((await repaired.storage.verify(() => undefined, { aborted: false, addEventListener: () => undefined })).findings).toEqual([])
    await repaired.close()
    expect(readFileSync(path).equals(bytes)).toBe(true) // the damaged file is kept
  })
})

describe('a file that another program holds for a moment', () => {
  const busy = (code: string) => Object.assign(new Error(code), { code })

  test('is renamed at a later try', async () => {
    let tries = 0
    expect(await retrying(async () => (++tries < 4 ? Promise.reject(busy('EBUSY')) : 'done'), 5)).toBe('done')
    expect(tries).toBe(4)
  })

  test.each([['EPERM', 3], ['ENOSPC', 1]])('is given up with %s after %i tries', async (code, times) => {
    let tries = 0
    await expect(retrying(() => ((tries += 1), Promise.reject(busy(code))), 3)).rejects.toThrow(code)
    expect(tries).toBe(times)
  })
})

test('a codec keeps every file from being read without it', async () => {
  async function* turned(blocks: Blocks) {
    for await (const block of blocks) yield block.map(b => b ^ 0x55)
  }
  const codec: Codec = {
    seal: turned,
    open: turned,
    sealLine: json => JSON.stringify(Buffer.from(json).toString('hex')),
    openLine: text => Buffer.from(JSON.parse(text) as string, 'hex').toString(),
  }
  const folder = newFolder()
  const PHOTO = Buffer.from('a photo of a 术语')
  let photo = ''
  await written(folder, 3, { codec }, async data => {
    await data.compact()
    photo = await data.attachments.put(PHOTO)
  })
  await written(folder, 5, { codec }, async data => {
    await data.compact()
    await data.storage.backup('wish')
  })
  await written(folder, 6, { codec })
  for (const place of [folder, `${folder}-backups`]) {
    for (const path of Object.keys(filesIn(place))) expect(readFileSync(join(place, path), 'utf8'), path).not.toContain('术语')
  }
  const data = await openFolder(folder, { ...tools, codec })
  expect(namesOf(data)).toEqual(names(1, 6))
  expect((await data.journal.read(1, 6)).map(s => s.seq)).toEqual([1, 2, 3, 4, 5, 6])
  expect(Buffer.from((await data.attachments.get(photo))!)).toEqual(PHOTO)
  expect((await data.storage.contents((await data.storage.backups())[0]!.name)).rows.get('term')).toHaveLength(5)
  expect((await data.storage.verify(() => undefined, { aborted: false, addEventListener: () => undefined })).findings).toEqual([])
  await data.close()
})
