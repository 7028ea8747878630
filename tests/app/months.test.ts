import { describe, expect, test } from 'vitest'
import { createApp, type App } from '#app/app.ts'
import type { Ports } from '#app/ports.ts'
import { openFolder, type OpenFolder } from '#adapters/storage/open-folder.ts'
import { newFolder, set, tools } from '../adapters/storage/folder.ts'

const OLD = 'fault:2024-03:1'
const change = (seq: number, from: object | null, to: object | null) => ({ ...set(seq), changes: [{ table: 'fault', id: OLD, from: from && { ...from }, to: to && { ...to } }] })

/** The app on a folder whose faults of March 2024 were left on the disk. */
async function reopened() {
  const folder = newFolder()
  const before = await openFolder(folder, tools)
  await before.journal.append(change(1, null, { description: '异响' }))
  await before.journal.append(change(2, { description: '异响' }, { description: '主轴异响' }))
  await before.compact()
  await before.close()
  const data = await openFolder(folder, tools)
  return { data, app: appOn(data) }
}

function appOn(data: OpenFolder): App {
  const ports = { protection: { locked: false, who: 'office' }, clock: { now: () => '2026-11-23T08:00', instant: tools.instant }, newId: tools.newId, device: data.device, journal: data.journal, storage: data.storage } as unknown as Ports
  return createApp(ports, data.held, () => undefined)
}

test('a record of a month that lies on the disk comes back when an act on it is undone', async () => {
  const { data, app } = await reopened()
  expect(app.world.tables.fault.size).toBe(0)
  expect(await app.answer({ name: 'history.undo', input: {} })).toMatchObject({ value: { seq: 2 } })
  expect(app.world.find(OLD)).toEqual({ id: OLD, description: '异响' })
  await data.close()
})

test('a backup is compared with everything, not only with what is in memory', async () => {
  const { data, app } = await reopened()
  const { name } = await data.storage.backup('wish')
  expect(await app.answer({ name: 'storage.preview', input: { name } })).toMatchObject({ value: { differences: [], later: 0 } })
  expect(app.world.tables.fault.size).toBe(1)
  await data.close()
})

test('a month that the disk did not give is asked for again', async () => {
  const { data, app } = await reopened()
  const { month } = data.journal
  data.journal.month = () => Promise.reject(new Error('gone for a moment'))
  await expect(app.past.needAll()).rejects.toThrow('gone for a moment')
  data.journal.month = month
  await app.past.needAll()
  expect(app.world.find(OLD)).toMatchObject({ description: '主轴异响' })
  await data.close()
})

test('two that ask for the same month at once are both served', async () => {
  const { data, app } = await reopened()
  await Promise.all([app.past.need([OLD]), app.past.needAll(), app.past.need([OLD])])
  expect(app.world.tables.fault.get(OLD)).toMatchObject({ description: '主轴异响' })
  await data.close()
})

describe('months on the disk', () => {
  const OLDER = 'attendance:2024-02:1'
  const born = (seq: number, id: string, placementId: string) => ({ ...set(seq), changes: [{ table: 'attendance', id, from: null, to: { placementId, date: `${id.slice(11, 18)}-05` } }] })

  async function twoMonths() {
    const folder = newFolder()
    const before = await openFolder(folder, tools)
    await before.journal.append(born(1, OLDER, 'placement:1'))
    await before.journal.append(born(2, 'attendance:2024-03:1', 'placement:é.2'))
    await before.compact()
    await before.close()
    return openFolder(folder, tools)
  }

  test('are told apart by whether an id stands in them, as it is and not as a part of another', async () => {
    const { journal, held, close } = await twoMonths()
    const about = (...ids: string[]) => journal.pointing(held.months, ids)
    expect(await about('placement:1')).toEqual(['attendance.2024-02'])
    expect(await about('placement:é.2', 'placement:9')).toEqual(['attendance.2024-03'])
    expect(await about('placement:2', 'placement:éx2', 'lacement:1', 'placement:')).toEqual([])
    expect(await about('placement:1', 'placement:é.2')).toEqual(['attendance.2024-02', 'attendance.2024-03'])
    await close()
  })

  test('hold what stands in the way of an undo', async () => {
    const folder = newFolder()
    const before = await openFolder(folder, tools)
    await before.journal.append({ ...set(1), changes: [{ table: 'placement', id: 'placement:1', from: null, to: { studentId: 'student:1' } }] })
    await before.journal.append(born(2, OLDER, 'placement:1'))
    await before.compact()
    await before.close()
    const data = await openFolder(folder, tools)
    expect(await appOn(data).answer({ name: 'history.undo', input: { seq: 1 } })).toMatchObject({ refusal: { code: 'history.used', facts: { count: 1 } } })
    await data.close()
  })

  test('count their rows, and what was done since they were written', async () => {
    const { journal, held, close } = await twoMonths()
    expect([journal.rowsIn(held.months), journal.rowsIn(['attendance.2024-03']), journal.rowsIn(['attendance.2020-01'])]).toEqual([2, 1, 0])
    await journal.append(born(3, 'attendance:2024-02:2', 'placement:3'))
    expect(journal.rowsIn(['attendance.2024-02'])).toBe(2)
    expect(await journal.pointing(held.months, ['placement:3'])).toEqual(['attendance.2024-02'])
    await journal.append({ ...set(4), changes: [{ table: 'attendance', id: OLDER, from: { placementId: 'placement:1', date: '2024-02-05' }, to: null }] })
    expect(journal.rowsIn(held.months)).toBe(2)
    await close()
  })
})
