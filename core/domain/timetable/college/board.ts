import { NEVER, rowsOf, tableOf, type Activity, type Pair, type Placed, type Plan, type Problem, type Rule } from '../problem.ts'

/** What is in the way of an activity at one time. `row` is what is taken or closed; `by` are the activities that take it, none where it is closed. */
export type Block = { kind: 'row' | 'option' | 'pool' | 'pair' | 'rule'; row: number; choice: number; by: number[] }
export type Fit = { options: number[]; picks: number[]; cost: number }

/**
 * A plan as a table of who is where, to be asked what is in the way of one activity: plain and exact, not for searching. Nothing here looks
 * at soft cost but that of starts and options.
 */
export class Board {
  readonly problem: Problem
  readonly plan: (Placed | null)[]
  /** [row][kind][slot]: activities there, by number + 1 */
  readonly #who: Map<number, Set<number>> = new Map()
  readonly #pairs: ReadonlyMap<number, readonly Pair[]>

  constructor(problem: Problem, plan: Plan) {
    this.problem = problem
    this.plan = problem.activities.map(() => null)
    const pairs = new Map<number, Pair[]>()
    for (const pair of problem.pairs) {
      if (!pair.hard) continue
      for (const end of [pair.a, pair.b]) {
        const own = pairs.get(end)
        if (own) own.push(pair)
        else pairs.set(end, [pair])
      }
    }
    this.#pairs = pairs
    for (const [a, placed] of plan.entries()) if (placed) this.put(a, placed)
  }

  put(a: number, placed: Placed): void {
    this.plan[a] = placed
    for (const cell of this.#cellsOf(a, placed)) {
      const there = this.#who.get(cell)
      if (there) there.add(a)
      else this.#who.set(cell, new Set([a]))
    }
  }

  take(a: number): Placed {
    const placed = this.plan[a]!
    for (const cell of this.#cellsOf(a, placed)) this.#who.get(cell)!.delete(a)
    this.plan[a] = null
    return placed
  }

  /** How an activity can be at a time, by the cheapest options; or what is in the way. */
  at(a: number, slot: number, pattern: number): Fit | Block {
    const activity = this.problem.activities[a]!
    return this.could(a, activity, slot, activity.patterns[pattern]!)
  }

  /** The same for an activity that is changed in thought, in some kinds of weeks; `apart` false: whatever it has with others. */
  could(a: number, activity: Activity, slot: number, mask: number, apart = true): Fit | Block {
    for (const row of activity.rows) {
      const block = this.#blockOf(row, a, slot, activity.length, mask)
      if (block) return { ...block, choice: -1 }
    }
    for (const { a: one, b: other, table } of (apart && this.#pairs.get(a)) || []) {
      const partner = one === a ? other : one
      const at = this.plan[partner]
      const slots = this.problem.days * this.problem.periods
      if (at && table[one === a ? slot * slots + at.slot : at.slot * slots + slot]) return { kind: 'pair', row: -1, choice: -1, by: [partner] }
    }
    return this.#chosen(activity, a, slot, mask)
  }

  #chosen(activity: Activity, a: number, slot: number, mask: number): Fit | Block {
    const options: number[] = []
    const picks: number[] = []
    let cost = 0
    for (const [choice, list] of activity.choices.entries()) {
      let best: { option: number; picks: number[]; cost: number } | null = null
      let block: Block | null = null
      for (const [option, { rows, pools, cost: own }] of list.entries()) {
        if (own >= NEVER || (best && best.cost <= own)) continue
        const inWay = rows.map(row => this.#blockOf(row, a, slot, activity.length, mask)).find(b => b)
        const picked = inWay ? [] : pools.map(pool => this.#picked(pool.rows, pool.count, a, slot, activity.length, mask))
        const short = picked.findIndex(p => 'by' in p)
        if (!inWay && short < 0) best = { option, picks: (picked as number[][]).flat(), cost: own }
        else block ??= { ...(inWay ?? (picked[short] as Block)), choice }
      }
      if (!best) return list.length > 1 ? { ...block!, kind: 'option' } : block!
      options.push(best.option)
      picks.push(...best.picks)
      cost += best.cost
    }
    return { options, picks, cost }
  }

  #picked(rows: readonly number[], count: number, a: number, slot: number, length: number, mask: number): number[] | Block {
    const free: number[] = []
    const by = new Set<number>()
    for (const row of rows) {
      const block = this.#blockOf(row, a, slot, length, mask)
      if (!block) free.push(row)
      else for (const other of block.by) by.add(other)
      if (free.length === count) return free
    }
    return { kind: 'pool', row: rows[0] ?? -1, choice: -1, by: [...by] }
  }

  /** The rows of a pool that are free at a time. */
  freeIn(rows: readonly number[], a: number, slot: number, length: number, mask: number): number[] {
    return rows.filter(row => !this.#blockOf(row, a, slot, length, mask))
  }

  /** Who is at some rows at a time, this activity apart. */
  othersAt(rows: readonly number[], a: number, slot: number, length: number, mask: number): Set<number> {
    const others = new Set<number>()
    for (const row of rows) {
      this.#eachCell(row, slot, length, mask, cell => {
        for (const other of this.#who.get(cell) ?? []) if (other !== a) others.add(other)
      })
    }
    return others
  }

  #blockOf(row: number, a: number, slot: number, length: number, mask: number): Block | null {
    const { closed, exclusive, rules } = this.problem.rows[row]!
    if (closed) for (let i = 0; i < length; i++) if (closed[slot + i]! & mask) return { kind: 'row', row, choice: -1, by: [] }
    if (exclusive) {
      const by = new Set<number>()
      this.#eachCell(row, slot, length, mask, cell => {
        for (const other of this.#who.get(cell) ?? []) if (other !== a) by.add(other)
      })
      if (by.size) return { kind: 'row', row, choice: -1, by: [...by] }
    }
    return rules.some(r => r.hard) && this.#breaksRule(row, slot, length, mask) ? { kind: 'rule', row, choice: -1, by: [] } : null
  }

