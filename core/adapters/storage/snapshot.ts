import type { Adapter } from 'lowdb'
import { createHash, type Hash } from 'node:crypto'
import { join } from 'node:path'
import type { Change } from '#domain/base/change.ts'
import type { Runs } from '#domain/history/standing.ts'
import { breath } from '../breath.ts'
import { whole, type Blocks, type Codec } from './codec.ts'
import { readIfThere, trouble, type Disk } from './disk.ts'
import { makeFolderDurably } from './durable-entries.ts'
import { writeDurably } from './durable-write.ts'
import { HEAD, HEAD_BEFORE, partFileName, TABLES } from './file-names.ts'
import { FIRST_HASH } from './journal-line.ts'
import { patchPart } from './part-file.ts'
import { seal, unseal } from './sealed.ts'

/** Where a part of the tables lies, and what proves it. `fields`: all that its rows have, and perhaps some that they had; absent where nobody knows. */
export type PartRef = { file: string; bytes: number; sha256: string; rows: number; fields?: string[] }

/** The tables on the disk as change `seq` left them: which files they are, and what one must know of the past. */
export type Head = { seq: number; hash: string; standing: { active: Runs; undone: number[] }; parts: Record<string, PartRef> }

/** A head, and the changes by part and record that its files do not hold yet. */
export type Snapshot = { head: Head; changes: ReadonlyMap<string, ReadonlyMap<string, readonly Change[]>> }

export const EMPTY_HEAD: Head = { seq: 0, hash: FIRST_HASH, standing: { active: [], undone: [] }, parts: {} }

/**
 * The snapshot as lowdb sees it: one file a part, and a head that names them. A write makes new files for the parts that changed,
 * then the head; a part's file is never written again, so the head before stays true until the one after it is durable.
 */
export class SnapshotFiles implements Adapter<Snapshot> {
  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
    private readonly codec: Codec,
  ) {}

  async read(): Promise<Snapshot | null> {
    const head = await readHead(this.disk, this.folder, HEAD, this.codec)
    return head ? { head, changes: new Map() } : null
  }

  async write(snapshot: Snapshot): Promise<void> {
    const { head, changes } = snapshot
    if (changes.size) await makeFolderDurably(this.disk, join(this.folder, TABLES), this.folder)
    for (const [part, byRecord] of changes) head.parts[part] = await this.#renew(part, head.parts[part], byRecord, head.seq)
    snapshot.changes = new Map()
    const before = await readIfThere(this.disk, join(this.folder, HEAD))
    if (before) await writeDurably(this.disk, join(this.folder, HEAD_BEFORE), [before])
    await writeDurably(this.disk, join(this.folder, HEAD), this.codec.seal([seal(head)], HEAD))
  }

  async #renew(part: string, ref: PartRef | undefined, changes: ReadonlyMap<string, readonly Change[]>, seq: number): Promise<PartRef> {
    const old = ref ? this.codec.open(provenBlocks(this.disk, join(this.folder, TABLES, ref.file), ref.sha256), ref.file) : []
    const file = partFileName(part, seq)
    const told = { rows: 0, fields: new Set(ref?.fields) }
    const sum = createHash('sha256')
    const content = summed(this.codec.seal(patchPart(part, old, changes, told), file), sum)
    const bytes = await writeDurably(this.disk, join(this.folder, TABLES, file), content)
    return { file, bytes, sha256: sum.digest('hex'), rows: told.rows, ...(ref && !ref.fields ? {} : { fields: [...told.fields].sort() }) }
  }
}

/** A file's content a block at a time. @throws at its end where the whole is not what it should be */
async function* provenBlocks(disk: Disk, path: string, sha256: string): AsyncGenerator<Uint8Array> {
  const file = await disk.open(path, 'r')
  try {
    const sum = createHash('sha256')
    const room = Buffer.allocUnsafe(BLOCK)
    for (let at = 0, taken = -1; taken !== 0; at += taken) {
      taken = await file.read(room, at)
      sum.update(room.subarray(0, taken))
      if (taken) yield room.subarray(0, taken)
    }
    if (sum.digest('hex') !== sha256) throw trouble('ALTERED', `${path} has changed since it was written`)
  } finally {
    await file.close()
  }
}

async function* summed(blocks: Blocks, sum: Hash): AsyncGenerator<Uint8Array> {
  for await (const block of blocks) {
    sum.update(block)
    yield block
  }
}

/** Null where there is none; @throws Error where there is one that is not true to its checksum. The head before is the same file, by another name. */
export async function readHead(disk: Pick<Disk, 'read' | 'stat'>, folder: string, name: string, codec: Codec): Promise<Head | null> {
  const bytes = await readIfThere(disk, join(folder, name))
  const head = bytes && unseal<Head>(await whole(codec.open([bytes], HEAD)))
  if (bytes && !head) throw new Error(`${name} is damaged`)
  return head
}

const BLOCK = 512 * 1024

/** SHA-256 of many bytes, a block at a time. */
export async function checksum(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256')
  for (let at = 0; at < bytes.length; at += BLOCK) {
    hash.update(bytes.subarray(at, at + BLOCK))
    await breath()
  }
  return hash.digest('hex')
}
