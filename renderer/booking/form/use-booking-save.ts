import { useEffect, useMemo, useState } from 'react'
import type { Refusal } from '#domain/base/decision.ts'
import type { Calendar } from '#domain/calendar/calendar.ts'
import type { Override } from '#domain/records/booking.ts'
import { useTold } from '#renderer/client/failed-asks.ts'
import { refusalOf, useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { patchOf, wishOf, type Draft, type Lack, type Wish } from './draft.ts'

type Saving = { id: string | undefined; draft: Draft; calendar: Calendar; onDone: (id: string) => void }

/** Stands in for a wish that is not asked about. */
const NOTHING: Wish = { title: '-', use: 'other', times: { kind: 'once', start: '2000-01-01T00:00', end: '2000-01-01T00:01' } }

/** How long the hand must rest before a draft is judged. */
const REST_MS = 250

/** Judges a draft while it is filled in, and saves it. Nothing is asked of the core before the draft is complete enough. */
export function useBookingSave({ id, draft, calendar, onDone }: Saving) {
  const { say } = useSay()
  const toast = useUndoToast()
  const creating = useRun('booking.create')
  const changing = useRun('booking.change')
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Refusal | null>(null)
  const judged = useRested(draft)
  const wish = useMemo(() => {
    const said = wishOf(judged, calendar, say('booking.form.untitled'))
    return 'wish' in said ? said.wish : null
  }, [judged, calendar, say])
  const check = useAsk('booking.check', wish ? { ...wish, ...(id ? { id } : {}) } : NOTHING, { enabled: wish !== null, keep: false })
  useTold(check.error)
  const said = wishOf(draft, calendar)
  const lacks: Lack[] = tried && 'lacks' in said ? said.lacks : []

  function done(value: unknown): void {
    const made = id ?? (value as { id?: string } | null)?.id // booking.create answers with the id
    if (made) onDone(made)
  }

  async function save(status: 'held' | 'confirmed', overrides?: Override[]): Promise<void> {
    setTried(true)
    if (!('wish' in said)) return
    const more = overrides ? { overrides } : {}
    const outcome = id ? await changing.run({ id, patch: patchOf(said.wish), onClash: said.wish.onClash, ...more }) : await creating.run({ ...said.wish, status, ...more })
    setRefused(refusalOf(outcome))
    if (!outcome.ok) return
    toast(say(id ? 'booking.form.saved' : 'booking.form.booked', { title: said.wish.title }), outcome.seq)
    done(outcome.value)
  }

  const verdict = wish ? (check.data?.refusal ?? (check.error ? refusalOf(check.error.outcome) : null)) : null
  return {
    save,
    done,
    busy: creating.busy || changing.busy,
    lacks,
    refused,
    verdict,
    complete: wish !== null,
    free: wish !== null && check.data !== undefined && !verdict,
    touched: () => setRefused(null),
  }
}

/** A value once it has rested for a moment. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const later = setTimeout(() => setRested(value), REST_MS)
    return () => clearTimeout(later)
  }, [value])
  return rested
}