  /** Would the row break one of its hard rules more than it does? */
  #breaksRule(row: number, slot: number, length: number, mask: number): boolean {
    const { days, periods, weeks } = this.problem
    for (let k = 0; k < weeks.length; k++) {
      if (!(mask & (1 << k))) continue
      const masks = Array.from({ length: days }, (_, day) => this.#busyOn(row, k, day))
      const more = masks.slice()
      for (let i = 0; i < length; i++) more[Math.floor(slot / periods)]! |= 1 << ((slot % periods) + i)
      for (const rule of this.problem.rows[row]!.rules) {
        if (!rule.hard) continue
        const sum = (list: number[]) => list.reduce((n, m, day) => n + rule.count[tableOf(rule, days, k, day)]![m]!, 0)
        if (rule.price[sum(more)]! > rule.price[sum(masks)]!) return true
      }
    }
    return false
  }

  /** What a row's week costs by one of its rules, over all weeks. */
  ruleCost(row: number, rule: Rule): number {
    const { days, weeks } = this.problem
    let cost = 0
    for (const [k, times] of weeks.entries()) {
      let sum = 0
      for (let day = 0; day < days; day++) sum += rule.count[tableOf(rule, days, k, day)]![this.#busyOn(row, k, day)]!
      cost += rule.price[sum]! * times
    }
    return cost
  }

  #busyOn(row: number, k: number, day: number): number {
    const { periods, days, weeks } = this.problem
    let mask = 0
    for (let p = 0; p < periods; p++) if (this.#who.get((row * weeks.length + k) * days * periods + day * periods + p)?.size) mask |= 1 << p
    return mask
  }

  #cellsOf(a: number, placed: Placed): number[] {
    const activity = this.problem.activities[a]!
    const cells: number[] = []
    for (const row of rowsOf(activity, placed)) this.#eachCell(row, placed.slot, activity.length, activity.patterns[placed.pattern]!, cell => void cells.push(cell))
    return cells
  }

  #eachCell(row: number, slot: number, length: number, mask: number, tell: (cell: number) => void): void {
    const { days, periods, weeks } = this.problem
    for (let k = 0; k < weeks.length; k++) if (mask & (1 << k)) for (let i = 0; i < length; i++) tell((row * weeks.length + k) * days * periods + slot + i)
  }
}

/** Every time at which an activity may begin at all, whoever is there. */
export function startsOf({ starts, patterns }: Activity): { slot: number; pattern: number }[] {
  return patterns.flatMap((_, pattern) => [...starts].flatMap((cost, slot) => (cost < NEVER ? [{ slot, pattern }] : [])))
}
