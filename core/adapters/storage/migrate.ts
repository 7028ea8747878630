import { join } from 'node:path'
import type { LocalTime } from '#domain/base/time.ts'
import { usualPlace } from './backup-entry.ts'
import type { Codec } from './codec.ts'
import type { Disk } from './disk.ts'
import { writeDurably } from './durable-write.ts'
import { journalName } from './file-names.ts'
import { parseJournal } from './journal-content.ts'
import { setOf } from './journal-line.ts'
import { makeBackup } from './make-backup.ts'
import { FORMAT, type Manifest, type OldManifest } from './manifest.ts'
import { switchStore } from './put-right.ts'
import { Damage } from './read-tables.ts'

export const OLD_JOURNAL = 'journal.ndjson'

type Step = (disk: Disk, folder: string, manifest: OldManifest, codec: Codec, now: () => LocalTime) => Promise<void>

/** One step a format, from each to the one after it. A step that is cut off leaves the format before, whole. */
const STEPS: Record<OldManifest['format'], Step> = { 1: fromFormat1 }

/** Brings a folder of an older format forward, after a backup of what it was. @throws Damage, or the system's error; the folder is as it was then */
export async function migrate(disk: Disk, folder: string, manifest: OldManifest, codec: Codec, now: () => LocalTime): Promise<void> {
  for (let format: number = manifest.format; format < FORMAT; format++) await STEPS[format as OldManifest['format']](disk, folder, manifest, codec, now)
}

/** Format 1 had one journal, in the data folder itself, and nothing else. Its lines are good lines of format 2. */
async function fromFormat1(disk: Disk, folder: string, manifest: OldManifest, codec: Codec, now: () => LocalTime): Promise<void> {
  const path = join(folder, OLD_JOURNAL)
  const bytes = (await disk.stat(path)) ? await disk.read(path) : Buffer.alloc(0)
  const { lines, good, rest } = parseJournal(bytes, 1)
  if (rest.kind === 'damaged') throw new Damage(OLD_JOURNAL, `change ${rest.seq} is damaged`)
  if (rest.kind === 'torn') await writeDurably(disk, join(folder, tornName(now())), [rest.bytes])

  const store = 'store-1'
  const counts: Record<string, number> = {}
  for (const line of lines) {
    for (const { table, from, to } of setOf(line, codec).changes) counts[table] = (counts[table] ?? 0) + Number(from === null) - Number(to === null)
  }
  const content = { seq: lines.length, store, device: manifest.device, counts, files: good ? [{ path: OLD_JOURNAL, as: `${store}/${journalName(1)}`, bytes: good }] : [] }
  await makeBackup(disk, folder, usualPlace(folder), content, 'migration', now())

  // what a step left that was cut off counts for nothing
  for (const name of await disk.list(folder)) if (name.startsWith('store-')) await disk.remove(join(folder, name))
  const next: Manifest = { format: FORMAT, device: manifest.device, store }
  await switchStore(disk, folder, next, async inside => {
    if (good) await writeDurably(disk, join(inside, journalName(1)), [bytes.subarray(0, good)])
  }, codec)
  await disk.remove(path)
  await disk.syncFolder(folder)
}

/** The name under which the end of a write that was cut off is kept. */
export function tornName(now: LocalTime): string {
  return `torn.${now.replace(':', '-')}.ndjson`
}
