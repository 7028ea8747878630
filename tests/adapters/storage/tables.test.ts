import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nodeDisk, type Disk } from '#adapters/storage/disk.ts'
import { openFolder } from '#adapters/storage/open-folder.ts'
import { repairFolder } from '#adapters/storage/put-right.ts'
import { inStore, names, namesOf, newFolder, opened, set, tools, written } from './folder.ts'

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
    expect(readdirSync(inStore(folder, 'history'))).toEqual(['000000000001-000000000002', '000000000003-000000000003'].flatMap(span => [`${span}.heads.gz`, `${span}.ndjson.gz`]))
    expect(JSON.parse(readFileSync(inStore(folder, 'tables', 'teacher.000000000003.json'), 'utf8'))).toEqual([{ part: 'teacher' }, { id: 'teacher:1', name: '二' }, { id: 'teacher:2', name: '三' }])
    const again = await openFolder(folder, tools)
    expect(namesOf(again)).toEqual(['一', '三', '二'])
    expect((await again.journal.read(1, 3)).map(s => s.seq)).toEqual([1, 2, 3])
    expect((await again.journal.having(['teacher:1'], c => c.id === 'teacher:1')).map(s => s.seq)).toEqual([2])
    await again.close()
  })

  test('are renewed, and a journal is put away, between two looks of somebody who reads the history: nothing of it is missed', async () => {
    const folder = newFolder()
    let reading: Promise<number[]> | null = null
    let renewed: Promise<void> = Promise.resolve()
    let looks = 0
    let looked = () => undefined as void
    const firstLook = new Promise<void>(done => (looked = done))
    const disk: Disk = {
      ...nodeDisk,
      async rename(from, to) {
        if (to.includes('history') && !reading) {
          reading = data.journal.read(1, 3).then(sets => sets.map(s => s.seq))
          await firstLook
        }
        return nodeDisk.rename(from, to)
      },
      async list(path) {
        if (reading && !path.endsWith('tables') && ++looks === 2) await renewed
        const names = await nodeDisk.list(path)
        if (looks === 1) looked()
        return names
      },
    }
    const data = await openFolder(folder, { ...tools, disk })
    for (let seq = 1; seq <= 3; seq++) await data.journal.append(set(seq))
    renewed = data.compact()
    await renewed
    expect(await reading).toEqual([1, 2, 3])
    await data.close()
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
