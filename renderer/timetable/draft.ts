import { TIMETABLE_GOALS, USUAL_WEIGHTS, type Weights } from '#domain/timetable/college/choice.ts'

/** How long a search may last, in seconds. */
export const BUDGETS = [10, 60, 300] as const
/** Goals are weighed from 0 (off) to this. */
export const MOST_WEIGHT = 3

/** How the office wants a term to be scheduled: kept on this computer. */
export type Draft = {
  scope: 'open' | 'all'
  /** null: all requests of the term */
  requestIds: string[] | null
  /** null: from the present week, or from the first one */
  fromWeek: number | null
  goals: Weights
  doubles: boolean
  seconds: number
}

const FRESH: Draft = { scope: 'open', requestIds: null, fromWeek: null, goals: USUAL_WEIGHTS, doubles: true, seconds: BUDGETS[0] }

function keyOf(termId: string): string {
  return `mortise.timetable.${termId}`
}

/** What was kept for a term; a fresh one where nothing was, or where it is of an older program. */
export function keptDraft(termId: string): Draft {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(termId)) ?? '{}') as Partial<Draft> // looked at piece by piece
    return {
      scope: kept.scope === 'all' ? 'all' : 'open',
      requestIds: Array.isArray(kept.requestIds) ? kept.requestIds.map(String) : null,
      fromWeek: Number.isInteger(kept.fromWeek) ? kept.fromWeek! : null,
      goals: Object.fromEntries(TIMETABLE_GOALS.map(code => [code, weightOf(kept.goals?.[code]) ?? FRESH.goals[code]])) as Weights, // every goal has one
      doubles: kept.doubles ?? FRESH.doubles,
      seconds: BUDGETS.find(s => s === kept.seconds) ?? FRESH.seconds,
    }
  } catch {
    return FRESH
  }
}

export function keepDraft(termId: string, draft: Draft): void {
  localStorage.setItem(keyOf(termId), JSON.stringify(draft))
}

function weightOf(kept: unknown): number | null {
  return Number.isInteger(kept) && Number(kept) >= 0 && Number(kept) <= MOST_WEIGHT ? Number(kept) : null
}
