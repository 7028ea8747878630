import type { Dice } from '../sample/dice.ts'
import { branch } from './branch.ts'
import type { GeneralPlan } from './general-problem.ts'
import { copyOf, leastCost, type Node, type Relaxation } from './relaxation.ts'
import { UNFIXED } from './unit-prices.ts'

const ROUNDS = 40
/** So few students are left to an exact search, which may look at so many bounds for each of them. */
const FEW = 30
const WORK_EACH = 100

export type Manner = { /** percent of the students still free that are fixed at a time */ share: number; /** percent by which luck may lower a preference */ luck: number }

/**
 * Looks for a plan below `toBeat` without going back: time and again fixes those students whom one post takes and whose other
 * posts would cost most, improves the prices for the rest, and searches the last few exactly. Null where that leads nowhere.
 *
 * @param from  with the best prices known; is not changed
 */
export function dive(relaxation: Relaxation, from: Node, toBeat: number, dice: Dice, { share, luck }: Manner): GeneralPlan | null {
  const { students, posts } = relaxation.problem
  const node = copyOf(from)
  for (;;) {
    relaxation.ascend(node, ROUNDS, toBeat)
    if (relaxation.stop() || leastCost(relaxation.bound(node)) >= toBeat) return null
    const squeezed = relaxation.squeeze(node, toBeat)
    if (!squeezed) return null
    const { bounds } = squeezed
    const free = Array.from({ length: students }, (_, s) => s).filter(s => node.fixedTo[s] === UNFIXED)
    const sure = free.filter(s => relaxation.taken[s] === 1 && node.open[relaxation.takenBy[s]! * students + s])
    if (free.length <= FEW || !sure.length) break
    const regret = (s: number): number => {
      let [own, other] = [0, Infinity]
      for (let post = 0, at = s; post < posts; post++, at += students) {
        if (post === relaxation.takenBy[s]) own = bounds[at]!
        else if (node.open[at]) other = Math.min(other, bounds[at]!)
      }
      return (other - own) * (1 - dice.below(luck + 1) / 100)
    }
    const inOrder = sure.map(s => ({ s, regret: regret(s) })).sort((a, b) => b.regret - a.regret)
    for (const { s } of inOrder.slice(0, Math.ceil((free.length * share) / 100))) node.fixedTo[s] = relaxation.takenBy[s]!
  }
  const end = relaxation.work + FEW * WORK_EACH
  return branch(relaxation, node, toBeat, () => relaxation.work > end || relaxation.stop()).plan
}
