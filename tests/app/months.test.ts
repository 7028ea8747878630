import { expect, test } from 'vitest'
import { createApp } from '#app/app.ts'
import type { Ports } from '#app/ports.ts'
import { openFolder } from '#adapters/storage/open-folder.ts'
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
  const ports = { clock: { now: () => '2026-11-23T08:00', instant: tools.instant }, newId: tools.newId, device: data.device, journal: data.journal, storage: data.storage } as unknown as Ports
  return { data, app: createApp(ports, data.held, () => undefined) }
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
