import { dirname } from 'node:path'
import type { Disk } from './disk.ts'

/**
 * Names of files and folders whose entries this program has made durable. What is found on a disk may be left from a try whose last
 * sync failed: it is seen, and gone after a power cut. So each entry is synced once by every program that relies on it.
 */
const settled = new WeakMap<Disk, Set<string>>()

function settledOn(disk: Disk): Set<string> {
  const paths = settled.get(disk) ?? new Set<string>()
  settled.set(disk, paths)
  return paths
}

/** Makes the entry of something that exists durable. */
export async function settleEntry(disk: Disk, path: string): Promise<void> {
  const paths = settledOn(disk)
  if (paths.has(path)) return
  await disk.syncFolder(dirname(path))
  paths.add(path)
}

/** After a write whose sync failed. */
export function forgetEntry(disk: Disk, path: string): void {
  settledOn(disk).delete(path)
}

/** Makes a folder and those above it, down from `root`, which is there for certain. */
export async function makeFolderDurably(disk: Disk, path: string, root: string): Promise<void> {
  if (path === root) return
  await makeFolderDurably(disk, dirname(path), root)
  if (!(await disk.stat(path))) {
    forgetEntry(disk, path)
    await disk.makeFolder(path)
  }
  await settleEntry(disk, path)
}

/** Makes a folder anywhere. The folder that it lies in may be another's, which we must not read: then the system has to do by itself. */
export async function makeRootDurably(disk: Disk, path: string): Promise<void> {
  if (!(await disk.stat(path))) forgetEntry(disk, path)
  await disk.makeFolder(path)
  await settleEntry(disk, path).catch(error => {
    if (!['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  })
}
