import type { Change, Row0 } from '#domain/base/change.ts'
import type { ChangeSet, SetHead } from '#domain/base/decision.ts'
import type { Role } from '#domain/base/role.ts'
import type { FormDraft } from '#domain/base/form-draft.ts'
import type { LocalTime } from '#domain/base/time.ts'
import type { Cancel, FileOut, Progress } from '#contract/define.ts'
import type { ProtectionState } from '#contract/protection.ts'
import type { BackupEntry, BackupMade, BackupWhy, StorageState, Verification } from '#contract/storage.ts'
import type { ReportModel } from '#domain/report/model.ts'
import type { SheetData } from '#domain/intake/sheet.ts'
import type { FetFile } from '#domain/intake/fet.ts'
import type { CalendarEvent } from '#domain/intake/calendar-events.ts'
import type { Bundle } from '#domain/exchange/bundle.ts'
import type { Readings } from '#domain/find/name-key.ts'
import type { SampleSet } from '#domain/sample/sample.ts'
import type { SearchName, SearchProblem, SearchProgress, SearchResult } from './searches.ts'

/** What the app needs of the outside world. Adapters implement these; only a host's compose.ts knows which. */
export type Ports = {
  clock: { now(): LocalTime; instant(): string }
  newId: (table: string) => string
  device: string
  /** Lets whatever else waits have its turn: what takes long calls it between its steps */
  breath: () => Promise<void>
  journal: Journal
  storage: Storage
  attachments: Attachments
  drafts: Drafts
  files: Files
  printer: Printer
  /** fetched when it is first wanted */
  sample(): Promise<Sample>
  folders: Folders
  searches: Searches
  bundles: Bundles
  protection: Protection
  /** how a Chinese character may be read: for those who look names up by pinyin */
  readings(): Promise<Readings>
}

/** The lock on the data folder, and who has opened it. All throw FileRefusal `protection.…`, which says why not. */
export type Protection = {
  state(): Promise<ProtectionState>
  /** true: nothing can be read before a password is given */
  readonly locked: boolean
  readonly who: Role
  /** @throws FileRefusal `protection.wrong` */
  unlock(secret: string, remember: boolean): Promise<void>
  lock(): Promise<void>
  active(): void
  /** @returns the recovery key, as it is printed */
  set(password: string): Promise<string>
  remove(secret: string): Promise<void>
  password(secret: string, role: Role, password: string | null): Promise<void>
  renew(secret: string): Promise<string>
  idle(minutes: number): Promise<void>
  role(role: Role): Promise<void>
  /** Whether the computer's own key store opens the folder when the program starts. @throws FileRefusal `protection.noStore` */
  remember(on: boolean): Promise<void>
  /** @returns how many */
  dropOpenBackups(): Promise<number>
}

/** Where the operating system keeps small secrets for a user. A convenience: what it holds is never the only key. */
export type KeyKeeper = {
  /** whether something is kept by that name; null: this computer has no store that could be trusted with it */
  holds(id: string): Promise<boolean | null>
  keep(id: string, secret: Uint8Array): Promise<void>
  recall(id: string): Promise<Uint8Array | null>
  forget(id: string): Promise<void>
}

/** Why nothing can be written: a code that the words room knows, and its facts. */
export type Closed = { code: string; facts: Record<string, unknown> }

/** Durable log of change sets: a set is safe once `append` has resolved, never before. */
export type Journal = {
  append(set: ChangeSet): Promise<void>
  /** why nothing can be written any more, if so: another program holds the folder, it is damaged, or a write failed */
  readonly closed: Closed | null
  /** The sets numbered from … to, both included, oldest first; without those that the history has lost */
  read(from: number, to: number): Promise<ChangeSet[]>
  /** The same without their changes, which may be many */
  heads(from: number, to: number): Promise<SetHead[]>
  /** Every set with a change that fits, oldest first; these texts are values of the change, or its id, so that other lines need not be read */
  having(texts: readonly string[], fits: (change: Change) => boolean): Promise<ChangeSet[]>
  /** Rows of one month of a table that was left on the disk; none where there is no such month */
  month(part: string): Promise<Row0[]>
  /** Which of these months have a record in which one of the ids stands; perhaps some more, never one less */
  pointing(parts: readonly string[], ids: readonly string[]): Promise<string[]>
  /** How many rows these months have */
  rowsIn(parts: readonly string[]): number
}

/** The data folder as a thing to look after: how it stands, its backups, its proof. */
export type Storage = {
  state(): Promise<StorageState>
  /** A whole, verified copy. @throws FileRefusal `backup.failed` */
  backup(why: BackupWhy): Promise<BackupMade>
  /** newest first */
  backups(): Promise<BackupEntry[]>
  /** What a backup holds, proven by its checksums; `secret` for one under another lock. @throws FileRefusal `backup.missing`, `backup.damaged`, `backup.locked` */
  contents(name: string, secret?: string): Promise<{ entry: BackupEntry; rows: ReadonlyMap<string, readonly Row0[]> }>
  /** Fetches the attachments of a backup that are missing here. @throws FileRefusal as `contents` */
  fetchAttachments(name: string, secret?: string): Promise<void>
  /** Reads and proves everything: tables, history, attachments, backups. Touches nothing. */
  verify(progress: (p: Progress) => void, signal: Cancel): Promise<Verification>
  /** Where backups go from now on; null: beside the data. @throws FileRefusal `backup.place` */
  setBackupFolder(folder: string | null): Promise<void>
  /** The folder through which this computer exchanges with others; null: none */
  shared(): string | null
  /** @throws FileRefusal `exchange.folder` where it is no folder */
  setShared(folder: string | null): Promise<void>
}

