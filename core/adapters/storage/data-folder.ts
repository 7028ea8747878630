import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { nodeDisk } from './disk.ts'
import { LOCK } from './folder-lock.ts'
import { FORMAT, MANIFEST, readManifest, TWIN } from './manifest.ts'

/** True where a folder holds Mortise data. */
export function isDataFolder(path: string): boolean {
  return existsSync(join(path, MANIFEST)) || existsSync(join(path, TWIN))
}

/**
 * True where a folder will open as it lies: data of this format that no program has taken, by a look at two names. What opens it
 * proves that; whoever asks here only wants to know whether a window may be shown before.
 */
export async function looksReady(folder: string): Promise<boolean> {
  if (existsSync(join(folder, LOCK))) return false
  const manifest = await readManifest(nodeDisk, folder).catch(() => null)
  return manifest?.format === FORMAT && !manifest.clearing && !manifest.protection
}
