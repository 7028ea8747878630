import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFolder } from '#adapters/storage/open-folder.ts'
import { protectFolder } from '#adapters/storage/protect-folder.ts'
import { protectionFor } from '#adapters/storage/protection.ts'
import { filesIn, newFolder, set, tools, written } from './folder.ts'

const KEY = '王\nregister:student:new'
const draft = (name: string) => ({ place: KEY, at: '2026-11-23T10:41', by: '王', values: { name, year: 2026 } })
const textsIn = (folder: string) => readdirSync(join(folder, 'drafts')).map(name => readFileSync(join(folder, 'drafts', name), 'utf8'))

test('what was typed is there after the folder was left without a word, once, and gone when it was dropped', async () => {
  const folder = newFolder()
  await written(folder, 1)
  const data = await openFolder(folder, tools)
  await Promise.all(['欧阳', '欧阳晓', '欧阳晓明'].map(name => data.drafts.keep(KEY, draft(name))))
  await data.close()
  const again = await openFolder(folder, tools)
  expect(await again.drafts.get(KEY)).toEqual(draft('欧阳晓明'))
  expect(await again.drafts.list()).toEqual([draft('欧阳晓明')])
  expect(await again.drafts.get('李\nregister:student:new')).toBeNull()
  expect(textsIn(folder)).toHaveLength(1)
  await again.drafts.drop(KEY)
  await again.drafts.drop(KEY)
  expect(await again.drafts.get(KEY)).toBeNull()
  expect(textsIn(folder)).toEqual([])
  await again.close()
})

test('a file that was cut off offers nothing, and the next one takes its place', async () => {
  const folder = newFolder()
  await written(folder, 1)
  const data = await openFolder(folder, tools)
  await data.drafts.keep(KEY, draft('欧阳晓明'))
  const [name] = readdirSync(join(folder, 'drafts'))
  writeFileSync(join(folder, 'drafts', name!), textsIn(folder)[0]!.slice(0, 20))
  expect(await data.drafts.get(KEY)).toBeNull()
  expect(await data.drafts.list()).toEqual([])
  await data.drafts.keep(KEY, draft('欧阳'))
  expect(await data.drafts.get(KEY)).toEqual(draft('欧阳'))
  await data.close()
})

test('backups leave it out, and a verification finds nothing wrong with it', async () => {
  const folder = newFolder()
  await written(folder, 2)
  const data = await openFolder(folder, tools)
  await data.drafts.keep(KEY, draft('欧阳晓明'))
  await data.storage.backup('wish')
  const copies = Object.keys(filesIn(`${folder}-backups`))
  expect(copies.length).toBeGreaterThan(1)
  expect(copies.filter(file => file.includes('draft') || readFileSync(join(`${folder}-backups`, file)).includes('欧阳'))).toEqual([])
  expect((await data.storage.verify(() => undefined, new AbortController().signal)).findings).toEqual([])
  await data.close()
})

test('it lies under the folder’s lock; one from before the lock is gone with it', async () => {
  const folder = newFolder()
  await written(folder, 3, {}, data => data.drafts.keep(KEY, draft('欧阳晓明')))
  expect(textsIn(folder).join('')).toContain('欧阳晓明')
  const { protection, unlocked } = await protectionFor('correct horse', 'data:1')
  await protectFolder(folder, protection, unlocked, { at: '2026-11-23T00:00:00.000Z' })
  expect(textsIn(folder)).toEqual([])

  const shut = await openFolder(folder, tools)
  await expect(shut.drafts.keep(KEY, draft('欧阳'))).rejects.toMatchObject({ code: 'folder.locked' })
  await shut.close()
  const data = await openFolder(folder, { ...tools, unlocked: () => unlocked })
  await data.journal.append(set(4))
  await data.drafts.keep(KEY, draft('欧阳晓明'))
  expect(await data.drafts.get(KEY)).toEqual(draft('欧阳晓明'))
  expect(textsIn(folder)).toHaveLength(1)
  expect(textsIn(folder).join('')).not.toMatch(/欧阳|2026|student/)
  await data.close()
}, 60_000)
