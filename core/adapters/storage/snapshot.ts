import type { Adapter } from 'lowdb'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Change } from '#domain/base/change.ts'
import type { Runs } from '#domain/history/standing.ts'
import type { Codec } from './codec.ts'
import type { Disk } from './disk.ts'
import { makeFolderDurably } from './durable-entries.ts'
import { writeDurably } from './durable-write.ts'
import { HEAD, HEAD_BEFORE, partFileName, TABLES } from './file-names.ts'
import { FIRST_HASH } from './journal-line.ts'
import { breath, patchPart } from './part-file.ts'
import { seal, unseal } from './sealed.ts'

/** Where a part of the tables lies, and what proves it. */
export type PartRef = { file: string; bytes: number; sha256: string; rows: number }

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
    const head = await readHead(this.disk, this.folder, HEAD)
    return head ? { head, changes: new Map() } : null
  }

  async write(snapshot: Snapshot): Promise<void> {
    const { head, changes } = snapshot
    if (changes.size) await makeFolderDurably(this.disk, join(this.folder, TABLES), this.folder)
    for (const [part, byRecord] of changes) head.parts[part] = await this.#renew(part, head.parts[part], byRecord, head.seq)
    snapshot.changes = new Map()
    const before = await readBytes(this.disk, join(this.folder, HEAD))
    if (before) await writeDurably(this.disk, join(this.folder, HEAD_BEFORE), [before])
    await writeDurably(this.disk, join(this.folder, HEAD), [seal(head)])
  }

  async #renew(part: string, ref: PartRef | undefined, changes: ReadonlyMap<string, readonly Change[]>, seq: number): Promise<PartRef> {
    const old = ref ? await this.#proven(ref, part) : null
    const { blocks, rows } = await patchPart(part, old, changes)
    const content = await this.codec.seal(blocks, part)
    const file = partFileName(part, seq)
    const bytes = await writeDurably(this.disk, join(this.folder, TABLES, file), content)
    return { file, bytes, sha256: await checksum(content), rows }
  }

  async #proven(ref: PartRef, part: string): Promise<Buffer> {
    const bytes = await this.disk.read(join(this.folder, TABLES, ref.file))
    if ((await checksum([bytes])) !== ref.sha256) throw new Error(`${TABLES}/${ref.file} has changed since it was written`)
    return asBuffer(await this.codec.open(bytes, part))
  }
}

/** Null where there is none; @throws Error where there is one that is not true to its checksum. */
export async function readHead(disk: Pick<Disk, 'read' | 'stat'>, folder: string, name: string): Promise<Head | null> {
  const bytes = await readBytes(disk, join(folder, name))
  const head = bytes && unseal<Head>(bytes)
  if (bytes && !head) throw new Error(`${name} is damaged`)
  return head
}

async function readBytes(disk: Pick<Disk, 'read' | 'stat'>, path: string): Promise<Buffer | null> {
  return (await disk.stat(path)) ? disk.read(path) : null
}

const BLOCK = 512 * 1024

/** SHA-256 of many bytes, a block at a time. */
export async function checksum(blocks: readonly Uint8Array[]): Promise<string> {
  const hash = createHash('sha256')
  for (const block of blocks) {
    for (let at = 0; at < block.length; at += BLOCK) {
      hash.update(block.subarray(at, at + BLOCK))
      await breath()
    }
  }
  return hash.digest('hex')
}

export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
