import type { Change } from '#domain/base/change.ts'
import type { ChangeSet, SetHead } from '#domain/base/decision.ts'
import { headOf } from '#domain/history/set-head.ts'
import { breath } from '../breath.ts'
import type { Codec } from './codec.ts'
import { readHeads, type HeadsFile } from './heads-file.ts'
import { readLine, setOf } from './journal-line.ts'
import { readSegment, segmentsOf, type Segment, type Source } from './segments.ts'

export type HistoryReader = {
  read(from: number, to: number): Promise<ChangeSet[]>
  heads(from: number, to: number): Promise<SetHead[]>
  having(texts: readonly string[], fits: (change: Change) => boolean): Promise<ChangeSet[]>
}

type Parts = {
  source: Source
  folder: string
  codec: Codec
  /** what was done since the tables on the disk */
  tail: () => readonly ChangeSet[]
  /** keeps heads that a closed journal had to be unpacked for; absent where nothing may be written */
  keep?: (file: HeadsFile) => Promise<unknown>
}

/** Bytes of lines that are parsed before others get their turn. */
const TURN = 4 * 1024 * 1024

/** Reads what was done: the newest sets from memory, older ones from the pieces of the journal, one piece at a time. */
export function historyReader({ source, folder, codec, tail, keep }: Parts): HistoryReader {
  let lastRead: { path: string; bytes: Buffer } | null = null
  const drawing = new Map<string, Promise<SetHead[]>>()

  async function bytesOf(segment: Segment): Promise<Buffer> {
    if (lastRead?.path === segment.path) return lastRead.bytes
    const bytes = await readSegment(source, folder, segment, codec)
    if (segment.packed) lastRead = { path: segment.path, bytes } // only what is packed never changes any more
    return bytes
  }

  /** The bytes of a piece. One that was just closed lies elsewhere by now; one that can't be read any more has nothing to tell. */
  async function bytesOrNone(segment: Segment): Promise<Buffer> {
    try {
      return await bytesOf(segment)
    } catch {
      const moved = (await segmentsOf(source, folder)).find(s => s.packed && s.first === segment.first)
      return moved ? bytesOf(moved).catch(() => Buffer.alloc(0)) : Buffer.alloc(0)
    }
  }

  /** Hands over the sets of a piece, as far as `wants` their lines; what else is to be done gets its turn between large ones. */
  async function eachOf(segment: Segment, wants: (line: Buffer, seq: number) => boolean, take: (set: ChangeSet) => void): Promise<void> {
    const bytes = await bytesOrNone(segment)
    let rested = 0
    let at = 0
    for (let seq = segment.first; at < bytes.length; seq++) {
      const end = bytes.indexOf(10, at)
      const line = bytes.subarray(at, end < 0 ? bytes.length : end)
      at += line.length + 1
      if (!wants(line, seq)) continue
      const read = readLine(line.toString('utf8'))
      if (read) take(setOf(read, codec))
      if (at - rested < TURN) continue
      rested = at
      await breath()
    }
  }

  /** The pieces that overlap from … to. */
  async function piecesOf(from: number, to: number): Promise<Segment[]> {
    return (await segmentsOf(source, folder)).filter(({ first, last }) => first <= to && (last ?? Infinity) >= from)
  }

  /** Sets of older pieces between from and to, as far as `wants` their lines and `keeps` them. */
  async function older(from: number, to: number, wants: (line: Buffer) => boolean = () => true, keeps: (set: ChangeSet) => boolean = () => true): Promise<ChangeSet[]> {
    const sets = new Map<number, ChangeSet>()
    for (const piece of await piecesOf(from, to)) await eachOf(piece, (line, seq) => seq >= from && seq <= to && wants(line), set => void (keeps(set) && sets.set(set.seq, set)))
    return inOrder(sets)
  }

  /** All heads of a piece: from the file beside it, else from its lines, which a second who asks meanwhile waits for. */
  async function headsIn(piece: Segment): Promise<SetHead[]> {
    const kept = piece.packed ? await readHeads(source, folder, piece, codec) : null
    if (kept) return kept
    const drawn = drawing.get(piece.path) ?? draw(piece).finally(() => drawing.delete(piece.path))
    drawing.set(piece.path, drawn)
    return drawn
  }

  async function draw(piece: Segment): Promise<SetHead[]> {
    const heads: SetHead[] = []
    await eachOf(piece, () => true, set => heads.push(headOf(set)))
    const { first, last, packed } = piece
    // a piece that can't be read now may be read another time
    if (packed && last !== null && heads.length === last - first + 1) await keep?.({ first, last, heads }).catch(() => undefined)
    return heads
  }

  return {
    async read(from, to) {
      const recent = tail()
      const first = recent[0]?.seq ?? Infinity
      const before = from < first ? await older(from, Math.min(to, first - 1)) : []
      return [...before, ...recent.filter(s => s.seq >= from && s.seq <= to)]
    },
    async heads(from, to) {
      const recent = tail()
      const before = Math.min(to, (recent[0]?.seq ?? Infinity) - 1)
      const heads = new Map<number, SetHead>()
      for (const piece of from <= before ? await piecesOf(from, before) : []) {
        for (const head of await headsIn(piece)) if (head.seq >= from && head.seq <= before) heads.set(head.seq, head)
      }
      return [...inOrder(heads), ...recent.filter(s => s.seq >= from && s.seq <= to).map(headOf)]
    },
    async having(texts, fits) {
      const recent = tail()
      const needles = texts.map(text => Buffer.from(JSON.stringify(text)))
      const has = ({ changes, merged }: ChangeSet) => [changes, ...(merged?.received ?? []).map(r => r.changes)].some(list => list.some(fits))
      // what is locked tells nothing before it is opened
      const before = await older(1, (recent[0]?.seq ?? Infinity) - 1, line => !codec.clear || needles.every(needle => line.includes(needle)), has)
      return [...before, ...recent.filter(has)]
    },
  }
}

function inOrder<T extends { seq: number }>(bySeq: ReadonlyMap<number, T>): T[] {
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}
