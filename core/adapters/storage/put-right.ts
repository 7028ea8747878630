import { basename, join } from 'node:path'
import { FileRefusal } from '#app/ports.ts'
import { ATTACHMENTS, attachmentPath, openAttachment, sealAttachment } from './attachments.ts'
import { listPath, usualPlace, type BackupList } from './backup-entry.ts'
import { plain, whole, type Codec } from './codec.ts'
import { copyOf } from './copy-store.ts'
import { nodeDisk, readIfThere, type Disk } from './disk.ts'
import { makeFolderDurably } from './durable-entries.ts'
import { writeDurably } from './durable-write.ts'
import { HEAD, HEAD_BEFORE, MARK, TABLES } from './file-names.ts'
import { nextStore, readManifest, writeManifest, type Manifest } from './manifest.ts'
import { writeFirstMark } from './mark.ts'
import { backupSource, codecOfBackup, contentOf, listOf, storeInBackup } from './read-backup.ts'
import { Damage } from './read-tables.ts'
import { readStore } from './read-store.ts'
import { segmentsOf } from './segments.ts'
import { refusing } from './refusing.ts'
import { checksum, readHead } from './snapshot.ts'

/**
 * Three ways to a new generation of the data: from a backup, from the folder's own history, from an older format. Each fills a new
 * folder, proves it, and then names it in the manifest, which is one rename: whatever happens, one whole generation counts. The
 * generation before is left where it is.
 */
export async function switchStore(disk: Disk, folder: string, manifest: Manifest, { fill, prove }: Generation): Promise<void> {
  const store = await nextStore(disk, folder)
  const path = join(folder, store)
  await disk.makeFolder(path)
  try {
    await fill(path)
    await writeFirstMark(disk, path)
    await disk.syncFolder(folder)
    await prove(path)
    await writeManifest(disk, folder, { ...manifest, store })
  } catch (error) {
    if (!(await isNamed(disk, folder, store))) await disk.remove(path).catch(() => undefined)
    throw error
  }
}

/** How a new generation is filled, and what is asked of it before it counts. Both throw where it can't be. */
type Generation = { fill: (path: string) => Promise<void>; prove: (path: string) => Promise<void> }

function isWhole(disk: Disk, codec: Codec, seq: number): Generation['prove'] {
  return async path => {
    const found = await readStore(disk, path, codec)
    if (found.damage) throw found.damage
    if (found.seq !== seq) throw new Damage(path, 'short', `it ends with change ${found.seq} instead of ${seq}`)
  }
}

/** `protection`, `secret`: see {@link Reading} */
type Tools = { disk?: Disk; codec?: Codec; secret?: string | undefined }

/** Puts a backup in the place of the data of a folder that nobody has open. @throws FileRefusal backup.missing, backup.damaged */
export function recoverFolder(folder: string, name: string, { disk = nodeDisk, codec = plain, secret }: Tools = {}): Promise<{ seq: number }> {
  return refusing(folder, () => recover(disk, folder, name, codec, secret))
}

async function recover(disk: Disk, folder: string, name: string, codec: Codec, secret: string | undefined): Promise<{ seq: number }> {
  const manifest = await manifestOf(disk, folder)
  const place = await placeOf(disk, folder, manifest, name)
  const list = await listOf(disk, place, name)
  const from = await codecOfBackup(list, { codec, protection: manifest.protection, secret })
  const found = await storeInBackup(disk, place, list, from)
  await fetchAttachments(disk, folder, place, list, from, codec)
  if (from !== codec) {
    await switchStore(disk, folder, manifest, copyOf({ disk, source: backupSource(disk, place, list), from, to: codec }, list.store, found, () => undefined))
    return { seq: list.seq }
  }
  const inside = list.files.filter(file => file.path.startsWith(`${list.store}/`))
  const fill = async (path: string) => {
    for (const file of inside) await copyIn(disk, path, file.path.slice(list.store.length + 1), await contentOf(disk, place, list, file))
  }
  await switchStore(disk, folder, manifest, { fill, prove: isWhole(disk, codec, list.seq) })
  return { seq: list.seq }
}

