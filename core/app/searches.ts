import { searchMatching, type MatchingFound, type MatchingTask } from '#domain/placement/search-matching.ts'
import type { Found } from '#domain/timetable/problem.ts'
import { searchPlan, tellFound, tellWhy, type TellTask, type TimetableSearching, type TimetableTask, type WhyTask } from '#domain/timetable/college/search-timetable.ts'
import type { Proposal, Why } from '#domain/timetable/college/choice.ts'
import { searchFill, type FillFound, type FillTask, type RosterProgress } from '#domain/shifts/search-fill.ts'

/** What a search is given besides its problem. */
export type SearchTools<P> = { /** milliseconds since it began */ elapsed: () => number; cancelled: () => boolean; progress: (p: P) => void }

export type MatchingProgress = { done: number; total: number }

/** The searches that take their time, by name: pure, of a problem and to a result that can be sent from one thread to another. */
export const searches = {
  roster: (task: FillTask, tools: SearchTools<RosterProgress>): FillFound => searchFill(task, tools),
  /** null: cancelled */
  matching: (task: MatchingTask, tools: SearchTools<MatchingProgress>): MatchingFound | null => searchMatching(task, tools),
  timetable: (task: TimetableTask, tools: SearchTools<TimetableSearching>): Found => searchPlan(task, tools),
  timetableTold: (task: TellTask, tools: SearchTools<never>): Omit<Proposal, 'milliseconds' | 'seed' | 'steps' | 'threads'> => tellFound(task, tools),
  /** null: the session is not among those to be placed */
  timetableWhy: (task: WhyTask, tools: SearchTools<never>): Why | null => tellWhy(task, tools),
}

export type SearchName = keyof typeof searches
export type SearchProblem<N extends SearchName> = Parameters<(typeof searches)[N]>[0]
export type SearchResult<N extends SearchName> = ReturnType<(typeof searches)[N]>
export type SearchProgress<N extends SearchName> = Parameters<Parameters<(typeof searches)[N]>[1]['progress']>[0]
