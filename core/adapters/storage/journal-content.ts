import type { Line } from './journal-line.ts'
import { isBeginning, readLine } from './journal-line.ts'

/** What stands behind the last good line: nothing, a last write that power cut short, or damage to what was once whole. */
export type Rest = { kind: 'none' } | { kind: 'torn'; bytes: Buffer } | { kind: 'damaged'; seq: number }

export type JournalContent = {
  lines: Line[]
  /** bytes up to the end of the last good line */
  good: number
  rest: Rest
}

const SECTOR = 512

/** Reads a journal file's bytes as an unbroken chain; `next` is the number of its first line. */
export function parseJournal(bytes: Buffer, next: number): JournalContent {
  const lines: Line[] = []
  let good = 0
  while (good < bytes.length) {
    const end = bytes.indexOf(10, good)
    const line = end < 0 ? null : readLine(bytes.toString('utf8', good, end))
    const before = lines.at(-1)
    if (!line || line.seq !== next + lines.length || (before && line.prev !== before.hash)) {
      const rest: Rest = wasWhole(bytes, good, next + lines.length) ? { kind: 'damaged', seq: next + lines.length } : { kind: 'torn', bytes: bytes.subarray(good) }
      return { lines, good, rest }
    }
    lines.push(line)
    good = end + 1
  }
  return { lines, good, rest: { kind: 'none' } }
}

/**
 * Whether line `seq`, of which something is left at `start`, was once whole on the disk. It was if a later line says so; and it was
 * if what is left is neither the beginning of a line nor has holes of whole sectors, as an unfinished write leaves them.
 */
function wasWhole(bytes: Buffer, start: number, seq: number): boolean {
  for (let at = start; at < bytes.length; ) {
    const end = bytes.indexOf(10, at)
    const line = end < 0 ? null : readLine(bytes.toString('utf8', at, end))
    if (line && line.safe >= seq) return true
    if (end < 0) break
    at = end + 1
  }
  const holes = holesIn(bytes, start)
  if (holes.length) return !holes.every(hole => isUnwritten(hole, start, bytes.length))
  return !isBeginning(bytes.subarray(start))
}

type Hole = [from: number, to: number]

/** Runs of zero bytes; no line that we wrote has one. */
function holesIn(bytes: Buffer, start: number): Hole[] {
  const holes: Hole[] = []
  for (let at = bytes.indexOf(0, start); at >= 0; ) {
    let to = at
    while (to < bytes.length && bytes[to] === 0) to++
    holes.push([at, to])
    at = bytes.indexOf(0, to)
  }
  return holes
}

function isUnwritten([from, to]: Hole, start: number, size: number): boolean {
  return (from === start || from % SECTOR === 0) && (to === size || to % SECTOR === 0)
}
