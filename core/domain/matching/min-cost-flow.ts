import { compare, compareAt } from './lexicographic.ts'
import { childrenOf, type Network } from './network.ts'

const NONE = -1

/**
 * Exact min-cost flow by shortest augmenting paths with node prices.
 *
 * One Dijkstra search a row, on the columns and groups only: a row that has a column can be reached only from there, so it is
 * passed through at once. Nodes at an equal distance are taken together, and the search ends as soon as one of them leads to the
 * sink without cost: with many equal costs that is the usual case. Prices stay optimal after every step, so a solved flow can be
 * changed (a row more or less, a wider node) at the price of one search each. O(rows × columns) a search, O(rows² × columns) in all.
 *
 * Source: R. Jonker, A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems",
 * Computing 38 (1987); Ahuja, Magnanti, Orlin, "Network Flows" (1993), ch. 9.7 for the prices. Lexicographic costs need no proof of
 * their own: vectors of whole numbers under + and ≤ are an ordered group, which is all that the proofs use.
 */
export class MinCostFlow {
  readonly network: Network
  /** the column of each row, −1 where it has none */
  readonly columnOf: Int32Array
  /** units through each node but the sink */
  readonly flow: Int32Array
  readonly capacity: Float64Array
  readonly #words: number
  readonly #sink: number
  /** cost from a node to the sink along its best way, by word: what makes every reduced cost ≥ 0 */
  readonly #price: Float64Array[]
  readonly #first: Int32Array
  readonly #next: Int32Array
  readonly #before: Int32Array
  readonly #below: Int32Array
  readonly #belowFrom: Int32Array
  // of the search that runs
  readonly #distance: Float64Array[]
  readonly #via: Int32Array
  readonly #viaRow: Int32Array
  readonly #seen: Uint8Array
  readonly #ready: Int32Array
  readonly #now: number[]
  readonly #base: number[]
  #waiting = 0
  #target = NONE
  #found = false

