import { UNWISHED } from './model.ts'
import type { Problem, Reason } from './problem.ts'

/** One thing that the office can do so that a student gets a place. */
export type Step =
  | { kind: 'wish'; student: string; post: string }
  | { kind: 'allow'; student: string; post: string; reasons: readonly Reason[] }
  | { kind: 'places'; post: string; period: string; more: number }
  | { kind: 'limit'; host: string; period: string; more: number }
  /** the place is kept for the student: without that it could be another's */
  | { kind: 'lock'; student: string; post: string; period: string }

/** The problem as it is once the steps are taken. */
export function withSteps(problem: Problem, steps: readonly Step[]): Problem {
  return steps.reduce(withStep, problem)
}

function withStep(problem: Problem, step: Step): Problem {
  switch (step.kind) {
    case 'wish':
      return { ...problem, students: problem.students.map(s => (s.id === step.student ? { ...s, wishes: [...s.wishes, step.post] } : s)) }
    case 'allow': {
      const still = (forbidden: readonly Reason[]) => forbidden.filter(r => !step.reasons.includes(r))
      return { ...problem, pairs: problem.pairs.map(p => (p.student === step.student && p.post === step.post ? { ...p, forbidden: still(p.forbidden ?? []) } : p)) }
    }
    case 'lock':
      return { ...problem, students: problem.students.map(s => (s.id === step.student ? { ...s, locked: { post: step.post, period: step.period } } : s)) }
    case 'places': {
      const { post, period, more } = step
      return { ...problem, posts: problem.posts.map(p => (p.id === post ? { ...p, places: { ...p.places, [period]: (p.places[period] ?? 0) + more } } : p)) }
    }
    case 'limit': {
      const { host, period, more } = step
      const raise = (limits: NonNullable<Problem['hosts'][number]['limits']>) => ({ ...limits, [period]: { ...limits[period]!, most: limits[period]!.most + more } })
      return { ...problem, hosts: problem.hosts.map(h => (h.id === host && h.limits ? { ...h, limits: raise(h.limits) } : h)) }
    }
  }
}

/** The steps that open a post to a student in spite of these reasons; null where one of them is final. */
export function openingSteps(student: string, post: string, reasons: readonly Reason[]): Step[] | null {
  if (!reasons.length || reasons.some(r => !r.overridable)) return null
  const rules = reasons.filter(r => r.code !== UNWISHED)
  return [...(rules.length ? [{ kind: 'allow' as const, student, post, reasons: rules }] : []), ...(rules.length < reasons.length ? [{ kind: 'wish' as const, student, post }] : [])]
}
