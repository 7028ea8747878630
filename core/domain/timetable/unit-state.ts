import type { UnitProblem } from './unit-problem.ts'

/**
 * A complete plan of a unit problem, kept up move by move. No two activities share a room at a time: who comes where another one is
 * changes places with it. Activities that must be apart may be together while the search goes on; each such pair is counted.
 */
export class UnitState {
  /** slot × rooms + room of each activity */
  readonly place: Int32Array
  readonly slot: Int32Array
  readonly room: Int32Array
  /** who is at slot × rooms + room, or −1 */
  readonly holder: Int32Array
  together = 0
  soft = 0
  readonly #p: UnitProblem
  /** how many of those it must be apart from are there: [activity][slot] */
  readonly #near: Uint8Array
  /** how often a row is busy: [row][slot] */
  readonly #busy: Uint8Array
  readonly #dayMask: Int32Array
  readonly #usedDays: Uint8Array
  readonly #familyRoom: Uint8Array
  readonly #familyRooms: Uint8Array
  readonly #stamp: Int32Array
  #turn = 0
  #rise = 0

  constructor(p: UnitProblem, places: Int32Array) {
    this.#p = p
    this.place = places.slice()
    this.slot = Int32Array.from(places, place => Math.floor(place / p.rooms))
    this.room = Int32Array.from(places, place => place % p.rooms)
    this.holder = new Int32Array(p.slots * p.rooms).fill(-1)
    this.#near = new Uint8Array(p.activities * p.slots)
    this.#busy = new Uint8Array(p.rows * p.slots)
    this.#dayMask = new Int32Array(p.rows * p.days)
    this.#usedDays = new Uint8Array(p.rows)
    this.#familyRoom = new Uint8Array(p.perOption.length * p.rooms)
    this.#familyRooms = new Uint8Array(p.perOption.length)
    this.#stamp = new Int32Array(p.rows)
    for (let r = 0; r < p.rows; r++) if (p.spread[r]! >= 0) this.soft += p.spreads[p.spread[r]!]!
    for (let a = 0; a < p.activities; a++) this.#settle(a, 1)
  }

  startCost(a: number, slot: number): number {
    return this.#p.starts[a * this.#p.slots + slot]!
  }

  /** How many of those that an activity must be apart from are at a slot. */
  near(a: number, slot: number): number {
    return this.#near[a * this.#p.slots + slot]!
  }

  /**
   * The rise in cost when `a` goes to a slot and room, and `b` (or −1), who is there, to the place of `a`, each pair together counting
   * as `clash`; Infinity where it is surely more than `most`.
   */
  rise(a: number, slot: number, room: number, b: number, clash: number, most: number): number {
    const { slots, rooms, starts, roomCost, activities, apart, family, perOption } = this.#p
    const from = this.slot[a]!
    const old = this.room[a]!
    let rise = roomCost[a * rooms + room]! - roomCost[a * rooms + old]!
    if (b >= 0) rise += roomCost[b * rooms + old]! - roomCost[b * rooms + room]!
    if (slot !== from) {
      const near = this.#near
      let together = near[a * slots + slot]! - near[a * slots + from]!
      if (b >= 0) together += near[b * slots + from]! - near[b * slots + slot]! - 2 * apart[a * activities + b]!
      rise += clash * together + starts[a * slots + slot]! - starts[a * slots + from]!
      if (b >= 0) rise += starts[b * slots + from]! - starts[b * slots + slot]!
    }
    const f = family[a]!
    const g = b >= 0 ? family[b]! : -1
    if (old !== room && f !== g) {
      if (f >= 0) {
        const at = f * rooms
        const n = (this.#familyRoom[at + room] === 0 ? 1 : 0) - (this.#familyRoom[at + old] === 1 ? 1 : 0)
        rise += n * perOption[f]!
      }
      if (g >= 0) {
        const at = g * rooms
        const n = (this.#familyRoom[at + old] === 0 ? 1 : 0) - (this.#familyRoom[at + room] === 1 ? 1 : 0)
        rise += n * perOption[g]!
      }
    }
    if (slot === from) return rise
    const { rowStart } = this.#p
    const sure = this.#saved(a) + (b >= 0 ? this.#saved(b) : 0)
    if (rise - sure > most) return Infinity
    this.#rise = rise
    if (b < 0) {
      this.#turn++
      this.#rows(a, from, slot)
      return this.#rise
    }
    this.#mark(b, rowStart)
    this.#rows(a, from, slot)
    this.#mark(a, rowStart)
    this.#rows(b, slot, from)
    return this.#rise
  }

  /** `a` goes to a slot and room, and `b` (or −1), who is there, to the place of `a`. */
  move(a: number, slot: number, room: number, b: number): void {
    const [from, old] = [this.slot[a]!, this.room[a]!]
    this.#settle(a, -1)
    if (b >= 0) this.#settle(b, -1)
    this.#put(a, slot, room)
    this.#settle(a, 1)
    if (b < 0) return
    this.#put(b, from, old)
    this.#settle(b, 1)
  }

  /** The most that the rows of an activity could save. */
  #saved(a: number): number {
    return this.#p.most[a]!
  }

  #mark(a: number, rowStart: Int32Array): void {
    const { rowList } = this.#p
    const turn = ++this.#turn
    for (let i = rowStart[a]!, end = rowStart[a + 1]!; i < end; i++) this.#stamp[rowList[i]!] = turn
  }

