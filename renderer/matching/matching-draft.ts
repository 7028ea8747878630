import type { Goal } from '#domain/matching/problem.ts'
import type { Step } from '#domain/matching/cure.ts'
import type { Lock } from '#domain/placement/matching-problem.ts'
import type { Leniency } from '#domain/placement/pair-reasons.ts'
import { GOAL_ORDER } from '#contract/matching.ts'

/** How the office wants a batch matched: kept on this computer until the plan is accepted. */
export type Draft = { goals: Goal['code'][]; lenient: Leniency[]; onlyWished: boolean; locks: Lock[]; steps: Step[] }

export const FRESH: Draft = { goals: [...GOAL_ORDER], lenient: [], onlyWished: false, locks: [], steps: [] }

function keyOf(batchIds: readonly string[]): string {
  return `mortise.matching.${[...batchIds].sort().join()}`
}

/** What was kept for these batches; a fresh one where nothing was, or where it is of an older program. */
export function keptDraft(batchIds: readonly string[]): Draft {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(batchIds)) ?? '{}') as Partial<Draft> // checked by the desk when it is sent
    const goals = (kept.goals ?? []).filter(code => FRESH.goals.includes(code))
    return { ...FRESH, ...kept, goals: [...goals, ...FRESH.goals.filter(code => !goals.includes(code))] }
  } catch {
    return FRESH
  }
}

export function keepDraft(batchIds: readonly string[], draft: Draft): void {
  localStorage.setItem(keyOf(batchIds), JSON.stringify(draft))
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