async function placeOf(disk: Disk, folder: string, { backups }: Manifest, name: string): Promise<string> {
  const usual = usualPlace(folder)
  return backups && (await disk.stat(listPath(backups, name))) ? backups : usual
}

/** Copies attachments of a backup that are missing here, from its lock to this folder's. @throws FileRefusal backup.damaged */
export async function fetchAttachments(disk: Disk, folder: string, place: string, list: BackupList, from: Codec, to: Codec): Promise<void> {
  for (const file of list.files) {
    if (!file.path.startsWith(`${ATTACHMENTS}/`)) continue
    const sum = basename(file.path).slice(0, 64)
    const target = attachmentPath(sum, to)
    const here = await readIfThere(disk, join(folder, target))
    if (here && (await openAttachment(to, sum, here).then(checksum, () => '')) === sum) continue
    const content = await openAttachment(from, sum, await contentOf(disk, place, list, file)).catch(() => null)
    // one that was damaged already when it was backed up stays away
    if (content) await copyIn(disk, folder, target, await whole(sealAttachment(to, sum, content)))
  }
}

/**
 * Builds the tables again from the tables before and the journal, or from the whole journal, on a folder that nobody has open.
 * The number of the last change stays. @throws FileRefusal store.damaged where the folder does not hold what it would take
 */
export function repairFolder(folder: string, { disk = nodeDisk, codec = plain }: Tools = {}): Promise<{ seq: number }> {
  return refusing(folder, () => repair(disk, folder, codec))
}

async function repair(disk: Disk, folder: string, codec: Codec): Promise<{ seq: number }> {
  const manifest = await manifestOf(disk, folder)
  const old = join(folder, manifest.store)
  const { damage, repairable, seq } = await readStore(disk, old, codec)
  if (!damage) return { seq }
  if (!repairable) throw new FileRefusal('store.damaged', damage.facts)
  const withTables = async (path: string) => {
    const head = await readHead(disk, old, HEAD_BEFORE, codec)
    if (!head) throw new Damage(HEAD_BEFORE, 'missing')
    for (const { file } of Object.values(head.parts)) await copyIn(disk, path, join(TABLES, file), await disk.read(join(old, TABLES, file)))
    await copyIn(disk, path, HEAD, await disk.read(join(old, HEAD_BEFORE)))
    await copyJournal(disk, old, path)
  }
  const prove = isWhole(disk, codec, seq)
  const withHistory = (path: string) => copyJournal(disk, old, path)
  await switchStore(disk, folder, manifest, { fill: withTables, prove }).catch(() => switchStore(disk, folder, manifest, { fill: withHistory, prove }))
  return { seq }
}

async function copyJournal(disk: Disk, from: string, to: string): Promise<void> {
  for (const { path } of await segmentsOf(disk, from)) await copyIn(disk, to, path, await disk.read(join(from, path)))
  const mark = await readIfThere(disk, join(from, MARK))
  if (mark) await copyIn(disk, to, MARK, mark)
}

async function copyIn(disk: Disk, folder: string, path: string, content: Uint8Array): Promise<void> {
  const target = join(folder, path)
  await makeFolderDurably(disk, join(target, '..'), folder)
  await writeDurably(disk, target, [content])
}

async function manifestOf(disk: Disk, folder: string): Promise<Manifest> {
  const manifest = await readManifest(disk, folder)
  if (manifest?.format !== 2) throw new FileRefusal('folder.none', { folder })
  return manifest
}

async function isNamed(disk: Disk, folder: string, store: string): Promise<boolean> {
  const manifest = await readManifest(disk, folder).catch(() => undefined)
  if (manifest === undefined) return true // what can't be told is not removed
  return manifest?.format === 2 && manifest.store === store
}
