import { watch, type FSWatcher } from 'node:fs'
import { join } from 'node:path'
import { FileRefusal, type Bundles } from '#app/ports.ts'
import { codeOf, reasonOf, trouble, type Disk } from '../storage/disk.ts'
import { writeAll } from '../storage/durable-write.ts'
import type { Limits } from './limits.ts'

const EXTENSION = '.mortise'
const UNFINISHED = '.part'
/** Copies that Syncthing, Nextcloud, Dropbox and OneDrive make where two computers wrote the same file. */
const CONFLICT_COPY = /\.sync-conflict-|conflicted copy|冲突/i
const MOST_NAME = 140 // bytes in UTF-8: some encrypted homes take no more than 143 with all endings, others 255
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'SHORT'])
const DENIED = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'EINVAL', 'ENAMETOOLONG'])
const POLL = 4000 // ms
const SETTLE = 400 // ms after a notice of the system

/** Folders that bundles travel in: a stick, a shared folder. Nothing else in them is touched. */
export function bundleFolder(disk: Disk, limits: Limits, pollMs = POLL): Pick<Bundles, 'write' | 'list' | 'read' | 'watch'> {
  async function list(folder: string): ReturnType<Bundles['list']> {
    const found: Awaited<ReturnType<Bundles['list']>> = []
    try {
      for (const name of await disk.list(folder)) {
        const file = isBundle(name) ? await disk.stat(join(folder, name)) : null
        if (file && !file.folder) found.push({ name, bytes: file.bytes, modified: new Date(file.modified).toISOString(), conflictCopy: CONFLICT_COPY.test(name) })
      }
    } catch (error) {
      throw new FileRefusal('bundle.folder', { folder, reason: reasonOf(error) })
    }
    return found.sort((a, b) => (a.modified < b.modified ? 1 : a.modified > b.modified ? -1 : a.name < b.name ? 1 : -1))
  }

  return {
    list,
    async write(folder, wanted, bytes) {
      const path = join(folder, fileNameOf(wanted))
      await placeFor(disk, folder)
      try {
        await writeProven(disk, folder, path, bytes)
      } catch (error) {
        throw refusalOf(error, folder)
      }
      return path
    },
    async read(folder, name) {
      try {
        if (!isBundle(name)) throw trouble('ENOENT', `${name} is no name of a bundle`)
        const found = await disk.stat(join(folder, name))
        if (!found || found.folder) throw trouble('ENOENT', `${name} is not there`)
        if (found.bytes > limits.file) throw new FileRefusal('bundle.tooLarge', { bytes: found.bytes, most: limits.file })
        return await disk.read(join(folder, name))
      } catch (error) {
        if (error instanceof FileRefusal) throw error
        throw new FileRefusal('bundle.unread', { name, folder, reason: reasonOf(error) })
      }
    },
    watch: (folder, changed) => watching(async () => JSON.stringify(await list(folder).catch(() => null)), folder, changed, pollMs),
  }
}

/**
 * A name that every file system takes, with the ending of bundles. Windows and sticks forbid more than others: signs, endings, and
 * names of devices.
 */
function fileNameOf(wanted: string): string {
  const plain = wanted
    .normalize('NFC')
    .replace(/\.mortise$/i, '')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]+/g, '-')
    .replace(/^[. ]+/, '')
  const short = cutTo(plain, MOST_NAME - EXTENSION.length - UNFINISHED.length - 1).replace(/[. ]+$/, '')
  return `${!short ? 'mortise' : /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(short) ? `_${short}` : short}${EXTENSION}`
}

/** As many whole characters as these bytes hold. */
function cutTo(text: string, bytes: number): string {
  let left = bytes
  return [...text].filter(character => (left -= Buffer.byteLength(character)) >= 0).join('')
}

/** A name within a folder, never a path; not what is still being written. */
function isBundle(name: string): boolean {
  return name.toLowerCase().endsWith(EXTENSION) && !name.startsWith('.') && !/[/\\\u0000]/.test(name)
}

/** The folder is there: a mistyped one must not be made. @throws FileRefusal */
async function placeFor(disk: Disk, folder: string): Promise<void> {
  const found = await disk.stat(folder).catch((error: unknown) => {
    throw refusalOf(error, folder)
  })
  if (!found?.folder) throw new FileRefusal('bundle.folder', { folder, reason: found ? 'ENOTDIR' : 'ENOENT' })
}

/** A temporary file, synced, read again and compared, and only then given the name: what has the name is whole. */
async function writeProven(disk: Disk, folder: string, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}${UNFINISHED}`
  try {
    const file = await disk.open(temporary, 'w')
    try {
      await writeAll(file, bytes, null)
      if ((await file.size()) !== bytes.length) throw trouble('SHORT', 'the disk kept less than it was given')
      await file.sync()
    } finally {
      await file.close()
    }
    if (Buffer.compare(await disk.read(temporary), bytes) !== 0) throw trouble('ALTERED', 'what was read back is not what was written')
    await disk.rename(temporary, path)
    await disk.syncFolder(folder)
  } catch (error) {
    await disk.remove(temporary).catch(() => undefined)
    throw error
  }
}

function refusalOf(error: unknown, folder: string): FileRefusal {
  const code = codeOf(error)
  return new FileRefusal(FULL.has(code) ? 'bundle.full' : DENIED.has(code) ? 'bundle.folder' : 'bundle.stick', { folder, reason: reasonOf(error) })
}

/**
 * Looks at a folder again and again, and at once where the system gives notice, which network folders don't do. Calls back once two looks
 * agree on something new, so that nobody is called for a file that is still being copied.
 */
function watching(look: () => Promise<string>, folder: string, changed: () => void, pollMs: number): () => void {
  let told: string | null = null
  let last: string | null = null
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let notices: FSWatcher | null = null

  async function turn(): Promise<void> {
    const seen = await look()
    if (stopped) return
    if (told === null) told = seen
    else if (seen !== told && seen === last) {
      told = seen
      changed()
    }
    last = seen
    if (!notices) listen()
    later(seen === told ? pollMs : Math.min(pollMs, SETTLE))
  }
  function later(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void turn(), ms).unref()
  }
  function listen(): void {
    try {
      notices = watch(folder, { persistent: false }, () => !stopped && later(SETTLE))
      notices.on('error', drop)
    } catch {
      notices = null // the folder is away, or its file system gives none: looking is enough
    }
  }
  function drop(): void {
    notices?.close()
    notices = null
  }

  void turn()
  return () => {
    stopped = true
    clearTimeout(timer)
    drop()
  }
}
