import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isSameProcessAlive, processMark } from './process-mark.ts'

type Holder = { host: string; pid: number; since: string }

/** One writer a folder: a file that names the process and computer that write. `release` is done when it returns. */
export type FolderLock = { holder: null; release(): void } | { holder: Holder }

/** The file that says who writes in a folder. */
export const LOCK = 'lock.json'
const UNREADABLE_HELD_MS = 2000
const GIVE_UP_MS = 8000
const NO_LINKS = new Set(['EPERM', 'ENOSYS', 'EOPNOTSUPP', 'ENOTSUP'])

/** Takes the folder, or says who has it. A lock left by a process of this computer that is gone is taken over. */
export async function takeFolder(folder: string, now: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true })
  return takeLock(folder, LOCK, now)
}

async function takeLock(folder: string, name: string, now: string): Promise<FolderLock> {
  const path = join(folder, name)
  const mark = processMark(process.pid)
  const mine = JSON.stringify({ host: hostname(), pid: process.pid, since: now, ...(mark && { mark }), nonce: randomUUID() })
  const start = performance.now()
  let unreadableSince: number | null = null
  while (performance.now() - start < GIVE_UP_MS) {
    if (await placeWhole(folder, path, mine)) return { holder: null, release: () => releaseIfMine(path, mine) }
    const text = await textOf(path)
    if (text === null) continue // released just now
    const found = holderIn(text)
    if (found && isHeld(found)) return { holder: { host: found.host, pid: found.pid, since: found.since } }
    unreadableSince = found ? null : (unreadableSince ?? performance.now())
    const beingWritten = unreadableSince !== null && performance.now() - unreadableSince < UNREADABLE_HELD_MS
    if (beingWritten || !(await removeDead(folder, name, text, now))) await pause(20)
  }
  return { holder: { host: '?', pid: 0, since: now } }
}

/**
 * Removes the dead lock with this text. Only the owner of a second lock, named after that text, may do so, and only while the text still
 * stands: a rival that judged the same lock dead a moment earlier cannot remove the lock of the one that took over since.
 */
async function removeDead(folder: string, name: string, text: string, now: string): Promise<boolean> {
  const right = await takeLock(folder, `lock.dead-${createHash('sha256').update(name + text).digest('hex').slice(0, 32)}`, now)
  if (right.holder) return false
  try {
    if ((await textOf(join(folder, name))) !== text) return false
    await rm(join(folder, name), { force: true })
    return true
  } finally {
    right.release()
  }
}

/** Makes the file with its whole text at once, so that nobody ever sees a part of it; false where there is one already. */
async function placeWhole(folder: string, path: string, text: string): Promise<boolean> {
  const temporary = join(folder, `lock.${process.pid}.${randomUUID()}.tmp`)
  try {
    const file = await open(temporary, 'wx')
    await file.writeFile(text).then(() => file.sync()).finally(() => file.close()) // after a power cut an empty lock would be waited for
    await link(temporary, path)
    return true
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (code === 'EEXIST') return false
    if (!NO_LINKS.has(code)) throw error
    return await placeWithoutLinks(path, text)
  } finally {
    await rm(temporary, { force: true })
  }
}

/** For file systems without hard links (exFAT): makes the file, fills it in one call and looks again whether it stayed ours. */
async function placeWithoutLinks(path: string, text: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx')
    await file.writeFile(text).finally(() => file.close())
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
  await pause(50)
  return (await textOf(path)) === text
}

function releaseIfMine(path: string, mine: string): void {
  try {
    if (readFileSync(path, 'utf8') === mine) rmSync(path, { force: true })
  } catch {
    // a lock that can't be removed any more (drive pulled out) is found dead at the next start
  }
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function holderIn(text: string): (Holder & { mark: string | null }) | null {
  try {
    const { host, pid, since, mark } = JSON.parse(text)
    return { host: String(host), pid: Number(pid), since: String(since), mark: typeof mark === 'string' ? mark : null }
  } catch {
    return null
  }
}

function isHeld(found: Holder & { mark: string | null }): boolean {
  return found.host !== hostname() || isSameProcessAlive(found.pid, found.mark)
}
