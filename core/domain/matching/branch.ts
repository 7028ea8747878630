import type { GeneralPlan } from './general-problem.ts'
import { copyOf, leastCost, type Node, type Relaxation } from './relaxation.ts'
import { UNFIXED } from './unit-prices.ts'

const ROUNDS = 40

export type Outcome = { /** the cheapest plan below the cost that was to be beaten; null where there is none, or none was found */ plan: GeneralPlan | null; /** all were looked at or excluded */ complete: boolean }

/**
 * Looks through all plans below a node that cost less than `toBeat`, as far as bounds do not exclude them: the student hardest to
 * settle is tried at each open post, the most promising first. Exact, unless it is stopped before its end.
 *
 * @param from  with the best prices known; is not changed
 */
export function branch(relaxation: Relaxation, from: Node, toBeat: number, stop: () => boolean): Outcome {
  const { students, posts } = relaxation.problem
  let plan: GeneralPlan | null = null
  let stopped = false

  function explore(node: Node): void {
    let bounds: Float64Array
    for (let changed = true; changed; ) {
      if ((stopped ||= stop())) return
      relaxation.ascend(node, ROUNDS, toBeat)
      const bound = relaxation.bound(node)
      if (leastCost(bound) >= toBeat) return
      if (relaxation.taken.every(count => count === 1)) {
        toBeat = Math.round(bound)
        plan = { postOf: relaxation.takenBy.slice(), cost: toBeat }
        return
      }
      const squeezed = relaxation.squeeze(node, toBeat)
      if (!squeezed) return
      ;({ changed, bounds } = squeezed)
    }
    const student = hardest(node, bounds!)
    const open = Array.from({ length: posts }, (_, post) => ({ post, bound: node.open[post * students + student] ? bounds[post * students + student]! : Infinity }))
    for (const { post, bound } of open.sort((a, b) => a.bound - b.bound)) {
      if (stopped || leastCost(bound) >= toBeat) return
      const child = copyOf(node)
      child.fixedTo[student] = post
      explore(child)
    }
  }

  /** Of those whom no post or several posts take: whose second post raises the bound most. There one try decides the most. */
  function hardest({ fixedTo, open }: Node, bounds: Float64Array): number {
    let found = UNFIXED
    let most = -Infinity
    for (let s = 0; s < students; s++) {
      if (fixedTo[s] !== UNFIXED || relaxation.taken[s] === 1) continue
      let [first, second] = [Infinity, Infinity]
      for (let post = 0, at = s; post < posts; post++, at += students) {
        if (!open[at]) continue
        if (bounds[at]! < first) [first, second] = [bounds[at]!, first]
        else if (bounds[at]! < second) second = bounds[at]!
      }
      if (second - first > most) [found, most] = [s, second - first]
    }
    return found
  }

  explore(copyOf(from))
  return { plan, complete: !stopped }
}
