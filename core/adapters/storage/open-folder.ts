import { join, resolve } from 'node:path'
import type { ChangeSet, Standing } from '#domain/base/decision.ts'
import type { LocalTime } from '#domain/base/time.ts'
import { isInMemory } from '#domain/part.ts'
import { FileRefusal, type Attachments, type Closed, type Drafts, type Journal, type Storage } from '#app/ports.ts'
import { systemClock } from '../clock.ts'
import { createAttachments } from './attachments.ts'
import { createDrafts } from './drafts.ts'
import type { BackupList } from './backup-entry.ts'
import { plain, type Codec } from './codec.ts'
import type { DeviceRegister } from './device-register.ts'
import { codeOf, nodeDisk, reasonOf, trouble, type Disk } from './disk.ts'
import { makeRootDurably } from './durable-entries.ts'
import { writeDurably } from './durable-write.ts'
import { journalName, MARK } from './file-names.ts'
import { takeFolder } from './folder-lock.ts'
import { createIdentity, settleIdentity, type Identity } from './identity.ts'
import { clearLeftovers } from './leftovers.ts'
import { lockedCodec } from './locked-codec.ts'
import { lockedFolder } from './locked-folder.ts'
import { FORMAT, readManifest, removeUnfinished, settleManifest, writeManifest, type Manifest } from './manifest.ts'
import { writeFirstMark } from './mark.ts'
import { migrate, OLD_JOURNAL } from './migrate.ts'
import { openStore, type OpenStore } from './open-store.ts'
import type { Unlocked } from './protection.ts'
import { readStore, type Found } from './read-store.ts'
import type { Rows, Taking } from './read-tables.ts'
import { refusing } from './refusing.ts'
import { sha256 } from './sealed.ts'
import { shutStore } from './shut-store.ts'
import { createStorage } from './storage.ts'

export type OpenTools = {
  newId: (table: string) => string
  instant: () => string
  now?: () => LocalTime
  disk?: Disk
  codec?: Codec
  /** what a password has opened, by the name of the data; without it a folder under a password stays locked */
  unlocked?: (id: string) => Unlocked | undefined
  /** false: no lock file, for a disk that no other program can reach */
  lock?: boolean
  /** bytes of journal after which the tables are brought up to date; without it, as many as suit their size */
  compactAt?: number
  /** true: backups are made by themselves, every half hour of change */
  scheduled?: boolean
  /** tells a copied folder from the one that was here; without it a folder stays the device that its manifest names */
  register?: DeviceRegister
}

const FIRST_STORE = 'store-1'
const UNWRITABLE = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM'])

/** What a folder held when it was opened. */
export type Held = { rows: Rows; standing: Standing; seq: number; /** parts that are still only on the disk */ months: string[] }