  /** Adds to the rise what the rows of `a` that are not marked pay for being busy at `to` instead of `from`. */
  #rows(a: number, from: number, to: number): void {
    const { rowStart, rowList, dayTable, tables, spread, spreads, periods, days, slots } = this.#p
    const dayMask = this.#dayMask
    const busy = this.#busy
    const turn = this.#turn
    const fromDay = (from / periods) | 0
    const toDay = (to / periods) | 0
    const fromBit = 1 << (from - fromDay * periods)
    const toBit = 1 << (to - toDay * periods)
    let rise = 0
    for (let i = rowStart[a]!, end = rowStart[a + 1]!; i < end; i++) {
      const row = rowList[i]!
      if (this.#stamp[row] === turn) continue
      const at = dayTable[row]!
      const gone = busy[row * slots + from] === 1 ? ~fromBit : -1
      const old = dayMask[row * days + fromDay]!
      if (fromDay === toDay) {
        if (at >= 0) rise += tables[at + ((old & gone) | toBit)]! - tables[at + old]!
        continue
      }
      const next = dayMask[row * days + toDay]!
      if (at >= 0) rise += tables[at + (old & gone)]! - tables[at + old]! + tables[at + (next | toBit)]! - tables[at + next]!
      const price = spread[row]!
      if (price >= 0) {
        const n = price + this.#usedDays[row]!
        rise += spreads[n + (next === 0 ? 1 : 0) - ((old & gone) === 0 ? 1 : 0)]! - spreads[n]!
      }
    }
    this.#rise += rise
  }

  #put(a: number, slot: number, room: number): void {
    this.slot[a] = slot
    this.room[a] = room
    this.place[a] = slot * this.#p.rooms + room
  }

  /** Everything that changes when an activity comes to (1) or leaves (−1) where `slot` and `room` say. */
  #settle(a: number, by: 1 | -1): void {
    const { slots, rooms, days, periods, rowStart, rowList, apartStart, apartList, dayTable, tables, spread, spreads, starts, roomCost, family, perOption } = this.#p
    const slot = this.slot[a]!
    const room = this.room[a]!
    const day = (slot / periods) | 0
    const bit = 1 << (slot - day * periods)
    this.holder[this.place[a]!] = by === 1 ? a : -1
    this.together += by * this.#near[a * slots + slot]!
    for (let i = apartStart[a]!, end = apartStart[a + 1]!; i < end; i++) this.#near[apartList[i]! * slots + slot]! += by
    let soft = by * (starts[a * slots + slot]! + roomCost[a * rooms + room]!)
    for (let i = rowStart[a]!, end = rowStart[a + 1]!; i < end; i++) {
      const row = rowList[i]!
      const others = by === 1 ? this.#busy[row * slots + slot]!++ : --this.#busy[row * slots + slot]!
      if (others > 0) continue
      const before = this.#dayMask[row * days + day]!
      const after = before ^ bit
      this.#dayMask[row * days + day] = after
      const at = dayTable[row]!
      if (at >= 0) soft += tables[at + after]! - tables[at + before]!
      if (before !== 0 && after !== 0) continue
      const price = spread[row]!
      const used = this.#usedDays[row]!
      this.#usedDays[row] = used + by
      if (price >= 0) soft += spreads[price + used + by]! - spreads[price + used]!
    }
    this.soft += soft
    const f = family[a]!
    if (f < 0) return
    const at = f * rooms + room
    const there = by === 1 ? this.#familyRoom[at]!++ : --this.#familyRoom[at]!
    if (there > 0) return
    const different = by === 1 ? this.#familyRooms[f]!++ : --this.#familyRooms[f]!
    if (different > 0) this.soft += by * perOption[f]!
  }
}
