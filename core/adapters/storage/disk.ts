import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * The few calls by which the store touches a disk. The store uses no others, so that a test can put a disk in their place
 * that tears, reorders and loses what was not synced, or that fails at any one of them.
 */
export type Disk = {
  open(path: string, flags: 'r' | 'r+' | 'w' | 'wx' | 'a'): Promise<DiskFile>
  /** the whole file */
  read(path: string): Promise<Buffer>
  /** names of what lies in a folder */
  list(path: string): Promise<string[]>
  /** null where there is nothing */
  stat(path: string): Promise<{ bytes: number; folder: boolean; modified: number } | null>
  /** with all folders above it; no error where it exists */
  makeFolder(path: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  /** a file, or a folder with all that is in it; no error where there is nothing */
  remove(path: string): Promise<void>
  /** makes entries of a folder durable: files that were made, renamed or removed in it */
  syncFolder(path: string): Promise<void>
}

export type DiskFile = {
  /** one call to the system, at `position` or (null) where the file stands; may take fewer bytes than it was given */
  write(bytes: Uint8Array, position: number | null): Promise<number>
  /** fills `into` from `position` on; fewer bytes at the end of the file, none behind it */
  read(into: Uint8Array, position: number): Promise<number>
  /** bytes and what is needed to find them again (fdatasync) */
  datasync(): Promise<void>
  sync(): Promise<void>
  truncate(bytes: number): Promise<void>
  size(): Promise<number>
  close(): Promise<void>
}

/** The computer's own disk. */
export const nodeDisk: Disk = {
  async open(path, flags) {
    const file = await open(path, flags)
    return {
      write: async (bytes, position) => (await file.write(bytes, 0, bytes.length, position)).bytesWritten,
      read: async (into, position) => (await file.read(into, 0, into.length, position)).bytesRead,
      datasync: () => file.datasync(),
      sync: () => file.sync(),
      truncate: bytes => file.truncate(bytes),
      size: async () => (await file.stat()).size,
      close: () => file.close(),
    }
  },
  read: readWhole,
  list: path => readdir(path),
  async stat(path) {
    try {
      const found = await stat(path)
      return { bytes: found.size, folder: found.isDirectory(), modified: found.mtimeMs }
    } catch (error) {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null
      throw error
    }
  },
  makeFolder: async path => void (await mkdir(path, { recursive: true })),
  rename: (from, to) => retrying(() => rename(from, to)),
  remove: path => rm(path, { recursive: true, force: true }),
  async syncFolder(path) {
    if (process.platform === 'win32') return // Windows has no such call and needs none
    const folder = await open(path, 'r')
    try {
      await folder.sync()
    } catch (error) {
      if (!NO_SUCH_CALL.has(codeOf(error))) throw error
    } finally {
      await folder.close()
    }
  },
}

/** In as few calls as the system allows: Node's own reader makes one for each half megabyte, and each waits for its turn. */
async function readWhole(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const bytes = Buffer.allocUnsafeSlow((await file.stat()).size)
    let filled = 0
    while (filled < bytes.length) {
      const { bytesRead } = await file.read(bytes, filled, Math.min(bytes.length - filled, AT_ONCE), filled)
      if (!bytesRead) break
      filled += bytesRead
    }
    return bytes.subarray(0, filled)
  } finally {
    await file.close()
  }
}

/** Bytes that every system reads in one call. */
const AT_ONCE = 1024 ** 3

/** Some network and stick file systems sync no folders; they have nothing that could be lost by it, or nothing better. */
const NO_SUCH_CALL = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'])
const BUSY = new Set(['EPERM', 'EBUSY', 'EACCES'])

/** On Windows a virus scanner or an indexer may hold a file for a moment: the call is made again, a little later each time. */
export async function retrying<T>(call: () => Promise<T>, times = process.platform === 'win32' ? 10 : 3): Promise<T> {
  for (let wait = 10; ; wait *= 2) {
    try {
      return await call()
    } catch (error) {
      if (--times <= 0 || !BUSY.has(codeOf(error))) throw error
      await pause(wait)
    }
  }
}

/** The whole file; null where there is none. */
export async function readIfThere(disk: Pick<Disk, 'read' | 'stat'>, path: string): Promise<Buffer | null> {
  return (await disk.stat(path)) ? disk.read(path) : null
}

/** Names of what lies in a folder; none where there is no such folder. */
export async function listIfThere(disk: Pick<Disk, 'list' | 'stat'>, path: string): Promise<string[]> {
  return (await disk.stat(path)) ? disk.list(path) : []
}

/** How many files lie below a folder, and how large they are together. */
export async function sizeBelow(disk: Pick<Disk, 'list' | 'stat'>, path: string): Promise<{ files: number; bytes: number }> {
  const sum = { files: 0, bytes: 0 }
  for (const name of await listIfThere(disk, path)) {
    const inside = join(path, name)
    const found = await disk.stat(inside)
    if (!found) continue
    const { files, bytes } = found.folder ? await sizeBelow(disk, inside) : { files: 1, bytes: found.bytes }
    sum.files += files
    sum.bytes += bytes
  }
  return sum
}

/** The system's name of an error: `ENOSPC`, `EIO`, …; empty where it has none. */
export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | null)?.code ?? ''
}

/** An error as the system makes them, for what it does not notice by itself. */
export function trouble(code: string, message: string): Error {
  return Object.assign(new Error(message), { code })
}

const TOLD = new Set(['SHORT', 'ALTERED', 'ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EIO', 'ENOENT', 'ENOTDIR', 'EMFILE', 'EBUSY', 'ETIMEDOUT', 'EHOSTDOWN'])

/** Why something failed, for people: the system's name of it, worded by `reason.<name>`, or else what the error says. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error)
  return TOLD.has(code) ? code : (error as Error).message
}
