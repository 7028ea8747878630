import { useCallback, useEffect, useRef, useState } from 'react'
import { draftKey, dropDraft, keepDraft, keptDraft, type VisitDraft } from './visit-draft.ts'

/** After so many milliseconds without a key the draft is kept; leaving the window keeps it at once. */
const PAUSE = 400

/**
 * The form of a visit, kept on this computer while it is filled in, so that a closed window or an empty battery loses nothing.
 * `first` is what the form begins with where nothing was kept.
 */
export function useVisitDraft(id: string | undefined, first: VisitDraft) {
  const key = useRef(draftKey(id, first.enterpriseId))
  const [kept] = useState(() => keptDraft(key.current))
  const [draft, setDraft] = useState(kept?.draft ?? first)
  const [restored, setRestored] = useState(kept !== null)
  const latest = useRef<VisitDraft | null>(null)

  const flush = useCallback(() => {
    if (!latest.current) return
    // a new visit is kept under its host: with another host it has another name
    const next = draftKey(id, latest.current.enterpriseId)
    if (next !== key.current) dropDraft(key.current)
    key.current = next
    keepDraft(next, latest.current, new Date().toISOString())
    latest.current = null
  }, [id])

  useEffect(() => {
    if (!latest.current) return
    const timer = setTimeout(flush, PAUSE)
    return () => clearTimeout(timer)
  }, [draft, flush])
  useEffect(() => {
    addEventListener('pagehide', flush)
    return () => {
      removeEventListener('pagehide', flush)
      flush()
    }
  }, [flush])

  const set = useCallback((patch: Partial<VisitDraft> | ((old: VisitDraft) => Partial<VisitDraft>)) => {
    setDraft(old => (latest.current = { ...old, ...(typeof patch === 'function' ? patch(old) : patch) }))
  }, [])
  /** the form is saved, or begun anew */
  const drop = useCallback(() => {
    latest.current = null
    dropDraft(key.current)
  }, [])
  const discard = useCallback(() => {
    drop()
    setRestored(false)
    setDraft(first)
  }, [drop, first])
  return { draft, set, drop, discard, restored }
}
