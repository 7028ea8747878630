import { open, writeFile, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Journal, JournalInfo } from '#app/ports.ts'
import { backupFolder, lastBackupOf } from './backup.ts'
import { JOURNAL_FILE, type JournalContent } from './journal-content.ts'
import { writeLine } from './journal-line.ts'
import { syncFolder } from './sync-folder.ts'

/** The journal of a folder, open for reading only: `closed` says why. */
export function closedJournal(folder: string, content: JournalContent, closed: NonNullable<Journal['closed']>): Journal {
  return {
    closed,
    append: () => Promise.reject(new Error(closed.code)),
    info: () => ({ folder, bytes: content.good, sets: content.sets.length, lastBackup: lastBackupOf(folder), cutTail: 0 }),
    backup: () => backupFolder(folder),
  }
}

/**
 * Opens the journal for appending. A torn tail is kept beside it (`journal.torn-…`) and cut off.
 * `append` resolves only after the line is on the disk (fdatasync); after the first failure nothing is accepted any more.
 */
export async function openJournal(folder: string, content: JournalContent, stamp: string): Promise<Journal & { close(): Promise<void> }> {
  const path = join(folder, JOURNAL_FILE)
  let cutTail = 0
  if (content.rest.kind === 'torn') {
    cutTail = content.rest.bytes.length
    await writeFile(join(folder, `journal.torn-${stamp.replaceAll(':', '-')}`), content.rest.bytes)
  }
  const file = await open(path, 'a')
  if (cutTail) {
    await file.truncate(content.good)
    await file.sync()
  }
  await syncFolder(folder)

  let { lastHash, good } = content
  let count = content.sets.length
  let closed: Journal['closed'] = null
  return {
    get closed() {
      return closed
    },
    async append(set) {
      if (closed) throw new Error(closed.code)
      const { size } = await file.stat()
      if (size !== good) {
        // never cut off here: the bytes are another program's
        closed = { code: 'store.overwritten', facts: { folder } }
        throw new Error('another program wrote to the journal')
      }
      const line = writeLine(set, lastHash)
      try {
        good += await writeAll(file, Buffer.from(line.text))
        await file.datasync()
      } catch (error) {
        closed = { code: 'store.failed', facts: { reason: (error as Error).message } }
        await file.truncate(good).catch(() => undefined) // a half line must not stand before the next start's lines
        throw error
      }
      lastHash = line.hash
      count += 1
    },
    info: (): JournalInfo => ({ folder, bytes: good, sets: count, lastBackup: lastBackupOf(folder), cutTail }),
    backup: () => backupFolder(folder),
    close: () => file.close(),
  }
}

async function writeAll(file: FileHandle, bytes: Buffer): Promise<number> {
  let done = 0
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done)
    if (!bytesWritten) throw new Error('the disk took no more bytes')
    done += bytesWritten
  }
  return done
}
