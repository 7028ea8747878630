import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#domain/base/time.ts'
import { minutesUntilBackup } from '#adapters/storage/backup-schedule.ts'
import { openFolder, type OpenFolder } from '#adapters/storage/open-folder.ts'
import { recoverFolder } from '#adapters/storage/put-right.ts'
import { seal, unseal } from '#adapters/storage/sealed.ts'
import { thinBackups } from '#adapters/storage/thin-backups.ts'
import { damage } from '../../damage.ts'
import { filesIn, inStore, names, namesOf, newFolder, set, tools, written } from './folder.ts'

const open = (folder: string, now = '2026-11-23T08:00') => openFolder(folder, { ...tools, now: () => now })
const contentsOf = async (data: OpenFolder, name: string) => [...(await data.storage.contents(name)).rows.values()].flat().map(row => String(row['name'])).sort()
const objects = (folder: string) => Object.keys(filesIn(`${folder}-backups`)).filter(path => path.startsWith('objects'))
const PHOTO = Buffer.from('89504e470d0a1a0a', 'hex')
const FOREVER = { aborted: false, addEventListener: () => undefined }

describe('a backup', () => {
  test('holds the tables as they were, the history and the photos; later ones copy only what has changed', async () => {
    const folder = newFolder()
    const data = await open(folder)
    await data.journal.append(set(1))
    await data.compact()
    const photo = await data.attachments.put(PHOTO)
    const first = await data.storage.backup('wish')
    const before = objects(folder).length
    await data.journal.append(set(2))
    const second = await data.storage.backup('import')
    expect(objects(folder).length).toBe(before + 1) // the journal; tables, history and photo are there already
    expect((await data.storage.backups()).map(b => [b.name, b.seq, b.why, b.counts])).toEqual([
      [second.name, 2, 'import', { term: 2 }],
      [first.name, 1, 'wish', { term: 1 }],
    ])
    expect(await contentsOf(data, first.name)).toEqual(names(1, 1))
    expect(await contentsOf(data, second.name)).toEqual(names(1, 2))
    await data.close()

    rmSync(folder, { recursive: true })
    await written(folder, 1) // a new college in the same place
    await recoverFolder(folder, second.name)
    const again = await open(folder)
    expect(namesOf(again)).toEqual(names(1, 2))
    expect((await again.journal.read(1, 2)).map(s => s.seq)).toEqual([1, 2])
    expect(await again.attachments.get(photo)).toEqual(PHOTO)
    expect((await again.storage.verify(() => undefined, FOREVER)).findings).toEqual([])
    await again.close()
  })

  test('with a damaged file is told by name and never restored', async () => {
    const folder = newFolder()
    await written(folder, 3, {}, data => data.compact())
    const data = await open(folder)
    const { name } = await data.storage.backup('wish')
    for (const path of objects(folder)) damage(join(`${folder}-backups`, path))
    await expect(data.storage.contents(name)).rejects.toMatchObject({ code: 'backup.damaged', facts: { name } })
    expect((await data.storage.verify(() => undefined, FOREVER)).findings).toMatchObject([{ code: 'backup.damaged', facts: { backup: name } }])
    await data.close()
    await expect(recoverFolder(folder, name)).rejects.toMatchObject({ code: 'backup.damaged' })
    expect(namesOf(await open(folder))).toEqual(names(1, 3))
  })

  test('is refused when a table has changed behind our back, so that no bad copy pushes out a good one', async () => {
    const folder = newFolder()
    const data = await open(folder)
    await data.journal.append(set(1))
    await data.compact()
    damage(inStore(folder, 'tables', 'term.000000000001.json'))
    await expect(data.storage.backup('wish')).rejects.toMatchObject({ code: 'backup.failed', facts: { reason: 'ALTERED' } })
    expect(await data.storage.backups()).toEqual([])
    await data.close()
  })

  test('goes beside the data while the chosen place can not be reached, and both are found', async () => {
    const folder = newFolder()
    const chosen = join(mkdtempSync(join(tmpdir(), 'mortise-share-')), 'share')
    await written(folder, 1)
    const data = await open(folder)
    await data.storage.setBackupFolder(chosen)
    const there = await data.storage.backup('wish')
    expect(there.path.startsWith(chosen)).toBe(true)
    rmSync(chosen, { recursive: true })
    writeFileSync(chosen, 'no folder any more')
    await data.journal.append(set(2))
    const beside = await data.storage.backup('wish')
    expect(beside).toMatchObject({ elsewhere: { place: chosen } })
    expect((await data.storage.state()).backups).toMatchObject({ folder: chosen, usual: false, problem: { place: chosen } })
    expect((await data.storage.backups()).map(b => b.seq)).toEqual([2])
    await data.close()
    const again = await open(folder)
    expect((await again.storage.state()).backups.folder).toBe(chosen)
    await again.storage.setBackupFolder(null)
    expect((await again.storage.state()).backups).toMatchObject({ folder: `${folder}-backups`, usual: true })
    await again.close()
  })

  test('never goes into the data folder itself, nor where nothing can be written', async () => {
    const folder = newFolder()
    const data = await open(folder)
    await expect(data.storage.setBackupFolder(join(folder, 'inside'))).rejects.toMatchObject({ code: 'backup.place', facts: { reason: 'inside' } })
    const blocked = join(folder, '..', 'blocked')
    writeFileSync(blocked, '')
    await expect(data.storage.setBackupFolder(join(blocked, 'x'))).rejects.toMatchObject({ code: 'backup.place' })
    await data.close()
  })

  test('of two data folders in one place are told apart; neither thins the other out', async () => {
    const place = mkdtempSync(join(tmpdir(), 'mortise-share-'))
    const one = newFolder()
    const two = newFolder()
    await written(one, 1)
    await written(two, 1)
    for (const [folder, minute] of [[one, '01'], [two, '02'], [one, '03'], [two, '04']] as const) {
      const data = await open(folder, `2026-01-01T08:${minute}`)
      await data.storage.setBackupFolder(place)
      await data.storage.backup('regular')
      await data.close()
    }
    const data = await open(one, '2026-03-01T08:00')
    await data.storage.backup('regular')
    expect((await data.storage.backups()).map(b => b.own)).toEqual([true, false, true, false])
    await data.close()
  })

  test('of two folders whose files have the same names hold each its own', async () => {
    const place = mkdtempSync(join(tmpdir(), 'mortise-share-'))
    for (const title of ['甲', '乙']) {
      const data = await open(newFolder())
      await data.storage.setBackupFolder(place)
      await data.journal.append(set(1, title))
      await data.compact()
      const { name } = await data.storage.backup('wish')
      expect(await contentsOf(data, name)).toEqual([title])
      expect((await data.storage.verify(() => undefined, FOREVER)).findings).toEqual([])
      await data.close()
    }
  })

  test('of a newer format is refused: update first', async () => {
    const folder = newFolder()
    await written(folder, 1)
    const data = await open(folder)
    const { name, path } = await data.storage.backup('wish')
    writeFileSync(path, seal({ ...(unseal<object>(readFileSync(path)) ?? {}), format: 99 }))
    await expect(data.storage.contents(name)).rejects.toMatchObject({ code: 'backup.newer', facts: { format: 99 } })
    await data.close()
  })

  test('is not made by a program that can only read', async () => {
    const folder = newFolder()
    const writer = await open(folder)
    const reader = await open(folder)
    await expect(reader.storage.backup('wish')).rejects.toMatchObject({ code: 'store.locked' })
    await reader.close()
    await writer.close()
  })
})

