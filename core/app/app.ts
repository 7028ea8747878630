import { z } from 'zod'
import type { Change, Row0 } from '#domain/base/change.ts'
import { Fault, refuse, type Accepted, type Actor, type ChangeSet, type Context, type Decision, type Past, type Refusal, type Refused, type Standing } from '#domain/base/decision.ts'
import { afterwards, rowsAfter } from '#domain/afterwards.ts'
import { closedBy } from '#domain/exchange/conflicts.ts'
import { doublesAfter } from '#domain/exchange/doubles.ts'
import { COLLEGE_ID } from '#domain/records/college.ts'
import type { RowMap } from '#domain/row-map.ts'
import { World } from '#domain/world.ts'
import type { TableName } from '#domain/table-names.ts'
import { contract } from '#contract/contract.ts'
import { NEVER_CANCELLED, type Cancel, type Progress } from '#contract/define.ts'
import type { Ask, Frame, Notice } from '#contract/wire.ts'
import { speakWith } from '#words/say.ts'
import { commandHandlers, jobHandlers, queryHandlers } from './all-handlers.ts'
import { askedAnew } from './exchange-questions.ts'
import { createPast } from './past.ts'
import { FileRefusal, type Ports } from './ports.ts'
import { denied, deniedChanges } from './roles.ts'

export type App = {
  /** Answers one request. `onProgress` hears a job's frames; the resolved frame ends the request. Never throws. */
  answer(ask: Ask, onProgress?: (p: Progress) => void, signal?: Cancel): Promise<Frame>
  onNotice(listener: (notice: Notice) => void): () => void
  readonly world: World
  readonly past: Past
}

/** What the data folder held when it was opened; `months` are the parts of large tables that were left on the disk. */
export type Held = { rows: ReadonlyMap<string, RowMap<Row0>>; standing: Standing; seq: number; months: readonly string[] }

/** All that may be asked for before a password is given: to give it, or to open another folder. */
const OPEN_WHILE_LOCKED = /^protection\.|^storage\.open$/

/** Characters of a foreign name that an answer repeats. */
const LONGEST_ECHO = 80

type Loose = (...args: never[]) => unknown

/**
 * The college's one desk: parses what comes in, decides it, writes it down, then tells everybody.
 * Writers queue: the next decision is made only after the last one is durable.
 */
