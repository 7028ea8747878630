import { dirname, join } from 'node:path'
import type { LocalTime } from '#domain/base/time.ts'
import type { BackupWhy } from '#contract/storage.ts'
import { attachmentFiles } from './attachments.ts'
import { backupName, listPath, namesIn, objectPath, readList, type BackupFile, type BackupList } from './backup-entry.ts'
import { whole, type Codec } from './codec.ts'
import { trouble, type Disk } from './disk.ts'
import { makeFolderDurably, makeRootDurably, settleEntry } from './durable-entries.ts'
import { writeDurably } from './durable-write.ts'
import { HEAD, HISTORY, TABLES } from './file-names.ts'
import { FORMAT } from './manifest.ts'
import type { Protection } from './protection.ts'
import { seal } from './sealed.ts'
import { segmentsOf } from './segments.ts'
import { checksum, type Head } from './snapshot.ts'

/** What is copied: files of the data folder; of the journal that is being written, only the bytes that are on the disk for certain. */
export type Content = { seq: number; store: string; device: string; counts: Record<string, number>; files: CopiedFile[]; protection?: Protection | undefined }
/**
 * `as`: its path in the backup, where that is another one; `bytes`: only so many of it; `sha256`: what it was when it was written;
 * `content`: what it must hold, whatever a write that failed half-way has left there
 */
type CopiedFile = { path: string; as?: string; bytes?: number; sha256?: string; content?: Buffer }

/**
 * Copies what a data folder holds into a place, as one more backup, and reads back whatever it wrote. Contents that the place has
 * from an earlier backup are not copied again. When it resolves the backup is whole and on the disk.
 */
export async function makeBackup(disk: Disk, folder: string, place: string, content: Content, why: BackupWhy, made: LocalTime): Promise<{ list: BackupList; path: string; bytes: number }> {
  await makeRootDurably(disk, place)
  const name = await freeName(disk, place, backupName(made, content.seq, content.device))
  const known = await filesOfLast(disk, place, content)
  const files: BackupFile[] = []
  for (const file of content.files) files.push(await keep(disk, folder, place, file, known.get(file.path)))
  const { seq, store, device, counts, protection } = content
  const list: BackupList = { format: FORMAT, name, made, why, seq, store, device, counts, files, ...(protection ? { protection } : {}) }
  const path = listPath(place, name)
  await writeDurably(disk, path, [seal(list)])
  if (!(await readList(disk, place, name))) throw trouble('SHORT', `${path} could not be read back`)
  return { list, path, bytes: files.reduce((n, f) => n + f.bytes, 0) }
}

/** The files of one generation as it stands, and every attachment; of the newest journal so many bytes as are certain. */
export async function filesOf(disk: Disk, folder: string, store: string, head: Head, newest: { file: string; bytes: number }, codec: Codec): Promise<CopiedFile[]> {
  const segments = await segmentsOf(disk, join(folder, store))
  return [
    ...(head.seq ? [{ path: join(store, HEAD), content: await whole(codec.seal([seal(head)], HEAD)) }] : []),
    ...Object.values(head.parts).map(({ file, sha256 }) => ({ path: join(store, TABLES, file), sha256 })),
    ...segments.filter(({ path }) => path !== newest.file).map(({ path }) => ({ path: join(store, path) })),
    ...(newest.bytes ? [{ path: join(store, newest.file), bytes: newest.bytes }] : []),
    ...(await attachmentFiles(disk, folder, codec)).map(({ path }) => ({ path })),
  ]
}

async function keep(disk: Disk, folder: string, place: string, { path, as = path, bytes, sha256, content: given }: CopiedFile, known: BackupFile | undefined): Promise<BackupFile> {
  const slashed = as.replaceAll('\\', '/')
  if (known && (await isSame(disk, join(folder, path), slashed, known, sha256)) && (await isKept(disk, place, known))) return known
  const content = given ?? (await disk.read(join(folder, path))).subarray(0, bytes)
  if (bytes !== undefined && content.length < bytes) throw trouble('ALTERED', `${path} is shorter than it was`)
  const file = { path: slashed, bytes: content.length, sha256: await checksum(content) }
  if (sha256 && sha256 !== file.sha256) throw trouble('ALTERED', `${path} has changed since it was written`)
  if (await isKept(disk, place, file)) return file
  const object = objectPath(place, file.sha256)
  await makeFolderDurably(disk, dirname(object), place)
  await writeDurably(disk, object, [content])
  if ((await checksum(await disk.read(object))) !== file.sha256) throw trouble('SHORT', `the copy of ${path} differs from the original`)
  return file
}

/** Files that keep their content as long as they keep their name. */
const NEVER_REWRITTEN = new RegExp(`(^|/)(${TABLES}|${HISTORY}|attachments)/`)

/** Whether a file is the one that this folder's last backup has, without reading it. */
async function isSame(disk: Disk, path: string, slashed: string, known: BackupFile, sha256: string | undefined): Promise<boolean> {
  if (!NEVER_REWRITTEN.test(slashed) || (sha256 && sha256 !== known.sha256)) return false
  return (await disk.stat(path))?.bytes === known.bytes
}

async function isKept(disk: Disk, place: string, { sha256, bytes }: BackupFile): Promise<boolean> {
  const object = objectPath(place, sha256)
  if ((await disk.stat(object))?.bytes !== bytes) return false
  await makeFolderDurably(disk, dirname(object), place)
  await settleEntry(disk, object)
  return true
}

/** The files of the newest backup that this folder has in the place; another folder's, or one under another lock, may have the same names for other contents. */
async function filesOfLast(disk: Disk, place: string, { device, protection }: Content): Promise<Map<string, BackupFile>> {
  for (const name of (await namesIn(disk, place)).toReversed()) {
    const list = await readList(disk, place, name)
    if (list?.device === device && list.protection?.id === protection?.id) return new Map(list.files.map(file => [file.path, file]))
  }
  return new Map()
}

async function freeName(disk: Disk, place: string, wanted: string): Promise<string> {
  let name = wanted
  for (let n = 2; await disk.stat(listPath(place, name)); n++) name = `${wanted}-${n}`
  return name
}
