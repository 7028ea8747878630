import { join } from 'node:path'
import type { ChangeSet } from '#domain/base/decision.ts'
import type { Closed } from '#app/ports.ts'
import type { Codec } from './codec.ts'
import { codeOf, reasonOf, type Disk, type DiskFile } from './disk.ts'
import { writeAll } from './durable-write.ts'
import { journalName } from './file-names.ts'
import { bodyOf, writeLine } from './journal-line.ts'
import { openMark } from './mark.ts'

export type JournalWriter = {
  /** Resolves once the set is on the disk for certain. Sets that come together share one sync. */
  append(set: ChangeSet): Promise<void>
  readonly closed: Closed | null
  /** Goes on in a new file; resolves with the last change before it and the hash of its line. */
  rotate(): Promise<{ seq: number; hash: string }>
  /** the file that is being written, as far as it is on the disk for certain */
  readonly extent: { file: string; bytes: number; seq: number }
  close(): Promise<void>
}

/** Where the writing goes on: after which change, in the file that begins with which one, behind how many good bytes; `before` is the hash that its first line names. */
export type JournalEnd = { seq: number; hash: string; first: number; before: string; bytes: number }

type Waiting = { seq: number; body: Buffer; done: () => void; fail: (error: unknown) => void }
type Turn = { done: (before: { seq: number; hash: string }) => void; fail: (error: unknown) => void }

/** A batch larger than this is not made larger, so that nobody waits long for the first of it. */
const BATCH = 4 * 1024 * 1024

/** Opens the journal for appending. After the first failure nothing is accepted any more: what a later sync says is no proof. */
export async function openJournal(disk: Disk, folder: string, end: JournalEnd, codec: Codec): Promise<JournalWriter> {
  let { seq, hash, bytes } = end
  let first = end.first
  /** hash of the line before the file that is being written */
  let before = end.before
  let accepted = seq
  let file: DiskFile = await disk.open(join(folder, journalName(first)), 'a')
  await disk.syncFolder(folder)
  const mark = await openMark(disk, folder)
  const waiting: Waiting[] = []
  const turns: Turn[] = []
  let closed: Closed | null = null
  let working: Promise<void> | null = null

  async function work(): Promise<void> {
    while (waiting.length || turns.length) {
      const turn = turns.shift()
      if (turn) await takeTurn(turn)
      if (waiting.length) await writeBatch()
    }
    working = null
  }

  async function writeBatch(): Promise<void> {
    const batch: Waiting[] = []
    const texts: Buffer[] = []
    let size = 0
    let newest = hash
    try {
      if (closed) throw new Error(closed.code)
      if ((await file.size()) !== bytes) {
        // never cut off here: the bytes are another program's
        closed = { code: 'store.overwritten', facts: { folder } }
        throw new Error('another program wrote to the journal')
      }
      while (waiting.length && size < BATCH) {
        const next = waiting.shift()!
        batch.push(next)
        const line = writeLine(next.seq, next.body, newest, seq)
        newest = line.hash
        texts.push(line.bytes)
        size += line.bytes.length
      }
      await writeAll(file, texts.length === 1 ? texts[0]! : Buffer.concat(texts), null)
      await file.datasync()
    } catch (error) {
      await refuseAll(batch, error)
      return
    }
    seq = batch.at(-1)!.seq
    hash = newest
    bytes += size
    for (const { done } of batch) done()
    mark.set({ seq, hash })
  }

  async function refuseAll(batch: readonly Waiting[], error: unknown): Promise<void> {
    closed ??= { code: 'store.failed', facts: { reason: reasonOf(error), cause: codeOf(error) } }
    // a half line must not stand before the next start's lines
    if (batch.length) await file.truncate(bytes).catch(() => undefined)
    for (const { fail } of [...batch, ...waiting.splice(0)]) fail(error)
  }

  async function takeTurn({ done, fail }: Turn): Promise<void> {
    try {
      if (closed) throw new Error(closed.code)
      if (bytes) {
        const next = await disk.open(join(folder, journalName(seq + 1)), 'a')
        try {
          if (await next.size()) throw new Error('another program wrote to the journal')
          await disk.syncFolder(folder)
        } catch (error) {
          await next.close().catch(() => undefined)
          throw error
        }
        const old = file
        file = next
        first = seq + 1
        before = hash
        bytes = 0
        await old.close().catch(() => undefined) // synced long ago
      }
      done({ seq: first - 1, hash: before })
    } catch (error) {
      fail(error)
    }
  }

  return {
    get closed() {
      return closed
    },
    get extent() {
      return { file: journalName(first), bytes, seq }
    },
    async append(set) {
      if (closed) throw new Error(closed.code)
      if (set.seq !== accepted + 1) throw new Error(`change ${set.seq} does not follow change ${accepted}`)
      const body = bodyOf(set, codec)
      accepted = set.seq
      return new Promise((done, fail) => {
        waiting.push({ seq: set.seq, body, done, fail })
        working ??= work()
      })
    },
    rotate() {
      return new Promise((done, fail) => {
        turns.push({ done, fail })
        working ??= work()
      })
    },
    async close() {
      await working
      await mark.close()
      await file.close().catch(() => undefined)
    },
  }
}
