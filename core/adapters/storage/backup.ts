import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { copyFile, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { FileRefusal } from '#app/ports.ts'
import { parseJournal } from './journal-content.ts'
import { syncFolder } from './sync-folder.ts'

const FILES = ['mortise.json', 'journal.ndjson']

/** Where a data folder's backups lie: beside it, never inside it. */
export function backupsOf(folder: string): string {
  return `${folder.replace(/[\\/]+$/, '')}-backups`
}

/** The names of a folder's backups, oldest first. A name is the local moment at which it was made. */
export function listBackups(folder: string): string[] {
  const place = backupsOf(folder)
  return existsSync(place) ? readdirSync(place).filter(n => /^\d{4}-\d\d-\d\dT/.test(n)).sort() : []
}

export function lastBackupOf(folder: string): string | null {
  const name = listBackups(folder).at(-1)
  return name ? `${name.slice(0, 10)}T${name.slice(11, 16).replace('-', ':')}` : null
}

/** Copies the folder's files to a dated folder beside it, reads the copy back and compares. @throws FileRefusal backup.failed */
export async function backupFolder(folder: string): Promise<{ path: string; bytes: number }> {
  const stamp = localStamp(new Date())
  const place = backupsOf(folder)
  const temporary = join(place, `.part-${stamp}`)
  const path = join(place, stamp)
  try {
    await mkdir(temporary, { recursive: true })
    let bytes = 0
    for (const name of FILES) {
      if (!existsSync(join(folder, name))) continue
      await copyFile(join(folder, name), join(temporary, name))
      const copy = await open(join(temporary, name), 'r+')
      await copy.sync()
      await copy.close()
      bytes += await verifyCopy(join(folder, name), join(temporary, name))
    }
    await rename(temporary, path)
    await syncFolder(place)
    return { path, bytes }
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined)
    throw new FileRefusal('backup.failed', { place, reason: (error as Error).message })
  }
}

/** A backup is made while the program writes: what was copied must be the beginning of what is there, and whole lines. */
async function verifyCopy(source: string, copy: string): Promise<number> {
  const [a, b] = await Promise.all([readFile(source), readFile(copy)])
  const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  if (digest(a.subarray(0, b.length)) !== digest(b)) throw new Error('the copy differs from the original')
  if (copy.endsWith('.ndjson') && parseJournal(b).rest.kind === 'damaged') throw new Error('the copy is damaged')
  return b.length
}

function localStamp(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}T${two(now.getHours())}-${two(now.getMinutes())}-${two(now.getSeconds())}-${String(now.getMilliseconds()).padStart(3, '0')}`
}

/**
 * Puts a backup in the place of a folder's data, after a backup of what is there. The folder must not be open.
 * @throws FileRefusal backup.missing, backup.failed
 */
export async function restoreBackup(folder: string, name: string): Promise<{ before: string }> {
  const source = join(backupsOf(folder), name)
  if (!listBackups(folder).includes(name)) throw new FileRefusal('backup.missing', { name, place: backupsOf(folder) })
  const before = await backupFolder(folder)
  for (const file of FILES) {
    if (!existsSync(join(source, file))) continue
    const temporary = join(folder, `.${file}.part`)
    await copyFile(join(source, file), temporary)
    const copy = await open(temporary, 'r+')
    await copy.sync()
    await copy.close()
    await rename(temporary, join(folder, file))
  }
  await syncFolder(folder)
  return { before: before.path }
}
