import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { usePreferences } from '#renderer/shell/preferences.ts'
import { useSteady } from '#renderer/ui/use-steady.ts'
import { useClient } from './hooks.ts'

/** Milliseconds after which what was typed lies in the data folder: well within the two seconds that a crash may cost. */
const SOON = 700

/** For so long the list of what is kept is good for other forms that open: a page may have many. */
const FRESH = 2000

const NONE: string[] = []

export type DraftOffer = {
  /** wall time at which it was typed */
  at: string
  takeUp: () => void
  dismiss: () => void
}

/**
 * Keeps what is typed into a form beside the data, so that a crash, a closed window or an empty battery costs at most a second of it. `edits` is what
 * is not saved yet, null where there is nothing. What was kept before is offered, or taken up at once (`resume`); `restore` puts it into the form.
 * @returns the offer, and how to say that the edits are to be forgotten
 */
export function useDraft<V>(place: string, edits: V | null, restore: (values: V) => void, resume = false): { offer: DraftOffer | null; forget: () => void } {
  const client = useClient()
  const queries = useQueryClient()
  const [found, setFound] = useState<{ at: string; values: V } | null>(null)
  const waiting = useRef<{ place: string; values: V } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const kept = useRef(false)
  const restoring = useSteady(restore)

  const { key, places } = usePlaces()
  const isKept = places.includes(place)
  useEffect(() => {
    if (!isKept) return
    let here = true
    void client.job('draft.get', { place }).then(outcome => {
      if (!here || !outcome.ok || !outcome.value || waiting.current || kept.current) return
      const draft = outcome.value as { at: string; values: V } // the form itself has kept it
      if (resume) restoring(draft.values)
      else setFound(draft)
    })
    return () => void (here = false)
  }, [client, place, isKept, resume, restoring])

  const flush = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    const now = waiting.current
    waiting.current = null
    if (!now) return
    kept.current = true
    queries.setQueryData<string[]>(key, known => [now.place, ...(known ?? []).filter(other => other !== now.place)])
    void client.job('draft.keep', { place: now.place, values: JSON.parse(JSON.stringify(now.values)) as never })
  }, [client, queries, key])
  const forget = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    waiting.current = null
    kept.current = false
    setFound(null)
    queries.setQueryData<string[]>(key, known => known?.filter(other => other !== place))
    void client.job('draft.drop', { place })
  }, [client, queries, key, place])

  useEffect(() => {
    if (edits !== null) {
      waiting.current = { place, values: edits }
      timer.current ??= setTimeout(flush, SOON) // the first key begins the time, so that whoever types on and on is kept as well
    } else if (waiting.current || kept.current) forget()
  }, [edits, place, flush, forget])
  useEffect(() => {
    addEventListener('pagehide', flush)
    return () => {
      removeEventListener('pagehide', flush)
      flush() // whoever goes elsewhere without a word is offered it when he comes back
    }
  }, [flush])

  const offer = found && {
    at: found.at,
    takeUp: () => {
      restore(found.values)
      setFound(null)
    },
    dismiss: forget,
  }
  return { offer, forget }
}

/** Which forms are kept for whoever sits here. */
function usePlaces() {
  const client = useClient()
  const { name } = usePreferences()
  const key = useMemo(() => ['draft.list', name], [name])
  const { data: places = NONE } = useQuery({ queryKey: key, queryFn: () => client.job('draft.list', {}).then(outcome => (outcome.ok ? outcome.value : NONE)), staleTime: FRESH })
  return { key, places }
}

export type KeptForm<V> = { place: string; values: V; /** throws it away */ drop: () => void }

/** The forms whose place begins so, which were begun and not saved, the latest first. */
export function useKeptForms<V>(begins: string): KeptForm<V>[] {
  const client = useClient()
  const queries = useQueryClient()
  const { key, places } = usePlaces()
  const mine = places.filter(place => place.startsWith(begins))
  const drafts = useQueries({ queries: mine.map(place => ({ queryKey: ['draft.get', place], queryFn: () => client.job('draft.get', { place }).then(outcome => (outcome.ok ? outcome.value : null)), staleTime: 0, gcTime: 0 })) })
  return mine.flatMap((place, i) => {
    const draft = drafts[i]?.data
    if (!draft) return []
    const drop = () => {
      queries.setQueryData<string[]>(key, known => known?.filter(other => other !== place))
      void client.job('draft.drop', { place })
    }
    return [{ place, values: draft.values as V, drop }] // its form has kept them
  })
}
