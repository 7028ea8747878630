import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { whole, type Codec } from './codec.ts'
import { listIfThere, type Disk } from './disk.ts'
import { makeFolderDurably } from './durable-entries.ts'
import { writeDurably } from './durable-write.ts'
import { closedName, firstOfJournal, HISTORY, journalName, spanOfClosed } from './file-names.ts'

/** What reading needs: a folder of a disk, or a backup that looks like one. */
export type Source = Pick<Disk, 'read' | 'list' | 'stat'>

/** A piece of the journal: the one being written, one that waits to be closed, or a closed one. `last` is unknown for the newest. */
export type Segment = { path: string; first: number; last: number | null; packed: boolean }

export const zip = promisify(gzip)
export const unzip = promisify(gunzip)
const MOST_BYTES = 1024 * 1024 * 1024

/**
 * Every piece of the journal that holds something, oldest first. A journal is packed into the history before it goes away, so the
 * journals are looked at first: one that is just being moved is seen once at least.
 */
export async function segmentsOf(source: Source, folder: string): Promise<Segment[]> {
  const journals = await journalsOf(source, folder)
  const closed = await listIfThere(source, join(folder, HISTORY))
  const packed = closed.flatMap(name => spanOfClosed(name) ?? []).map(({ name, first, last }) => ({ path: join(HISTORY, name), first, last, packed: true }))
  return [...packed, ...journals].toSorted((a, b) => a.first - b.first || Number(b.packed) - Number(a.packed))
}

/** The journals that are not closed yet. An empty one holds nothing: a turn that was not taken to its end left it. */
export async function journalsOf(source: Source, folder: string): Promise<Segment[]> {
  const firsts: number[] = []
  for (const name of await source.list(folder)) {
    const first = firstOfJournal(name)
    if (first !== null && (await source.stat(join(folder, name)))?.bytes) firsts.push(first)
  }
  firsts.sort((a, b) => a - b)
  return firsts.map((first, i) => ({ path: journalName(first), first, last: firsts[i + 1] === undefined ? null : firsts[i + 1]! - 1, packed: false }))
}

/** The lines of a piece. @throws where a closed one can't be unpacked */
export async function readSegment(source: Source, folder: string, segment: Segment, codec: Codec): Promise<Buffer> {
  const bytes = await source.read(join(folder, segment.path))
  return segment.packed ? unzip(await whole(codec.open([bytes], basename(segment.path))), { maxOutputLength: MOST_BYTES }) : bytes
}

/** Packs a journal that is finished into the history, reads it back, and only then removes it. */
export async function closeSegment(disk: Disk, folder: string, segment: Segment & { last: number }, codec: Codec): Promise<void> {
  const lines = await disk.read(join(folder, segment.path))
  const name = closedName(segment.first, segment.last)
  const path = join(HISTORY, name)
  await makeFolderDurably(disk, join(folder, HISTORY), folder)
  await writeDurably(disk, join(folder, path), codec.seal([await zip(lines)], name))
  const kept = await readSegment(disk, folder, { ...segment, path, packed: true }, codec)
  if (!kept.equals(lines)) throw new Error(`${path} does not hold what was written to it`)
  await disk.remove(join(folder, segment.path))
  await disk.syncFolder(folder)
}
