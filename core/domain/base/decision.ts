import type { CarriedSet } from '../exchange/carried.ts'
import type { Stamp } from '../exchange/stamp.ts'
import type { Change } from './change.ts'
import type { LocalTime } from './time.ts'

/** What a refusal, a warning or a problem says: facts for a sentence that the words room holds by code. */
export type Facts = Record<string, unknown>

/** One button that solves a refusal: a command that will be accepted as things stand, and the facts that word it. */
export type Alternative = { code: string; facts: Facts; command: string; input: unknown }

/** Every expected "no": a code, the figures and records behind it, and up to three ways out. Never prose. */
export type Refusal = {
  code: string
  facts: Facts
  alternatives?: Alternative[]
  /** rules that the user may override with a reason; absent = the refusal is final */
  overridable?: string[]
}

export type Refused = { ok: false; refusal: Refusal }
export type Accepted<R> = {
  ok: true
  changes: Change[]
  result: R
  /** facts for the plain sentence of the history and of undo, e.g. { title: 'CNC practice', date: '2026-11-23' } */
  about?: Facts
  /** what a file of another computer brought; recorded even where it changes nothing */
  merged?: Merged
  /** it changes nothing, and is written down all the same: somebody saw what is hidden. Nobody can take it back */
  noted?: true
}
export type Decision<R> = Accepted<R> | Refused
export type Result<T> = { ok: true; value: T } | Refused

export function accept<R>(changes: (Change | null)[], result: R, about?: Facts): Accepted<R> {
  return { ok: true, changes: changes.filter(c => c !== null), result, ...(about ? { about } : {}) }
}

/** An act that changes nothing and stands in the history. */
export function note<R>(result: R, about: Facts): Accepted<R> {
  return { ok: true, changes: [], result, about, noted: true }
}

export function refuse(code: string, facts: Facts = {}, more: Pick<Refusal, 'alternatives' | 'overridable'> = {}): Refused {
  return { ok: false, refusal: { code, facts, ...more } }
}

/** Who, when and how to name new records: all that a decision may know of the outside world. */
export type Context = {
  now: LocalTime
  actor: Actor
  /** A fresh id with the table's prefix: `booking:…`. */
  newId: (table: string) => string
  past: Past
}

/** What was done, read from where it is kept; and the older months of large tables, which stay on the disk until they are needed. */
export type Past = {
  /** this computer's data folder among all that hold data of the college */
  readonly device: string
  /** where and when the next set will stand, as far as this computer and its data know */
  next(instant: string): Promise<Stamp>
  /** number of the last change set; 0 where nothing was done */
  readonly seq: number
  readonly standing: Standing
  /** the sets numbered from … to, both included, oldest first; without those that are lost */
  read(from: number, to: number): Promise<ChangeSet[]>
  /** the same without their changes, which may be many */
  heads(from: number, to: number): Promise<SetHead[]>
  /** every set that touched the record, oldest first */
  touching(id: string): Promise<ChangeSet[]>
  /** every set with a change that fits, oldest first; these texts are values of the change, or its id */
  having(texts: readonly string[], fits: (change: Change) => boolean): Promise<ChangeSet[]>
  /** brings the months of these records into memory */
  need(ids: readonly string[]): Promise<void>
  /** brings the months into memory in which a record may point at one of these */
  needPointing(ids: readonly string[]): Promise<void>
  /** brings everything into memory, or all of one table */
  needAll(table?: string): Promise<void>
  /** how many records of a table are still on the disk alone */
  left(table: string): number
}

export type Standing = {
  /** seqs of acts that hold, oldest first */
  active: number[]
  /** seqs of acts that were taken back and can be done again, the next one last */
  undone: number[]
}

export type Actor = { name: string; role?: string }

/** One recorded act: everything that one command changed. The journal is a list of these. */
export type ChangeSet = {
  seq: number
  id: string
  /** UTC instant, ISO 8601 */
  at: string
  device: string
  actor: Actor
  command: string
  about?: Facts
  changes: Change[]
  /** seq of the change set that this one takes back */
  undoes?: number
  /** seq of the undo that this one takes back */
  redoes?: number
  /** hybrid logical time and what was known of other computers when it was made (exchange/stamp.ts); absent in sets from before there was exchange */
  hlc?: number
  knows?: Readonly<Record<string, number>>
  /** what another computer's file brought; `changes` are what came of it here */
  merged?: Merged
}

/** What came home with a file: other computers' acts as they were done there, and what this computer added in merging them. */
export type Merged = {
  /** whose file it was, and what its author knew */
  from: { device: string; knows: Readonly<Record<string, number>> }
  received: CarriedSet[]
  own: Change[]
  keeps?: string[]
  /** what is known of other computers after it */
  upTo: Readonly<Record<string, number>>
  /** records of which more is known than that, namely `saw`: the file built on some that had not come here */
  hears?: string[]
  saw?: Readonly<Record<string, number>>
}

/** The same without its changes: all that a list of the history shows of it. */
export type SetHead = Pick<ChangeSet, 'seq' | 'at' | 'actor' | 'command' | 'about' | 'undoes' | 'redoes'> & { /** how many records it changed */ records: number }

/** A bug or a failing disk: thrown, logged, never branched on. Expected refusals are values instead. */
export class Fault extends Error {
  constructor(
    readonly code: string,
    readonly facts: Facts = {},
    cause?: unknown,
  ) {
    super(`${code} ${JSON.stringify(facts)}`, { cause })
    this.name = 'Fault'
  }
}
