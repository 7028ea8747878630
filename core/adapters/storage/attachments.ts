import { dirname, join } from 'node:path'
import { FileRefusal, type Attachments, type Closed } from '#app/ports.ts'
import { whole, type Blocks, type Codec } from './codec.ts'
import { listIfThere, readIfThere, reasonOf, type Disk } from './disk.ts'
import { makeFolderDurably, settleEntry } from './durable-entries.ts'
import { writeDurably } from './durable-write.ts'
import { sha256 } from './sealed.ts'

export const ATTACHMENTS = 'attachments'
const PREFIX = 'attachment:'
const SUM = /^[0-9a-f]{64}$/

/** Photos and papers beside the tables, each in a file that is called by the checksum of its content; the same photo is kept once. */
export function createAttachments(disk: Disk, folder: string, codec: Codec, whyClosed: () => Closed | null): Attachments {
  const pathOf = (sum: string) => join(folder, attachmentPath(sum, codec))
  async function get(id: string): Promise<Uint8Array | null> {
    const sum = id.slice(PREFIX.length)
    const sealed = SUM.test(sum) ? await readIfThere(disk, pathOf(sum)) : null
    if (!sealed) return null
    const bytes = await openAttachment(codec, sum, sealed).catch(() => null)
    return bytes && sha256(bytes) === sum ? bytes : null
  }
  return {
    get,
    async put(bytes) {
      const sum = sha256(bytes)
      const path = pathOf(sum)
      const closed = whyClosed()
      if (closed) throw new FileRefusal(closed.code, closed.facts)
      try {
        await makeFolderDurably(disk, dirname(path), folder)
        if (await get(`${PREFIX}${sum}`)) await settleEntry(disk, path)
        else await writeDurably(disk, path, sealAttachment(codec, sum, bytes))
      } catch (error) {
        throw new FileRefusal('attachment.failed', { reason: reasonOf(error) })
      }
      return `${PREFIX}${sum}`
    },
  }
}

/** Where an attachment lies below the data folder, under this codec's lock. */
export function attachmentPath(sum: string, { ending }: Pick<Codec, 'ending'>): string {
  return join(ATTACHMENTS, sum.slice(0, 2), `${sum}${ending ?? ''}`)
}

/** An attachment's content. @throws where the file isn't ours */
export async function openAttachment(codec: Codec, sum: string, bytes: Uint8Array): Promise<Buffer> {
  return whole(codec.open([bytes], `${PREFIX}${sum}`))
}
export function sealAttachment(codec: Codec, sum: string, content: Uint8Array): Blocks {
  return codec.seal([content], `${PREFIX}${sum}`)
}

/** Every attachment's file under this codec's lock: its name and its path below the data folder. */
export async function attachmentFiles(disk: Pick<Disk, 'list' | 'stat'>, folder: string, codec: Pick<Codec, 'ending'>): Promise<{ sum: string; path: string }[]> {
  const root = join(folder, ATTACHMENTS)
  const files: { sum: string; path: string }[] = []
  for (const group of (await listIfThere(disk, root)).sort()) {
    const inside = /^[0-9a-f]{2}$/.test(group) ? await disk.list(join(root, group)) : []
    for (const name of inside.sort()) {
      const sum = name.slice(0, 64)
      if (SUM.test(sum) && name.slice(64) === (codec.ending ?? '')) files.push({ sum, path: attachmentPath(sum, codec) })
    }
  }
  return files
}
