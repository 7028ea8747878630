import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useCallback, useLayoutEffect, useSyncExternalStore } from 'react'
import type { Refusal } from '#domain/base/decision.ts'
import { AskError } from './client.ts'
import { refusalOf } from './hooks.ts'

/** Why a read failed, to be worded like any refusal. What is no answer of the core came from fetching a file of the program itself. */
export function reasonOf(error: Error): Refusal {
  return (error instanceof AskError ? refusalOf(error.outcome) : null) ?? { code: 'fault.host.lost', facts: {} }
}

type Telling = { error: Error; /** whether it has the button that tries all again */ again: boolean }

/** What failed and is told where its answer would stand. */
const telling = new Set<Telling>()
const listeners = new Set<() => void>()
const changed = () => listeners.forEach(listener => listener())

/** Says that a part of the screen tells this error itself, for as long as it is drawn; `again`: with a button that does {@link useAskAgain}. */
export function useTold(error: Error | null | undefined, again = false): void {
  useLayoutEffect(() => {
    if (!error) return
    const mine = { error, again }
    telling.add(mine)
    changed()
    return () => (telling.delete(mine), changed())
  }, [error, again])
}

/** The first error of a read that the screen needs and that nothing on it tells: also one that left an older answer in sight. */
function firstUntold(queries: QueryClient): Error | null {
  const told = [...telling]
  if (told.some(({ again }) => again)) return null // that button is for this one, too
  const asked = queries.getQueryCache().findAll({ type: 'active' })
  return asked.find(({ state: { error } }) => error && !told.some(by => by.error === error))?.state.error ?? null
}

/** What the screen lacks and does not tell in its place. */
export function useUntold(): Error | null {
  const queries = useQueryClient()
  const listen = useCallback(
    (heard: () => void) => {
      const unhear = queries.getQueryCache().subscribe(heard)
      listeners.add(heard)
      return () => (unhear(), void listeners.delete(heard))
    },
    [queries],
  )
  return useSyncExternalStore(listen, () => firstUntold(queries))
}

/** Another try of all that failed; it resolves when all have answered or failed again. */
export function useAskAgain(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(() => queries.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' }), [queries])
}