describe('damaged data', () => {
  test('are replaced by a backup, and kept', async () => {
    const folder = newFolder()
    await written(folder, 3, {}, data => data.storage.backup('wish'))
    const path = inStore(folder, 'journal.000000000001.ndjson')
    damage(path)
    const bytes = readFileSync(path)
    const data = await open(folder)
    expect(data.journal.closed?.code).toBe('store.damaged')
    const [backup] = await data.storage.backups()
    await data.close()
    await recoverFolder(folder, backup!.name)
    const again = await open(folder)
    expect(again.journal.closed).toBeNull()
    expect(namesOf(again)).toEqual(names(1, 3))
    await again.journal.append(set(4))
    await again.close()
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })

  test('stay as they are when the backup is gone', async () => {
    const folder = newFolder()
    await written(folder, 1)
    await expect(recoverFolder(folder, '2026-01-01T08-00.000000000001.abc')).rejects.toMatchObject({ code: 'backup.missing' })
    expect(namesOf(await open(folder))).toEqual(names(1, 1))
  })
})

describe('thinning', () => {
  const backup = (made: string, why: 'regular' | 'wish' = 'regular') => ({ name: made, made, why })
  const minute = fc.integer({ min: 0, max: 1439 }).map(m => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`)
  const made = fc.tuple(fc.integer({ min: 0, max: 900 }), minute).map(([days, clock]) => `${addDays('2026-11-23', -days)}T${clock}`)

  test('keeps the last of every hour of two days, of every day of a month, of every week of half a year, and of every month', () => {
    const halfHours = Array.from({ length: 365 }, (_, d) => ['08:00', '08:30', '09:00', '15:30'].map(clock => backup(`${addDays('2025-11-24', d)}T${clock}`))).flat()
    const gone = new Set(thinBackups(halfHours, '2026-11-23T20:00'))
    const kept = halfHours.filter(b => !gone.has(b.name)).map(b => b.made)
    expect(kept.filter(m => m >= '2026-11-22')).toEqual(['2026-11-22T08:30', '2026-11-22T09:00', '2026-11-22T15:30', '2026-11-23T08:30', '2026-11-23T09:00', '2026-11-23T15:30'])
    expect(kept.filter(m => m >= '2026-10-24' && m < '2026-11-21').every(m => m.endsWith('15:30'))).toBe(true)
    expect(kept.filter(m => m < '2026-05-01')).toHaveLength(6) // the last of November to April
    expect(kept.length).toBeLessThan(80)
  })

  test('never takes the newest, leaves every month that had one with one, and takes nothing more the second time', () => {
    fc.assert(
      fc.property(fc.uniqueArray(made, { minLength: 1, maxLength: 200 }), times => {
        const all = times.map(t => backup(t))
        const gone = new Set(thinBackups(all, '2026-11-23T23:59'))
        const kept = all.filter(b => !gone.has(b.name))
        expect(gone.has([...times].sort().at(-1)!)).toBe(false)
        expect(new Set(kept.map(b => b.made.slice(0, 7)))).toEqual(new Set(times.map(t => t.slice(0, 7))))
        expect(thinBackups(kept, '2026-11-23T23:59')).toEqual([])
      }),
    )
  })

  test('keeps the last of a month beside the first of the next, though both lie in one week', () => {
    const all = [backup('2026-07-31T15:30'), backup('2026-08-02T15:30')]
    expect(thinBackups(all, '2026-11-23T20:00')).toEqual([])
  })

  test('leaves for a month what somebody asked for', () => {
    const all = [backup('2026-11-10T08:00', 'wish'), backup('2026-11-10T09:00'), backup('2026-11-10T10:00')]
    expect(thinBackups(all, '2026-11-23T08:00')).toEqual(['2026-11-10T09:00'])
    expect(thinBackups(all, '2026-12-23T08:00')).toEqual(['2026-11-10T08:00', '2026-11-10T09:00'].toReversed())
  })
})

describe('the schedule', () => {
  test.each([
    [{ seq: 5, backedUpSeq: 5, minutesSinceBackup: 90 }, null],
    [{ seq: 6, backedUpSeq: 5, minutesSinceBackup: 10 }, 20],
    [{ seq: 6, backedUpSeq: 5, minutesSinceBackup: 90 }, 0],
    [{ seq: 1, backedUpSeq: 0, minutesSinceBackup: null }, 1],
  ])('%j: %s minutes', (state, minutes) => expect(minutesUntilBackup(state)).toBe(minutes))
})

describe('data of format 1', () => {
  const FIXTURE = join(import.meta.dirname, '../../storage/fixtures/format-1')

  test('are brought forward after a backup, with their history', async () => {
    const folder = newFolder()
    cpSync(FIXTURE, folder, { recursive: true })
    const data = await open(folder)
    expect(data.journal.closed).toBeNull()
    expect(data.held).toMatchObject({ seq: 7, standing: { active: [1, 2, 3], undone: [6] } })
    expect((await data.storage.backups()).map(b => [b.why, b.seq, b.counts])).toEqual([['migration', 7, expect.objectContaining({ college: 1, term: 1, programme: 2, teacher: 0 })]])
    expect((await data.storage.contents((await data.storage.backups())[0]!.name)).rows.get('programme')).toHaveLength(2)
    expect((await data.storage.verify(() => undefined, FOREVER)).findings).toEqual([])
    await data.close()
    expect(existsSync(join(folder, 'journal.ndjson'))).toBe(false)
  })

  test('that are damaged open read-only, with the backups of that time to go back to', async () => {
    const folder = newFolder()
    cpSync(FIXTURE, folder, { recursive: true })
    cpSync(FIXTURE, join(`${folder}-backups`, '2026-11-20T16-30-05-123'), { recursive: true })
    damage(join(folder, 'journal.ndjson'))
    const data = await open(folder)
    expect(data.journal.closed).toMatchObject({ code: 'store.damaged' })
    const [backup, ...more] = await data.storage.backups()
    expect([backup!.made, backup!.seq, more]).toEqual(['2026-11-20T16:30', 7, []])
    await data.close()
    await recoverFolder(folder, backup!.name)
    const again = await open(folder)
    expect(again.journal.closed).toBeNull()
    expect(again.held.rows.get('programme')?.size).toBe(2)
    await again.close()
  })
})
