import { appendFileSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChangeSet } from '#domain/base/decision.ts'
import { backupsOf, listBackups, restoreBackup } from '#adapters/storage/backup.ts'
import { openFolder } from '#adapters/storage/open-folder.ts'

let ids = 0
const tools = { newId: (table: string) => `${table}:${++ids}`, instant: () => '2026-11-23T08:00:00.000Z' }
const newFolder = () => join(mkdtempSync(join(tmpdir(), 'mortise-journal-')), 'data')
const journalOf = (folder: string) => join(folder, 'journal.ndjson')

function set(seq: number, name = `术语 ${seq}`): ChangeSet {
  return { seq, id: `set:${seq}`, at: '2026-11-23T08:00:00.000Z', device: 'device:1', actor: { name: '王' }, command: 'register.save', changes: [{ table: 'term', id: `term:${seq}`, from: null, to: { name } }] }
}

async function written(folder: string, count: number): Promise<void> {
  const data = await openFolder(folder, tools)
  for (let seq = data.past.length + 1; seq <= count; seq++) await data.journal.append(set(seq))
  await data.close()
}

test('what was appended is there after a restart, in order', async () => {
  const folder = newFolder()
  await written(folder, 3)
  const again = await openFolder(folder, tools)
  expect(again.past).toEqual([set(1), set(2), set(3)])
  await again.close()
})

test('a torn last line is cut off, kept beside the journal and reported; writing goes on behind the last whole line', async () => {
  const folder = newFolder()
  await written(folder, 2)
  appendFileSync(journalOf(folder), '{"v":1,"seq":3,"len":999,"prev":"')
  const again = await openFolder(folder, tools)
  expect(again.past).toHaveLength(2)
  expect(again.journal.closed).toBeNull()
  expect(again.journal.info().cutTail).toBeGreaterThan(0)
  await again.journal.append(set(3))
  await again.close()
  expect(readdirSync(folder).some(n => n.startsWith('journal.torn-'))).toBe(true)
  const third = await openFolder(folder, tools)
  expect(third.past.map(s => s.seq)).toEqual([1, 2, 3])
  await third.close()
})

test('any prefix of the journal opens as a prefix of the changes: nothing is made up, nothing whole is lost', async () => {
  const folder = newFolder()
  await written(folder, 5)
  const bytes = readFileSync(journalOf(folder))
  const manifest = readFileSync(join(folder, 'mortise.json'))
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: bytes.length }), async cut => {
      const copy = newFolder()
      await written(copy, 0)
      writeFileSync(join(copy, 'mortise.json'), manifest)
      writeFileSync(journalOf(copy), bytes.subarray(0, cut))
      const wholeLines = bytes.subarray(0, cut).toString('utf8').split('\n').length - 1
      const data = await openFolder(copy, tools)
      expect(data.past).toEqual([1, 2, 3, 4, 5].slice(0, wholeLines).map(n => set(n)))
      await data.close()
    }),
    { numRuns: 40 },
  )
})

test('a changed byte before the last line opens read-only, says the line and touches nothing', async () => {
  const folder = newFolder()
  await written(folder, 4)
  const bytes = readFileSync(journalOf(folder))
  const at = bytes.indexOf('术语 2')
  bytes[at] = bytes[at]! ^ 1
  writeFileSync(journalOf(folder), bytes)
  const data = await openFolder(folder, tools)
  expect(data.past.map(s => s.seq)).toEqual([1])
  expect(data.journal.closed).toMatchObject({ code: 'store.damaged', facts: { line: 2 } })
  await expect(data.journal.append(set(2))).rejects.toThrow()
  expect(readFileSync(journalOf(folder)).equals(bytes)).toBe(true)
  await data.close()
})

test('a second opener of the same folder can only read, and is told who writes', async () => {
  const folder = newFolder()
  const first = await openFolder(folder, tools)
  const second = await openFolder(folder, tools)
  expect(first.journal.closed).toBeNull()
  expect(second.journal.closed).toMatchObject({ code: 'store.locked', facts: { pid: process.pid } })
  await first.close()
})

test('the lock of a process that is gone is taken over', async () => {
  const folder = newFolder()
  await written(folder, 1)
  const { hostname } = await import('node:os')
  writeFileSync(join(folder, 'lock.json'), JSON.stringify({ host: hostname(), pid: 2 ** 22 + 1, since: 'long ago' }))
  const data = await openFolder(folder, tools)
  expect(data.journal.closed).toBeNull()
  await data.close()
})

test('a folder with other files is refused and left as it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mortise-foreign-'))
  writeFileSync(join(folder, 'holiday.jpg'), 'x')
  await expect(openFolder(folder, tools)).rejects.toMatchObject({ code: 'folder.foreign', facts: { found: ['holiday.jpg'] } })
  expect(readdirSync(folder)).toEqual(['holiday.jpg'])
})

test('data of a newer format are refused', async () => {
  const folder = newFolder()
  await written(folder, 1)
  writeFileSync(join(folder, 'mortise.json'), JSON.stringify({ format: 99, device: 'device:x' }))
  await expect(openFolder(folder, tools)).rejects.toMatchObject({ code: 'folder.newer', facts: { format: 99 } })
})

test('a backup brings back what was there, and what was there before the restore is backed up too', async () => {
  const folder = newFolder()
  await written(folder, 2)
  const data = await openFolder(folder, tools)
  await data.journal.backup()
  await data.journal.append(set(3))
  await data.close()
  const [name] = listBackups(folder)
  await restoreBackup(folder, name!)
  const restored = await openFolder(folder, tools)
  expect(restored.past.map(s => s.seq)).toEqual([1, 2])
  await restored.close()
  expect(readFileSync(join(backupsOf(folder), listBackups(folder)[1]!, 'journal.ndjson'), 'utf8')).toContain('术语 3')
})
