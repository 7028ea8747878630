import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignGeneral } from '#domain/matching/general-assignment.ts'
import type { GeneralProblem } from '#domain/matching/general-problem.ts'
import { costOfPlan, gapFiles } from './gap-files.ts'

/** Up to seven students and three posts, where about one in three has no plan at all. */
const small: fc.Arbitrary<GeneralProblem> = fc
  .record({
    students: fc.integer({ min: 0, max: 7 }),
    posts: fc.integer({ min: 1, max: 3 }),
    costs: fc.array(fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 20 }) }, { weight: 1, arbitrary: fc.constant(Infinity) }), { minLength: 21, maxLength: 21 }),
    uses: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 21, maxLength: 21 }),
    capacity: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ students, posts, costs, uses, capacity }) => ({
    students,
    posts,
    cost: Float64Array.from(costs.slice(0, posts * students)),
    use: Int32Array.from(uses.slice(0, posts * students)),
    capacity: Int32Array.from(capacity.slice(0, posts)),
  }))

function cheapest({ students, posts, cost, use, capacity }: GeneralProblem): number {
  const room = capacity.slice()
  const from = (s: number): number => {
    if (s === students) return 0
    let best = Infinity
    for (let post = 0; post < posts; post++) {
      const at = post * students + s
      if (use[at]! > room[post]!) continue
      room[post]! -= use[at]!
      best = Math.min(best, cost[at]! + from(s + 1))
      room[post]! += use[at]!
    }
    return best
  }
  return from(0)
}

test('no plan is cheaper, and where there is none that is proven, too', () => {
  let none = 0
  fc.assert(
    fc.property(small, fc.integer(), (problem, seed) => {
      const { plan, bound, proven } = assignGeneral(problem, { seed })
      const least = cheapest(problem)
      if (least === Infinity) none++
      expect(proven).toBe(true)
      expect(bound).toBe(least)
      expect(plan ? costOfPlan(problem, plan.postOf) : Infinity).toBe(least)
      expect(plan?.cost ?? Infinity).toBe(least)
    }),
    { numRuns: 400 },
  )
  expect(none).toBeGreaterThan(20)
})

test('all of gap1 to gap12 are solved to their proven optimum', () => {
  for (const { name, problem, best } of gapFiles('cattrysse1994') ?? []) {
    const { plan, proven } = assignGeneral(problem)
    expect([name, plan!.cost, proven]).toEqual([name, best, true])
    expect(costOfPlan(problem, plan!.postOf)).toBe(best)
  }
})

test('stopped early, it gives a plan that fits and a bound below the optimum; the same seed gives the same plan', () => {
  for (const { problem, best } of gapFiles('chu1997', name => name === 'd10100') ?? []) {
    const stopped = () => {
      let asked = 0
      const better: number[] = []
      const solution = assignGeneral(problem, { seed: 7, stop: () => ++asked > 3000, onBetter: cost => better.push(cost) })
      expect(better).toEqual(better.toSorted((a, b) => b - a))
      return solution
    }
    const { plan, bound, proven } = stopped()
    expect(proven).toBe(false)
    expect(costOfPlan(problem, plan!.postOf)).toBe(plan!.cost)
    expect(plan!.cost).toBeLessThan(best * 1.01)
    expect(bound).toBeLessThanOrEqual(best)
    expect(stopped().plan!.postOf).toEqual(plan!.postOf)
  }
})
