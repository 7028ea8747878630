import type { GeneralProblem } from './general-problem.ts'
import { HOPE, UNFIXED, unitPrices } from './unit-prices.ts'

/** Sums of prices carry dust below this. */
const DUST = 1e-6

/** A node of the search: what is still open, who is fixed where, and the prices that gave its bound. */
export type Node = { open: Uint8Array; fixedTo: Int32Array; prices: Float64Array }

/**
 * Lower bounds by prices on the wish that each student gets exactly one post: with a price for each student, every post by itself
 * takes the students that pay it most beyond their cost, as a knapsack. Subgradient steps look for the best prices.
 *
 * One bound costs, by dynamic programming, O(students × capacity) for each post, of which only students with a gain count.
 *
 * Source: M. L. Fisher, "The Lagrangian relaxation method for solving integer programming problems", Management Science 27 (1981).
 */
export class Relaxation {
  readonly problem: GeneralProblem
  /** asked between bounds; true ends the work */
  readonly stop: () => boolean
  /** how many bounds were worked out so far: a measure of time that is the same on every machine */
  work = 0
  /** in the last bound: how many posts took each student, and the last of them */
  readonly taken: Int32Array
  readonly takenBy: Int32Array
  readonly #gain: Float64Array
  readonly #room: Int32Array
  readonly #list: Int32Array
  readonly #profit: Float64Array
  readonly #best: Float64Array
  #took = new Uint8Array(0)
  #before = new Float64Array(0)
  #after = new Float64Array(0)

  constructor(problem: GeneralProblem, stop: () => boolean) {
    const { students, posts, capacity } = problem
    this.problem = problem
    this.stop = stop
    this.taken = new Int32Array(students)
    this.takenBy = new Int32Array(students)
    this.#gain = new Float64Array(posts)
    this.#room = new Int32Array(posts)
    this.#list = new Int32Array(students)
    this.#profit = new Float64Array(students)
    this.#best = new Float64Array(capacity.reduce((a, b) => Math.max(a, b), 0) + 1)
  }

  /** Everything is open that fits, and nobody is fixed. */
  root(): Node {
    const { students, posts, cost, use, capacity } = this.problem
    const open = Uint8Array.from({ length: posts * students }, (_, at) => (cost[at]! < Infinity && use[at]! <= capacity[Math.floor(at / students)]! ? 1 : 0))
    const fixedTo = new Int32Array(students).fill(UNFIXED)
    return { open, fixedTo, prices: unitPrices(this.problem, open, fixedTo, capacity).worth }
  }

