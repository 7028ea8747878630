import { bitCount } from '../base/bits.ts'
import type { Compiled } from './compiled.ts'
import type { Copy } from './copy.ts'
import { pickRows, rowsWanted } from './pick-rows.ts'
import { NEVER, type Cost, type Placed, type Spot } from './problem.ts'

/**
 * A plan with its cost, kept up move by move. Every activity is placed or left out; what is broken is counted, not forbidden: who
 * searches decides. Reads and writes typed arrays only.
 */
export class State {
  readonly c: Compiled
  /** first slot of each activity, −1 while it is left out */
  readonly slot: Int32Array
  /** of each activity, an index into all patterns; kept when it is taken out */
  readonly pattern: Int32Array
  /** of each choice, an index into all options; kept when it is taken out */
  readonly option: Int32Array
  /** rows that were picked out of pools; −1: there was none left */
  readonly pick: Int32Array
  /** every row that an activity takes, while it is placed */
  readonly taken: Int32Array
  readonly takenCount: Int32Array
  /** how often a row is busy: [row][kind][slot] */
  readonly busy: Uint8Array
  /** sum of (activity + 1) there: who it is where one is */
  readonly who: Int32Array
  /** busy periods of a row's day as bits: [row][kind][day] */
  readonly dayMask: Int32Array
  /** what the week counts up to: [rule][kind] */
  readonly total: Int32Array
  /** periods of a row still to be placed: [row][kind] */
  readonly toCome: Int32Array
  readonly #familyOption: Int32Array
  readonly #familyUsed: Int32Array
  hard = 0
  soft = 0
  out = 0
  /** the bulk of all that is left out */
  bulk = 0

  constructor(c: Compiled) {
    this.c = c
    this.slot = new Int32Array(c.activities).fill(-1)
    this.pattern = c.patterns.start.slice(0, c.activities)
    this.option = c.options.slice(0, Math.max(0, c.options.length - 1))
    this.pick = new Int32Array(c.picks[c.activities]!).fill(-1)
    this.taken = new Int32Array(c.takes[c.activities]!)
    this.takenCount = new Int32Array(c.activities)
    this.busy = new Uint8Array(c.rows * c.kinds * c.slots)
    this.who = new Int32Array(c.rows * c.kinds * c.slots)
    this.dayMask = new Int32Array(c.rows * c.kinds * c.days)
    this.total = new Int32Array(c.ruleHard.length * c.kinds)
    this.toCome = new Int32Array(c.rows * c.kinds)
    this.#familyOption = new Int32Array(c.familyOptions.at(-1)!)
    this.#familyUsed = new Int32Array(c.perOption.length)
    for (let a = 0; a < c.activities; a++) {
      this.out += c.worth[a]!
      this.bulk += c.bulk[a]!
      this.#comes(a, 1)
    }
    for (let row = 0; row < c.rows; row++) {
      for (let at = c.rules[row]! * c.kinds; at < c.rules[row + 1]! * c.kinds; at++) {
        const [rule, k] = [Math.floor(at / c.kinds), at % c.kinds]
        for (let day = 0; day < c.days; day++) this.total[at]! += c.counts[c.ruleCount[at * c.days + day]!]!
        const price = this.#rulePrice(rule, row, k)
        if (c.ruleHard[rule]) this.hard += price
        else this.soft += price * c.weeks[k]!
      }
    }
  }

  cost(): Cost {
    return { out: this.out, hard: this.hard, soft: this.soft }
  }

  /** Places an activity with the options that are set for it, picking free rows out of their pools. */
  put(a: number, slot: number, pattern: number): void {
    this.pattern[a] = pattern
    this.#list(a, pickRows(this, a, slot))
    this.slot[a] = slot
    this.#settle(a, 1)
  }

  /** Takes a placed activity out; returns the slot that it had. */
  take(a: number): number {
    const slot = this.slot[a]!
    this.#settle(a, -1)
    this.slot[a] = -1
    return slot
  }

  /** Undoes a {@link take}: the same options and picked rows again. */
  putBack(a: number, slot: number): void {
    this.slot[a] = slot
    this.#settle(a, 1)
  }

  /** Broken hard rules of a row in a kind of week. */
  broken(row: number, k: number): number {
    const { rules, ruleHard } = this.c
    let hard = 0
    for (let rule = rules[row]!; rule < rules[row + 1]!; rule++) if (ruleHard[rule]) hard += this.#rulePrice(rule, row, k)
    return hard
  }

  /** The one that a pair is about besides `a`. */
  partner(pair: number, a: number): number {
    const { pairA, pairB } = this.c
    return pairA[pair] === a ? pairB[pair]! : pairA[pair]!
  }

