import { z } from 'zod'
import { DateText } from '#domain/base/time-text.ts'
import type { ClashRow } from '#domain/booking/listing.ts'
import type { BundleHead } from '#domain/exchange/bundle.ts'
import type { MergeCounts, MergeEntry } from '#domain/exchange/preview.ts'
import type { ConflictRow } from '#domain/exchange/conflict-page.ts'
import type { Overview } from '#domain/exchange/overview.ts'
import { Scope } from '#domain/records/exchange.ts'
import { tableNames } from '#domain/table-names.ts'
import { command, job, query, type FileOut } from './define.ts'

/** Taking data along, bringing them home, and what two computers disagree about. */
const Id = z.string().min(1).max(200)
/** Shorter ones are guessed: the file is personal data on a stick. */
const Passphrase = z.string().min(8).max(200)
const Folder = z.string().trim().min(1).max(1000)

/** A file from the user's hands, or one that lies in a folder of this computer. `passphrase` null: locked for this computer's own key. */
const source = {
  file: z.strictObject({ name: z.string().min(1).max(400), base64: z.string() }).optional(),
  folder: Folder.optional(),
  name: z.string().min(1).max(400).optional(),
  passphrase: z.string().max(200).nullable(),
}

export type BundleTold = Pick<BundleHead, 'kind' | 'made' | 'schoolName' | 'counts'> & { device: string; deviceName: string; label: string | null; /** nothing came from that computer before, and it has not gone out from here */ unexpected: boolean }
export type MergePreview = {
  told: BundleTold
  /** at most 2,000 in the order of {@link MergeEntry}; `counts` has the totals */
  entries: MergeEntry[]
  counts: MergeCounts
  /** names of every record that the entries' values point at */
  names: Record<string, string>
  /** more is removed than anybody removes by hand: the user has to say that he means it */
  manyRemovals: boolean
  /** everything in it is here already; where it was taken back since, by whom and when */
  nothingNew: boolean
  takenBack: { by: string; at: string } | null
  photos: number
  /** clashes that come of it, as things stand */
  clashes: ClashRow[]
}
export type Brought = {
  counts: MergeCounts
  conflicts: number
  clashes: ClashRow[]
  /** rule findings that were not there before */
  findings: { rule: string; subject: string; name: string; from: string }[]
  label: string | null
}
export type Sent = { /** where it was written; null: in `file` */ path: string | null; file: FileOut | null; bytes: number; records: number; photos: number; id: string | null }

const out = { passphrase: Passphrase.optional(), /** a folder of this computer, e.g. of a stick; absent: the file is handed over */ folder: Folder.optional(), /** absent: the label and the day */ name: z.string().trim().regex(/^[^<>:"/\\|?*\u0000-\u001f]{1,200}\.mortise$/).optional() }

/** What one conflict is to be: the value of one side (by its place), `keep` or `remove` of a record, `remove` of one of two doubles. */
const Choice = z.union([z.strictObject({ side: z.int().min(0).max(20) }), z.strictObject({ keep: z.literal(true) }), z.strictObject({ remove: Id })])
export type ConflictChoice = z.infer<typeof Choice>

export type SharedFile = { name: string; bytes: number; modified: string; conflictCopy: boolean; told: BundleTold | null; /** what it would change */ news: number; problem: { code: string; facts: Record<string, unknown> } | null }

/** `sent`: UTC instant at which this computer last wrote its own file there. */
export type SharedFolder = { folder: string | null; files: SharedFile[]; sent: string | null }

export type { ConflictRow, ConflictSideRow } from '#domain/exchange/conflict-page.ts'
export type { DeviceRow, LaptopRow, LaptopState, Overview } from '#domain/exchange/overview.ts'

export const exchangeContract = {
  commands: {
    'exchange.decide': command<{ decided: number }>()(() => z.strictObject({ choices: z.array(z.strictObject({ conflict: z.string().min(1).max(400), choice: Choice })).min(1).max(5000) })),
    /** The laptop will not come home: lost, or its data are not needed. */
    'exchange.writeOff': command<null>()(() => z.strictObject({ id: Id, reason: z.string().trim().min(1).max(200) })),
    'exchange.waitAgain': command<null>()(() => z.strictObject({ id: Id })),
    'exchange.revoke': command<null>()(() => z.strictObject({ device: Id, revoked: z.boolean() })),
    'exchange.rename': command<null>()(() => z.strictObject({ device: Id, name: z.string().trim().min(1).max(200) })),
  },
  queries: {
    'exchange.overview': query<Overview>()(() => z.strictObject({}), tableNames),
    'exchange.conflicts': query<{ total: number; rows: ConflictRow[]; names: Record<string, string> }>()(
      () => z.strictObject({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(200), record: Id.optional() }),
      tableNames,
    ),
  },
  jobs: {
    /** How many records of each table a choice would take along. */
    'exchange.count': job<{ counts: Record<string, number>; records: number; photos: number }>()(() => z.strictObject({ scope: Scope })),
    /** Writes the file for a laptop and notes that the laptop is out. */
    'exchange.take': job<Sent>()(() => z.strictObject({ scope: Scope, label: z.string().trim().min(1).max(200), dueBack: DateText.optional(), computer: z.string().trim().min(1).max(200).optional(), ...out, passphrase: Passphrase })),
    /** Writes the file that goes home, or to other offices. Without a passphrase only the computers named (absent: all that are known) can open it. */
    'exchange.send': job<Sent>()(() => z.strictObject({ computer: z.string().trim().min(1).max(200).optional(), devices: z.array(Id).max(100).optional(), ...out })),
    /** What a file would do. Nothing is written. */
    'exchange.look': job<MergePreview>()(() => z.strictObject(source)),
    /** Does it. `removals`: yes, so many are to be removed. */
    'exchange.bring': job<Brought>()(() => z.strictObject({ ...source, removals: z.boolean().default(false) })),
    /** The folder through which offices exchange; null: none. Watched while the program runs. */
    'exchange.share': job<{ folder: string | null }>()(() => z.strictObject({ folder: Folder.nullable() })),
    'exchange.shared': job<SharedFolder>()(() => z.strictObject({})),
    /** How many files of others in the shared folder have something new, and whose they are. */
    'exchange.waiting': job<{ files: number; from: string[] }>()(() => z.strictObject({})),
    /** Writes what is new into the shared folder, over this computer's last file there. */
    'exchange.sendShared': job<Sent>()(() => z.strictObject({})),
  },
}
