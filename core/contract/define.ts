import type { z } from 'zod'
import { late } from '#domain/base/late.ts'
import type { TableName } from '#domain/table-names.ts'

/**
 * How the door is declared. Inputs are zod schemas, parsed on the inside of the door; results are typed.
 * - command: decided on the tables at once, recorded, undoable
 * - query: reads the tables that it names, nothing else
 * - job: takes its time (files, printing, search), reports progress, can be cancelled; may run commands
 */
declare const result: unique symbol
declare const progress: unique symbol

export type Command<S extends z.ZodType = z.ZodType, R = unknown> = { kind: 'command'; readonly input: S; [result]?: R }
export type Query<S extends z.ZodType = z.ZodType, R = unknown, T extends TableName = TableName> = {
  kind: 'query'
  readonly input: S
  /** the tables that the answer depends on; the handler is given these and no others */
  reads: readonly T[]
  [result]?: R
}
export type Job<S extends z.ZodType = z.ZodType, R = unknown, P = unknown> = { kind: 'job'; readonly input: S; [result]?: R; [progress]?: P }

export function command<R>() {
  return <S extends z.ZodType>(input: () => S): Command<S, R> => once('command', input)
}
export function query<R>() {
  return <S extends z.ZodType, const T extends TableName>(input: () => S, reads: readonly T[]): Query<S, R, T> => Object.assign(once('query', input), { reads })
}
export function job<R, P = Progress>() {
  return <S extends z.ZodType>(input: () => S): Job<S, R, P> => once('job', input)
}

/** An entry whose schema is made when something is first asked by its name: to make all of them is a good part of a start. */
function once<K extends string, S>(kind: K, make: () => S): { kind: K; readonly input: S } {
  const input = late(make)
  return {
    kind,
    get input() {
      return input()
    },
  }
}

/** How far a job is: `code` is worded by `progress.<code>`; `done` of `total`, where a total is known. */
export type Progress = { code: string; done: number; total?: number; /** of what, where it is no number of things */ unit?: 'bytes' }

export type InputOf<E> = E extends { input: infer S extends z.ZodType } ? z.input<S> : never
export type ParsedOf<E> = E extends { input: infer S extends z.ZodType } ? z.output<S> : never
export type ResultOf<E> = E extends { [result]?: infer R } ? R : never
export type ReadsOf<E> = E extends Query<z.ZodType, unknown, infer T> ? T : never
export type ProgressOf<E> = E extends { [progress]?: infer P } ? P : never

/** A file on its way in: its name and its bytes in base64 (at most 64 MB of bytes). */
export type FileIn = { name: string; base64: string }
/** A file on its way out. */
export type FileOut = { name: string; mime: string; base64: string }

/** How a caller says "stop": an AbortSignal, by the two things that the core uses of it. */
export type Cancel = { readonly aborted: boolean; addEventListener(type: 'abort', listener: () => void): void }
export const NEVER_CANCELLED: Cancel = { aborted: false, addEventListener: () => undefined }
