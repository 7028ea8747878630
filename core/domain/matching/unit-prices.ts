import type { GeneralProblem } from './general-problem.ts'

/** Plans are hoped to cost at most so much more than the bound; steps aim there where no plan is known. */
export const HOPE = 0.03
export const UNFIXED = -1
const ROUNDS = 300

export type UnitPrices = { /** by student: cost of the post that is best at these prices */ worth: Float64Array; /** by post, for each unit of its capacity */ unit: Float64Array }

/**
 * Prices that are cheap to come by: with a price for each unit of a post's capacity, every student who is not fixed takes the post
 * that costs least. Subgradient steps raise the price of posts that are asked for too much. O(students × posts) a round.
 *
 * @param room  by post, what those who are fixed leave
 */
export function unitPrices({ students, posts, cost, use }: GeneralProblem, open: Uint8Array, fixedTo: Int32Array, room: Int32Array): UnitPrices {
  const unit = new Float64Array(posts)
  const worth = new Float64Array(students)
  const choice = new Int32Array(students)
  const best: UnitPrices = { worth: worth.slice(), unit: unit.slice() }
  let most = -Infinity
  let length = 2
  let idle = 0
  for (let round = 0; round < ROUNDS; round++) {
    worth.fill(Infinity)
    choice.fill(UNFIXED)
    for (let post = 0, at = 0; post < posts; post++) {
      for (let s = 0; s < students; s++, at++) {
        if (!open[at] || fixedTo[s] !== UNFIXED) continue
        const price = cost[at]! + unit[post]! * use[at]!
        if (price >= worth[s]!) continue
        worth[s] = price
        choice[s] = post
      }
    }
    const over = Float64Array.from(room, free => -free)
    let bound = 0
    for (let s = 0; s < students; s++) {
      // who is fixed, or can go nowhere, has no say
      if (choice[s] === UNFIXED) worth[s] = 0
      else over[choice[s]!]! += use[choice[s]! * students + s]!
      bound += worth[s]!
    }
    for (let post = 0; post < posts; post++) bound -= unit[post]! * room[post]!
    if (bound > most) {
      most = bound
      best.worth.set(worth)
      best.unit.set(unit)
      idle = 0
    } else if (++idle === 10) {
      length /= 2
      idle = 0
    }
    const miss = over.reduce((sum, by, post) => sum + (by > 0 || unit[post]! > 0 ? by * by : 0), 0)
    if (!miss) break
    const move = (length * Math.max(1, HOPE * Math.abs(bound))) / miss
    for (let post = 0; post < posts; post++) unit[post] = Math.max(0, unit[post]! + move * over[post]!)
  }
  return best
}
