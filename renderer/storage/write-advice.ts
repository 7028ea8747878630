type Closed = { code: string; facts: Record<string, unknown> }

const ADVICE: Record<string, 'full' | 'denied'> = { ENOSPC: 'full', EDQUOT: 'full', EROFS: 'denied', EACCES: 'denied', EPERM: 'denied' }

/** What to do after a write that failed, by the system's own code for it: a key of the words room; null where no write failed. */
export function adviceFor({ code, facts }: Closed): string | null {
  return code === 'store.failed' ? `storage.advice.${ADVICE[String(facts['cause'])] ?? 'disk'}` : null
}

/** Whether opening the folder again can bring the work back. Damage is put right by a repair or a backup, not by another try. */
export function mayReopen({ code }: Closed): boolean {
  return code !== 'store.damaged'
}
