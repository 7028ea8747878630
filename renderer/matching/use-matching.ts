import { useCallback, useMemo, useRef, useState } from 'react'
import type { MatchingView, Proposal } from '#contract/matching.ts'
import { useJob, useRun } from '#renderer/client/hooks.ts'
import { useForm } from '#renderer/client/use-form.ts'
import { FRESH, placeOf, soundDraft, type Draft } from './matching-draft.ts'

/** A proposal, and what the college was when it was made. */
export type Made = { proposal: Proposal; view: MatchingView }

/** The draft of a matching, its proposal, and what can be done with them. A change of the draft is matched again at once. */
export function useMatching(view: MatchingView) {
  const batchIds = view.chosen
  const form = useForm<Draft>(placeOf(batchIds), FRESH, { resume: true })
  const draft = useMemo(() => soundDraft(form.values), [form.values])
  const [made, setMade] = useState<Made | null>(null)
  const job = useJob('matching.solve')
  const accepting = useRun('matching.accept')
  const { start } = job
  const { clear } = accepting
  const latest = useRef(view)
  latest.current = view

  const solve = useCallback(
    async (wanted: Draft) => {
      clear()
      const seen = latest.current
      const outcome = await start({ batchIds, ...wanted })
      if (outcome.ok) setMade({ proposal: outcome.value, view: seen })
    },
    [batchIds, start, clear],
  )
  function change(next: Draft) {
    form.set(next)
    if (made || job.busy) void solve(next)
  }
  async function accept() {
    if (!made) return null
    const before = new Map(made.view.students.map(s => [s.id, s.placement && { placementId: s.placement.id, postId: s.placement.postId }]))
    const outcome = await accepting.run({
      batchIds,
      ...draft,
      placed: made.proposal.placed.map(({ student, post, batch }) => ({ student, post, batch, before: before.get(student) ?? null })),
      leftOut: made.proposal.leftOut.map(({ student }) => ({ student, before: before.get(student) ?? null })),
    })
    if (!outcome.ok) return null
    // what helped is written now; who is kept stays kept
    form.set({ steps: FRESH.steps })
    setMade(null)
    return outcome
  }
  return { draft, change, made, stale: made !== null && made.view !== view, solve: () => solve(draft), cancel: job.cancel, busy: job.busy, progress: job.progress, refusal: accepting.refusal ?? job.refusal, accept, accepting: accepting.busy }
}
export type Matching = ReturnType<typeof useMatching>
