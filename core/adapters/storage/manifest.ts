import { join } from 'node:path'
import { FileRefusal } from '#app/ports.ts'
import type { Disk } from './disk.ts'
import { writeDurably } from './durable-write.ts'
import { seal, unseal } from './sealed.ts'

export const MANIFEST = 'mortise.json'
export const FORMAT = 2

/** What a data folder is, in its one file that is read first. `store` names the folder with the generation that counts. */
export type Manifest = { format: typeof FORMAT; device: string; store: string; backups?: string }
/** The same of format 1, which had its journal in the data folder itself. */
export type OldManifest = { format: 1; device: string }

/** Null where there is none. @throws FileRefusal folder.newer, folder.unusable */
export async function readManifest(disk: Disk, folder: string): Promise<Manifest | OldManifest | null> {
  const path = join(folder, MANIFEST)
  if (!(await disk.stat(path))) return null
  const bytes = await disk.read(path)
  const manifest = unseal<Manifest>(bytes) ?? plainIn(bytes)
  if (typeof manifest?.format === 'number' && manifest.format > FORMAT) throw new FileRefusal('folder.newer', { folder, format: manifest.format, known: FORMAT })
  if (manifest?.format === 1 && typeof manifest.device === 'string') return manifest as OldManifest
  if (manifest?.format === FORMAT && unseal(bytes)) return manifest as Manifest
  throw new FileRefusal('folder.unusable', { folder, reason: `${MANIFEST} is not readable` })
}

export async function writeManifest(disk: Disk, folder: string, manifest: Manifest): Promise<void> {
  await writeDurably(disk, join(folder, MANIFEST), [seal(manifest)])
}

/** The name of the generation after this one, and after every other that lies in the folder. */
export async function nextStore(disk: Disk, folder: string): Promise<string> {
  const taken = (await disk.list(folder)).map(name => Number(/^store-(\d{1,9})$/.exec(name)?.[1] ?? 0))
  return `store-${Math.max(0, ...taken) + 1}`
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
