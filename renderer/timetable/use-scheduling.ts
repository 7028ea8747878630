import { useMemo } from 'react'
import type { Cure, ProposedSession, SessionName, TimetableChoice } from '#domain/timetable/college/choice.ts'
import { nameAndPlace, toAccept } from '#domain/timetable/college/proposal.ts'
import type { RequestRow, TimetableView } from '#domain/timetable/college/view.ts'
import { useClient, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { useRefusalToast } from '#renderer/ui/use-refusal-toast.ts'
import { FRESH, placeOf, soundDraft, type Draft } from './draft.ts'
import { searchDesk, setPins, solve, useSearchDesk } from './search-desk.ts'

/** A cure leaves all others where they are, so that little is to be looked for. */
const CURING = 5 // seconds

/** What the office wants for a term, the proposal that is there, and what can be done with it. */
export function useScheduling(view: TimetableView) {
  const client = useClient()
  const { say } = useSay()
  const desk = useSearchDesk()
  const undoToast = useUndoToast()
  const tellRefusal = useRefusalToast()
  const accepting = useRun('timetable.accept')
  const saving = useRun('register.save')
  const locking = useRun('timetable.lock')
  const form = useForm<Draft>(placeOf(view.termId), FRESH, { resume: true })
  const draft = useMemo(() => soundDraft(form.values), [form.values])
  const made = desk.made?.proposal.termId === view.termId ? desk.made : null
  const proposal = made?.proposal ?? null
  const stale = made !== null && made.told !== client.toldOf('timetable.view')

  const change = (next: Draft) => form.set(next)
  function choiceOf({ scope, requestIds, fromWeek, goals, doubles }: Draft): Omit<TimetableChoice, 'locks'> {
    return { termId: view.termId, scope, fromWeek: fromWeek ?? view.thisWeek ?? 1, goals, doubles, ...(requestIds ? { requestIds } : {}) }
  }
  function begin() {
    accepting.clear()
    return solve(client, choiceOf(draft), draft.seconds)
  }
  /** Keeps sessions where they are when it is scheduled again, or lets them go. */
  function pin(sessions: readonly ProposedSession[], on: boolean) {
    const next = new Map(desk.pins)
    for (const s of sessions) if (on) next.set(s.key, nameAndPlace(s))
    else next.delete(s.key)
    setPins(next)
  }
  /** Does what lets a session in, and leaves all others where they are. */
  async function cure(about: SessionName, { kind, facts, places }: Cure) {
    if (!made) return
    const request = view.requests.find(r => r.id === about.requestId)
    const fields = request && kind !== 'move' ? changeOf(kind, facts, request) : null
    if (fields) {
      const outcome = await saving.run({ table: 'sessionRequest', id: about.requestId, fields })
      if (!outcome.ok) return tellRefusal(outcome)
      undoToast(say('schedule.cured', { title: request!.title }), outcome.seq)
    }
    const others = made.proposal.sessions.filter(s => s.requestId !== about.requestId || !fields).map(nameAndPlace)
    const { locks: _, ...choice } = made.choice
    await solve(client, choice, CURING, [...others, ...places.map(nameAndPlace)])
  }
  async function lock(bookingId: string, locked: boolean) {
    const outcome = await locking.run({ bookingIds: [bookingId], locked })
    if (!outcome.ok) return tellRefusal(outcome)
    undoToast(say(locked ? 'schedule.locked' : 'schedule.unlocked'), outcome.seq)
  }
  async function accept() {
    if (!made) return null
    const outcome = await accepting.run(toAccept(made.proposal))
    return outcome.ok ? outcome : null
  }
  return {
    draft,
    change,
    made,
    proposal,
    stale,
    running: desk.running,
    refusal: accepting.refusal ?? desk.refusal,
    pinned: desk.pins,
    pin,
    unpinAll: () => setPins(new Map()),
    begin,
    cure,
    lock,
    busy: desk.running !== null || saving.busy || locking.busy,
    accept,
    accepting: accepting.busy,
    isOtherTerm: desk.made !== null && made === null ? desk.made.proposal.termId : null,
  }
}
export type Scheduling = ReturnType<typeof useScheduling>

/** The fields of a request that a cure changes. */
function changeOf(kind: Cure['kind'], facts: Cure['facts'], { needs }: RequestRow): Record<string, unknown> {
  if (kind === 'fewer') return { needs: needs.map(n => (n.kind === facts['kind'] ? { ...n, pieces: facts['pieces'] } : n)) }
  if (kind === 'weeks') return { weeks: facts['weeks'] }
  return kind === 'anyDay' ? { notSameDay: false } : { workshopId: facts['roomId'] }
}

/** The term that a proposal waits in, else none. */
export function termOfProposal(): string | null {
  const { made, running } = searchDesk()
  return running?.termId ?? made?.proposal.termId ?? null
}
