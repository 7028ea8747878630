import type { Goal } from '#domain/matching/problem.ts'
import type { Step } from '#domain/matching/cure.ts'
import type { Lock } from '#domain/placement/matching-problem.ts'
import type { Leniency } from '#domain/placement/pair-reasons.ts'
import { GOAL_ORDER } from '#contract/matching.ts'

/** How the office wants a batch matched: kept beside the data like any form, for it says which students stay where. */
export type Draft = { goals: Goal['code'][]; lenient: Leniency[]; onlyWished: boolean; locks: Lock[]; steps: Step[] }

export const FRESH: Draft = { goals: [...GOAL_ORDER], lenient: [], onlyWished: false, locks: [], steps: [] }

/** The form in which these batches are matched (decision 0023). */
export function placeOf(batchIds: readonly string[]): string {
  return `matching:${[...batchIds].sort().join()}`
}

/** What was kept, with the goals of this program: one may be of an older. The desk checks the rest when it is sent. */
export function soundDraft(kept: Draft): Draft {
  const goals = kept.goals.filter(code => FRESH.goals.includes(code))
  return { ...kept, goals: [...goals, ...FRESH.goals.filter(code => !goals.includes(code))] }
}

/** The goals with one of them a place earlier. */
export function earlier(goals: readonly Goal['code'][], code: Goal['code']): Goal['code'][] {
  const at = goals.indexOf(code)
  if (at <= 0) return [...goals]
  return [...goals.slice(0, at - 1), code, goals[at - 1]!, ...goals.slice(at + 1)]
}

/** The draft with a student kept at a post, or let go where `post` is null. */
export function withLock(draft: Draft, student: string, seat: { post: string; period: string } | null): Draft {
  const others = draft.locks.filter(l => l.student !== student)
  return { ...draft, locks: seat ? [...others, { student, ...seat }] : others }
}
