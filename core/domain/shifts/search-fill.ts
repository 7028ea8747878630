import { gapsOf, whyImpossible, type Gap } from '../roster/explain.ts'
import type { Rule } from '../roster/evaluate.ts'
import { fairnessOf, type Fairness } from '../roster/fairness.ts'
import type { Problem } from '../roster/problem.ts'
import { searchRoster, type Found, type Progress } from '../roster/search.ts'

export type FillTask = { problem: Problem; seed: number; milliseconds: number }
/** A roster and what is to be said of it: what is not covered and why, how even it is, and what leaves somebody no lawful row. */
export type FillFound = { found: Found; gaps: Gap[]; fairness: Fairness; why: { person: string; rules: Rule[] }[] }
/** `elapsed`: milliseconds since the search began. */
export type RosterProgress = Progress & { elapsed: number }

/** A search that gains nothing for this part of its time is over: what it would still find is hardly worth the wait. */
const PATIENCE = 0.4
/** How long gaps are explained; those that come after are only named. */
const EXPLAINING = 2000 // milliseconds

type Tools = { elapsed: () => number; cancelled: () => boolean; progress: (p: RosterProgress) => void }

/** Fills a roster and explains it: all that takes its time, for a thread of its own. */
export function searchFill({ problem, seed, milliseconds }: FillTask, { elapsed, cancelled, progress }: Tools): FillFound {
  let best = Infinity
  let gainedAt = 0
  const isIdle = () => elapsed() - gainedAt > milliseconds * PATIENCE
  const onProgress = (p: Progress) => {
    if (p.penalty < best - 1e-6) gainedAt = elapsed()
    best = p.penalty
    progress({ ...p, elapsed: elapsed() })
  }
  const sought = searchRoster(problem, { seed, milliseconds, elapsed, cancelled: () => cancelled() || isIdle(), onProgress })
  const found: Found = sought.ended === 'cancelled' && !cancelled() ? { ...sought, ended: 'time' } : sought
  const until = elapsed() + EXPLAINING
  const lost = new Set(found.impossible)
  return {
    found,
    gaps: gapsOf(problem, found.roster, () => elapsed() > until),
    fairness: fairnessOf(problem, found.roster),
    why: problem.people.filter(p => lost.has(p.id)).map(p => ({ person: p.id, rules: whyImpossible(problem, p) })),
  }
}
