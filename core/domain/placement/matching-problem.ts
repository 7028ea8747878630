import { withSteps, type Step } from '../matching/cure.ts'
import { USUAL_GOALS, type Goal, type Pair, type Problem, type Student } from '../matching/problem.ts'
import type { MatchingFacts, Seeker } from './matching-facts.ts'
import { reasonsOf, type Leniency } from './pair-reasons.ts'

/** A student whom the office keeps at a post. */
export type Lock = { student: string; post: string; period: string }

/** How the office wants it: the order of the goals after "place everyone", what is set aside, who stays, and steps that help. */
export type MatchingChoice = { goals: readonly Goal['code'][]; lenient: readonly Leniency[]; onlyWished: boolean; locks: readonly Lock[]; steps: readonly Step[] }

/** So many pairs are looked at; beyond, those are left out that a rule closes and nobody asked for. */
const MOST_PAIRS = 400_000

/** The goals in the order that the office has chosen; one that it does not name comes last. */
export function goalsIn(order: readonly Goal['code'][]): Goal[] {
  const place = (code: Goal['code']) => (order.includes(code) ? order.indexOf(code) : order.length)
  return USUAL_GOALS.toSorted((a, b) => place(a.code) - place(b.code))
}

/** The problem that the search solves, with the steps of the office taken. Periods are batches. */
export function matchingProblem(facts: MatchingFacts, choice: MatchingChoice): Problem {
  const problem: Problem = {
    students: facts.seekers.map(seeker => studentIn(seeker, choice)),
    posts: facts.offers.map(({ post, rooms }) => ({ id: post.id, host: post.enterpriseId, places: Object.fromEntries(Object.entries(rooms).map(([batch, room]) => [batch, room.places])) })),
    hosts: facts.hosts.map(({ enterprise, limits }) => ({
      id: enterprise.id,
      limits: Object.fromEntries(
        Object.entries(limits).flatMap(([batch, room]) => (room ? [[batch, { most: room.most, reason: { code: 'hostRatio', facts: { percent: room.percent, staff: room.staff, others: room.others }, overridable: true } }]] : [])),
      ),
    })),
    pairs: pairsOf(facts, choice),
    goals: goalsIn(choice.goals),
    onlyWished: choice.onlyWished,
  }
  return withSteps(problem, choice.steps.filter(step => fits(problem, step)).map(step => (step.kind === 'allow' ? asGiven(problem, step) : step)))
}

/** The seat that a student has by the published plan, or must keep. */
export function seatOf({ placement, fixture }: Seeker): { post: string; period: string; fixed: boolean } | null {
  if (placement?.postId === undefined || placement.batchId === undefined) return null
  return { post: placement.postId, period: placement.batchId, fixed: fixture !== null }
}

function studentIn(seeker: Seeker, { locks }: MatchingChoice): Student {
  const seat = seatOf(seeker)
  const own = seat && { post: seat.post, period: seat.period }
  const lock = locks.find(l => l.student === seeker.student.id)
  const locked = seat?.fixed ? own : lock ? { post: lock.post, period: lock.period } : null
  return { id: seeker.student.id, wishes: seeker.wishes, periods: seeker.batchIds, ...(locked ? { locked } : {}), ...(own ? { previous: own } : {}) }
}

function pairsOf(facts: MatchingFacts, { lenient, onlyWished, steps }: MatchingChoice): Pair[] {
  const reasons = reasonsOf(facts, lenient)
  const km = new Map(facts.hosts.map(h => [h.enterprise.id, h.enterprise.distanceKm ?? 0]))
  const batches = new Map(facts.batches.map(b => [b.id, b]))
  const many = facts.seekers.length * facts.offers.length > MOST_PAIRS
  const stepped = new Set(steps.flatMap(s => ('student' in s ? [`${s.student} ${s.post}`] : [])))
  const pairs: Pair[] = []
  for (const seeker of facts.seekers) {
    const { student, wishes, placement } = seeker
    const seat = seatOf(seeker)
    if (seat?.fixed) {
      const host = facts.offers.find(o => o.post.id === seat.post)?.post.enterpriseId
      pairs.push({ student: student.id, post: seat.post, km: km.get(host ?? '') ?? 0 })
      continue
    }
    const only = seeker.batchIds.length === 1 ? batches.get(seeker.batchIds[0]!) : undefined
    for (const { post } of facts.offers) {
      // where the office has put somebody already, what it may set aside is set aside
      const decided = placement?.postId === post.id
      const all = only ? reasons(seeker, post, only) : seeker.batchIds.flatMap(id => reasons(seeker, post, batches.get(id)!))
      const forbidden = decided ? all.filter(r => !r.overridable) : all
      if (many && (forbidden.length || onlyWished) && !decided && !wishes.includes(post.id) && !stepped.has(`${student.id} ${post.id}`)) continue
      pairs.push({ student: student.id, post: post.id, km: km.get(post.enterpriseId) ?? 0, ...(forbidden.length ? { forbidden } : {}) })
    }
  }
  return pairs
}

/** A step that was taken before the data changed may be about what is no longer there. */
function fits({ students, posts, hosts }: Problem, step: Step): boolean {
  if (step.kind === 'limit') return hosts.some(h => h.id === step.host && h.limits?.[step.period] !== undefined)
  if ('student' in step && !students.some(s => s.id === step.student && !s.locked)) return false
  return posts.some(p => p.id === step.post && (!('period' in step) || p.places[step.period] !== undefined))
}

/** A step that came from elsewhere names its reasons by code; here they are the problem's own. */
function asGiven(problem: Problem, step: Step & { kind: 'allow' }): Step {
  const pair = problem.pairs.find(p => p.student === step.student && p.post === step.post)
  const codes = new Set(step.reasons.map(r => r.code))
  return { ...step, reasons: (pair?.forbidden ?? []).filter(r => r.overridable && codes.has(r.code)) }
}
