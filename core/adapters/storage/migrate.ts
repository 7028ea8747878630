import { join } from 'node:path'
import type { LocalTime } from '#domain/base/time.ts'
import type { BackupWhy } from '#contract/storage.ts'
import { countsAfter, namesIn, usualPlace } from './backup-entry.ts'
import type { Codec } from './codec.ts'
import { listIfThere, readIfThere, type Disk } from './disk.ts'
import { writeDurably } from './durable-write.ts'
import { journalName } from './file-names.ts'
import { parseJournal } from './journal-content.ts'
import { setOf } from './journal-line.ts'
import { makeBackup } from './make-backup.ts'
import { FORMAT, type OldManifest } from './manifest.ts'
import { switchStore } from './put-right.ts'

export const OLD_JOURNAL = 'journal.ndjson'
const STORE = 'store-1'

type Step = (disk: Disk, folder: string, manifest: OldManifest, codec: Codec, now: () => LocalTime) => Promise<void>

/** One step a format, from each to the one after it. A step that is cut off leaves the format before, whole. */
const STEPS: Record<OldManifest['format'], Step> = { 1: fromFormat1 }

/** Brings a folder of an older format forward, after a backup of what it was. @throws the system's error; the folder is as it was then */
export async function migrate(disk: Disk, folder: string, manifest: OldManifest, codec: Codec, now: () => LocalTime): Promise<void> {
  for (let format: number = manifest.format; format < FORMAT; format++) await STEPS[format as OldManifest['format']](disk, folder, manifest, codec, now)
}

/**
 * Format 1 had one journal, in the data folder itself, and nothing else. Its lines are good lines of format 2, so it is copied as it
 * is; where it is torn or damaged, opening finds that as it does with any other. Its backups, folders with such a journal, come too.
 */
async function fromFormat1(disk: Disk, folder: string, manifest: OldManifest, codec: Codec, now: () => LocalTime): Promise<void> {
  const place = usualPlace(folder)
  await keepAsBackup(disk, folder, place, manifest.device, 'migration', now(), codec)
  for (const [name, made] of await oldBackups(disk, place)) await keepAsBackup(disk, join(place, name), place, manifest.device, 'wish', made, codec)

  // what a step left that was cut off counts for nothing
  for (const name of await disk.list(folder)) if (name.startsWith('store-')) await disk.remove(join(folder, name))
  const path = join(folder, OLD_JOURNAL)
  const bytes = (await readIfThere(disk, path)) ?? Buffer.alloc(0)
  await switchStore(disk, folder, { format: FORMAT, device: manifest.device, store: STORE }, {
    async fill(inside) {
      if (bytes.length) await writeDurably(disk, join(inside, journalName(1)), [bytes])
    },
    async prove(inside) {
      if (bytes.length && !(await disk.read(join(inside, journalName(1)))).equals(bytes)) throw new Error(`the copy of ${OLD_JOURNAL} differs from the original`)
    },
  })
  await disk.remove(path)
  await disk.syncFolder(folder)
}

/** Makes a backup of a folder of format 1, as far as its journal is whole; of a damaged one there is nothing that could be restored. */
async function keepAsBackup(disk: Disk, from: string, place: string, device: string, why: BackupWhy, made: LocalTime, codec: Codec): Promise<void> {
  const { lines, good, rest } = parseJournal((await readIfThere(disk, join(from, OLD_JOURNAL))) ?? Buffer.alloc(0), 1)
  if (rest.kind === 'damaged' || !good) return
  const counts = countsAfter({}, lines.map(line => setOf(line, codec)))
  const files = [{ path: OLD_JOURNAL, as: `${STORE}/${journalName(1)}`, bytes: good }]
  await makeBackup(disk, from, place, { seq: lines.length, store: STORE, device, counts, files }, why, made)
}

/** Backups of format 1: their names, and when they were made; without those that were brought forward before. */
async function oldBackups(disk: Disk, place: string): Promise<[name: string, made: LocalTime][]> {
  const known = new Set((await namesIn(disk, place)).map(name => name.slice(0, 16)))
  return (await listIfThere(disk, place)).flatMap(name => {
    const found = /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-\d\d-\d{3}$/.exec(name)
    return found && !known.has(name.slice(0, 16)) ? [[name, `${found[1]}:${found[2]}`]] : []
  })
}
