import type { Context, Decision, Facts, Past } from '#domain/base/decision.ts'
import type { World } from '#domain/world.ts'
import type { TableName } from '#domain/table-names.ts'
import type { Tables } from '#domain/tables.ts'
import type { CALENDAR_TABLES } from '#domain/calendar/calendar.ts'
import type { COMPLIANCE_TABLES } from '#domain/compliance/case.ts'
import type { OCCUPANCY_TABLES } from '#domain/booking/occupancy.ts'
import type { OUTCOME_TABLES } from '#domain/outcome/outcomes.ts'
import type { STAY_TABLES } from '#domain/placement/stays.ts'
import type { Cancel, Command, Job, ParsedOf, ProgressOf, Query, ReadsOf, ResultOf } from '#contract/define.ts'
import type { Frame } from '#contract/wire.ts'
import type { Ports } from './ports.ts'

/** What a query sees: the tables it declared, and an index only if it declared every table behind it. */
export type View<T extends TableName> = { readonly tables: Pick<Tables, T> } & ((typeof CALENDAR_TABLES)[number] extends T
  ? Pick<World, 'calendar'>
  : unknown) &
  ((typeof OCCUPANCY_TABLES)[number] extends T ? Pick<World, 'occupancy'> : unknown) &
  ((typeof COMPLIANCE_TABLES)[number] extends T ? Pick<World, 'complianceOn'> : unknown) &
  ((typeof STAY_TABLES)[number] extends T ? Pick<World, 'stays'> : unknown) &
  ((typeof OUTCOME_TABLES)[number] extends T ? Pick<World, 'outcomes'> : unknown) &
  ('attendance' extends T ? Pick<World, 'attendanceDays'> : unknown) &
  ('shift' extends T ? Pick<World, 'shiftDays'> : unknown)

export type CommandHandlers<C extends Record<string, Command>> = {
  [K in keyof C]: (world: World, input: ParsedOf<C[K]>, ctx: Context) => Decision<ResultOf<C[K]>> | Promise<Decision<ResultOf<C[K]>>>
}
export type QueryHandlers<Q extends Record<string, Query>> = {
  [K in keyof Q]: (view: View<ReadsOf<Q[K]>>, input: ParsedOf<Q[K]>, ctx: Context) => ResultOf<Q[K]> | Promise<ResultOf<Q[K]>>
}

/** What a job may use: the ports, the world to read, and `run` to have a command decided and recorded. */
export type JobTools<P> = {
  world: World
  ports: Ports
  ctx: Context
  past: Past
  signal: Cancel
  progress: (p: P) => void
  /** Decides and records; resolves once durable. `command` names it in the history. */
  commit: <R>(command: string, decide: (world: World, ctx: Context) => Decision<R> | Promise<Decision<R>>) => Promise<Decision<R>>
  /** Answers another question of whoever asked this one. */
  answer: (name: string, input: object) => Promise<Frame>
}
export type JobHandlers<J extends Record<string, Job>> = {
  [K in keyof J]: (
    input: ParsedOf<J[K]>,
    tools: JobTools<ProgressOf<J[K]>>,
  ) => Promise<{ ok: true; value: ResultOf<J[K]> } | { ok: false; refusal: { code: string; facts: Facts } }>
}