  /** What a pair costs with `a` at a slot and its partner where it is; nothing while that is nowhere. */
  pairCost(pair: number, a: number, slot: number): number {
    const { pairA, pairTable, tables, slots } = this.c
    const other = this.slot[this.partner(pair, a)]!
    if (other < 0) return 0
    return tables[pairTable[pair]! + (pairA[pair] === a ? slot * slots + other : other * slots + slot)]!
  }

  /** Is a row to be had for so many periods from a slot on in all weeks of a pattern? */
  isFree(row: number, slot: number, length: number, pattern: number): boolean {
    const { kinds, slots, closed, mayClose, patterns, kindsOf } = this.c
    if (mayClose[row]) {
      const mask = patterns.list[pattern]!
      for (let i = 0; i < length; i++) if (closed[row * slots + slot + i]! & mask) return false
    }
    for (let i = kindsOf.start[pattern]!, end = kindsOf.start[pattern + 1]!; i < end; i++) {
      const base = (row * kinds + kindsOf.list[i]!) * slots + slot
      for (let j = 0; j < length; j++) if (this.busy[base + j]! > 0) return false
    }
    return true
  }

  /** Where everything is now. */
  copy(): Copy {
    return { slot: this.slot.slice(), pattern: this.pattern.slice(), option: this.option.slice(), pick: this.pick.slice() }
  }

  /** Makes everything as it was. */
  restore({ slot, pattern, option, pick }: Copy): void {
    for (let a = 0; a < this.c.activities; a++) if (this.slot[a]! >= 0) this.take(a)
    this.pattern.set(pattern)
    this.option.set(option)
    this.pick.set(pick)
    for (let a = 0; a < this.c.activities; a++) if (slot[a]! >= 0) this.putAgain(a, slot[a]!)
  }

  /** Places an activity with the options, pattern and picks that are set for it. */
  putAgain(a: number, slot: number): void {
    this.#list(a, rowsWanted(this, a))
    this.putBack(a, slot)
  }

  /** Places an activity as a plan has it. */
  putAs(a: number, placed: Placed): void {
    this.#choose(a, placed)
    for (const [i, row] of placed.picks.entries()) this.pick[this.c.picks[a]! + i] = row
    this.#list(a, placed.picks.length)
    this.putBack(a, placed.slot)
  }

  /** Places an activity where it is to be, with whichever rows are free in the pools of its options. */
  putAt(a: number, spot: Spot): void {
    this.#choose(a, spot)
    this.put(a, spot.slot, this.pattern[a]!)
  }

