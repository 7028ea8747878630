import type { Actor, Refusal } from '#domain/base/decision.ts'
import type { TableName } from '#domain/table-names.ts'
import type { Progress } from './define.ts'

/** The frames that cross either transport (HTTP on loopback, MessagePort). One request, any number of progress frames, one end. */
export type Ask = { name: string; input: unknown; actor?: Actor }
export type Frame =
  | { progress: Progress }
  | { value: unknown; seq: number }
  | { refusal: Refusal }
  /** a bug or a failing disk; `id` finds it in the log */
  | { fault: { code: string; id: string } }

/** A frame for one of several questions that were asked together, by its place among them. */
export type Numbered = { at: number; frame: Frame }

/** Told to every window after a change set is durable. */
export type Notice = { seq: number; tables: TableName[] }

/** The end of a request as the caller sees it. */
export type Outcome<R> = { ok: true; value: R; seq: number } | { ok: false; refusal: Refusal } | { ok: false; fault: { code: string; id: string } }
