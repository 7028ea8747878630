import { join } from 'node:path'
import { FileRefusal } from '#app/ports.ts'
import { listPath, objectPath, readList, type BackupFile, type BackupList } from './backup-entry.ts'
import { plain, type Codec } from './codec.ts'
import type { Disk } from './disk.ts'
import { MARK } from './file-names.ts'
import { lockedCodec } from './locked-codec.ts'
import { FORMAT } from './manifest.ts'
import { unlock, type Protection } from './protection.ts'
import { readStore, type Found } from './read-store.ts'
import type { Source } from './segments.ts'
import { checksum } from './snapshot.ts'

/** A backup's list. @throws FileRefusal backup.missing, backup.damaged, backup.newer (made by a newer Mortise) */
export async function listOf(disk: Disk, place: string, name: string): Promise<BackupList> {
  const list = await readList(disk, place, name).catch(() => null)
  if (list && list.format > FORMAT) throw new FileRefusal('backup.newer', { name, format: list.format, known: FORMAT })
  if (list) return list
  const there = await disk.stat(listPath(place, name))
  throw new FileRefusal(there ? 'backup.damaged' : 'backup.missing', { name, place, file: `${name}.json` })
}

/** What is needed to read any backup: how the folder that asks lies on the disk, and a secret for one that was made under another lock. */
export type Reading = { codec: Codec; protection: Protection | undefined; secret?: string | undefined }

/** How a backup lies there. @throws FileRefusal backup.locked where another password is needed, protection.wrong where it is another still */
export async function codecOfBackup(list: BackupList, { codec, protection, secret }: Reading): Promise<Codec> {
  if (!list.protection) return protection ? plain : codec
  if (list.protection.id === protection?.id) return codec
  if (secret === undefined) throw new FileRefusal('backup.locked', { name: list.name })
  const opened = await unlock(list.protection, secret)
  if (!opened) throw new FileRefusal('protection.wrong', {})
  return lockedCodec(opened.key, list.protection.id)
}

/** The tables that a backup holds. @throws FileRefusal backup.damaged */
export async function storeInBackup(disk: Disk, place: string, list: BackupList, codec: Codec): Promise<Found> {
  const found = await readStore(backupSource(disk, place, list), list.store, codec)
  if (found.damage || found.torn || found.seq !== list.seq) throw new FileRefusal('backup.damaged', { name: list.name, place, file: found.damage?.file ?? list.store })
  return found
}

/** The content of one file of a backup, proven. @throws FileRefusal backup.damaged */
export async function contentOf(disk: Disk, place: string, list: BackupList, file: BackupFile): Promise<Buffer> {
  const content = await disk.read(objectPath(place, file.sha256)).catch(() => null)
  if (content?.length === file.bytes && (await checksum(content)) === file.sha256) return content
  throw new FileRefusal('backup.damaged', { name: list.name, place, file: file.path })
}

/** A backup as the folder that it was. Its list proves its end, so its mark says nothing. */
export function backupSource(disk: Disk, place: string, list: BackupList): Source {
  const files = new Map(list.files.map(file => [file.path, file]))
  const isMark = (path: string) => path === join(list.store, MARK)
  const slashed = (path: string) => path.replaceAll('\\', '/')
  return {
    async read(path) {
      if (isMark(path)) return Buffer.alloc(0)
      const file = files.get(slashed(path))
      if (!file) throw new Error(`${path} is not in the backup`)
      return contentOf(disk, place, list, file)
    },
    async list(path) {
      const inside = [...files.keys()].filter(name => name.startsWith(`${slashed(path)}/`)).map(name => name.slice(path.length + 1))
      return [...new Set(inside.map(name => name.split('/')[0]!))]
    },
    async stat(path) {
      if (isMark(path)) return { bytes: 0, folder: false, modified: 0 }
      const file = files.get(slashed(path))
      if (file) return { bytes: file.bytes, folder: false, modified: 0 }
      return [...files.keys()].some(name => name.startsWith(`${slashed(path)}/`)) ? { bytes: 0, folder: true, modified: 0 } : null
    },
  }
}
