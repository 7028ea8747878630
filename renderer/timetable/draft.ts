import { TIMETABLE_GOALS, USUAL_WEIGHTS, type Weights } from '#domain/timetable/college/choice.ts'

/** How long a search may last, in seconds. */
export const BUDGETS = [10, 60, 300] as const
/** Goals are weighed from 0 (off) to this. */
export const MOST_WEIGHT = 3

/** How the office wants a term to be scheduled: kept beside the data like any form. */
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

export const FRESH: Draft = { scope: 'open', requestIds: null, fromWeek: null, goals: USUAL_WEIGHTS, doubles: true, seconds: BUDGETS[0] }

/** The form in which a term is scheduled (decision 0023). */
export function placeOf(termId: string): string {
  return `timetable:${termId}`
}

/** What was kept, piece by piece: it may be of an older program. */
export function soundDraft(kept: Draft): Draft {
  return {
    scope: kept.scope === 'all' ? 'all' : 'open',
    requestIds: Array.isArray(kept.requestIds) ? kept.requestIds.map(String) : null,
    fromWeek: Number.isInteger(kept.fromWeek) ? kept.fromWeek : null,
    goals: Object.fromEntries(TIMETABLE_GOALS.map(code => [code, weightOf(kept.goals[code]) ?? FRESH.goals[code]])) as Weights, // every goal has one
    doubles: kept.doubles,
    seconds: BUDGETS.find(s => s === kept.seconds) ?? FRESH.seconds,
  }
}

function weightOf(kept: unknown): number | null {
  return Number.isInteger(kept) && Number(kept) >= 0 && Number(kept) <= MOST_WEIGHT ? Number(kept) : null
}
