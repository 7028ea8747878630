import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

/** One writer a folder: a file that names the process and computer that write. */
export type FolderLock = { holder: null; release(): void } | { holder: { host: string; pid: number; since: string } }

/** Takes the folder, or says who has it. A lock left by a process of this computer that is gone is taken over. */
export async function takeFolder(folder: string, now: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'lock.json')
  const mine = JSON.stringify({ host: hostname(), pid: process.pid, since: now })
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = await open(path, 'wx')
      await file.writeFile(mine)
      await file.close()
      return { holder: null, release: () => releaseIfMine(path, mine) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = await readHolder(path)
    if (holder && !(holder.host === hostname() && !isAlive(holder.pid))) return { holder }
    await rm(path, { force: true })
  }
  return { holder: { host: '?', pid: 0, since: now } }
}

function releaseIfMine(path: string, mine: string): void {
  void readFile(path, 'utf8')
    .then(text => text === mine && rmSync(path, { force: true }))
    .catch(() => undefined)
}

async function readHolder(path: string): Promise<{ host: string; pid: number; since: string } | null> {
  try {
    const { host, pid, since } = JSON.parse(await readFile(path, 'utf8'))
    return { host: String(host), pid: Number(pid), since: String(since) }
  } catch {
    return null // a lock without words was cut off while it was written: its writer is dead
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
