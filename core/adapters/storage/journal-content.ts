import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ChangeSet } from '#domain/base/decision.ts'
import { FIRST_HASH, readLine } from './journal-line.ts'

export const JOURNAL_FILE = 'journal.ndjson'

export type JournalContent = {
  sets: ChangeSet[]
  /** bytes up to the end of the last good line */
  good: number
  lastHash: string
  /** what stands behind the last good line: nothing, a torn last line, or damage before lines that were once whole */
  rest: { kind: 'none' } | { kind: 'torn'; bytes: Buffer } | { kind: 'damaged'; line: number }
}

/** Reads a journal's bytes. A broken last line is a write that power cut short; a broken line before others is damage. */
export function parseJournal(bytes: Buffer): JournalContent {
  const sets: ChangeSet[] = []
  let lastHash = FIRST_HASH
  let good = 0
  while (good < bytes.length) {
    const end = bytes.indexOf(10, good)
    const line = end < 0 ? null : readLine(bytes.toString('utf8', good, end), lastHash, sets.length + 1)
    if (!line) {
      const isLast = end < 0 || end === bytes.length - 1
      return { sets, good, lastHash, rest: isLast ? { kind: 'torn', bytes: bytes.subarray(good) } : { kind: 'damaged', line: sets.length + 1 } }
    }
    sets.push(line.set)
    lastHash = line.hash
    good = end + 1
  }
  return { sets, good, lastHash, rest: { kind: 'none' } }
}

/** The journal's bytes; none where the folder is new. */
export async function journalBytes(folder: string): Promise<Buffer> {
  try {
    return await readFile(join(folder, JOURNAL_FILE))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}