  constructor(network: Network, from?: MinCostFlow) {
    const { rows, columns, above, held, slope } = network
    const nodes = above.length + 1
    this.network = network
    this.#words = network.costs.length
    this.#sink = nodes - 1
    this.columnOf = from ? from.columnOf.slice() : new Int32Array(rows).fill(NONE)
    this.flow = from ? from.flow.slice() : held.slice()
    this.capacity = from ? from.capacity.slice() : network.capacity.slice()
    this.#first = from ? from.#first.slice() : new Int32Array(columns).fill(NONE)
    this.#next = from ? from.#next.slice() : new Int32Array(rows).fill(NONE)
    this.#before = from ? from.#before.slice() : new Int32Array(rows).fill(NONE)
    this.#price = from ? from.#price.map(p => p.slice()) : slope.map(() => new Float64Array(nodes))
    if (!from) for (let node = nodes - 2; node >= 0; node--) for (const [w, price] of this.#price.entries()) price[node] = price[above[node]!]! + slope[w]![node]! * held[node]!
    ;[this.#belowFrom, this.#below] = from ? [from.#belowFrom, from.#below] : childrenOf(above)
    this.#distance = slope.map(() => new Float64Array(nodes))
    this.#via = new Int32Array(nodes)
    this.#viaRow = new Int32Array(nodes)
    this.#seen = new Uint8Array(nodes)
    this.#ready = new Int32Array(nodes)
    this.#now = slope.map(() => 0)
    this.#base = slope.map(() => 0)
  }

  /** The same flow, to be changed apart from this one; the network's costs are shared. */
  copy(): MinCostFlow {
    return new MinCostFlow(this.network, this)
  }

  /** Gives a row without a column one, at the least cost for all rows so far; false where there is no way to. */
  place(row: number): boolean {
    if (!this.#search(row, NONE, this.#sink)) return false
    this.#raise(this.#now)
    this.#push(this.#sink)
    return true
  }

  /** Takes the column of a row away, and lets the other rows make the best of it. */
  withdraw(row: number): void {
    const column = this.columnOf[row]!
    this.#search(NONE, this.#sink, column)
    this.#raise(this.#now)
    this.#push(column)
    this.#leave(row)
  }

  /** Lets one unit more through a node, and the rows make the best of it. */
  widen(node: number): void {
    const above = this.network.above[node]!
    const wasFull = this.flow[node]! === this.capacity[node]!
    this.capacity[node]!++
    if (!wasFull) return
    const gain = this.#price.map((price, w) => price[node]! - price[above]! - this.network.slope[w]![node]! * this.flow[node]!)
    if (compare(gain, this.#price.map(() => 0)) <= 0) return
    if (this.#search(NONE, above, node, gain)) {
      this.#raise(this.#now)
      this.#push(node)
      this.flow[node]!++
    } else this.#raise(gain)
  }

  rowsIn(column: number): number[] {
    const rows: number[] = []
    for (let r = this.#first[column]!; r !== NONE; r = this.#next[r]!) rows.push(r)
    return rows
  }

  /** Dijkstra from a row, or else from a node, to the target; with a limit, false as soon as it is that far away or farther. Its distance is #now. */
  #search(row: number, start: number, target: number, limit?: readonly number[]): boolean {
    this.#distance[0]!.fill(Infinity)
    this.#seen.fill(0)
    this.#waiting = 0
    this.#found = false
    this.#target = target
    if (row !== NONE) {
      this.#now.fill(NaN)
      this.#base.fill(0)
      this.#reachFrom(row, NONE)
    } else {
      this.#now.fill(0)
      for (const distance of this.#distance) distance[start] = 0
      this.#via[start] = NONE
      this.#viaRow[start] = NONE
      this.#wait(start)
    }
    for (;;) {
      while (this.#waiting && !this.#found) this.#pass(this.#ready[--this.#waiting]!)
      if (this.#found) return true
      if (!this.#nextDistance()) return false
      if (limit && compare(this.#now, limit) >= 0) return false
    }
  }

  /** All nodes that are nearest among those not seen yet. */
  #nextDistance(): boolean {
    const [distance] = this.#distance as [Float64Array, ...Float64Array[]]
    const seen = this.#seen
    const ready = this.#ready
    let least = Infinity
    let count = 0
    for (let node = 0; node <= this.#sink; node++) {
      const far = distance[node]!
      if (far > least || seen[node] || far === Infinity) continue
      const order = far < least ? -1 : this.#words === 1 ? 0 : this.#compareTails(node, ready[0]!)
      if (order > 0) continue
      if (order < 0) count = 0
      least = far
      ready[count++] = node
    }
    if (!count) return false
    for (const [w, far] of this.#distance.entries()) this.#now[w] = far[ready[0]!]!
    this.#waiting = 0
    for (let i = 0; i < count && !this.#found; i++) this.#wait(ready[i]!)
    return true
  }

  #compareTails(a: number, b: number): number {
    for (let w = 1; w < this.#words; w++) {
      const difference = this.#distance[w]![a]! - this.#distance[w]![b]!
      if (difference) return difference
    }
    return 0
  }

  /** Takes note of a node at the distance of now, and climbs from it as far as that costs nothing: the sink may be there. */
  #wait(node: number): void {
    const { above, slope } = this.network
    for (let at = node; !this.#seen[at]; ) {
      this.#seen[at] = 1
      this.#ready[this.#waiting++] = at
      if (at === this.#target) {
        this.#found = true
        return
      }
      if (at === this.#sink || this.flow[at]! >= this.capacity[at]!) return
      const up = above[at]!
      for (let w = 0; w < this.#words; w++) if (slope[w]![at]! * this.flow[at]! + this.#price[w]![up]! !== this.#price[w]![at]!) return
      if (this.#seen[up]) return
      for (let w = 0; w < this.#words; w++) this.#distance[w]![up] = this.#now[w]!
      this.#via[up] = at
      this.#viaRow[up] = NONE
      at = up
    }
  }

  /** Follows every way out of a node that lies at the distance of now. */
  #pass(node: number): void {
    const { above, slope, held, columns, costs } = this.network
    const base = this.#base
    if (node !== this.#sink && this.flow[node]! < this.capacity[node]!) {
      const up = above[node]!
      for (let w = 0; w < this.#words; w++) base[w] = this.#now[w]! + slope[w]![node]! * this.flow[node]! + this.#price[w]![up]! - this.#price[w]![node]!
      this.#reach(up, node)
    }
    for (let i = this.#belowFrom[node]!; i < this.#belowFrom[node + 1]! && !this.#found; i++) {
      const down = this.#below[i]!
      if (this.flow[down]! <= held[down]!) continue
      for (let w = 0; w < this.#words; w++) base[w] = this.#now[w]! - slope[w]![down]! * (this.flow[down]! - 1) + this.#price[w]![down]! - this.#price[w]![node]!
      this.#reach(down, node)
    }
    if (node >= columns) return
    for (let row = this.#first[node]!; row !== NONE && !this.#found; row = this.#next[row]!) {
      for (let w = 0; w < this.#words; w++) base[w] = this.#now[w]! - costs[w]![row * columns + node]! - this.#price[w]![node]!
      this.#reachFrom(row, node)
    }
  }

  /** A node may be reached at #base. */
  #reach(node: number, via: number): void {
    const order = compareAt(this.#base, this.#distance, node)
    if (order >= 0) return
    for (let w = 0; w < this.#words; w++) this.#distance[w]![node] = this.#base[w]!
    this.#via[node] = via
    this.#viaRow[node] = NONE
    if (!this.#seen[node] && compareAt(this.#now, this.#distance, node) === 0) this.#wait(node)
  }

  /** A row may be moved to every column that it can have; `via` is its own. This loop is where the time goes. */
  #reachFrom(row: number, via: number): void {
    const { columns, costs } = this.network
    const [cost] = costs as [Float64Array, ...Float64Array[]]
    const [price] = this.#price as [Float64Array, ...Float64Array[]]
    const [distance] = this.#distance as [Float64Array, ...Float64Array[]]
    const [base] = this.#base as [number, ...number[]]
    const [now] = this.#now as [number, ...number[]]
    const more = this.#words > 1
    for (let column = 0, at = row * columns; column < columns; column++, at++) {
      const far = base + cost[at]! + price[column]!
      if (far > distance[column]! || (far === distance[column]! && !(more && far < Infinity && this.#isNearer(at, column)))) continue
      distance[column] = far
      if (more) for (let w = 1; w < this.#words; w++) this.#distance[w]![column] = this.#base[w]! + costs[w]![at]! + this.#price[w]![column]!
      this.#via[column] = via
      this.#viaRow[column] = row
      if (far === now && (!more || compareAt(this.#now, this.#distance, column) === 0)) {
        this.#wait(column)
        if (this.#found) return
      }
    }
  }

  #isNearer(at: number, column: number): boolean {
    for (let w = 1; w < this.#words; w++) {
      const difference = this.#base[w]! + this.network.costs[w]![at]! + this.#price[w]![column]! - this.#distance[w]![column]!
      if (difference) return difference < 0
    }
    return false
  }

  /** Raises the prices of all nodes nearer than the limit, so that no way costs less than nothing once it is gone. */
  #raise(limit: readonly number[]): void {
    for (let node = 0; node <= this.#sink; node++) {
      if (compareAt(limit, this.#distance, node) <= 0) continue
      for (let w = 0; w < this.#words; w++) this.#price[w]![node]! += limit[w]! - this.#distance[w]![node]!
    }
  }

  /** Moves one unit along the way found, from its end. */
  #push(end: number): void {
    for (let node = end, via = this.#via[node]!, row = this.#viaRow[node]!; via !== NONE || row !== NONE; node = via, via = this.#via[node]!, row = this.#viaRow[node]!) {
      if (row !== NONE) {
        if (via !== NONE) this.#leave(row)
        this.#enter(row, node)
        if (via === NONE) return
      } else if (this.network.above[via] === node && via < this.#sink) this.flow[via]!++
      else this.flow[node]!--
    }
  }

  #enter(row: number, column: number): void {
    const first = this.#first[column]!
    this.columnOf[row] = column
    this.#next[row] = first
    this.#before[row] = NONE
    if (first !== NONE) this.#before[first] = row
    this.#first[column] = row
  }

  #leave(row: number): void {
    const before = this.#before[row]!
    const next = this.#next[row]!
    if (before !== NONE) this.#next[before] = next
    else this.#first[this.columnOf[row]!] = next
    if (next !== NONE) this.#before[next] = before
    this.columnOf[row] = NONE
  }
}
