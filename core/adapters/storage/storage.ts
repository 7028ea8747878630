import { join } from 'node:path'
import { minuteOf, type LocalTime } from '#domain/base/time.ts'
import { tableOfPart } from '#domain/part.ts'
import { FileRefusal, type Storage } from '#app/ports.ts'
import type { StorageState } from '#contract/storage.ts'
import { attachmentFiles } from './attachments.ts'
import { createBackups } from './backups.ts'
import { countsAfter, entryOf, type BackupList } from './backup-entry.ts'
import { minutesUntilBackup } from './backup-schedule.ts'
import type { Codec } from './codec.ts'
import { sizeBelow, type Disk } from './disk.ts'
import { filesOf, type Content } from './make-backup.ts'
import { writeManifest, type Manifest } from './manifest.ts'
import type { OpenStore } from './open-store.ts'
import { fetchAttachments } from './put-right.ts'
import { codecOfBackup, listOf, storeInBackup } from './read-backup.ts'
import type { Found } from './read-store.ts'
import { verifyStore } from './verify.ts'

type Parts = {
  disk: Disk
  folder: string
  manifest: Manifest
  codec: Codec
  open: OpenStore
  found: Found
  now: () => LocalTime
  instant: () => string
  scheduled: boolean
}

const MINUTE = 60_000 // ms
/** Files are counted again only so often: the status line asks after every change, and backups may lie far away. */
const SIZES_HOLD = 30_000 // ms

/** Looks after an open data folder: its backups by schedule and by wish, its size, its proof. */
export function createStorage(parts: Parts): Storage & { appended(): void; stop(): Promise<void>; note(change: Partial<Manifest>): Promise<void>; said(): Manifest; openBackups(): Promise<BackupList[]>; dropBackups(names: readonly string[]): Promise<void> } {
  const { disk, folder, manifest, codec, open, found, now, instant, scheduled } = parts
  const { closed } = open.journal // why it could not be opened for writing; a write may fail later
  /** what the manifest says, as it was last written */
  let said = manifest
  const backups = createBackups({ disk, folder, device: manifest.device, was: manifest.was ?? [], chosen: () => said.backups, content, now, instant })
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let working: Promise<unknown> = Promise.resolve()
  let sizes: { at: number; data: number; attachments: StorageState['attachments']; backups: number } | null = null

  const reading = (secret?: string) => ({ codec, protection: said.protection, secret })

  async function content(): Promise<Content> {
    const { head, extent } = open
    return {
      seq: extent.seq,
      store: manifest.store,
      device: manifest.device,
      counts: countsOf(open),
      protection: said.protection,
      files: await filesOf(disk, folder, manifest.store, head, extent, codec),
    }
  }

  /** Backups come one after the other, and never while the tables are being brought up to date. */
  async function make(why: Parameters<Storage['backup']>[0]): ReturnType<Storage['backup']> {
    if (closed) throw new FileRefusal(closed.code, closed.facts) // another program makes them, or there is nothing whole to copy
    const made = open.still(() => backups.make(why)).finally(() => (sizes = null))
    working = made.catch(() => undefined)
    return await made
  }

  async function plan(): Promise<void> {
    if (!scheduled || closed || timer || stopped) return
    const last = await backups.last()
    const minutes = minutesUntilBackup({ seq: open.extent.seq, backedUpSeq: last?.store === manifest.store ? last.seq : 0, minutesSinceBackup: last && minuteOf(now()) - minuteOf(last.made) })
    if (minutes === null || timer || stopped) return
    timer = setTimeout(() => {
      timer = undefined
      make('regular').catch(() => undefined).finally(() => void plan()) // what went wrong is in the state
    }, Math.max(1, minutes) * MINUTE).unref()
  }
  void plan().catch(() => undefined)

  async function say(next: Manifest): Promise<void> {
    if (closed && closed.code !== 'store.damaged') throw new FileRefusal(closed.code, closed.facts)
    await writeManifest(disk, folder, next)
    said = next
  }

  async function measured(): Promise<NonNullable<typeof sizes>> {
    const at = Date.parse(instant())
    if (sizes && at - sizes.at < SIZES_HOLD) return sizes
    const data = (await sizeBelow(disk, join(folder, manifest.store))).bytes
    const attachments = { count: 0, bytes: 0 }
    for (const { path } of await attachmentFiles(disk, folder, codec)) {
      attachments.count += 1
      attachments.bytes += (await disk.stat(join(folder, path)))?.bytes ?? 0
    }
    return (sizes = { at, data, attachments, backups: await backups.count() })
  }

  return {
    backup: make,
    backups: backups.entries,
    async state() {
      const { data, attachments, backups: count } = await measured()
      const last = await backups.last().catch(() => null)
      return {
        folder,
        bytes: data + attachments.bytes,
        changes: open.extent.seq,
        saved: Math.max(found.marked, open.extent.seq),
        snapshotSeq: open.head.seq,
        attachments,
        cutTail: found.torn?.length ?? 0,
        lostHistory: found.lostHistory,
        snapshotProblem: open.problem,
        closed: open.journal.closed,
        repairable: closed !== null && found.repairable,
        backups: { folder: backups.place, usual: said.backups === undefined, last: last?.made ?? null, count, problem: backups.problem },
      }
    },
    async contents(name, secret) {
      const place = await backups.placeOf(name)
      const list = await listOf(disk, place, name)
      const { rows } = await storeInBackup(disk, place, list, await codecOfBackup(list, reading(secret)))
      return { entry: entryOf(list, [manifest.device, ...(manifest.was ?? [])]), rows: new Map([...rows].map(([table, byId]) => [table, [...byId.values()]])) }
    },
    async fetchAttachments(name, secret) {
      const place = await backups.placeOf(name)
      const list = await listOf(disk, place, name)
      await fetchAttachments(disk, folder, place, list, await codecOfBackup(list, reading(secret)), codec)
    },
    verify: (progress, signal) =>
      open.still(() => verifyStore({ disk, folder, store: manifest.store, places: backups.places(), codec, progress, signal })),
    async setBackupFolder(place) {
      if (place !== null) await backups.check(place)
      const { backups: _, ...rest } = said
      await say({ ...rest, ...(place === null ? {} : { backups: place }) })
      backups.forget()
      sizes = null
    },
    shared: () => said.shared ?? null,
    async setShared(place) {
      if (place !== null && !(await disk.stat(place))?.folder) throw new FileRefusal('exchange.folder', { folder: place })
      const { shared: _, ...rest } = said
      await say({ ...rest, ...(place === null ? {} : { shared: place }) })
    },
    openBackups: async () => (said.protection ? (await backups.lists()).filter(list => !list.protection) : []),
    dropBackups: names => backups.drop(names),
    note: change => say({ ...said, ...change }),
    said: () => said,
    appended: () => void plan().catch(() => undefined),
    async stop() {
      stopped = true
      clearTimeout(timer)
      await working
    },
  }
}

/** Records by table, without reading the tables: what their files say, and what was born and removed since. */
function countsOf({ head, tail }: Pick<OpenStore, 'head' | 'tail'>): Record<string, number> {
  const inFiles: Record<string, number> = {}
  for (const [part, ref] of Object.entries(head.parts)) inFiles[tableOfPart(part)] = (inFiles[tableOfPart(part)] ?? 0) + ref.rows
  return countsAfter(inFiles, tail)
}
