import type { ChangeSet } from '#domain/base/decision.ts'
import type { Codec } from './codec.ts'
import { readLine, setOf } from './journal-line.ts'
import { readSegment, segmentsOf, type Segment, type Source } from './segments.ts'

export type HistoryReader = { read(from: number, to: number): Promise<ChangeSet[]>; touching(id: string): Promise<ChangeSet[]> }

/** Reads what was done: the newest sets from memory (`tail`), older ones from the pieces of the journal, one piece at a time. */
export function historyReader(source: Source, folder: string, codec: Codec, tail: () => readonly ChangeSet[]): HistoryReader {
  let lastRead: { path: string; bytes: Buffer } | null = null

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

  /** Sets of the pieces that overlap from … to, as far as `wants` their lines. */
  async function older(from: number, to: number, wants: (line: Buffer) => boolean): Promise<ChangeSet[]> {
    const sets = new Map<number, ChangeSet>()
    for (const segment of await segmentsOf(source, folder)) {
      if (segment.first > to || (segment.last ?? Infinity) < from) continue
      const bytes = await bytesOrNone(segment)
      if (!wants(bytes)) continue
      let at = 0
      for (let seq = segment.first; at < bytes.length; seq++) {
        const end = bytes.indexOf(10, at)
        const line = bytes.subarray(at, end < 0 ? bytes.length : end)
        at += line.length + 1
        if (seq < from || seq > to || !wants(line)) continue
        const read = readLine(line.toString('utf8'))
        if (read) sets.set(read.seq, setOf(read, codec))
      }
    }
    return [...sets.values()].sort((a, b) => a.seq - b.seq)
  }

  return {
    async read(from, to) {
      const recent = tail()
      const first = recent[0]?.seq ?? Infinity
      const before = from < first ? await older(from, Math.min(to, first - 1), () => true) : []
      return [...before, ...recent.filter(s => s.seq >= from && s.seq <= to)]
    },
    async touching(id) {
      const recent = tail()
      const needle = Buffer.from(JSON.stringify(id))
      const touches = (set: ChangeSet) => set.changes.some(c => c.id === id)
      const before = await older(1, (recent[0]?.seq ?? Infinity) - 1, bytes => bytes.includes(needle))
      return [...before.filter(touches), ...recent.filter(touches)]
    },
  }
}
