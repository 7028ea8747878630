import type { Minute } from '../base/time.ts'

/** One use in a lane. `units` is {@link WHOLE} for "all of it"; `owner` is any number by which it is ignored or removed. */
export type LaneEntry = { start: Minute; end: Minute; units: number; owner: number }

/** Instead of a number of units: all that there are, however many that is at the time of asking. */
export const WHOLE = -1
const NOBODY = -1
/** An index is packed below a minute to sort both as one number: 2^28 minutes around 1970 and 2^21 entries fit in a double. */
const MANY = 2 ** 21
const EARLIEST = -(2 ** 27)

function packed(minute: Minute, index: number): number {
  return (minute - EARLIEST) * MANY + index
}

/**
 * The uses of one resource, packed into arrays sorted by start, with the latest end so far beside each: what meets a span
 * lies between two binary searches, and nothing is allocated to ask. Spans are half-open minutes. Sorting waits for a question,
 * so that thousands of insertions cost one sort.
 */
export class Lane {
  #starts: Int32Array
  #ends: Int32Array
  #units: Int32Array
  #owners: Int32Array
  /** #reach[i] = the latest end of entries 0..i; never falls, hence searchable */
  #reach: Int32Array
  #size = 0
  /** so many entries from the front are in order; what was added out of order waits behind them */
  #ordered = 0

  constructor(room = 8) {
    this.#starts = new Int32Array(room)
    this.#ends = new Int32Array(room)
    this.#units = new Int32Array(room)
    this.#owners = new Int32Array(room)
    this.#reach = new Int32Array(room)
  }

  /** A lane that holds all the entries, given in any order. */
  static from(entries: readonly LaneEntry[]): Lane {
    const lane = new Lane(Math.max(8, entries.length))
    for (const { start, end, units, owner } of entries) lane.insert(start, end, units, owner)
    lane.#settle()
    return lane
  }

  get size(): number {
    return this.#size
  }

