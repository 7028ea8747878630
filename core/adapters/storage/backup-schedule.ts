/** Minutes of work that a lost computer may cost: a backup is due when there are changes and the last one is as old. */
export const BACKUP_EVERY = 30

/** How long after `changedSeq` was reached the next backup is due, in minutes from now; null where it holds everything already. */
export function minutesUntilBackup(state: { seq: number; backedUpSeq: number; minutesSinceBackup: number | null }): number | null {
  if (state.seq <= state.backedUpSeq) return null
  return state.minutesSinceBackup === null ? 1 : Math.max(0, BACKUP_EVERY - state.minutesSinceBackup)
}
