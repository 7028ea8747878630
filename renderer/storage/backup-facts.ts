import { tableNames, type TableName } from '#domain/table-names.ts'
import type { BackupEntry } from '#contract/storage.ts'

/** How many records a backup holds in all. */
export function recordsOf({ counts }: Pick<BackupEntry, 'counts'>): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0)
}

/** The tables that hold something, the fullest first. */
export function countsOf({ counts }: Pick<BackupEntry, 'counts'>): [TableName, number][] {
  const held = tableNames.map((table): [TableName, number] => [table, counts[table] ?? 0])
  return held.filter(([, n]) => n > 0).sort(([, a], [, b]) => b - a)
}

/** The number of the last change that is heard of: damage may hide later ones that a backup still tells of. */
export function lastKnownChange(changes: number, backups: readonly Pick<BackupEntry, 'own' | 'seq'>[]): number {
  return Math.max(changes, ...backups.filter(b => b.own).map(b => b.seq))
}
