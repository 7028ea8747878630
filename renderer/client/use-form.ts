import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { sameValue } from '#domain/base/change.ts'
import { useDraft, type DraftOffer } from './use-draft.ts'

export type Form<V> = {
  values: V
  /** those that were touched and differ from what stood there */
  edits: Partial<V>
  set: (patch: Partial<V> | ((now: V) => Partial<V>)) => void
  /** something was typed that is not saved */
  changed: boolean
  /** what was typed here before and never saved */
  offer: DraftOffer | null
  /** it is saved, or given up: the form is as at first, and nothing of it is kept */
  done: () => void
}

/**
 * What is typed into a form until it is saved, kept in the data folder meanwhile (decision 0023). `place` says which form of which record,
 * `first` what stands there before anybody types. Only what was touched is held, so that what others change shows in the rest.
 * `resume`: who comes here wants to go on, and is not asked. `whole`: what nobody touched belongs to what was typed as well, as the day of a visit.
 */
export function useForm<V extends object>(place: string, first: V, { resume = false, whole = false }: { resume?: boolean; whole?: boolean } = {}): Form<V> {
  const [edits, setEdits] = useState<Partial<V>>({})
  const begun = useRef(first)
  begun.current = first
  const differs = (field: string) => !sameValue(edits[field as keyof V] ?? null, first[field as keyof V] ?? null)
  const changed = Object.keys(edits).some(differs)
  // what stands there by now as it was typed, be it that it was saved, is no edit any more
  const isOver = !changed && Object.keys(edits).length > 0
  useEffect(() => {
    if (isOver) setEdits({})
  }, [isOver])
  const set = useCallback<Form<V>['set']>(patch => {
    setEdits(before => {
      const now = { ...begun.current, ...before }
      const next = { ...before, ...(typeof patch === 'function' ? patch(now) : patch) }
      const differs = (field: string) => !sameValue(next[field as keyof V] ?? null, begun.current[field as keyof V] ?? null)
      return Object.fromEntries(Object.entries(next).filter(([field]) => differs(field))) as Partial<V> // some of its own fields
    })
  }, [])
  const kept = useMemo(() => (!changed ? null : whole ? { ...begun.current, ...edits } : edits), [changed, whole, edits])
  const { offer, forget } = useDraft<Partial<V>>(place, kept, setEdits, resume)
  const done = useCallback(() => {
    setEdits({})
    forget()
  }, [forget])
  return { values: { ...first, ...edits }, edits, set, changed, offer, done }
}
