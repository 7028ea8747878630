import type { ChangeSet } from '#domain/base/decision.ts'
import type { LocalTime } from '#domain/base/time.ts'
import type { Cancel, FileOut } from '#contract/define.ts'
import type { ReportModel } from '#domain/report/model.ts'
import type { SheetData } from '#domain/intake/sheet.ts'
import type { FetFile } from '#domain/intake/fet.ts'
import type { CalendarEvent } from '#domain/intake/calendar-events.ts'

/** What the app needs of the outside world. Adapters implement these; only a host's compose.ts knows which. */
export type Ports = {
  clock: { now(): LocalTime; instant(): string }
  newId: (table: string) => string
  device: string
  journal: Journal
  files: Files
  printer: Printer
  sample: Sample
  folders: Folders
}

/** Durable log of change sets: a set is safe once `append` has resolved, never before. */
export type Journal = {
  append(set: ChangeSet): Promise<void>
  /** why nothing can be written any more, if so: another program holds the folder, or a write failed */
  readonly closed: null | { code: string; facts: Record<string, unknown> }
  info(): JournalInfo
  /** A verified copy of the whole data folder, beside it. @throws FileRefusal `backup.failed` */
  backup(): Promise<{ path: string; bytes: number }>
}

/** The data folder that is open, and how another one is opened in its place. */
export type Folders = {
  readonly current: string
  open(path: string): Promise<{ ok: true } | { ok: false; refusal: { code: string; facts: Record<string, unknown> } }>
}

export type JournalInfo = { folder: string; bytes: number; sets: number; lastBackup: string | null; cutTail: number }

/** Readers and writers of office files. Readers throw {@link Refused} values as `FileRefusal`. */
export type Files = {
  /** What a file is to be read as, by its content */
  kindOf(bytes: Uint8Array): 'table' | 'fet' | 'ics'
  /** .xlsx or .csv by content, not by name. @throws FileRefusal with a code that says what is wrong with the file */
  readTable(name: string, bytes: Uint8Array): Promise<SheetData[]>
  readFet(name: string, bytes: Uint8Array): Promise<FetFile>
  readCalendar(name: string, bytes: Uint8Array): Promise<CalendarEvent[]>
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
}

/** The sample college, generated; the same size and language give the same college. */
export type Sample = { changes(size: 'small' | 'college' | 'large', language: 'zh-CN' | 'en', today: string): ChangeSet['changes'] }
