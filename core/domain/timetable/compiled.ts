import { tableOf, type Problem } from './problem.ts'

/** A problem laid out flat, so that the search reads typed arrays only. Lists of lists are one list and where each begins. */
export type Compiled = ReturnType<typeof compile>

/** Lays a problem out flat. */
export function compile(problem: Problem) {
  const { days, periods, weeks, rows, activities, pairs, families } = problem
  const slots = days * periods
  const kinds = weeks.length
  const rules = rows.flatMap(r => r.rules)
  const counts = stack(rules.flatMap(r => r.count))
  const prices = stack(rules.map(r => r.price))
  const firstTable = starts(rules.map(r => r.count.length))
  const patterns = lists(activities.map(a => a.patterns))
  const choices = activities.flatMap(a => a.choices)
  const options = choices.flat()
  const pools = options.flatMap(o => o.pools)
  const picksOf = activities.map(a => a.choices.reduce((sum, choice) => sum + choice.reduce((most, o) => Math.max(most, o.pools.reduce((n, p) => n + p.count, 0)), 0), 0))
  const takes = activities.map((a, i) => a.rows.length + picksOf[i]! + a.choices.reduce((sum, choice) => sum + choice.reduce((most, o) => Math.max(most, o.rows.length), 0), 0))
  const pairTables = stack(pairs.map(p => p.table))
  const pairsOf = activities.map((): number[] => [])
  for (const [i, { a, b }] of pairs.entries()) {
    pairsOf[a]!.push(i)
    pairsOf[b]!.push(i)
  }
  return {
    problem,
    activities: activities.length,
    days,
    periods,
    slots,
    kinds,
    rows: rows.length,
    weeks,
    length: Int32Array.from(activities, a => a.length),
    worth: Int32Array.from(activities, a => a.worth),
    /** how much room it needs, at its worth: what is bulky is the hardest to let in later */
    bulk: Int32Array.from(activities, a => a.worth * a.length),
    family: Int32Array.from(activities, a => a.family),
    movable: Uint8Array.from(activities, a => (a.locked ? 0 : 1)),
    /** [activity][slot] */
    starts: joined(activities.map(a => a.starts), slots),
    own: lists(activities.map(a => a.rows)),
    patterns,
    /** of each entry of `patterns`: the kinds of week in it, and their mask */
    kindsOf: lists(patterns.list.length ? Array.from(patterns.list, mask => Array.from({ length: kinds }, (_, k) => k).filter(k => mask & (1 << k))) : []),
    /** of each activity: its choices, numbered through; of each choice: its options, numbered through */
    choices: starts(activities.map(a => a.choices.length)),
    options: starts(choices.map(c => c.length)),
    optionCost: Int32Array.from(options, o => o.cost),
    optionRows: lists(options.map(o => o.rows)),
    pools: starts(options.map(o => o.pools.length)),
    poolRows: lists(pools.map(p => p.rows)),
    poolCount: Int32Array.from(pools, p => p.count),
    /** how many rows each may have picked, and take at all */
    picks: starts(picksOf),
    takes: starts(takes),
    exclusive: Uint8Array.from(rows, r => (r.exclusive ? 1 : 0)),
    /** [row][slot] masks of kinds; read only where `mayClose` */
    closed: joined(rows.map(r => r.closed), slots),
    mayClose: Uint8Array.from(rows, r => (r.closed?.some(mask => mask !== 0) ? 1 : 0)),
    rules: starts(rows.map(r => r.rules.length)),
    ruleHard: Uint8Array.from(rules, r => (r.hard ? 1 : 0)),
    ruleFills: Uint8Array.from(rules, r => (r.fillable ? 1 : 0)),
    rowFills: Uint8Array.from(rows, r => (r.rules.some(rule => rule.fillable) ? 1 : 0)),
    /** [rule][kind][day] where its counts begin */
    ruleCount: Int32Array.from(rules.flatMap((r, i) => Array.from({ length: kinds * days }, (_, at) => counts.at[firstTable[i]! + tableOf(r, days, Math.floor(at / days), at % days)]!))),
    counts: Uint8Array.from(counts.all),
    rulePrice: Int32Array.from(prices.at),
    prices: Int32Array.from(prices.all),
    pairs: lists(pairsOf),
    pairA: Int32Array.from(pairs, p => p.a),
    pairB: Int32Array.from(pairs, p => p.b),
    pairHard: Uint8Array.from(pairs, p => (p.hard ? 1 : 0)),
    pairTable: Int32Array.from(pairTables.at),
    tables: Int32Array.from(pairTables.all),
    perOption: Int32Array.from(families, f => f.perOption),
    /** of each family: as many places as its sessions have options */
    familyOptions: starts(families.map((_, f) => activities.reduce((most, a) => (a.family === f ? Math.max(most, a.choices[0]?.length ?? 0) : most), 0))),
  }
}

export type List = { start: Int32Array; list: Int32Array }

function lists(all: readonly (readonly number[])[]): List {
  return { start: starts(all.map(l => l.length)), list: Int32Array.from(all.flat()) }
}

/** Lists of one length one after another; null: all zeros. */
function joined(all: readonly (Int32Array | null)[], length: number): Int32Array {
  const list = new Int32Array(all.length * length)
  for (const [i, own] of all.entries()) if (own) list.set(own, i * length)
  return list
}

function starts(lengths: readonly number[]): Int32Array {
  const at = new Int32Array(lengths.length + 1)
  for (const [i, n] of lengths.entries()) at[i + 1] = at[i]! + n
  return at
}

/** Different tables one after another, each once, and where each begins. */
function stack(tables: readonly (Uint8Array | Int32Array)[]): { all: number[]; at: number[] } {
  const all: number[] = []
  const known = new Map<string, number>()
  const seen = new Map<object, number>()
  const at = tables.map(table => {
    const before = seen.get(table)
    if (before !== undefined) return before
    const key = table.join()
    const place = known.get(key) ?? all.length
    if (!known.has(key)) for (const value of table) all.push(value)
    known.set(key, place)
    seen.set(table, place)
    return place
  })
  return { all, at }
}
