import { QueryClient } from '@tanstack/react-query'
import type { Actor } from '#domain/base/decision.ts'
import type { CommandName, Contract, JobName, QueryName } from '#contract/contract.ts'
import type { InputOf, Progress, ProgressOf, ResultOf } from '#contract/define.ts'
import { reads } from '#contract/reads.ts'
import type { Ask, Frame, Notice, Outcome } from '#contract/wire.ts'
import type { Transport } from './transport.ts'

export type CommandInput<N extends CommandName> = InputOf<Contract['commands'][N]>
export type CommandResult<N extends CommandName> = ResultOf<Contract['commands'][N]>
export type QueryInput<N extends QueryName> = InputOf<Contract['queries'][N]>
export type QueryResult<N extends QueryName> = ResultOf<Contract['queries'][N]>
export type JobInput<N extends JobName> = InputOf<Contract['jobs'][N]>
export type JobResult<N extends JobName> = ResultOf<Contract['jobs'][N]>
export type JobProgress<N extends JobName> = ProgressOf<Contract['jobs'][N]>

/** A query that did not answer: the error that TanStack Query hands to the screen. */
export class AskError extends Error {
  constructor(readonly outcome: Exclude<Outcome<unknown>, { ok: true }>) {
    super('refusal' in outcome ? outcome.refusal.code : outcome.fault.code)
  }
}

export const queryClient = new QueryClient({
  defaultOptions: { queries: { networkMode: 'always', retry: false, staleTime: Infinity, gcTime: 60_000, refetchOnWindowFocus: false, structuralSharing: false } },
})

export type SaveState = 'saved' | 'saving' | 'failed'
/** `isHeld`: the answers of the first page are as good as there; it is drawn once, when they are */
type ClientState = { save: SaveState; online: boolean; isHeld: boolean }

/** Milliseconds for which the first page is held back for its answers. */
const SOON = 300

/** The renderer's one way to the core. Knows who sits here, whether the last write is safe, and refreshes live queries on notices. */
export class Client {
  actor: Actor = { name: '' }
  /** true until the first page is drawn from answers that were fetched for it: nothing need be looked at twice */
  isAhead = false
  readonly #listeners = new Set<() => void>()
  #pending = 0
  /** by table, how often it was told that something changed in it; '*': that anything may have */
  readonly #told = new Map<string, number>()
  #state: ClientState = { save: 'saved', online: true, isHeld: false }

  constructor(private readonly transport: Transport) {
    transport.listen(
      notice => this.#refresh(notice),
      online => {
        if (online) {
          this.#note(['*'])
          void queryClient.invalidateQueries() // until now, also at the first time, notices may have been missed
        }
        this.#set({ ...this.#state, online })
      },
    )
  }

  /**
   * A read. Asked again where a notice of its tables came while it was under way: a first answer that is already old would stay, as
   * TanStack Query starts a fetch again only where there is an answer to show meanwhile. @throws AskError where the core refuses or fails
   */
  async ask<N extends QueryName>(name: N, input: QueryInput<N>, signal?: AbortSignal): Promise<QueryResult<N>> {
    for (;;) {
      const before = this.toldOf(name)
      const outcome = outcomeOf<QueryResult<N>>(await this.transport.send({ name, input, actor: this.actor }, undefined, signal))
      if (!outcome.ok) throw new AskError(outcome)
      if (this.toldOf(name) === before || signal?.aborted) return outcome.value
    }
  }

  /** How often it was told that something changed in the tables of a query: what differs from an earlier count may be out of date. */
  toldOf(name: QueryName): number {
    return ['*', ...reads[name]].reduce((sum, table) => sum + (this.#told.get(table) ?? 0), 0)
  }

  /** A change. Resolves once it is on the disk, or with the refusal. */
  async run<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Outcome<CommandResult<N>>> {
    this.#pending += 1
    this.#set({ ...this.#state, save: 'saving' })
    const outcome = outcomeOf<CommandResult<N>>(await this.transport.send({ name, input, actor: this.actor }))
    this.#pending -= 1
    const failed = !outcome.ok && ('fault' in outcome || outcome.refusal.code.startsWith('store.'))
    this.#set({ ...this.#state, save: failed ? 'failed' : this.#pending ? 'saving' : 'saved' })
    return outcome
  }

  /** Work that takes its time: files, printing, search. */
  async job<N extends JobName>(name: N, input: JobInput<N>, more: { onProgress?: (p: Progress) => void; signal?: AbortSignal } = {}): Promise<Outcome<JobResult<N>>> {
    return outcomeOf<JobResult<N>>(await this.transport.send({ name, input, actor: this.actor }, more.onProgress, more.signal))
  }

  /** A job that only looks, as a read. @throws AskError as {@link ask} */
  async look<N extends JobName>(name: N, input: JobInput<N>, signal?: AbortSignal): Promise<JobResult<N>> {
    const outcome = await this.job(name, input, signal ? { signal } : {})
    if (!outcome.ok) throw new AskError(outcome)
    return outcome.value
  }

  /** Fetches the answers of the first questions for whoever will ask them, and holds the first page back for a moment. */
  async fetchFirst(asked: Promise<readonly Ask[]>): Promise<void> {
    this.isAhead = true
    this.#set({ ...this.#state, isHeld: true })
    await Promise.race([asked.then(asks => Promise.all(asks.map(ask => this.#prefetch(ask)))), new Promise(done => setTimeout(done, SOON))])
    this.#set({ ...this.#state, isHeld: false })
  }

  #prefetch({ name, input }: Ask): Promise<void> {
    return queryClient.prefetchQuery({
      queryKey: [name, input],
      queryFn: (): Promise<unknown> => (Object.hasOwn(reads, name) ? this.ask(name as QueryName, input as never) : this.look(name as JobName, input as never)), // as they were asked
    })
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly state = () => this.#state

  #set(state: ClientState): void {
    if (state.save === this.#state.save && state.online === this.#state.online && state.isHeld === this.#state.isHeld) return
    this.#state = state
    for (const listener of this.#listeners) listener()
  }

  #note(tables: readonly string[]): void {
    for (const table of tables) this.#told.set(table, (this.#told.get(table) ?? 0) + 1)
  }

  #refresh(notice: Notice): void {
    const touched = new Set<string>(notice.tables)
    this.#note(notice.tables)
    void queryClient.invalidateQueries({
      predicate: ({ queryKey }) => reads[queryKey[0] as QueryName]?.some(table => touched.has(table)) ?? true,
    })
  }
}

function outcomeOf<R>(frame: Frame): Outcome<R> {
  if ('value' in frame) return { ok: true, value: frame.value as R, seq: frame.seq } // the contract types both ends
  if ('refusal' in frame) return { ok: false, refusal: frame.refusal }
  if ('fault' in frame) return { ok: false, fault: frame.fault }
  return { ok: false, fault: { code: 'host.lost', id: '' } }
}
