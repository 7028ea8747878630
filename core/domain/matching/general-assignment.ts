import { createDice } from '../sample/dice.ts'
import { branch } from './branch.ts'
import { dive, type Manner } from './dive.ts'
import type { GeneralPlan, GeneralProblem } from './general-problem.ts'
import { hastyPlan } from './hasty.ts'
import { leastCost, Relaxation } from './relaxation.ts'

export type GeneralOptions = {
  /** asked time and again; true ends the work with what was found so far */
  stop?: () => boolean
  seed?: number
  /** told of each better plan */
  onBetter?: (cost: number) => void
}

export type GeneralSolution = {
  /** the cheapest plan found; null where there is none, or none was found in time */
  plan: GeneralPlan | null
  /** no plan costs less; Infinity where it is proven that there is none */
  bound: number
  /** the plan is proven to be the cheapest, or it is proven that there is none */
  proven: boolean
}

const ROUNDS_FIRST = 100
const ROUNDS = 400
/** Hasty at first, to have a plan at all; ever the same would find ever the same. */
const MANNERS: readonly Manner[] = [{ share: 40, luck: 0 }, { share: 20, luck: 0 }, { share: 10, luck: 0 }, { share: 5, luck: 50 }, { share: 10, luck: 50 }, { share: 20, luck: 50 }]

/**
 * The cheapest plan in which each student has one post and the uses fit. Dives find good plans, and an exact search proves the best
 * one, by turns and with ever more work, until it is proven or stopped. The same seed gives the same turns.
 */
export function assignGeneral(problem: GeneralProblem, { stop = () => false, seed = 1, onBetter }: GeneralOptions = {}): GeneralSolution {
  const relaxation = new Relaxation(problem, stop)
  const root = relaxation.root()
  const dice = createDice(seed)
  let plan: GeneralPlan | null = null
  let bound = -Infinity
  const toBeat = () => plan?.cost ?? Infinity
  const keep = (found: GeneralPlan | null) => {
    if (!found) return
    plan = found
    onBetter?.(found.cost)
  }
  const solution = (proven: boolean): GeneralSolution => ({ plan, bound: proven ? toBeat() : Math.min(leastCost(bound), toBeat()), proven })

  keep(hastyPlan(relaxation, root))
  bound = relaxation.ascend(root, ROUNDS_FIRST, toBeat())
  for (let turn = 0; !stop(); turn++) {
    const begun = relaxation.work
    for (const manner of turn ? MANNERS.slice(3) : MANNERS) {
      keep(dive(relaxation, root, toBeat(), dice, manner))
      if (manner === MANNERS[0]) bound = Math.max(bound, relaxation.ascend(root, ROUNDS, toBeat()))
      if (stop() || leastCost(bound) >= toBeat()) return solution(leastCost(bound) >= toBeat())
    }
    // the exact search starts anew each turn, with a better plan to beat and twice as much time
    const end = relaxation.work + (relaxation.work - begun) * 2 ** turn
    const { plan: found, complete } = branch(relaxation, root, toBeat(), () => relaxation.work > end || stop())
    keep(found)
    if (complete) return solution(true)
  }
  return solution(false)
}
