import { join } from 'node:path'
import type { ChangeSet } from '#domain/base/decision.ts'
import { attachmentFiles, attachmentPath, openAttachment, sealAttachment } from './attachments.ts'
import type { Codec } from './codec.ts'
import { copyOf } from './copy-store.ts'
import { readKeys, writeKeys } from './device-keys.ts'
import type { Disk } from './disk.ts'
import { makeFolderDurably } from './durable-entries.ts'
import { writeDurably } from './durable-write.ts'
import { clearLeftovers } from './leftovers.ts'
import { writeManifest, type Manifest, type Rewrite } from './manifest.ts'
import { switchStore } from './put-right.ts'
import { readStore } from './read-store.ts'
import { Damage } from './read-tables.ts'

export type Rewriting = {
  disk: Disk
  folder: string
  /** what it says now, and what it shall say */
  before: Manifest
  manifest: Manifest
  /** how the folder lies on the disk, and how it shall lie there */
  from: Codec
  to: Codec
  why: Rewrite['why']
  /** UTC instant, for the record of the rewrite */
  at: string
  /** what a set says from now on; absent: what it said. Its changes to `rows` must be the same */
  restated?: (set: ChangeSet) => ChangeSet
  /** attachments that nobody names any more, by their checksums */
  dropped?: ReadonlySet<string>
}

/**
 * Writes a whole folder that nobody has open anew: every set of its history, its tables, its photos, its keys. The new generation is
 * proven and then named in the manifest by one rename, so that a crash leaves the old or the new; only then are the old files removed.
 * Lines get a new chain, as each covers the bytes that lie on the disk; the manifest keeps where the old chain ended and the new one does.
 * @throws Damage where the folder is not whole; it is as it was then
 */
export async function rewriteFolder(parts: Rewriting): Promise<Manifest> {
  const { disk, folder } = parts
  await writeManifest(disk, folder, { ...parts.before, clearing: { tried: true } })
  try {
    await renew(parts)
  } catch (error) {
    await clearLeftovers(disk, folder).catch(() => undefined) // else at the next opening
    throw error
  }
  return clearLeftovers(disk, folder)
}

async function renew(parts: Rewriting): Promise<void> {
  const { disk, folder, manifest, from, to, why, at } = parts
  const old = join(folder, manifest.store)
  const found = await readStore(disk, old, from)
  if (found.damage) throw found.damage
  if (found.torn) throw new Damage(manifest.store, 'short', 'the end of a write that was cut off')
  await carryAttachments(parts)
  const keys = from === to ? null : await readKeys(disk, folder, from, manifest.device)
  if (keys) await writeKeys(disk, folder, to, keys)
  const record: Rewrite = { at, why, seq: found.seq, before: found.hash, after: '' }
  const next: Manifest = { ...manifest, clearing: { done: true, dropped: [...(parts.dropped ?? [])] }, rewrites: [...(manifest.rewrites ?? []), record] }
  await switchStore(disk, folder, next, copyOf({ disk, source: disk, from, to, restated: parts.restated }, old, found, hash => (record.after = hash)))
}

/** Photos under the new lock, beside the old ones. One that was damaged before stays what it is, and is told by the verification. */
async function carryAttachments({ disk, folder, from, to, dropped }: Rewriting): Promise<void> {
  if (from === to) return
  for (const { sum, path } of await attachmentFiles(disk, folder, from)) {
    if (dropped?.has(sum)) continue
    const bytes = await disk.read(join(folder, path))
    const content = await openAttachment(from, sum, bytes).catch(() => null)
    if (!content) continue
    const target = join(folder, attachmentPath(sum, to))
    await makeFolderDurably(disk, join(target, '..'), folder)
    await writeDurably(disk, target, sealAttachment(to, sum, content))
  }
}
