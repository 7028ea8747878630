import { keepPreviousData, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { createContext, useCallback, useContext, useRef, useState, useSyncExternalStore } from 'react'
import type { Refusal } from '#domain/base/decision.ts'
import type { CommandName, JobName, QueryName } from '#contract/contract.ts'
import type { Progress } from '#contract/define.ts'
import type { Outcome } from '#contract/wire.ts'
import type { AskError, Client, CommandInput, CommandResult, JobInput, JobResult, QueryInput, QueryResult } from './client.ts'

export const ClientContext = createContext<Client | null>(null)

export function useClient(): Client {
  const client = useContext(ClientContext)
  if (!client) throw new Error('no client above this component')
  return client
}

/**
 * A live read: asked again whenever a table that it reads has changed. The last answer stays while the next one comes. With `share`, parts
 * that say the same as in the last answer stay the same objects, so that only what changed is drawn anew: for answers of thousands of cells.
 */
export function useAsk<N extends QueryName>(name: N, input: QueryInput<N>, options: { enabled?: boolean; keep?: boolean; share?: boolean } = {}): UseQueryResult<QueryResult<N>, AskError> {
  const client = useClient()
  const { enabled = true, keep = true, share = false } = options
  return useQuery<QueryResult<N>, AskError>({
    queryKey: [name, input],
    queryFn: ({ signal }) => client.ask(name, input, signal),
    enabled,
    structuralSharing: share,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  })
}

/** The same for several inputs at once; an answer that is not there yet is undefined. */
export function useAskEach<N extends QueryName>(name: N, inputs: readonly QueryInput<N>[]): (QueryResult<N> | undefined)[] {
  const client = useClient()
  return useQueries({
    queries: inputs.map(input => ({ queryKey: [name, input], queryFn: ({ signal }: { signal: AbortSignal }) => client.ask(name, input, signal) })),
    combine: answers => answers.map(({ data }) => data),
  })
}

/** A change: `run` resolves once it is on the disk. `refusal` holds the last "no" until the next run or `clear`. */
export function useRun<N extends CommandName>(name: N) {
  const client = useClient()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const run = useCallback(
    async (input: CommandInput<N>): Promise<Outcome<CommandResult<N>>> => {
      setBusy(true)
      const outcome = await client.run(name, input)
      setBusy(false)
      setRefusal(refusalOf(outcome))
      return outcome
    },
    [client, name],
  )
  const clear = useCallback(() => setRefusal(null), [])
  return { run, busy, refusal, clear }
}

/** Long work with progress and cancel. */
export function useJob<N extends JobName>(name: N) {
  const client = useClient()
  const [busy, setBusy] = useState(false)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const stop = useRef<AbortController | null>(null)
  const start = useCallback(
    async (input: JobInput<N>): Promise<Outcome<JobResult<N>>> => {
      stop.current?.abort()
      const mine = new AbortController()
      stop.current = mine
      setBusy(true)
      setRefusal(null)
      const outcome = await client.job(name, input, { onProgress: setProgress, signal: mine.signal })
      if (stop.current === mine) {
        setBusy(false)
        setProgress(null)
        setRefusal(refusalOf(outcome))
      }
      return outcome
    },
    [client, name],
  )
  const cancel = useCallback(() => stop.current?.abort(), [])
  const clear = useCallback(() => setRefusal(null), [])
  return { start, cancel, busy, progress, refusal, clear }
}

/** Whether the last write is safe, and whether the core can be reached. */
export function useClientState() {
  const client = useClient()
  return useSyncExternalStore(client.subscribe, client.state)
}

/** A fault shown like a refusal, so that every screen has one way to say that something did not work. */
export function refusalOf(outcome: Outcome<unknown>): Refusal | null {
  if (outcome.ok) return null
  return 'refusal' in outcome ? outcome.refusal : { code: `fault.${outcome.fault.code}`, facts: { id: outcome.fault.id } }
}
