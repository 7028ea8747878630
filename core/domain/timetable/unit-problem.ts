import { NEVER, type Plan, type Problem } from './problem.ts'

/**
 * A problem all of whose activities take one period of every week and one room out of the same list, and whose rules are soft: what
 * course timetabling of universities is. For these the search can tell the cost of a move without making it.
 */
export type UnitProblem = {
  activities: number
  slots: number
  days: number
  periods: number
  rooms: number
  /** [activity][slot], {@link NEVER} where it may not be */
  starts: Int32Array
  /** [activity][room] */
  roomCost: Int32Array
  /** rows with rules or shared by several, of each activity one after another */
  rowStart: Int32Array
  rowList: Int32Array
  rows: number
  /** by row: where its days' costs are found in `tables`, or −1; such a row's price is the sum of its days */
  dayTable: Int32Array
  tables: Int32Array
  /** by row: its price by days used, in `spreads`, or −1 */
  spread: Int32Array
  spreads: Int32Array
  /** by activity: the most that its rows could save by its moving */
  most: Int32Array
  /** [activity][activity]: 1 where they share an exclusive row */
  apart: Uint8Array
  /** activities that must be apart, of each activity one after another */
  apartStart: Int32Array
  apartList: Int32Array
  family: Int32Array
  perOption: Int32Array
  locked: Int32Array
  /** by activity: slot × rooms + room where it is locked, else −1 */
}

/** The problem in its narrow form, or null where it has what that form cannot hold. */
export function unitProblem(problem: Problem): UnitProblem | null {
  const { activities, rows, days, periods, families, pairs } = problem
  const n = activities.length
  const slots = days * periods
  const options = activities[0]?.choices[0]
  if (!options || problem.weeks.length !== 1 || pairs.length || !activities.every(a => a.length === 1 && a.patterns.length === 1 && a.patterns[0] === 1 && a.choices.length === 1)) return null
  const rooms = options.length
  const roomRows = new Set(options.map(o => o.rows[0]))
  const alike = activities.every(({ choices: [own], rows: fixed }) => own!.length === rooms && own!.every((o, i) => o.rows.length === 1 && o.rows[0] === options[i]!.rows[0] && o.pools.length === 0) && !fixed.some(r => roomRows.has(r)))
  if (!alike || roomRows.size !== rooms) return null
  const isRoom = (r: number) => roomRows.has(r)
  const tables: Int32Array[] = []
  const spreads: Int32Array[] = []
  const dayTable = new Int32Array(rows.length).fill(-1)
  const spread = new Int32Array(rows.length).fill(-1)
  const size = 1 << periods
  for (const [r, { rules, exclusive, closed }] of rows.entries()) {
    if (isRoom(r) ? !exclusive || rules.length > 0 || closed?.some(mask => mask !== 0) : rules.length > 2) return null
    for (const { hard, fillable, count, price } of rules) {
      if (hard || fillable || count.length !== 1) return null
      const table = count[0]!
      if (price.every(p => p === 0)) continue
      if (price.every((p, i) => p === i * price[1]!)) {
        if (dayTable[r]! >= 0) return null
        const costs = Int32Array.from(table, c => c * price[1]! * problem.weeks[0]!)
        const known = tables.findIndex(t => t.every((c, i) => c === costs[i]))
        dayTable[r] = (known >= 0 ? known : tables.push(costs) - 1) * size
      } else {
        if (spread[r]! >= 0 || !table.every((c, mask) => c === (mask ? 1 : 0))) return null
        spread[r] = spreads.push(price.slice(0, days + 1).map(p => p * problem.weeks[0]!)) - 1
      }
    }
  }
  const apart = new Uint8Array(n * n)
  for (const [r, { exclusive }] of rows.entries()) {
    if (!exclusive || isRoom(r)) continue
    const own = activities.flatMap((a, i) => (a.rows.includes(r) ? [i] : []))
    for (const a of own) for (const b of own) if (a !== b) apart[a * n + b] = 1
  }
  const neighbours = activities.map((_, a) => activities.flatMap((_, b) => (apart[a * n + b] ? [b] : [])))
  const ruled = activities.map(a => a.rows.filter(r => dayTable[r]! >= 0 || spread[r]! >= 0))
  // one activity more or less changes two days of a row
  const mostSaved = (r: number) => {
    const table = dayTable[r]! < 0 ? [] : [...tables[dayTable[r]! / size]!]
    let step = 0
    for (let mask = 0; mask < table.length; mask++) for (let p = 0; p < periods; p++) step = Math.max(step, Math.abs(table[mask]! - table[mask ^ (1 << p)]!))
    const prices = spread[r]! < 0 ? [] : [...spreads[spread[r]!]!]
    return 2 * step + prices.reduce((most, p, i) => (i ? Math.max(most, Math.abs(p - prices[i - 1]!)) : 0), 0)
  }
  const closedTo = (a: number, slot: number) => activities[a]!.rows.some(r => rows[r]!.closed?.[slot])
  return {
    activities: n,
    slots,
    days,
    periods,
    rooms,
    starts: Int32Array.from({ length: n * slots }, (_, i) => (closedTo(Math.floor(i / slots), i % slots) ? NEVER : activities[Math.floor(i / slots)]!.starts[i % slots]!)),
    roomCost: Int32Array.from(activities.flatMap(a => a.choices[0]!.map(o => o.cost))),
    ...inOne(ruled, 'row'),
    rows: rows.length,
    dayTable,
    tables: Int32Array.from(tables.flatMap(t => [...t])),
    spread: spread.map(s => (s < 0 ? -1 : s * (days + 1))),
    spreads: Int32Array.from(spreads.flatMap(s => [...s])),
    most: Int32Array.from(ruled, own => own.reduce((sum, r) => sum + mostSaved(r), 0)),
    apart,
    ...inOne(neighbours, 'apart'),
    family: Int32Array.from(activities, a => a.family),
    perOption: Int32Array.from(families, f => f.perOption),
    locked: Int32Array.from(activities, ({ locked }) => (locked ? locked.slot * rooms + locked.options[0]! : -1)),
  }
}

function inOne<N extends string>(lists: readonly (readonly number[])[], name: N): Record<`${N}Start` | `${N}List`, Int32Array> {
  const start = new Int32Array(lists.length + 1)
  for (const [i, list] of lists.entries()) start[i + 1] = start[i]! + list.length
  return { [`${name}Start`]: start, [`${name}List`]: Int32Array.from(lists.flat()) } as never // the names are put together just so
}

/** A plan of the narrow form in the general one. */
export function unitPlan({ rooms }: UnitProblem, places: Int32Array): Plan {
  return Array.from(places, place => (place < 0 ? null : { slot: Math.floor(place / rooms), pattern: 0, options: [place % rooms], picks: [] }))
}
