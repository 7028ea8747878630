import { join } from 'node:path'
import type { Role } from '#domain/base/role.ts'
import { FileRefusal } from '#app/ports.ts'
import { readIfThere, type Disk } from './disk.ts'
import { writeDurably } from './durable-write.ts'
import type { Protection } from './protection.ts'
import { seal, unseal } from './sealed.ts'

export const MANIFEST = 'mortise.json'
/** The same once more: without it a single bad byte would lock everything away. */
export const TWIN = 'mortise.twin.json'
export const FORMAT = 2

/**
 * What a data folder is, in its one file that is read first. `store` names the folder with the generation that counts, `was` the devices
 * that it was before (identity.ts), whose backups are its own past.
 */
export type Manifest = {
  format: typeof FORMAT
  device: string
  was?: string[]
  store: string
  backups?: string
  /** the folder through which this computer exchanges with others */
  shared?: string
  /** who sits here, where no password says so; absent: the office */
  role?: Role
  /** present where the folder is locked by a password */
  protection?: Protection
  /** what was written anew, and when: the chain of the journal ends with `after` where it had ended with `before` */
  rewrites?: Rewrite[]
  /** present while the folder is written anew, and until what must not stay is removed: see leftovers.ts */
  clearing?: Clearing
}
/** `tried`: copies under the other lock; `done`: everything of before, too, and these attachments, by their checksums */
export type Clearing = { tried: true } | { done: true; dropped: string[] }
export type Rewrite = { at: string; why: 'lock' | 'unlock' | 'erase'; /** the last change, on both chains */ seq: number; before: string; after: string }
/** The same of format 1, which had its journal in the data folder itself. */
export type OldManifest = { format: 1; device: string }

/** Null where there is none. @throws FileRefusal folder.newer, folder.unusable */
export async function readManifest(disk: Disk, folder: string): Promise<Manifest | OldManifest | null> {
  const bytes = await readIfThere(disk, join(folder, MANIFEST))
  const twin = await readIfThere(disk, join(folder, TWIN))
  for (const found of [bytes, twin]) {
    const { format } = (found && (unseal<Manifest>(found) ?? plainIn(found))) || {}
    if (typeof format === 'number' && format > FORMAT) throw new FileRefusal('folder.newer', { folder, format, known: FORMAT })
  }
  const sealed = (bytes && unseal<Manifest>(bytes)) ?? (twin && unseal<Manifest>(twin))
  if (sealed) return sealed
  const plain = bytes && plainIn(bytes)
  if (plain?.format === 1 && typeof plain.device === 'string') return plain as OldManifest
  if (!bytes) return null
  throw new FileRefusal('folder.unusable', { folder, reason: 'manifest' })
}

/** Writes the manifest, then its twin: the first is what counts, so a crash between the two harms nothing. */
export async function writeManifest(disk: Disk, folder: string, manifest: Manifest): Promise<void> {
  for (const name of [MANIFEST, TWIN]) await writeDurably(disk, join(folder, name), [seal(manifest)])
}

/** Makes the two agree again, where a crash or a bad byte has set them apart. */
export async function settleManifest(disk: Disk, folder: string, manifest: Manifest): Promise<void> {
  const sealed = seal(manifest)
  for (const name of [MANIFEST, TWIN]) if (!(await readIfThere(disk, join(folder, name)))?.equals(sealed)) await writeDurably(disk, join(folder, name), [sealed])
}

/** Removes what a move to a next generation has left that was cut off: those after the one that counts. */
export async function removeUnfinished(disk: Disk, folder: string, store: string): Promise<void> {
  for (const name of await disk.list(folder)) if (numberOf(name) > numberOf(store)) await disk.remove(join(folder, name))
}

/** The name of the generation after this one, and after every other that lies in the folder. */
export async function nextStore(disk: Disk, folder: string): Promise<string> {
  return `store-${Math.max(0, ...(await disk.list(folder)).map(numberOf)) + 1}`
}

function numberOf(store: string): number {
  return Number(/^store-(\d{1,9})$/.exec(store)?.[1] ?? 0)
}

/** A newer format may seal its manifest in a way that we don't know; its figure is still told. */
function plainIn(bytes: Buffer): { format?: number; device?: string } | null {
  try {
    const found = JSON.parse(bytes.toString('utf8')) as { format?: number; device?: string; body?: { format?: number } }
    if (!found.body) return found
    return Number(found.body.format) > FORMAT ? { format: found.body.format! } : null
  } catch {
    return null
  }
}
