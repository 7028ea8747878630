import { useCallback, useEffect, useRef, useState } from 'react'
import { useClient } from './hooks.ts'

/** Milliseconds after which what was typed lies in the data folder: well within the two seconds that a crash may cost. */
const SOON = 700

export type DraftOffer = {
  /** wall time at which it was typed */
  at: string
  takeUp: () => void
  dismiss: () => void
}

/**
 * Keeps what is typed into a form beside the data, so that a crash, a closed window or an empty battery costs at most a second of it. `edits` is what
 * is not saved yet, null where there is nothing. What was kept before is offered; `restore` puts it into the form.
 * @returns the offer, and how to say that the edits are to be forgotten
 */
export function useDraft<V>(place: string, edits: V | null, restore: (values: V) => void): { offer: DraftOffer | null; forget: () => void } {
  const client = useClient()
  const [found, setFound] = useState<{ at: string; values: V } | null>(null)
  const waiting = useRef<{ place: string; values: V } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const kept = useRef(false)

  useEffect(() => {
    let here = true
    void client.job('draft.get', { place }).then(outcome => here && outcome.ok && outcome.value && setFound(outcome.value as { at: string; values: V })) // the form itself has kept it
    return () => void (here = false)
  }, [client, place])

  const flush = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    const now = waiting.current
    waiting.current = null
    if (!now) return
    kept.current = true
    void client.job('draft.keep', { place: now.place, values: JSON.parse(JSON.stringify(now.values)) as never })
  }, [client])
  const forget = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    waiting.current = null
    kept.current = false
    setFound(null)
    void client.job('draft.drop', { place })
  }, [client, place])

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