/** Photos and papers, each under the checksum of its content. */
export type Attachments = {
  /** Durable when it resolves. @returns `attachment:<sha256>` */
  put(bytes: Uint8Array): Promise<string>
  /** The bytes, proven. Null where it is missing or damaged */
  get(id: string): Promise<Uint8Array | null>
}

/** What was typed into forms and not saved yet, by a key of the form and whoever filled it in. */
export type Drafts = {
  /** Durable when it resolves; the one before is gone. @throws FileRefusal `draft.failed`, or why nothing can be written */
  keep(key: string, draft: FormDraft): Promise<void>
  /** Null where there is none, or it is damaged */
  get(key: string): Promise<FormDraft | null>
  /** Of everybody, without those that are damaged */
  list(): Promise<FormDraft[]>
  drop(key: string): Promise<void>
}

export type Opened = { ok: true; /** number of the last change that it holds */ changes: number } | { ok: false; refusal: Closed }

/** The data folder that is open, and how it is opened again, put right, or another one opened in its place. */
export type Folders = {
  readonly current: string
  open(path: string): Promise<Opened>
  /** Closes the folder, opens it again and proves it: the way out of `store.failed` once the disk is well. */
  reopen(): Promise<Opened>
  /** Builds the tables again from the folder's own whole history; the damaged files are kept. */
  repair(): Promise<Opened>
  /** Puts a backup in the place of damaged data; the damaged files are kept. */
  recover(backup: string, secret?: string): Promise<Opened>
  /** Writes the whole history anew as `restated` says it, and the tables as it leads to; removes these attachments, by their checksums. */
  restate(what: { restated: (set: ChangeSet) => ChangeSet; dropped: ReadonlySet<string> }): Promise<Opened>
}

/** Readers and writers of office files. Readers throw {@link Refused} values as `FileRefusal`. */
export type Files = {
  /** What a file is to be read as, by its content */
  kindOf(bytes: Uint8Array): 'table' | 'fet' | 'ics'
  /** .xlsx or .csv by content, not by name. @throws FileRefusal with a code that says what is wrong with the file */
  readTable(name: string, bytes: Uint8Array, signal?: Cancel): Promise<SheetData[]>
  readFet(name: string, bytes: Uint8Array, signal?: Cancel): Promise<FetFile>
  readCalendar(name: string, bytes: Uint8Array, signal?: Cancel): Promise<CalendarEvent[]>
  writeTable(format: 'xlsx' | 'csv', name: string, sheets: SheetData[]): Promise<FileOut>
  writeCalendar(name: string, events: CalendarEvent[]): Promise<FileOut>
}

/** A file that can't be read: a refusal on its way out of an adapter. */
export class FileRefusal extends Error {
  constructor(
    readonly code: string,
    readonly facts: Record<string, unknown>,
  ) {
    super(code)
  }
}

export type Printer = {
  /** A4 PDF of a report, tagged and outlined. @throws FileRefusal `print.unavailable` where no browser can print */
  print(model: ReportModel, language: 'zh-CN' | 'en', signal: Cancel): Promise<Uint8Array>
  /** Something will be printed in a moment: what takes its time to start may start meanwhile. Never throws. */
  prepare?(): void
}

/**
 * The sample college, generated; the same size and language give the same college. The first set is a college whole in itself; a large one
 * has many more, made one by one as they are asked for.
 */
export type Sample = { sets(size: 'small' | 'college' | 'large', language: 'zh-CN' | 'en', today: string): Iterable<SampleSet> }

/** Where searches run: beside the desk, so that it goes on answering. A cancelled search ends with the best that it has. */
export type Searches = {
  /** how many may run side by side: one a core, within reason */
  readonly threads: number
  run<N extends SearchName>(name: N, problem: SearchProblem<N>, onProgress: (p: SearchProgress<N>) => void, signal: Cancel): Promise<SearchResult<N>>
}

/** How a bundle is locked: by a phrase that both sides know, or for computers by their keys. */
export type Lock = { passphrase: string } | { recipients: readonly string[] }

/** The files that carry data from one computer to another: packed, signed, locked; proven whole before anything of them is shown. */
export type Bundles = {
  /** This computer's public keys; the private ones never leave its data folder */
  keys(): Promise<{ signKey: string; recipient: string }>
  /** Packs, signs and locks; opens what it made and compares before it resolves. */
  seal(bundle: Bundle, lock: Lock, progress: (p: Progress) => void, signal: Cancel): Promise<Uint8Array>
  /** With a passphrase, or (null) with this computer's own key. @throws FileRefusal `bundle.…`, which says what is wrong with the file */
  open(bytes: Uint8Array, passphrase: string | null, progress: (p: Progress) => void, signal: Cancel): Promise<Bundle>
  /** Durably into a folder; an older file of that name stays until the new one is whole. @returns its path. @throws FileRefusal */
  write(folder: string, name: string, bytes: Uint8Array): Promise<string>
  /** `.mortise` files of a folder, newest first */
  list(folder: string): Promise<{ name: string; bytes: number; modified: string; conflictCopy: boolean }[]>
  read(folder: string, name: string): Promise<Uint8Array>
  /** Tells when such files come or change; returns the stop */
  watch(folder: string, changed: () => void): () => void
}
