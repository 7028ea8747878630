import { readFileSync } from 'node:fs'

/**
 * What tells a process from a later one with the same number: the start of the computer and of the process within it (Linux, proc(5):
 * boot_id and field 22 of stat). Null where the system doesn't say.
 */
export function processMark(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fromThird = stat.slice(stat.lastIndexOf(')') + 2).split(' ') // the name before it may hold blanks and brackets
    const started = fromThird[22 - 3]
    return started ? `${boot}:${started}` : null
  } catch {
    return null
  }
}

/** True where process `pid` of this computer runs and, as far as the system says, is the one that had this mark. */
export function isSameProcessAlive(pid: number, mark: string | null): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const now = processMark(pid)
  return mark === null || now === null || mark === now
}
