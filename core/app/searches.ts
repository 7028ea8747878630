import { explainUnplaced, type Unplaced } from '#domain/matching/explain.ts'
import { solve, type GoalValue, type Placement, type Solution } from '#domain/matching/match.ts'
import type { Problem as MatchingProblem } from '#domain/matching/problem.ts'
import type { Problem as RosterProblem } from '#domain/roster/problem.ts'
import { searchRoster, type Found, type Progress as RosterProgress } from '#domain/roster/search.ts'

/** What a search is given besides its problem. */
export type SearchTools<P> = { /** milliseconds since it began */ elapsed: () => number; cancelled: () => boolean; progress: (p: P) => void }

export type MatchingFound = { placements: Placement[]; unplaced: Unplaced[]; values: GoalValue[]; overfull: Solution['overfull'] }
export type MatchingProgress = { done: number; total: number }

/** The searches that take their time, by name: pure, of a problem and to a result that can be sent from one thread to another. */
export const searches = {
  roster: ({ problem, seed, milliseconds }: { problem: RosterProblem; seed: number; milliseconds: number }, { elapsed, cancelled, progress }: SearchTools<RosterProgress>): Found =>
    searchRoster(problem, { seed, milliseconds, elapsed, cancelled, onProgress: progress }),
  /** null: cancelled */
  matching: (problem: MatchingProblem, { cancelled, progress }: SearchTools<MatchingProgress>): MatchingFound | null => {
    const solution = solve(problem, { cancelled, onProgress: (done, total) => done % 50 === 0 && progress({ done, total }) })
    if (!solution) return null
    const { placements, unplaced, values, overfull } = solution
    return { placements, unplaced: unplaced.map(id => explainUnplaced(solution, id)), values, overfull }
  },
}

export type SearchName = keyof typeof searches
export type SearchProblem<N extends SearchName> = Parameters<(typeof searches)[N]>[0]
export type SearchResult<N extends SearchName> = ReturnType<(typeof searches)[N]>
export type SearchProgress<N extends SearchName> = Parameters<Parameters<(typeof searches)[N]>[1]['progress']>[0]
