import { z } from 'zod'
import type { Actor, Facts, Refusal } from '#domain/base/decision.ts'
import { DateText } from '#domain/base/time-text.ts'
import { HISTORY_KINDS, type HistoryKind } from '#domain/history/kinds.ts'
import { tableNames, type TableName } from '#domain/table-names.ts'
import { command, job, query } from './define.ts'

const Id = z.string().min(1).max(120)
const Seq = z.int().min(1)

export type HistoryEntry = {
  seq: number
  /** UTC instant */
  at: string
  actor: Actor
  command: string
  about?: Facts
  /** how many records it changed */
  records: number
  /** `noted`: it changed nothing, and says what somebody saw */
  state: 'holds' | 'undone' | 'undo' | 'redo' | 'noted'
}
export type RecordHistoryEntry = HistoryEntry & {
  fields: { field: string; from: unknown; to: unknown }[]
  kind: 'added' | 'changed' | 'removed'
  /** the name of the other computer on which it was done; it came here with a file, as entry `seq` */
  device?: string
}
/** What one entry did to one record. */
export type EntryRecord = { id: string; table: TableName; name: string } & Pick<RecordHistoryEntry, 'fields' | 'kind'>
/** An entry with the first records that it changed. */
export type EntryDetail = { entry: HistoryEntry; changed: EntryRecord[]; names: Record<string, string> }
/** Whom and what the history can be filtered by. */
export type HistoryChoices = { people: string[]; kinds: HistoryKind[] }
/** What putting a record back would change, from what it says now; or why it can't be. */
export type PutBackLook = { name: string; fields: { field: string; from: unknown; to: unknown }[]; /** it was removed, and would be there again */ returns: boolean; refusal: Refusal | null; names: Record<string, string> }
/** What became of one record, the latest first; `name` is what it is called, or was when it was removed. */
export type RecordPast = { name: string; entries: RecordHistoryEntry[]; names: Record<string, string> }
export type UndoResult = { seq: number; command: string; about?: Facts }

export const historyContract = {
  commands: {
    /** Takes back the last act that holds, or the one named. */
    'history.undo': command<UndoResult>()(() => z.strictObject({ seq: Seq.optional() })),
    'history.redo': command<UndoResult>()(() => z.strictObject({})),
    /** Makes a record again what it was after an entry of the history. */
    'history.putBack': command<{ id: string; name: string }>()(() => z.strictObject({ id: Id, seq: Seq })),
  },
  queries: {
    'history.list': query<{ entries: HistoryEntry[]; total: number; canUndo: HistoryEntry | null; canRedo: HistoryEntry | null }>()(
      () => z.strictObject({
        limit: z.int().min(1).max(5000).default(200),
        offset: z.int().min(0).default(0),
        /** the name of who did it; '' for those who gave none */
        person: z.string().max(200).optional(),
        /** days by the clock of this computer */
        from: DateText.optional(),
        to: DateText.optional(),
        kind: z.enum(HISTORY_KINDS).optional(),
      }),
      tableNames,
    ),
    'history.choices': query<HistoryChoices>()(() => z.strictObject({}), tableNames),
    'history.entry': query<EntryDetail | null>()(() => z.strictObject({ seq: Seq }), tableNames),
    /** The record that stood in one place and was removed the last, such as a day's mark of a placement: by the values that say the place. Null where there was none, or it is back. */
    'history.removed': query<string | null>()(() => z.strictObject({ table: z.enum(tableNames), place: z.record(z.string().max(60), z.string().max(400)).refine(place => Object.keys(place).length > 0) }), tableNames),
    'history.of': query<RecordPast>()(() => z.strictObject({ id: Id }), tableNames),
  },
  jobs: {
    /** What `history.putBack` would do, before it is done. */
    'history.lookBack': job<PutBackLook>()(() => z.strictObject({ id: Id, seq: Seq })),
  },
}