export function createApp(ports: Ports, held: Held, onFault: (fault: unknown, id: string) => void): App {
  const world = new World()
  for (const [table, rows] of held.rows) world.hold(table, rows)
  const past = createPast(world, ports.journal, ports.device, held)
  const listeners = new Set<(notice: Notice) => void>()
  let lastWrite: Promise<unknown> = Promise.resolve()

  const speak = () => speakWith(world.tables.college.get(COLLEGE_ID)?.terms)
  speak()

  const contextFor = (actor: Actor | undefined): Context => ({ now: ports.clock.now(), actor: actor ?? { name: '' }, newId: ports.newId, past })

  /** Writes the set down, then shows it: nothing is visible before it is durable. */
  async function record<R>(command: string, actor: Actor | undefined, decided: Accepted<R> & { undoes?: number; redoes?: number }): Promise<Refused | null> {
    if (!decided.changes.length && !decided.merged && !decided.noted) return null
    const at = ports.clock.instant()
    const { device, seq, hlc, knows } = await past.next(at)
    const set: ChangeSet = {
      seq,
      id: ports.newId('set'),
      at,
      device,
      hlc,
      ...(Object.keys(knows).length ? { knows } : {}),
      actor: actor ?? { name: '' },
      command,
      ...(decided.about ? { about: decided.about } : {}),
      changes: decided.changes,
      ...(decided.merged ? { merged: decided.merged } : {}),
      ...(decided.undoes ? { undoes: decided.undoes } : {}),
      ...(decided.redoes ? { redoes: decided.redoes } : {}),
    }
    const takesBack = decided.undoes !== undefined || decided.redoes !== undefined
    if (takesBack) set.changes = await askedAnew(world, past, set)
    if (!decided.merged) set.changes = [...set.changes, ...answered(world, command, set.changes, !takesBack)]
    try {
      await past.need(set.changes.map(c => c.id))
      await ports.journal.append(set)
    } catch (error) {
      onFault(error, set.id)
      const closed = ports.journal.closed
      return closed ? refuse(closed.code, closed.facts) : refuse('store.failed', { reason: (error as Error).message })
    }
    const touched = world.apply(set.changes)
    past.follow(set)
    if (touched.has('college')) speak()
    const notice: Notice = { seq: set.seq, tables: [...touched] as TableName[] }
    for (const tell of listeners) tell(notice)
    return null
  }

  /** One writer at a time: `decide` sees the world as the last durable change left it. */
  function commit<R>(command: string, actor: Actor | undefined, decide: (world: World, ctx: Context) => Decision<R> | Promise<Decision<R>>): Promise<Decision<R>> {
    const turn = lastWrite.then(async (): Promise<Decision<R>> => {
      const closed = ports.journal.closed
      if (closed) return refuse(closed.code, closed.facts)
      const decision = await decide(world, contextFor(actor))
      if (!decision.ok) return decision
      const no = deniedChanges(ports.protection.who, command, decision.changes, world, actor ?? { name: '' })
      if (no) return no
      const failed = await record(command, actor, decision)
      return failed ?? decision
    })
    lastWrite = turn.catch(() => undefined)
    return turn
  }

  async function reply(ask: Ask, onProgress: (p: Progress) => void, signal: Cancel): Promise<Frame> {
    const entry = entryOf(ask.name)
    if (!entry) return { refusal: { code: 'contract.unknown', facts: { name: ask.name.slice(0, LONGEST_ECHO) } } }
    const { kind, input: schema } = entry
    if (ports.protection.locked && !OPEN_WHILE_LOCKED.test(ask.name)) return { refusal: { code: 'folder.locked', facts: { folder: ports.folders.current } } }
    const no = kind === 'query' ? null : denied(ports.protection.who, ask.name)
    if (no) return { refusal: no.refusal }
    const parsed = schema.safeParse(ask.input ?? {})
    if (!parsed.success) return { refusal: { code: 'input.invalid', facts: { name: ask.name, issues: issuesOf(parsed.error) } } }

    if (kind === 'query') {
      const handler = queryHandlers[ask.name as never] as Loose as (w: World, i: unknown, c: Context) => unknown
      const value = await handler(world, parsed.data, contextFor(ask.actor))
      return { value, seq: past.seq }
    }
    if (kind === 'command') {
      const handler = commandHandlers[ask.name as never] as Loose as (w: World, i: unknown, c: Context) => Decision<unknown> | Promise<Decision<unknown>>
      const decision = await commit(ask.name, ask.actor, (w, ctx) => handler(w, parsed.data, ctx))
      return decision.ok ? { value: decision.result, seq: past.seq } : { refusal: decision.refusal }
    }
    const handler = jobHandlers[ask.name as never] as Loose as (i: unknown, t: unknown) => Promise<{ ok: boolean; value?: unknown; refusal?: Refusal }>
    const done = await handler(parsed.data, {
      world,
      ports,
      ctx: contextFor(ask.actor),
      past,
      signal,
      progress: onProgress,
      answer: (name: string, input: object) => answer({ ...ask, name, input }, undefined, signal),
      commit: (command: string, decide: (w: World, c: Context) => Decision<unknown> | Promise<Decision<unknown>>) => commit(command, ask.actor, decide),
    })
    return done.ok ? { value: done.value, seq: past.seq } : { refusal: done.refusal! }
  }

  async function answer(ask: Ask, onProgress: (p: Progress) => void = () => undefined, signal: Cancel = NEVER_CANCELLED): Promise<Frame> {
    try {
      return await reply(ask, onProgress, signal)
    } catch (error) {
      if (error instanceof FileRefusal) return { refusal: { code: error.code, facts: error.facts } }
      if (signal.aborted) return { refusal: { code: 'job.cancelled', facts: {} } }
      const id = ports.newId('fault')
      onFault(error, id)
      return { fault: { code: error instanceof Fault ? error.code : 'bug', id } }
    }
  }

  return {
    world,
    past,
    answer,
    onNotice(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Acts that may bring back a number which somebody else has by now; all others see to it before. */
const MAY_DOUBLE: ReadonlySet<string> = new Set(['history.undo', 'history.redo', 'exchange.decide', 'storage.restore'])

/** Open questions of a merge that these changes answer by the way, and doubles that come of them. */
function answered(world: World, command: string, changes: readonly Change[], isNewAct: boolean): Change[] {
  if (!world.tables.conflict.size && !MAY_DOUBLE.has(command)) return []
  const after = afterwards(world.tables, rowsAfter(world.tables, changes))
  return [...(isNewAct ? closedBy(after, changes) : []), ...doublesAfter(after, changes.map(c => c.id))]
}

/** What the contract says of a name; only names of its own, never what every object has (`constructor`). */
function entryOf(name: string): { kind: 'command' | 'query' | 'job'; input: z.ZodType } | null {
  for (const entries of [contract.commands, contract.queries, contract.jobs] as Record<string, { kind: 'command' | 'query' | 'job'; input: z.ZodType }>[]) {
    if (Object.hasOwn(entries, name)) return entries[name]!
  }
  return null
}

function issuesOf(error: z.ZodError): { path: string; code: string; message: string }[] {
  return error.issues.map(i => ({ path: i.path.join('.'), code: i.code ?? 'custom', message: i.message }))
}
