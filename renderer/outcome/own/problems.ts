import type { Facts, Refusal } from '#domain/base/decision.ts'

type Issue = { path: string; code: string; facts: Facts }

/** The sentence of what is wrong at a place, if something is. */
export type ProblemAt = (path: string) => string | undefined

/** What the last refusal says of single fields and parts of the formula. */
export function issuesOf(refusal: Refusal | null): Issue[] {
  return refusal?.code === 'indicator.invalid' ? (refusal.facts['issues'] as Issue[]) : [] // as saveIndicator writes them
}

/** Problems by place, worded. What is only not chosen yet is not told before somebody tried to save. */
export function problemsBy(issues: readonly Issue[], tried: boolean, say: (key: string, facts?: Facts) => string): ProblemAt {
  const told = new Map<string, string>()
  for (const { path, code, facts } of issues) if ((tried || !code.endsWith('.missing')) && !told.has(path)) told.set(path, say(`problem.indicator.${code}`, facts))
  return path => told.get(path)
}
