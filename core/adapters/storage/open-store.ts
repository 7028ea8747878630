import type { ChangeSet } from '#domain/base/decision.ts'
import type { Closed, Journal } from '#app/ports.ts'
import type { Codec } from './codec.ts'
import { openTables, tidy } from './compaction.ts'
import { reasonOf, type Disk } from './disk.ts'
import { writeHeads } from './heads-file.ts'
import { historyReader } from './history-reader.ts'
import { openJournal } from './journal.ts'
import { monthReader } from './month-reader.ts'
import type { Found } from './read-store.ts'
import type { Head } from './snapshot.ts'

/** One generation of the data, open: its journal, and tables that follow it. */
export type OpenStore = {
  journal: Journal
  readonly head: Head
  /** the journal's file, as far as it is on the disk for certain */
  readonly extent: { file: string; bytes: number; seq: number }
  /** what was done since the head */
  readonly tail: readonly ChangeSet[]
  /** why the tables could not be brought up to date, if so */
  readonly problem: string | null
  compact(): Promise<void>
  /** Copying and bringing up to date take turns: neither sees the other half done. */
  still<T>(work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

export type StoreParts = { disk: Disk; folder: string; found: Found; codec: Codec; compactAt?: number | undefined; onAppend?: ((set: ChangeSet) => void) | undefined }

const LEAST = 256 * 1024
const MOST = 4 * 1024 * 1024
/** When nobody has changed anything for a while, or on closing, less is enough. */
const IDLE_LEAST = 64 * 1024
const IDLE_AFTER = 10_000 // ms

/** Opens what was found for writing. */
export async function openStore({ disk, folder, found, codec, compactAt, onAppend }: StoreParts): Promise<OpenStore> {
  const writer = await openJournal(disk, folder, found.end, codec)
  const tables = openTables(disk, folder, codec, found.head)
  let tail: ChangeSet[] = found.tail
  let problem: string | null = null
  let busy: Promise<unknown> = Promise.resolve()
  let next: Promise<void> | null = null
  let idle: NodeJS.Timeout | undefined
  const enough = () => compactAt ?? Math.min(MOST, LEAST + Object.values(tables.head.parts).reduce((n, p) => n + p.bytes, 0) / 16)
  const worthwhile = () => writer.extent.bytes >= Math.min(enough(), IDLE_LEAST)

  function still<T>(work: () => Promise<T>): Promise<T> {
    const turn = busy.then(work)
    busy = turn.catch(() => undefined)
    return turn
  }

  /** A failure is kept for the user to see; it is tried again when as much has been written again. */
  function compact(): Promise<void> {
    if (writer.closed) return Promise.resolve()
    next ??= still(async () => {
      next = null
      try {
        const through = await writer.rotate()
        const done = tail.filter(s => s.seq <= through.seq)
        await tables.advance(done, through.hash)
        tail = tail.filter(s => s.seq > through.seq)
        await tidy(disk, folder, tables.head, writer.extent.file, codec, done)
        problem = null
      } catch (error) {
        problem = reasonOf(error)
      }
    })
    return next
  }

  const journal: Journal = {
    get closed(): Closed | null {
      return writer.closed
    },
    async append(set) {
      await writer.append(set)
      tail.push(set)
      clearTimeout(idle)
      if (writer.extent.bytes >= enough()) void compact()
      else if (worthwhile()) idle = setTimeout(() => void compact(), IDLE_AFTER).unref()
      onAppend?.(set)
    },
    ...historyReader({ source: disk, folder, codec, tail: () => tail, keep: file => still(() => writeHeads(disk, folder, file, codec)) }),
    ...monthReader({ disk, folder, codec, head: () => tables.head, tail: () => tail, still }),
  }
  const leftOver = found.tail.length > 0 && found.end.first > found.head.seq + 1
  if (leftOver || writer.extent.bytes >= enough()) void compact()
  return {
    journal,
    get head() {
      return tables.head
    },
    get extent() {
      return writer.extent
    },
    get tail() {
      return tail
    },
    get problem() {
      return problem
    },
    compact,
    still,
    async close() {
      clearTimeout(idle)
      if (worthwhile()) await compact()
      await busy
      await writer.close()
    },
  }
}
