import { join } from 'node:path'
import { readIfThere, type Disk } from './disk.ts'
import { writeAll, writeDurably } from './durable-write.ts'
import { MARK } from './file-names.ts'
import { seal, unseal } from './sealed.ts'

/** How far the journal is on the disk for certain: a journal that ends before its mark has lost something. */
export type Mark = { seq: number; hash: string }

const LENGTH = 256

/** The mark of a store; change 0 where a power cut has torn it. Null where there is none: every store has one from its birth. */
export async function readMark(disk: Pick<Disk, 'read' | 'stat'>, folder: string): Promise<Mark | null> {
  const bytes = await readIfThere(disk, join(folder, MARK))
  return bytes && (unseal<Mark>(bytes) ?? NOTHING_CERTAIN)
}

export const NOTHING_CERTAIN: Mark = { seq: 0, hash: '' }

/** As it lies on the disk, always of the same length. */
export function markBytes(mark: Mark): Buffer {
  return Buffer.from(`${seal(mark).toString('utf8').trimEnd().padEnd(LENGTH - 1)}\n`)
}

/** Gives a new store its mark, which says nothing yet. */
export async function writeFirstMark(disk: Disk, folder: string): Promise<void> {
  if (!(await disk.stat(join(folder, MARK)))) await writeDurably(disk, join(folder, MARK), [])
}

/**
 * Writes the mark over the one before, in one sector. It follows the journal and is never ahead of it; it is synced only when the
 * store is closed, so that it costs no commit anything, and a power cut leaves an older mark, which is true too.
 */
export async function openMark(disk: Disk, folder: string): Promise<{ set(mark: Mark): void; close(): Promise<void> }> {
  const path = join(folder, MARK)
  const file = await disk.open(path, 'r+')
  let newest: Mark | null = null
  let writing: Promise<void> | null = null
  let failed = false

  async function write(): Promise<void> {
    while (newest && !failed) {
      const bytes = markBytes(newest)
      newest = null
      await writeAll(file, bytes, 0).catch(() => (failed = true))
    }
    writing = null
  }
  return {
    set(mark) {
      newest = mark
      writing ??= write()
    },
    async close() {
      await writing
      // a mark that can't be written leaves an older one, which is true too
      if (!failed) await file.sync().catch(() => undefined)
      await file.close().catch(() => undefined)
    },
  }
}
