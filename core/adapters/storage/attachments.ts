import { dirname, join } from 'node:path'
import type { Attachments } from '#app/ports.ts'
import type { Codec } from './codec.ts'
import type { Disk } from './disk.ts'
import { makeFolderDurably, settleEntry } from './durable-entries.ts'
import { writeDurably } from './durable-write.ts'
import { sha256 } from './sealed.ts'

export const ATTACHMENTS = 'attachments'
const PREFIX = 'attachment:'
const SUM = /^[0-9a-f]{64}$/

/** Photos and papers beside the tables, each in a file that is called by the checksum of its content; the same photo is kept once. */
export function createAttachments(disk: Disk, folder: string, codec: Codec, writable: () => boolean): Attachments {
  const pathOf = (sum: string) => join(folder, ATTACHMENTS, sum.slice(0, 2), sum)
  async function get(id: string): Promise<Uint8Array | null> {
    const sum = id.slice(PREFIX.length)
    if (!SUM.test(sum) || !(await disk.stat(pathOf(sum)))) return null
    const bytes = await codec.open(await disk.read(pathOf(sum)), 'attachment')
    return sha256(bytes) === sum ? bytes : null
  }
  return {
    get,
    async put(bytes) {
      const sum = sha256(bytes)
      const id = `${PREFIX}${sum}`
      if (await get(id)) {
        await makeFolderDurably(disk, dirname(pathOf(sum)), folder)
        await settleEntry(disk, pathOf(sum))
        return id
      }
      if (!writable()) throw new Error('the data folder can only be read')
      await makeFolderDurably(disk, dirname(pathOf(sum)), folder)
      await writeDurably(disk, pathOf(sum), await codec.seal([bytes], 'attachment'))
      return id
    },
  }
}

/** Every attachment's file: its name and its path below the data folder. */
export async function attachmentFiles(disk: Pick<Disk, 'list' | 'stat'>, folder: string): Promise<{ sum: string; path: string }[]> {
  const root = join(folder, ATTACHMENTS)
  if (!(await disk.stat(root))) return []
  const files: { sum: string; path: string }[] = []
  for (const group of (await disk.list(root)).sort()) {
    const inside = /^[0-9a-f]{2}$/.test(group) ? await disk.list(join(root, group)) : []
    for (const sum of inside.sort()) if (SUM.test(sum)) files.push({ sum, path: join(ATTACHMENTS, group, sum) })
  }
  return files
}
