import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = 'window.link'

/**
 * Leaves a link beside the data, readable by this user only, so that a second start on the same folder opens a window
 * of the program that is running instead of a second program that may not write. Never throws: without it only that is lost.
 */
export function leaveLink(folder: string, link: string): void {
  try {
    rmSync(join(folder, FILE), { force: true }) // a file that others may read must not be filled again
    writeFileSync(join(folder, FILE), link, { mode: 0o600, flag: 'wx' })
  } catch {
    return
  }
}

export function removeLink(folder: string): void {
  rmSync(join(folder, FILE), { force: true })
}

/** The link that a running program left, if its address still answers as Mortise does. */
export async function linkLeftIn(folder: string): Promise<string | null> {
  try {
    const link = readFileSync(join(folder, FILE), 'utf8')
    if (!/^http:\/\/127\.0\.0\.1:\d+\/#[\w-]{43}$/.test(link)) return null
    const answer = await fetch(new URL(link).origin, { method: 'HEAD', signal: AbortSignal.timeout(3000) })
    return answer.ok && answer.headers.has('content-security-policy') ? link : null
  } catch {
    return null
  }
}