  /** The bound at the node's prices; Infinity where those who are fixed do not fit. */
  bound({ open, fixedTo, prices }: Node): number {
    const { students, posts, cost, use, capacity } = this.problem
    this.work++
    this.taken.fill(0)
    this.#room.set(capacity)
    let sum = 0
    for (let s = 0; s < students; s++) {
      const post = fixedTo[s]!
      if (post === UNFIXED) sum += prices[s]!
      else {
        sum += cost[post * students + s]!
        this.#room[post]! -= use[post * students + s]!
        this.taken[s] = 1
        this.takenBy[s] = post
      }
    }
    for (let post = 0; post < posts; post++) {
      if (this.#room[post]! < 0) return Infinity
      const count = this.#payers(post, open, fixedTo, prices)
      sum -= this.#gain[post] = this.#fill(post, count)
    }
    return sum
  }

  /** Improves the node's prices; ends early when the bound reaches the cost that is to be beaten, or proves itself. */
  ascend(node: Node, rounds: number, cost: number, step = 1): number {
    const { students } = this.problem
    const prices = node.prices.slice()
    let best = -Infinity
    let idle = 0
    let length = step
    for (let round = 0; round < rounds; round++) {
      const bound = this.bound({ ...node, prices })
      if (bound > best + DUST) {
        best = bound
        node.prices.set(prices)
        idle = 0
      } else if (++idle === 8) {
        length /= 2
        idle = 0
        if (length < 0.005) break
      }
      let miss = 0
      for (let s = 0; s < students; s++) if (node.fixedTo[s] === UNFIXED) miss += (1 - this.taken[s]!) ** 2
      if (!miss || leastCost(best) >= cost || this.stop()) break
      const move = (length * Math.max(1, Math.min(cost - bound, HOPE * Math.abs(bound)))) / miss
      for (let s = 0; s < students; s++) if (node.fixedTo[s] === UNFIXED) prices[s]! += move * (1 - this.taken[s]!)
    }
    return best
  }

  /**
   * Closes what cannot be part of a plan cheaper than `cost`, and fixes who must be where; null where that leaves nothing.
   * Else tells for each open entry the bound if the student were there, and whether anything changed.
   */
  squeeze(node: Node, cost: number): { changed: boolean; bounds: Float64Array } | null {
    const { students, posts, use } = this.problem
    const { open, fixedTo, prices } = node
    const bound = this.bound(node)
    const bounds = new Float64Array(posts * students).fill(Infinity)
    let changed = false
    for (let post = 0; post < posts; post++) {
      const room = this.#room[post]!
      const width = room + 1
      const count = this.#payers(post, open, fixedTo, prices)
      const [before, after] = this.#bothWays(post, count, width)
      const whole = before.subarray(count * width, count * width + width)
      for (let s = 0, at = post * students; s < students; s++, at++) {
        if (!open[at] || fixedTo[s] !== UNFIXED) continue
        const profit = prices[s]! - this.problem.cost[at]!
        // who pays nothing takes room from those who do
        if (profit <= 0) bounds[at] = use[at]! > room ? Infinity : bound + whole[room]! - whole[room - use[at]!]! - profit
      }
      for (let k = 0; k < count; k++) {
        const s = this.#list[k]!
        const at = post * students + s
        const took = use[at]!
        let withIt = -Infinity
        let without = -Infinity
        for (let w = 0; w <= room; w++) {
          const front = before[k * width + w]!
          without = Math.max(without, front + after[(k + 1) * width + room - w]!)
          if (w + took <= room) withIt = Math.max(withIt, front + after[(k + 1) * width + room - took - w]!)
        }
        bounds[at] = bound + whole[room]! - withIt - this.#profit[k]!
        if (leastCost(bound + whole[room]! - without) < cost) continue
        for (let other = 0; other < posts; other++) if (other !== post) open[other * students + s] = 0
        changed = true
      }
    }
    for (let s = 0; s < students; s++) {
      if (fixedTo[s] !== UNFIXED) continue
      let count = 0
      let last = UNFIXED
      for (let post = 0, at = s; post < posts; post++, at += students) {
        if (open[at] && leastCost(bounds[at]!) >= cost) {
          open[at] = 0
          changed = true
        }
        if (!open[at]) continue
        count++
        last = post
      }
      if (!count) return null
      if (count === 1) {
        fixedTo[s] = last
        changed = true
      }
    }
    return { changed, bounds }
  }

  /** Lists the students who would gain at a post, and fit. */
  #payers(post: number, open: Uint8Array, fixedTo: Int32Array, prices: Float64Array): number {
    const { students, cost, use } = this.problem
    let count = 0
    for (let s = 0, at = post * students; s < students; s++, at++) {
      const profit = prices[s]! - cost[at]!
      if (profit <= 0 || !open[at] || fixedTo[s] !== UNFIXED || use[at]! > this.#room[post]!) continue
      this.#list[count] = s
      this.#profit[count++] = profit
    }
    return count
  }

  /** The knapsack of a post: takes the best of those listed, and tells what they pay. */
  #fill(post: number, count: number): number {
    const { students, use } = this.problem
    const room = this.#room[post]!
    const width = room + 1
    const best = this.#best
    if (this.#took.length < count * width) this.#took = new Uint8Array(count * width)
    const took = this.#took
    best.fill(0, 0, width)
    for (let k = 0; k < count; k++) {
      const profit = this.#profit[k]!
      const uses = use[post * students + this.#list[k]!]!
      const row = k * width
      took.fill(0, row, row + width)
      for (let w = room; w >= uses; w--) {
        const value = best[w - uses]! + profit
        if (value <= best[w]!) continue
        best[w] = value
        took[row + w] = 1
      }
    }
    for (let k = count - 1, w = room; k >= 0; k--) {
      if (!took[k * width + w]) continue
      const s = this.#list[k]!
      this.taken[s]!++
      this.takenBy[s] = post
      w -= use[post * students + s]!
    }
    return best[room]!
  }

  /** Best values of the first k of those listed, and of all from the k-th on, by room. */
  #bothWays(post: number, count: number, width: number): [Float64Array, Float64Array] {
    const { students, use } = this.problem
    const size = (count + 1) * width
    if (this.#before.length < size) [this.#before, this.#after] = [new Float64Array(size), new Float64Array(size)]
    const [before, after] = [this.#before, this.#after]
    const extend = (table: Float64Array, from: number, to: number, k: number) => {
      const uses = use[post * students + this.#list[k]!]!
      for (let w = 0; w < width; w++) table[to + w] = w < uses ? table[from + w]! : Math.max(table[from + w]!, table[from + w - uses]! + this.#profit[k]!)
    }
    before.fill(0, 0, width)
    after.fill(0, count * width, size)
    for (let k = 0; k < count; k++) extend(before, k * width, (k + 1) * width, k)
    for (let k = count - 1; k >= 0; k--) extend(after, (k + 1) * width, k * width, k)
    return [before, after]
  }
}

export function copyOf({ open, fixedTo, prices }: Node): Node {
  return { open: open.slice(), fixedTo: fixedTo.slice(), prices: prices.slice() }
}

/** Costs are whole: a plan costs at least the next whole number. */
export function leastCost(bound: number): number {
  return Math.ceil(bound - DUST)
}
