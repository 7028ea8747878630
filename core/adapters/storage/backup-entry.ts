import { join } from 'node:path'
import type { ChangeSet } from '#domain/base/decision.ts'
import type { LocalTime } from '#domain/base/time.ts'
import type { BackupEntry, BackupWhy } from '#contract/storage.ts'
import { listIfThere, readIfThere, type Disk } from './disk.ts'
import type { Protection } from './protection.ts'
import { unseal } from './sealed.ts'

/** One file of a backup: its path in the data folder and the checksum under which its content lies in the pool. */
export type BackupFile = { path: string; bytes: number; sha256: string }

/**
 * One backup: a sealed list of files. Their contents lie in a pool beside it (`objects/`), each once, whichever backups have it;
 * so a backup costs what has changed since the last one.
 */
export type BackupList = { format: number; name: string; made: LocalTime; why: BackupWhy; seq: number; store: string; device: string; counts: Record<string, number>; files: BackupFile[]; /** how the key of what is in it is wrapped; absent: it lies open */ protection?: Protection }

export const OBJECTS = 'objects'
const NAME = /^\d{4}-\d\d-\d\dT.*\.json$/

/** Where a data folder's backups lie unless another place was chosen: beside it, never inside it. */
export function usualPlace(folder: string): string {
  return `${folder.replace(/[\\/]+$/, '')}-backups`
}

export function objectPath(place: string, sum: string): string {
  return join(place, OBJECTS, sum.slice(0, 2), sum)
}
export function listPath(place: string, name: string): string {
  return join(place, `${name}.json`)
}

/** `2026-11-23T08-00.000000000123.6f2k1c`: by time, then by change, and by the program that made it. */
export function backupName(made: LocalTime, seq: number, device: string): string {
  return `${made.replace(':', '-')}.${String(seq).padStart(12, '0')}.${device.slice(-6)}`
}

/** The names of the lists in a place, oldest first. */
export async function namesIn(disk: Pick<Disk, 'list' | 'stat'>, place: string): Promise<string[]> {
  return (await listIfThere(disk, place)).filter(name => NAME.test(name)).map(name => name.slice(0, -'.json'.length)).sort()
}

/** Null where the list is missing or not true to its checksum. */
export async function readList(disk: Pick<Disk, 'read' | 'stat'>, place: string, name: string): Promise<BackupList | null> {
  const bytes = await readIfThere(disk, listPath(place, name))
  const list = bytes && unseal<BackupList>(bytes)
  return list?.name === name ? list : null
}

/** Records by table, as they are after some sets. */
export function countsAfter(before: Readonly<Record<string, number>>, sets: readonly ChangeSet[]): Record<string, number> {
  const counts = { ...before }
  for (const { changes } of sets) for (const { table, from, to } of changes) counts[table] = (counts[table] ?? 0) + Number(from === null) - Number(to === null)
  return counts
}

/** `devices` are those of the folder which asks: what it is, and what it was before. */
export function entryOf(list: BackupList, devices: readonly string[]): BackupEntry {
  const { name, made, why, seq, counts, files } = list
  return { name, made, why, seq, counts, own: devices.includes(list.device), bytes: files.reduce((n, f) => n + f.bytes, 0) }
}