  #choose(a: number, { pattern, options }: Spot): void {
    const { c } = this
    for (const [i, option] of options.entries()) this.option[c.choices[a]! + i] = c.options[c.choices[a]! + i]! + option
    this.pattern[a] = c.patterns.start[a]! + pattern
  }

  /** Lists the rows that an activity takes with its options and so many picks. */
  #list(a: number, picks: number): void {
    const { choices, own, optionRows: rows, takes, picks: pickStart } = this.c
    let n = takes[a]!
    for (let i = own.start[a]!, end = own.start[a + 1]!; i < end; i++) this.taken[n++] = own.list[i]!
    for (let choice = choices[a]!; choice < choices[a + 1]!; choice++) {
      const o = this.option[choice]!
      for (let i = rows.start[o]!, end = rows.start[o + 1]!; i < end; i++) this.taken[n++] = rows.list[i]!
    }
    for (let i = 0; i < picks; i++) if (this.pick[pickStart[a]! + i]! >= 0) this.taken[n++] = this.pick[pickStart[a]! + i]!
    this.takenCount[a] = n - takes[a]!
  }

  /** Everything that changes when an activity is placed (1) or taken out (−1) where `slot` and `taken` say. */
  #settle(a: number, by: 1 | -1): void {
    const { c } = this
    const slot = this.slot[a]!
    if (by === 1) this.#comes(a, -1)
    for (let i = c.takes[a]!, end = i + this.takenCount[a]!; i < end; i++) this.#busy(this.taken[i]!, a, slot, by)
    if (by === -1) this.#comes(a, 1)
    this.out -= by * c.worth[a]!
    this.bulk -= by * c.bulk[a]!
    const start = c.starts[a * c.slots + slot]!
    let [hard, soft] = start >= NEVER ? [1, 0] : [0, start]
    let picked = this.takenCount[a]! - (c.own.start[a + 1]! - c.own.start[a]!) - rowsWanted(this, a)
    for (let choice = c.choices[a]!; choice < c.choices[a + 1]!; choice++) {
      const o = this.option[choice]!
      if (c.optionCost[o]! >= NEVER) hard++
      else soft += c.optionCost[o]!
      picked -= c.optionRows.start[o + 1]! - c.optionRows.start[o]!
    }
    this.hard += by * (hard - picked) // fewer picked than wanted is less than nothing
    this.soft += by * soft
    this.#pairs(a, slot, by)
    if (c.family[a]! >= 0 && c.choices[a + 1]! > c.choices[a]!) this.#family(a, by)
  }

  #busy(row: number, a: number, slot: number, by: 1 | -1): void {
    const { c, busy, who, dayMask } = this
    const { slots, kinds, days, periods, kindsOf } = c
    const length = c.length[a]!
    const pattern = this.pattern[a]!
    const day = (slot / periods) | 0
    const bits = ((1 << length) - 1) << (slot - day * periods)
    let clashes = 0
    for (let i = kindsOf.start[pattern]!, end = kindsOf.start[pattern + 1]!; i < end; i++) {
      const k = kindsOf.list[i]!
      const base = (row * kinds + k) * slots + slot
      let crowded = 0
      for (let j = 0; j < length; j++) {
        if (by === 1 ? busy[base + j]!++ > 0 : --busy[base + j]! > 0) crowded |= 1 << j
        who[base + j]! += by * (a + 1)
      }
      if (crowded && c.exclusive[row]) clashes += bitCount(crowded)
      if (c.rules[row] === c.rules[row + 1]) continue
      const at = (row * kinds + k) * days + day
      const before = dayMask[at]!
      const after = by === 1 ? before | bits : before & ~(bits & ~(crowded << (slot - day * periods)))
      if (after === before) continue
      dayMask[at] = after
      for (let rule = c.rules[row]!, last = c.rules[row + 1]!; rule < last; rule++) {
        const table = c.ruleCount[(rule * kinds + k) * days + day]!
        const more = c.counts[table + after]! - c.counts[table + before]!
        if (more === 0) continue
        const sum = this.total[rule * kinds + k]!
        this.total[rule * kinds + k] = sum + more
        this.#price(rule, k, c.ruleFills[rule] ? sum - this.toCome[row * kinds + k]! : sum, more)
      }
    }
    if (c.mayClose[row]) {
      const mask = c.patterns.list[pattern]!
      for (let j = 0; j < length; j++) clashes += bitCount(c.closed[row * slots + slot + j]! & mask)
    }
    this.hard += by * clashes
  }

  /** What changes when what a rule counts in a kind of week, `sum`, becomes so much more. */
  #price(rule: number, k: number, sum: number, more: number): void {
    if (sum <= 0 && sum + more <= 0) return
    const { rulePrice, prices, ruleHard, weeks } = this.c
    const change = prices[rulePrice[rule]! + Math.max(0, sum + more)]! - prices[rulePrice[rule]! + Math.max(0, sum)]!
    if (ruleHard[rule]) this.hard += change
    else this.soft += change * weeks[k]!
  }

  #rulePrice(rule: number, row: number, k: number): number {
    const { ruleFills, rulePrice, prices, kinds } = this.c
    const total = this.total[rule * kinds + k]! - (ruleFills[rule] ? this.toCome[row * kinds + k]! : 0)
    return total > 0 ? prices[rulePrice[rule]! + total]! : prices[rulePrice[rule]!]!
  }

  /** An activity is (1) or is no more (−1) still to be placed, which forgives its rows what it may mend. */
  #comes(a: number, by: 1 | -1): void {
    const { own, rules, rowFills, ruleFills, kindsOf, patterns, kinds, length } = this.c
    const pattern = patterns.start[a]!
    for (let i = own.start[a]!, end = own.start[a + 1]!; i < end; i++) {
      const row = own.list[i]!
      if (!rowFills[row]) continue
      for (let j = kindsOf.start[pattern]!; j < kindsOf.start[pattern + 1]!; j++) {
        const k = kindsOf.list[j]!
        const toCome = this.toCome[row * kinds + k]!
        this.toCome[row * kinds + k] = toCome + by * length[a]!
        for (let rule = rules[row]!, last = rules[row + 1]!; rule < last; rule++) if (ruleFills[rule]) this.#price(rule, k, this.total[rule * kinds + k]! - toCome, -by * length[a]!)
      }
    }
  }

  #pairs(a: number, slot: number, by: 1 | -1): void {
    const { pairs, pairHard } = this.c
    for (let i = pairs.start[a]!, end = pairs.start[a + 1]!; i < end; i++) {
      const pair = pairs.list[i]!
      const cost = by * this.pairCost(pair, a, slot)
      if (pairHard[pair]) this.hard += cost
      else this.soft += cost
    }
  }

  #family(a: number, by: 1 | -1): void {
    const { family, familyOptions, choices, options, perOption } = this.c
    const f = family[a]!
    const at = familyOptions[f]! + this.option[choices[a]!]! - options[choices[a]!]!
    if (by === 1) {
      if (this.#familyOption[at]!++ === 0 && this.#familyUsed[f]!++ > 0) this.soft += perOption[f]!
    } else if (--this.#familyOption[at]! === 0 && --this.#familyUsed[f]! > 0) this.soft -= perOption[f]!
  }
}
