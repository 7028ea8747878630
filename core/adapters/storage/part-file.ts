import type { Change, Row0 } from '#domain/base/change.ts'
import { applied } from '#domain/base/change.ts'
import { breath } from '../breath.ts'
import type { Blocks } from './codec.ts'

/**
 * A table, or one month of it, as a file: a JSON array whose first member says what it is, then one row a line, each with its id
 * first. So it is parsed at once, and brought up to date line by line without parsing the rows that did not change.
 */
export const ROW_START = ',{"id":"'
export const COMMA = 44
export const QUOTE = 34
const BACKSLASH = 92
export const LINE_FEED = 10

/** A file larger than this is parsed in pieces, so that a window that opens meanwhile is not kept waiting. */
const PIECE = 2 * 1024 * 1024

const BLOCK = 512 * 1024

/** Rows made before others get their turn. */
const SLICE = 2000

type Changes = ReadonlyMap<string, readonly Change[]>

/**
 * The file with the changes applied, a block at a time. `old` is the file as it was, or nothing for a new one; `changes` are by record,
 * in the order in which they were made; `told` is told how many rows it has, and of what fields those that were made anew are. Needs no
 * more memory than two blocks, however large the file is, and gives way to other work with each.
 */
export async function* patchPart(part: string, old: Blocks, changes: Changes, told: { rows: number; fields: Set<string> }): AsyncGenerator<Uint8Array> {
  const waiting = new Map(changes)
  const wanted = idFilter(changes.keys())
  const out = blockWriter()
  const add = (row: Row0 | null) => {
    if (!row) return
    out.add(Buffer.from(lineOf(row)))
    told.rows += 1
    for (const field in row) told.fields.add(field)
  }
  out.add(Buffer.from(`[${JSON.stringify({ part })}\n`))
  for await (const lines of wholeLines(old)) {
    let keepFrom = lines[0] === COMMA ? 0 : lines.indexOf(LINE_FEED) + 1
    let at = keepFrom
    while (lines[at] === COMMA) {
      const next = lines.indexOf(LINE_FEED, at) + 1
      const row = wanted.mayHave(lines, at + ROW_START.length) ? (JSON.parse(lines.toString('utf8', at + 1, next)) as Row0) : null
      const list = row && waiting.get(row.id)
      if (row && list) {
        out.add(lines.subarray(keepFrom, at))
        add(after(row, list))
        waiting.delete(row.id)
        keepFrom = next
      } else told.rows += 1
      at = next
    }
    out.add(lines.subarray(keepFrom, at))
    yield* out.full()
  }
  let made = 0
  for (const list of waiting.values()) {
    add(after(undefined, list))
    if (++made % SLICE === 0) {
      yield* out.full()
      await breath()
    }
  }
  out.add(Buffer.from(']\n'))
  yield* out.all()
}

/** The same content, cut at the ends of lines. */
async function* wholeLines(blocks: Blocks): AsyncGenerator<Buffer> {
  let room = Buffer.allocUnsafe(2 * BLOCK)
  let held = 0
  for await (const block of blocks) {
    if (held + block.length > room.length) room = Buffer.concat([room.subarray(0, held)], 2 * (held + block.length))
    room.set(block, held)
    held += block.length
    const end = room.lastIndexOf(LINE_FEED, held - 1) + 1
    if (!end) continue
    yield room.subarray(0, end)
    room.copyWithin(0, end, held)
    held -= end
  }
  if (held) yield room.subarray(0, held)
}

/** Gathers pieces into blocks of one size, so that no single sum or write takes long, and writes each block over the one before. */
function blockWriter(): { add(piece: Uint8Array): void; full(): Generator<Uint8Array>; all(): Generator<Uint8Array> } {
  let room = Buffer.allocUnsafe(4 * BLOCK)
  let held = 0
  function* pieces(least: number): Generator<Uint8Array> {
    if (held < least) return
    for (let at = 0; at < held; at += BLOCK) yield room.subarray(at, Math.min(held, at + BLOCK))
    held = 0
  }
  return {
    add(piece) {
      if (held + piece.length > room.length) room = Buffer.concat([room.subarray(0, held)], 2 * (held + piece.length))
      room.set(piece, held)
      held += piece.length
    },
    full: () => pieces(BLOCK),
    all: () => pieces(1),
  }
}

/** The rows of a part's bytes; gives way to other work after every piece. @throws SyntaxError where they are not JSON */
export async function rowsOf(bytes: Buffer): Promise<Row0[]> {
  if (bytes.length <= PIECE) {
    const all = JSON.parse(bytes.toString('utf8')) as Row0[]
    all.shift() // what the file is
    return all
  }
  const rows: Row0[] = []
  let from = bytes.indexOf(LINE_FEED) + 1
  while (from < bytes.length - 2) {
    const to = from + PIECE >= bytes.length ? bytes.length - 2 : bytes.lastIndexOf(LINE_FEED, from + PIECE) + 1
    for (const row of JSON.parse(`[0${bytes.toString('utf8', from, to)}]`).slice(1) as Row0[]) rows.push(row)
    from = to
    await breath()
  }
  return rows
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
