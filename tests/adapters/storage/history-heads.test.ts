import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChangeSet } from '#domain/base/decision.ts'
import { NEVER_CANCELLED } from '#contract/define.ts'
import { headOf } from '#domain/history/set-head.ts'
import { nodeDisk, type Disk } from '#adapters/storage/disk.ts'
import { openFolder } from '#adapters/storage/open-folder.ts'
import { inStore, newFolder, set, tools, written } from './folder.ts'

const headFiles = (folder: string) => readdirSync(inStore(folder, 'history')).filter(name => name.endsWith('.heads.gz')).sort()
const pathOf = (folder: string, name: string) => join(inStore(folder, 'history'), name)

/** Six changes in three closed journals. */
async function threePieces(): Promise<string> {
  const folder = newFolder()
  for (const last of [2, 3, 6]) await written(folder, last, {}, data => data.compact())
  return folder
}

/** The disk, and which closed journals were read from it. */
function watched(): { disk: Disk; unpacked: string[] } {
  const unpacked: string[] = []
  return { unpacked, disk: { ...nodeDisk, read: path => (path.endsWith('.ndjson.gz') && unpacked.push(path.slice(-22, -10)), nodeDisk.read(path)) } }
}

describe('the heads of what was done', () => {
  test('are what the sets themselves say, whatever of them is in memory, in a journal or packed', async () => {
    const act = fc.record({
      records: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
      about: fc.option(fc.dictionary(fc.string({ maxLength: 4 }), fc.string({ unit: 'binary', maxLength: 6 })), { nil: undefined }),
      undoes: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
      compact: fc.boolean(),
      reopen: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), fc.nat(), fc.nat(), async (acts, a, b) => {
        const folder = newFolder()
        let data = await openFolder(folder, tools)
        const done: ChangeSet[] = []
        for (const [i, { records, about, undoes, compact, reopen }] of acts.entries()) {
          const changes = records.map(n => ({ table: 'term', id: `term:${i}.${n}`, from: null, to: { name: String(n) } }))
          done.push({ ...set(i + 1), changes, ...(about ? { about } : {}), ...(undoes ? { undoes } : {}) })
          await data.journal.append(done.at(-1)!)
          if (compact) await data.compact()
          if (reopen) {
            await data.close()
            data = await openFolder(folder, tools)
          }
        }
        const [from, to] = [1 + (a % done.length), 1 + (b % (done.length + 2))]
        expect(await data.journal.heads(from, to)).toEqual(done.filter(({ seq }) => seq >= from && seq <= to).map(headOf))
        await data.close()
        rmSync(folder, { recursive: true })
      }),
      { numRuns: 40 },
    )
  })

  test('are told without unpacking a closed journal', async () => {
    const folder = await threePieces()
    const { disk, unpacked } = watched()
    const data = await openFolder(folder, { ...tools, disk })
    expect((await data.journal.heads(1, 6)).map(h => [h.seq, h.records])).toEqual([1, 2, 3, 4, 5, 6].map(seq => [seq, 1]))
    expect(unpacked).toEqual([])
    await data.close()
  })

  test.each<[string, (folder: string, names: readonly string[]) => void]>([
    ['lost', (folder, [first]) => rmSync(pathOf(folder, first!))],
    ['cut short', (folder, [first]) => writeFileSync(pathOf(folder, first!), readFileSync(pathOf(folder, first!)).subarray(0, 30))],
    ['those of another journal', (folder, [first, second]) => writeFileSync(pathOf(folder, first!), readFileSync(pathOf(folder, second!)))],
  ])('are drawn from the journal once where their file is %s', async (how, harm) => {
    const folder = await threePieces()
    const names = headFiles(folder)
    const before = readFileSync(pathOf(folder, names[0]!))
    harm(folder, names)
    const said = how === 'lost' ? [] : [{ code: 'history.damaged', facts: { file: join('history', names[0]!), reason: 'altered' } }]
    const { disk, unpacked } = watched()
    const data = await openFolder(folder, { ...tools, disk })
    expect((await data.storage.verify(() => undefined, NEVER_CANCELLED)).findings).toEqual(said)
    unpacked.length = 0
    const asked = await Promise.all([data.journal.heads(1, 6), data.journal.heads(1, 2)])
    expect(asked.map(heads => heads.map(h => h.seq))).toEqual([[1, 2, 3, 4, 5, 6], [1, 2]])
    expect(unpacked).toEqual(['000000000002'])
    await data.close()
    expect(readFileSync(pathOf(folder, names[0]!)).equals(before)).toBe(true)
  })

  test('are drawn from a journal of which a part is lost, and not kept as if they were all', async () => {
    const folder = await threePieces()
    const [, , third] = headFiles(folder)
    rmSync(pathOf(folder, third!))
    writeFileSync(pathOf(folder, third!.replace('.heads.gz', '.ndjson.gz')), 'gone')
    const data = await openFolder(folder, tools)
    expect((await data.journal.heads(1, 6)).map(h => h.seq)).toEqual([1, 2, 3])
    await data.close()
    expect(headFiles(folder)).toHaveLength(2)
  })

  test('of a folder that another program writes to are drawn, and nothing is written there', async () => {
    const folder = await threePieces()
    const writer = await openFolder(folder, tools)
    rmSync(pathOf(folder, headFiles(folder)[0]!))
    const reader = await openFolder(folder, tools)
    expect(reader.journal.closed).not.toBeNull()
    expect((await reader.journal.heads(1, 6)).map(h => h.seq)).toEqual([1, 2, 3, 4, 5, 6])
    expect(headFiles(folder)).toHaveLength(2)
    await reader.close()
    await writer.close()
  })
})
