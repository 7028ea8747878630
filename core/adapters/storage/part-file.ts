import type { Change, Row0 } from '#domain/base/change.ts'
import { applied } from '#domain/base/change.ts'

/**
 * A table, or one month of it, as a file: a JSON array whose first member says what it is, then one row a line, each with its id
 * first. So it is parsed at once, and brought up to date line by line without parsing the rows that did not change.
 */
const ROW_START = ',{"id":"'
const COMMA = 44
const QUOTE = 34
const BACKSLASH = 92
const LINE_FEED = 10

/** A file larger than this is parsed in pieces, far from the longest string that the engine can hold. */
const PIECE = 64 * 1024 * 1024

const BLOCK = 512 * 1024

/** Lines looked at before others get their turn. */
const SLICE = 2000

export type PatchedPart = { blocks: Uint8Array[]; rows: number }

/**
 * The file with the changes applied, and how many rows it has. `old` is the file as it lies on the disk, or null for a new one;
 * `changes` are by record, in the order in which they were made. Gives way to other work again and again.
 */
export async function patchPart(part: string, old: Buffer | null, changes: ReadonlyMap<string, readonly Change[]>): Promise<PatchedPart> {
  const waiting = new Map(changes)
  const wanted = idFilter(changes.keys())
  const out = blockWriter()
  out.add(Buffer.from(`[${JSON.stringify({ part })}\n`))
  let rows = 0
  const add = (row: Row0 | null) => {
    if (!row) return
    out.add(Buffer.from(lineOf(row)))
    rows += 1
  }
  if (old) {
    let keepFrom = old.indexOf(LINE_FEED) + 1
    let at = keepFrom
    for (let count = 1; old[at] === COMMA; count++) {
      const next = old.indexOf(LINE_FEED, at) + 1
      const row = wanted.mayHave(old, at + ROW_START.length) ? (JSON.parse(old.toString('utf8', at + 1, next)) as Row0) : null
      const list = row && waiting.get(row.id)
      if (row && list) {
        if (at > keepFrom) out.add(old.subarray(keepFrom, at))
        add(after(row, list))
        waiting.delete(row.id)
        keepFrom = next
      } else rows += 1
      at = next
      if (count % SLICE === 0) await breath()
    }
    if (at > keepFrom) out.add(old.subarray(keepFrom, at))
  }
  let count = 0
  for (const list of waiting.values()) {
    add(after(undefined, list))
    if (++count % SLICE === 0) await breath()
  }
  out.add(Buffer.from(']\n'))
  return { blocks: out.end(), rows }
}

/** Gathers many small pieces into blocks, and cuts large ones up, so that no single copy, sum or write takes long. */
function blockWriter(): { add(piece: Uint8Array): void; end(): Uint8Array[] } {
  const blocks: Uint8Array[] = []
  let small: Uint8Array[] = []
  let size = 0
  const flush = () => {
    if (small.length) blocks.push(Buffer.concat(small))
    small = []
    size = 0
  }
  return {
    add(piece) {
      if (piece.length < BLOCK) {
        small.push(piece)
        size += piece.length
        if (size >= BLOCK) flush()
        return
      }
      flush()
      for (let at = 0; at < piece.length; at += BLOCK) blocks.push(piece.subarray(at, at + BLOCK))
    },
    end() {
      flush()
      return blocks
    },
  }
}

/** The rows of a part's bytes. @throws SyntaxError where they are not JSON */
export function rowsOf(bytes: Buffer): Row0[] {
  if (bytes.length <= PIECE) return (JSON.parse(bytes.toString('utf8')) as Row0[]).slice(1)
  const rows: Row0[] = []
  let from = bytes.indexOf(LINE_FEED) + 1
  while (from < bytes.length - 2) {
    const to = from + PIECE >= bytes.length ? bytes.length - 2 : bytes.lastIndexOf(LINE_FEED, from + PIECE) + 1
    for (const row of JSON.parse(`[0${bytes.toString('utf8', from, to)}]`).slice(1) as Row0[]) rows.push(row)
    from = to
  }
  return rows
}

/** Lets whatever else waits have its turn. */
export function breath(): Promise<void> {
  return new Promise(done => setImmediate(done))
}

function after(row: Row0 | undefined, changes: readonly Change[]): Row0 | null {
  let now: Row0 | null = row ?? null
  for (const change of changes) now = applied(now ?? undefined, change)
  return now
}

function lineOf(row: Row0): string {
  const { id, ...fields } = row
  return `,${JSON.stringify({ id, ...fields })}\n`
}

/**
 * Tells by a number made of an id's bytes whether it may be one of a few, so that of a hundred thousand lines only those that
 * are wanted become text.
 */
function idFilter(ids: Iterable<string>): { mayHave(bytes: Buffer, start: number): boolean } {
  const numbers = new Set<number>()
  for (const id of ids) numbers.add(numberAt(Buffer.from(JSON.stringify(id)), 1))
  return { mayHave: (bytes, start) => numbers.has(numberAt(bytes, start)) }
}

/** FNV-1a over the bytes of a JSON text up to its closing quote. */
function numberAt(bytes: Buffer, start: number): number {
  let number = 0x811c9dc5
  for (let at = start; bytes[at] !== QUOTE; at++) {
    number = Math.imul(number ^ bytes[at]!, 0x01000193)
    if (bytes[at] === BACKSLASH) number = Math.imul(number ^ bytes[++at]!, 0x01000193)
  }
  return number
}
