import { dayNumber, type LocalDate } from '#domain/base/time.ts'
import type { StorageState } from '#contract/storage.ts'

/** How the data stand, in one sentence. */
export type Sentence = { tone: 'good' | 'warning' | 'refusal'; key: string; facts: Record<string, unknown> }

/** A backup that is older than this is spoken of. */
export const BACKUP_DAYS = 7

/** The one thing to know: what stops the work comes before what only weakens the safety. */
export function standingOf({ closed, backups }: Pick<StorageState, 'closed' | 'backups'>, today: LocalDate): Sentence {
  if (closed) return { tone: 'refusal', key: `refusal.${closed.code}`, facts: closed.facts }
  if (backups.problem) return { tone: 'warning', key: 'storage.stand.elsewhere', facts: backups.problem }
  if (!backups.last) return { tone: 'warning', key: 'storage.stand.noBackup', facts: {} }
  const days = dayNumber(today) - dayNumber(backups.last.slice(0, 10))
  if (days > BACKUP_DAYS) return { tone: 'warning', key: 'storage.stand.oldBackup', facts: { days } }
  return { tone: 'good', key: 'storage.stand.safe', facts: { made: backups.last } }
}

/** Smaller things that the user should know of. */
export function warningsOf({ cutTail, lostHistory, snapshotProblem }: Pick<StorageState, 'cutTail' | 'lostHistory' | 'snapshotProblem'>): Sentence[] {
  const warning = (key: string, facts: Record<string, unknown>): Sentence => ({ tone: 'warning', key: `storage.warn.${key}`, facts })
  return [
    ...(cutTail ? [warning('cut', { bytes: cutTail })] : []),
    ...lostHistory.map(span => warning('lost', span)),
    ...(snapshotProblem ? [warning('snapshot', { reason: snapshotProblem })] : []),
  ]
}