  /** Adds a use of `units` (or {@link WHOLE}) in [start, end). */
  insert(start: Minute, end: Minute, units: number, owner: number): void {
    const i = this.#size++
    if (i === this.#starts.length) this.#grow()
    this.#starts[i] = start
    this.#ends[i] = end
    this.#units[i] = units
    this.#owners[i] = owner
    if (this.#ordered === i && (i === 0 || start >= this.#starts[i - 1]!)) this.#ordered = i + 1
    this.#reach[i] = i > 0 ? Math.max(end, this.#reach[i - 1]!) : end
  }

  /** Takes out every use of an owner; returns how many. */
  remove(owner: number): number {
    let kept = 0
    let ordered = 0
    for (let i = 0; i < this.#size; i++) {
      if (this.#owners[i] === owner) continue
      if (i < this.#ordered) ordered++
      this.#starts[kept] = this.#starts[i]!
      this.#ends[kept] = this.#ends[i]!
      this.#units[kept] = this.#units[i]!
      this.#owners[kept] = this.#owners[i]!
      this.#reach[kept] = kept > 0 ? Math.max(this.#ends[kept]!, this.#reach[kept - 1]!) : this.#ends[kept]!
      kept++
    }
    const removed = this.#size - kept
    this.#size = kept
    this.#ordered = ordered
    return removed
  }

  /** Is there any use in [start, end)? */
  anyOverlap(start: Minute, end: Minute): boolean {
    if (this.#ordered < this.#size) this.#settle()
    const starts = this.#starts
    let low = 0
    let high = this.#size
    while (low < high) {
      const middle = (low + high) >>> 1
      if (starts[middle]! < end) low = middle + 1
      else high = middle
    }
    return low > 0 && this.#reach[low - 1]! > start
  }

  /** Tells every use that meets [start, end), by start. */
  forEachOverlap(start: Minute, end: Minute, tell: (start: Minute, end: Minute, units: number, owner: number) => void): void {
    const last = this.#firstFrom(end)
    for (let i = this.#firstReaching(start); i < last; i++) {
      if (this.#ends[i]! > start) tell(this.#starts[i]!, this.#ends[i]!, this.#units[i]!, this.#owners[i]!)
    }
  }

  /** The most units in use at any minute of [start, end), where a whole use counts as `whole`; the uses of `ignoring` left out. */
  peak(start: Minute, end: Minute, whole = 1, ignoring = NOBODY): number {
    const last = this.#firstFrom(end)
    const first = this.#firstReaching(start)
    if (last - first > 64) return this.#sweep(first, last, start, whole, ignoring)
    let most = 0
    for (let i = first; i < last; i++) {
      if (this.#ends[i]! <= start || this.#owners[i] === ignoring) continue
      // the peak is reached where some use begins, or at the start of the span
      const at = Math.max(start, this.#starts[i]!)
      let sum = 0
      for (let j = first; j < last && this.#starts[j]! <= at; j++) {
        if (this.#ends[j]! > at && this.#owners[j] !== ignoring) sum += this.#units[j]! < 0 ? whole : this.#units[j]!
      }
      if (sum > most) most = sum
    }
    return most
  }

  /**
   * The first minute from `from` on at which `units` of `capacity` are free for `length` minutes, ending by `until`; -1 when there is none.
   */
  firstFree(units: number, capacity: number, from: Minute, length: number, until: Minute, ignoring = NOBODY): Minute {
    if (units > capacity) return -1
    const spare = capacity - units
    let at = from
    while (at + length <= until) {
      if (this.peak(at, at + length, capacity, ignoring) <= spare) return at
      at = this.#nextChance(at, at + length, capacity, spare, ignoring)
    }
    return -1
  }

  /** After the last use that alone leaves too little, or else when the first of the uses ends: nothing gets free before. */
  #nextChance(start: Minute, end: Minute, capacity: number, spare: number, ignoring: number): Minute {
    const last = this.#firstFrom(end)
    let after = start
    let soonest = Infinity
    for (let i = this.#firstReaching(start); i < last; i++) {
      const ends = this.#ends[i]!
      if (ends <= start || this.#owners[i] === ignoring) continue
      const units = this.#units[i]! < 0 ? capacity : this.#units[i]!
      if (units > spare && ends > after) after = ends
      if (ends < soonest) soonest = ends
    }
    return after > start ? after : soonest
  }

  /** Peak of many uses: walks beginnings and endings in order of time. */
  #sweep(first: number, last: number, start: Minute, whole: number, ignoring: number): number {
    const ends = new Float64Array(last - first)
    let count = 0
    for (let i = first; i < last; i++) if (this.#ends[i]! > start && this.#owners[i] !== ignoring) ends[count++] = packed(this.#ends[i]!, i - first)
    const order = ends.subarray(0, count).sort()
    let ended = 0
    let sum = 0
    let most = 0
    for (let i = first; i < last; i++) {
      if (this.#ends[i]! <= start || this.#owners[i] === ignoring) continue
      const at = Math.max(start, this.#starts[i]!)
      while (order[ended]! < packed(at + 1, 0)) {
        const gone = first + (order[ended++]! % MANY)
        sum -= this.#units[gone]! < 0 ? whole : this.#units[gone]!
      }
      sum += this.#units[i]! < 0 ? whole : this.#units[i]!
      if (sum > most) most = sum
    }
    return most
  }

  /** index of the first entry that starts at or after `end` */
  #firstFrom(end: Minute): number {
    if (this.#ordered < this.#size) this.#settle()
    return bound(this.#starts, this.#size, end)
  }

  /** index of the first entry by which some use reaches beyond `start` */
  #firstReaching(start: Minute): number {
    if (this.#ordered < this.#size) this.#settle()
    return bound(this.#reach, this.#size, start + 1)
  }

  /** Sorts what waits and merges it, from the back, into what is in order. */
  #settle(): void {
    const waiting = this.#size - this.#ordered
    if (!waiting) return
    const keys = new Float64Array(waiting)
    for (let i = 0; i < waiting; i++) keys[i] = packed(this.#starts[this.#ordered + i]!, i)
    keys.sort()
    const starts = this.#starts.slice(this.#ordered, this.#size)
    const ends = this.#ends.slice(this.#ordered, this.#size)
    const units = this.#units.slice(this.#ordered, this.#size)
    const owners = this.#owners.slice(this.#ordered, this.#size)
    let to = this.#size - 1
    let front = this.#ordered - 1
    for (let i = waiting - 1; i >= 0; to--) {
      const next = keys[i]! % MANY
      if (front >= 0 && this.#starts[front]! > starts[next]!) {
        this.#starts[to] = this.#starts[front]!
        this.#ends[to] = this.#ends[front]!
        this.#units[to] = this.#units[front]!
        this.#owners[to] = this.#owners[front--]!
      } else {
        this.#starts[to] = starts[next]!
        this.#ends[to] = ends[next]!
        this.#units[to] = units[next]!
        this.#owners[to] = owners[next]!
        i--
      }
    }
    for (let i = Math.max(0, to), reach = i > 0 ? this.#reach[i - 1]! : -Infinity; i < this.#size; i++) {
      this.#reach[i] = reach = Math.max(reach, this.#ends[i]!)
    }
    this.#ordered = this.#size
  }

  #grow(): void {
    const room = this.#starts.length * 2
    this.#starts = larger(this.#starts, room)
    this.#ends = larger(this.#ends, room)
    this.#units = larger(this.#units, room)
    this.#owners = larger(this.#owners, room)
    this.#reach = larger(this.#reach, room)
  }
}

/** The first of `size` sorted numbers that is at least `least`. */
function bound(numbers: Int32Array, size: number, least: number): number {
  let low = 0
  let high = size
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numbers[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}

function larger(numbers: Int32Array, room: number): Int32Array {
  const next = new Int32Array(room)
  next.set(numbers)
  return next
}