export type OpenFolder = {
  folder: string
  device: string
  journal: Journal
  storage: Storage
  attachments: Attachments
  drafts: Drafts
  identity: Identity
  held: Held
  /** true: nothing of it can be read before it is unlocked */
  locked: boolean
  /** how it lies on the disk */
  codec: Codec
  /** what the manifest says now */
  manifest(): Manifest
  /** its backups that lie open although it is locked */
  openBackups(): Promise<BackupList[]>
  dropBackups(names: readonly string[]): Promise<void>
  /** says something else in the manifest, durably. @throws FileRefusal why nothing can be written */
  note(change: Pick<Manifest, 'protection' | 'role'>): Promise<void>
  compact(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens a data folder: takes its lock, brings an older format forward, proves its tables and its journal. Creates it when it is new
 * or empty. Read-only (journal.closed says why) where another program writes, the data are damaged, or the disk takes nothing.
 * @throws FileRefusal folder.foreign (files that aren't ours), folder.newer (a newer format), folder.unusable (can't be read or made)
 */
export async function openFolder(path: string, tools: OpenTools): Promise<OpenFolder> {
  const folder = resolve(path)
  const { disk = nodeDisk } = tools
  return refusing(folder, async () => {
    await makeUsable(disk, folder)
    let release = () => undefined as void
    try {
      const lock = tools.lock === false ? null : await takeFolder(folder, tools.instant())
      if (lock && !lock.holder) release = () => lock.release()
      return await openLocked(folder, tools, lock?.holder ? { code: 'store.locked', facts: lock.holder } : null, release)
    } catch (error) {
      release()
      // a full or write-protected disk can still be read
      if (!UNWRITABLE.has(codeOf(error))) throw error
      return openLocked(folder, tools, { code: 'store.failed', facts: { reason: reasonOf(error), cause: codeOf(error) } }, () => undefined)
    }
  })
}

async function openLocked(folder: string, tools: OpenTools, locked: Closed | null, release: () => void): Promise<OpenFolder> {
  const { disk = nodeDisk, now = systemClock.now, instant, compactAt, scheduled, newId, register } = tools
  const { manifest: before, isNew } = await manifestFor(disk, folder, tools, locked)
  const codec = codecFor(before, tools)
  if (!codec) return lockedFolder(folder, before, locked, release)
  const store = join(folder, before.store)
  const found = await readSettled(disk, store, codec, { wanted: part => isInMemory(part, now().slice(0, 10)), whenAsked: true }, locked !== null)
  const closed: Closed | null = locked ?? (found.damage && { code: 'store.damaged', facts: found.damage.facts })
  if (!closed) await settle(disk, folder, store, found, now())
  const manifest = closed || !register ? before : await settleIdentity({ disk, folder, codec, manifest: before, register, newId, isNew, seq: found.seq })
  const onAppend = ({ seq }: ChangeSet) => {
    storage.appended()
    identity.appended(seq)
  }

  const open: OpenStore = closed ? shutStore(disk, store, codec, found, closed) : await openStore({ disk, folder: store, found, codec, compactAt, onAppend })
  const storage = createStorage({ disk, folder, manifest, codec, open, found, now, instant, scheduled: scheduled === true })
  const identity = createIdentity({ disk, folder, codec, device: manifest.device, register, whyClosed: () => open.journal.closed })
  return {
    folder,
    device: manifest.device,
    journal: open.journal,
    storage,
    attachments: createAttachments(disk, folder, codec, () => open.journal.closed),
    drafts: createDrafts(disk, folder, codec, () => open.journal.closed),
    identity,
    held: { rows: found.rows, standing: found.standing, seq: found.seq, months: found.months },
    manifest: storage.said,
    locked: false,
    codec,
    note: storage.note,
    openBackups: storage.openBackups,
    dropBackups: storage.dropBackups,
    compact: open.compact,
    async close() {
      await storage.stop()
      await open.close()
      if (!closed) await identity.stop(open.extent.seq)
      release()
    },
  }
}

/** How the folder lies on the disk; null where a password is needed to tell. */
function codecFor({ protection }: Manifest, { codec, unlocked }: OpenTools): Codec | null {
  if (codec) return codec
  if (!protection) return plain
  const opened = unlocked?.(protection.id)
  return opened ? lockedCodec(opened.key, protection.id) : null
}

/** A folder that is there and holds nothing of others. A new one that was not finished is taken for new. */
async function makeUsable(disk: Disk, folder: string): Promise<void> {
  if (await readManifest(disk, folder)) return
  await makeRootDurably(disk, folder)
  if (!(await disk.stat(folder))?.folder) throw trouble('ENOTDIR', `${folder} is not a folder`)
  const others: string[] = []
  for (const name of await disk.list(folder)) {
    if (/^\.|^lock\.|\.part$/.test(name)) continue
    if (name === FIRST_STORE && (await disk.list(join(folder, name))).every(inside => inside.startsWith(MARK))) continue
    others.push(name)
  }
  if (others.length) throw new FileRefusal('folder.foreign', { folder, found: others.slice(0, 5) })
}

async function manifestFor(disk: Disk, folder: string, tools: OpenTools, locked: Closed | null): Promise<{ manifest: Manifest; isNew: boolean }> {
  const { codec = plain, now = systemClock.now } = tools
  const found = await readManifest(disk, folder)
  if (found?.format === FORMAT) {
    if (locked) return { manifest: found, isNew: false }
    await makeRootDurably(disk, folder)
    await settleManifest(disk, folder, found)
    await disk.remove(join(folder, OLD_JOURNAL)) // where the last step from format 1 was cut off
    await removeUnfinished(disk, folder, found.store)
    return { manifest: found.clearing ? await clearLeftovers(disk, folder) : found, isNew: false }
  }
  if (locked) throw new FileRefusal(locked.code, locked.facts) // it is being made, or brought forward, by the other program
  if (found) await migrate(disk, folder, found, codec, now)
  else {
    await disk.makeFolder(join(folder, FIRST_STORE))
    await writeFirstMark(disk, join(folder, FIRST_STORE))
    await disk.syncFolder(folder)
    await writeManifest(disk, folder, { format: FORMAT, device: tools.newId('device'), store: FIRST_STORE })
  }
  return { manifest: (await readManifest(disk, folder)) as Manifest, isNew: !found } // as it was just written
}

/** While another program writes, files change between two looks: looked at again, they agree. */
async function readSettled(disk: Disk, store: string, codec: Codec, taking: Taking, busy: boolean): Promise<Found> {
  for (let tries = busy ? 5 : 1; ; tries--) {
    const found = await readStore(disk, store, codec, taking)
    if (!found.damage || tries <= 1) return found
  }
}

/**
 * Makes durable what was found. The end of a write that was cut off is kept beside the data before it is cut from the journal. Lines
 * behind the mark may be a dead program's, whose sync failed: the system shows them, and may have nothing of them on the disk.
 */
async function settle(disk: Disk, folder: string, store: string, { torn, seq, marked, end }: Found, now: LocalTime): Promise<void> {
  if (torn) await writeDurably(disk, join(folder, tornName(torn, now)), [torn])
  const path = join(store, journalName(end.first))
  if (torn || (seq > marked && end.bytes)) await writeDurably(disk, path, [(await disk.read(path)).subarray(0, end.bytes)])
  await disk.syncFolder(folder)
}

/** By time and content: a second one of the same minute must not take the place of the first. */
function tornName(torn: Buffer, now: LocalTime): string {
  return `torn.${now.replace(':', '-')}.${sha256(torn).slice(0, 8)}.ndjson`
}
