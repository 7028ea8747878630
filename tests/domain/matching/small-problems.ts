import fc from 'fast-check'
import type { Goal, Host, Pair, Post, Problem, Reason, Seat, Student } from '#domain/matching/problem.ts'

const GOALS: readonly Goal[] = [{ code: 'wishes', ranks: [0, 2, 3], other: 7 }, { code: 'distance' }, { code: 'changes' }, { code: 'spread' }]
const PERIODS = ['spring', 'autumn']
const age: Reason = { code: 'age.low', facts: { least: 16 } }
const category: Reason = { code: 'category.other', facts: {}, overridable: true }
const springOnly: Reason = { code: 'skill.none', facts: {}, overridable: true, period: 'spring' }
const ratio: Reason = { code: 'ratio.host', facts: { percent: 10 }, overridable: true }

/** Problems small enough to look at every plan, with all that a problem can have: locks (too many, too), limits, periods, rules. */
export const smallProblem: fc.Arbitrary<Problem> = fc
  .record({
    students: fc.integer({ min: 1, max: 5 }),
    posts: fc.integer({ min: 1, max: 4 }),
    hosts: fc.integer({ min: 1, max: 3 }),
    goals: fc.shuffledSubarray([...GOALS]),
    onlyWished: fc.boolean(),
    draws: fc.array(fc.nat(1000), { minLength: 120, maxLength: 120 }),
  })
  .map(({ students, posts, hosts, goals, onlyWished, draws }) => {
    let at = 0
    const below = (n: number) => draws[at++ % draws.length]! % n
    const some = <T>(list: readonly T[], most: number): T[] => [...new Set(Array.from({ length: below(most + 1) }, () => list[below(list.length)]!))]
    const postIds = Array.from({ length: posts }, (_, i) => `post:${i}`)
    const seat = (): Seat => ({ post: postIds[below(posts)]!, period: 'spring' })
    return {
      posts: postIds.map((id): Post => ({ id, host: `host:${below(hosts)}`, places: { spring: below(3), ...(below(2) ? { autumn: below(2) } : {}) } })),
      hosts: Array.from({ length: hosts }, (_, i): Host => ({ id: `host:${i}`, ...(below(2) ? { limits: { spring: { most: below(4), reason: below(3) ? ratio : { ...ratio, overridable: false } } } } : {}) })),
      students: Array.from({ length: students }, (_, i): Student => ({
        id: `student:${i}`,
        wishes: some(postIds, 3),
        periods: below(4) ? ['spring'] : [...PERIODS],
        ...(below(6) === 0 ? { locked: seat() } : {}),
        ...(below(3) === 0 ? { previous: seat() } : {}),
      })),
      pairs: Array.from({ length: students }, (_, i) => i).flatMap(i =>
        postIds.flatMap((post): Pair[] => {
          const forbidden = [...(below(7) === 0 ? [age] : []), ...(below(5) === 0 ? [category] : []), ...(below(6) === 0 ? [springOnly] : [])]
          return below(6) ? [{ student: `student:${i}`, post, km: below(30) / 10, ...(forbidden.length ? { forbidden } : {}) }] : []
        }),
      ),
      goals,
      onlyWished,
    }
  })

/** By student: the seats that are open to them, worked out from the problem alone. */
export function openSeats(problem: Problem, student: Student): Seat[] {
  return problem.posts.flatMap(post =>
    Object.keys(post.places).flatMap(period => {
      const pair = problem.pairs.find(p => p.student === student.id && p.post === post.id)
      const free = pair && !(pair.forbidden ?? []).some(r => r.period === undefined || r.period === period)
      return free && student.periods.includes(period) && (!problem.onlyWished || student.wishes.includes(post.id)) ? [{ post: post.id, period }] : []
    }),
  )
}

export type Plan = ReadonlyMap<string, Seat | null>

/** Every plan that keeps locks, capacity and limits. */
export function everyPlan(problem: Problem): Plan[] {
  const plans: Plan[] = []
  const plan = new Map<string, Seat | null>(problem.students.map(s => [s.id, s.locked ?? null]))
  const free = problem.students.filter(s => !s.locked)
  const extend = (i: number) => {
    const student = free[i]
    if (!student) return void plans.push(new Map(plan))
    for (const seat of [null, ...openSeats(problem, student)]) {
      if (seat && !hasRoom(problem, plan, seat)) continue
      plan.set(student.id, seat)
      extend(i + 1)
      plan.set(student.id, null)
    }
  }
  extend(0)
  return plans
}

function hasRoom(problem: Problem, plan: Plan, seat: Seat): boolean {
  const hostOf = (post: string) => problem.posts.find(p => p.id === post)!.host
  const taken = [...plan.values()].filter(s => s !== null && s.period === seat.period) as Seat[]
  const limit = problem.hosts.find(h => h.id === hostOf(seat.post))?.limits?.[seat.period]?.most ?? Infinity
  const places = problem.posts.find(p => p.id === seat.post)!.places[seat.period]!
  return taken.filter(s => s.post === seat.post).length < places && taken.filter(s => hostOf(s.post) === hostOf(seat.post)).length < limit
}

/** What a plan comes to by goal, from the meaning of the goals. */
export function valuesOf(problem: Problem, plan: Plan): number[] {
  const seats = [...plan.values()].filter(s => s !== null)
  const sum = (of: (student: Student, seat: Seat | null) => number) => problem.students.reduce((n, s) => n + of(s, plan.get(s.id)!), 0)
  return [
    problem.students.length - seats.length,
    ...problem.goals.map(goal => {
      if (goal.code === 'distance') return sum((s, seat) => Math.round((problem.pairs.find(p => p.student === s.id && p.post === seat?.post)?.km ?? 0) * 10)) / 10
      if (goal.code === 'changes') return sum((s, seat) => (s.previous && `${s.previous.post} ${s.previous.period}` !== `${seat?.post} ${seat?.period}` ? 1 : 0))
      if (goal.code === 'wishes') return sum((s, seat) => (!seat ? 0 : s.wishes.includes(seat.post) ? (goal.ranks[s.wishes.indexOf(seat.post)] ?? goal.other) : goal.other))
      const at = seats.map(seat => `${problem.posts.find(p => p.id === seat.post)!.host} ${seat.period}`)
      return at.reduce((pairs, host, i) => pairs + at.slice(0, i).filter(h => h === host).length, 0)
    }),
  ]
}

export function bestValues(problem: Problem): number[] {
  return everyPlan(problem)
    .map(plan => valuesOf(problem, plan))
    .reduce((best, values) => (lexicographic(values, best) < 0 ? values : best))
}

export function lexicographic(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i])
  return at < 0 ? 0 : a[at]! - b[at]!
}
