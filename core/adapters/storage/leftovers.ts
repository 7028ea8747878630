import { join } from 'node:path'
import { ATTACHMENTS, attachmentFiles, attachmentPath } from './attachments.ts'
import { plain, type Codec } from './codec.ts'
import { keysName } from './device-keys.ts'
import { listIfThere, type Disk } from './disk.ts'
import { removeDrafts } from './drafts.ts'
import { readManifest, writeManifest, type Manifest } from './manifest.ts'

const LOCKED: Pick<Codec, 'ending'> = { ending: '.locked' }

/**
 * Removes copies under the other lock that a try to write a folder anew has left, and, where it was written anew, all that was before:
 * earlier generations, ends of writes that were set aside. Done at the next opening where it was cut off. It needs no key.
 */
export async function clearLeftovers(disk: Disk, folder: string): Promise<Manifest> {
  const manifest = (await readManifest(disk, folder)) as Manifest // as it was just written
  const { clearing: left, ...rest } = manifest
  const isDone = left !== undefined && 'done' in left
  const now = manifest.protection ? LOCKED : plain
  const other = manifest.protection ? plain : LOCKED
  if (isDone) for (const name of await disk.list(folder)) {
    if ((/^store-\d+$/.test(name) && name !== manifest.store) || /^torn\..*\.ndjson$/.test(name) || name.endsWith('.part')) await disk.remove(join(folder, name))
  }
  if (isDone) await removeDrafts(disk, folder)
  await disk.remove(join(folder, keysName(other)))
  const kept = new Set((await attachmentFiles(disk, folder, now)).map(({ path }) => path))
  for (const sum of isDone ? left.dropped : []) kept.delete(attachmentPath(sum, now))
  for (const group of await listIfThere(disk, join(folder, ATTACHMENTS))) {
    const stale = (await disk.list(join(folder, ATTACHMENTS, group))).map(name => join(ATTACHMENTS, group, name)).filter(path => !kept.has(path))
    for (const path of stale) await disk.remove(join(folder, path))
    if (stale.length) await disk.syncFolder(join(folder, ATTACHMENTS, group))
  }
  await disk.syncFolder(folder)
  await writeManifest(disk, folder, rest)
  return rest
}
