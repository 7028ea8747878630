import { z } from 'zod'
import type { LocalTime } from '#domain/base/time.ts'
import { job } from './define.ts'

/** What a backup was made for: the half hour of work, the user's wish, or before something large. */
export type BackupWhy = 'regular' | 'wish' | 'import' | 'merge' | 'migration' | 'restore'

export type BackupEntry = {
  name: string
  /** wall time of the computer that made it */
  made: LocalTime
  why: BackupWhy
  /** number of the last change that it holds */
  seq: number
  /** what one would copy to have it whole, photos and history included */
  bytes: number
  /** records by table */
  counts: Record<string, number>
  /** false where another data folder's program put it into the same place */
  own: boolean
}
/** `elsewhere` where the chosen place took nothing and the backup went beside the data instead: why. */
export type BackupMade = { name: string; path: string; bytes: number; elsewhere?: { place: string; reason: string } }

export type StorageState = {
  folder: string
  /** of all its files, history and attachments included */
  bytes: number
  /** number of the last change */
  changes: number
  /** number of the last change that was saved, whether it can be read or not */
  saved: number
  /** the last change that the tables on the disk hold by themselves; later ones are replayed at the start */
  snapshotSeq: number
  attachments: { count: number; bytes: number }
  /** bytes of a torn last write that were set aside at the last start */
  cutTail: number
  /** first and last numbers of changes whose account is lost, while the records themselves are whole */
  lostHistory: { from: number; to: number }[]
  /** why the tables on the disk could not be brought up to date, while every change is safe in the journal */
  snapshotProblem: string | null
  /** why nothing can be saved now, if so */
  closed: { code: string; facts: Record<string, unknown> } | null
  /** damaged data only: true where the folder's own history proves every change, so that nothing is lost by a repair */
  repairable: boolean
  backups: {
    folder: string
    /** true where nobody has chosen another place */
    usual: boolean
    last: LocalTime | null
    count: number
    /** why the last one did not go where it should */
    problem: { place: string; reason: string } | null
  }
}

/** One thing that is not as it should be: `code` is worded by `finding.<code>`. */
export type Finding = { code: string; facts: Record<string, unknown> }
export type Verification = { files: number; bytes: number; changes: number; records: number; attachments: number; backups: number; findings: Finding[] }

export type TableDifference = { table: string; /** in the backup, not here now */ back: number; changed: number; /** here now, not in the backup */ gone: number; /** display names of some of them */ names: string[] }
export type BackupPreview = { backup: BackupEntry; differences: TableDifference[]; /** changes made here since */ later: number }
/** `asChange`: recorded as one change that can be undone; else the damaged files were replaced and kept. */
export type Restored = { asChange: boolean; records: number; /** name of the backup that was made before; null where there was nothing that could be copied */ before: string | null }

/** `secret`: the password or the recovery key of a backup that was made under another lock */
const Named = z.strictObject({ name: z.string().min(1).max(200), secret: z.string().min(1).max(1000).optional() })

export const storageContract = {
  commands: {},
  queries: {},
  jobs: {
    /** How the data folder stands. */
    'storage.state': job<StorageState>()(() => z.strictObject({})),
    /** A whole, verified copy now. */
    'storage.backup': job<BackupMade>()(() => z.strictObject({})),
    'storage.backups': job<BackupEntry[]>()(() => z.strictObject({})),
    /** What would be different after restoring a backup. */
    'storage.preview': job<BackupPreview>()(() => Named),
    /** Brings the college back to a backup, after a backup of what is there. */
    'storage.restore': job<Restored>()(() => Named),
    /** Builds damaged tables again from the folder's own history. */
    'storage.repair': job<{ changes: number }>()(() => z.strictObject({})),
    /** Reads and proves everything: tables, history, attachments, backups. */
    'storage.verify': job<Verification>()(() => z.strictObject({})),
    /** Opens the folder again after a write that failed. */
    'storage.reopen': job<{ changes: number }>()(() => z.strictObject({})),
    /** Where backups go; null: beside the data. */
    'storage.backupFolder': job<{ folder: string }>()(() => z.strictObject({ folder: z.string().trim().min(1).max(1000).nullable() })),
    /** Opens another data folder in place of this one. */
    'storage.open': job<{ folder: string }>()(() => z.strictObject({ path: z.string().trim().min(1).max(1000) })),
  },
}
