import { branch } from './branch.ts'
import type { GeneralPlan } from './general-problem.ts'
import { copyOf, type Node, type Relaxation } from './relaxation.ts'
import { UNFIXED, unitPrices } from './unit-prices.ts'

/** Percent of the students still free that are fixed at a time. */
const SHARE = 30
/** So few students are left to an exact search, which may look at so many bounds in all. */
const FEW = 30
const MOST_WORK = 1500

/** A first plan in little time, even where bounds are dear: by prices on capacity alone, those first who would lose most. Null where that leads nowhere. */
export function hastyPlan(relaxation: Relaxation, from: Node): GeneralPlan | null {
  const { problem } = relaxation
  const { students, posts, cost, use } = problem
  const node = copyOf(from)
  const room = problem.capacity.slice()
  for (let left = students; left > FEW; ) {
    const { unit } = unitPrices(problem, node.open, node.fixedTo, room)
    const free = Array.from({ length: students }, (_, s) => s).filter(s => node.fixedTo[s] === UNFIXED)
    const wants = free.map(s => {
      let [post, first, second] = [UNFIXED, Infinity, Infinity]
      for (let p = 0, at = s; p < posts; p++, at += students) {
        if (!node.open[at] || use[at]! > room[p]!) continue
        const price = cost[at]! + unit[p]! * use[at]!
        if (price < first) [post, first, second] = [p, price, first]
        else if (price < second) second = price
      }
      return { s, post, regret: second - first }
    })
    if (relaxation.stop() || wants.some(w => w.post === UNFIXED)) return null
    let fixed = 0
    for (const { s, post } of wants.sort((a, b) => (a.regret === b.regret ? 0 : b.regret - a.regret)).slice(0, Math.ceil((left * SHARE) / 100))) {
      if (use[post * students + s]! > room[post]!) continue
      node.fixedTo[s] = post
      room[post]! -= use[post * students + s]!
      fixed++
    }
    if (!fixed) return null
    left = free.length - fixed
  }
  const end = relaxation.work + MOST_WORK
  return branch(relaxation, node, Infinity, () => relaxation.work > end || relaxation.stop()).plan
}
