import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Blocks, Codec } from '#adapters/storage/codec.ts'
import { retrying } from '#adapters/storage/disk.ts'
import { openFolder } from '#adapters/storage/open-folder.ts'
import { filesIn, names, namesOf, newFolder, tools, written } from './folder.ts'

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
    sealLine: json => Buffer.from(JSON.stringify(json.toString('hex'))),
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
