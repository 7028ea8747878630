import { existsSync } from 'node:fs'
import { mkdir, open, readFile, readdir, rename, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { ChangeSet } from '#domain/base/decision.ts'
import { FileRefusal, type Journal } from '#app/ports.ts'
import { takeFolder } from './folder-lock.ts'
import { closedJournal, openJournal } from './journal.ts'
import { JOURNAL_FILE, journalBytes, parseJournal } from './journal-content.ts'
import { syncFolder } from './sync-folder.ts'

const MANIFEST = 'mortise.json'
const FORMAT = 1

export type OpenFolder = { folder: string; device: string; journal: Journal; past: ChangeSet[]; close(): Promise<void> }

/**
 * Opens a data folder: takes its lock, proves and replays its journal. Creates it when it's new or empty.
 * Read-only (journal.closed says why) where another program writes or the journal is damaged.
 * @throws FileRefusal folder.foreign (files that aren't ours), folder.newer (a newer format), folder.unusable (can't be read or made)
 */
export async function openFolder(path: string, tools: { newId: (table: string) => string; instant: () => string }): Promise<OpenFolder> {
  const folder = resolve(path)
  const device = await readManifest(folder, tools.newId('device'))
  const lock = await takeFolder(folder, tools.instant()).catch(unusable(folder))
  const content = parseJournal(await journalBytes(folder).catch(unusable(folder)))
  const past = content.sets
  if (lock.holder) {
    return { folder, device, past, journal: closedJournal(folder, content, { code: 'store.locked', facts: lock.holder }), close: async () => undefined }
  }
  if (content.rest.kind === 'damaged') {
    const journal = closedJournal(folder, content, { code: 'store.damaged', facts: { file: JOURNAL_FILE, line: content.rest.line } })
    return { folder, device, past, journal, close: async () => lock.release() }
  }
  const journal = await openJournal(folder, content, tools.instant()).catch(unusable(folder))
  const close = async () => {
    await journal.close()
    lock.release()
  }
  return { folder, device, past, journal, close }
}

/** True where a folder holds Mortise data. */
export function isDataFolder(path: string): boolean {
  return existsSync(join(path, MANIFEST))
}

async function readManifest(folder: string, newDevice: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true })
    if (!(await stat(folder)).isDirectory()) throw new Error('not a folder')
    if (!isDataFolder(folder)) {
      const others = (await readdir(folder)).filter(n => !n.startsWith('.'))
      if (others.length) throw new FileRefusal('folder.foreign', { folder, found: others.slice(0, 5) })
      await writeManifest(folder, newDevice)
      return newDevice
    }
    const manifest = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as { format?: number; device?: string }
    if (typeof manifest.format !== 'number' || typeof manifest.device !== 'string') throw new Error(`${MANIFEST} is not readable`)
    if (manifest.format > FORMAT) throw new FileRefusal('folder.newer', { folder, format: manifest.format, known: FORMAT })
    return manifest.device
  } catch (error) {
    if (error instanceof FileRefusal) throw error
    return unusable(folder)(error)
  }
}

async function writeManifest(folder: string, device: string): Promise<void> {
  const temporary = join(folder, `.${MANIFEST}.part`)
  const file = await open(temporary, 'w')
  await file.writeFile(JSON.stringify({ format: FORMAT, device }))
  await file.sync()
  await file.close()
  await rename(temporary, join(folder, MANIFEST))
  await syncFolder(folder)
}

function unusable(folder: string): (error: unknown) => never {
  return error => {
    if (error instanceof FileRefusal) throw error
    throw new FileRefusal('folder.unusable', { folder, reason: (error as Error).message })
  }
}
