import { z } from 'zod'
import type { Actor, Facts } from '#domain/base/decision.ts'
import { tableNames } from '#domain/tables.ts'
import { command, query } from './define.ts'

export type HistoryEntry = {
  seq: number
  /** UTC instant */
  at: string
  actor: Actor
  command: string
  about?: Facts
  /** how many records it changed */
  records: number
  state: 'holds' | 'undone' | 'undo' | 'redo'
}
export type RecordHistoryEntry = HistoryEntry & {
  fields: { field: string; from: unknown; to: unknown }[]
  kind: 'added' | 'changed' | 'removed'
  /** the name of the other computer on which it was done; it came here with a file, as entry `seq` */
  device?: string
}
export type UndoResult = { seq: number; command: string; about?: Facts }

export const historyContract = {
  commands: {
    /** Takes back the last act that holds, or the one named. */
    'history.undo': command<UndoResult>()(z.strictObject({ seq: z.int().min(1).optional() })),
    'history.redo': command<UndoResult>()(z.strictObject({})),
  },
  queries: {
    'history.list': query<{ entries: HistoryEntry[]; total: number; canUndo: HistoryEntry | null; canRedo: HistoryEntry | null }>()(
      z.strictObject({ limit: z.int().min(1).max(5000).default(200), offset: z.int().min(0).default(0) }),
      tableNames,
    ),
    'history.of': query<{ entries: RecordHistoryEntry[]; names: Record<string, string> }>()(z.strictObject({ id: z.string().min(1).max(120) }), tableNames),
  },
  jobs: {},
}
