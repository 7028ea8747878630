import type { Grid } from './grid.ts'
import { limitedValues, rowStates, type RowStates } from './row-states.ts'

/** `least` is what no lawful row is cheaper than; it is the price of the row itself unless there were too many states to mind all limits. */
export type BestRow = { row: Int32Array; least: number }
/**
 * The cheapest lawful row of one person at prices by day × values + value; null where none was found. `pins`, by day, are values
 * that the row must have, −1 where it is free.
 */
export type RowFinder = (prices: ArrayLike<number>, pins?: ArrayLike<number>) => BestRow | null

/** How many states a day, and all days together, may have. */
const MOST_STATES = 400_000
const MOST_IN_ALL = 40_000_000

type Arrays = { cost: [Float64Array, Float64Array]; reached: [Int32Array, Int32Array]; cameFrom: Uint16Array[] }
/** What all finders of a search work in, one after the other. */
export type Memory = { of(states: number, days: number): Arrays }

export function createMemory(): Memory {
  let arrays: Arrays | undefined
  return {
    of(states, days) {
      if (arrays && arrays.cost[0].length >= states && arrays.cameFrom.length >= days) return arrays
      const cameFrom = Array.from({ length: days }, () => new Uint16Array(states))
      arrays = { cost: [new Float64Array(states), new Float64Array(states)], reached: [new Int32Array(states), new Int32Array(states)], cameFrom }
      return arrays
    },
  }
}

/**
 * Finds a person's best row exactly, by dynamic programming over the days. Of the shifts whose number is limited only those are
 * counted that once went past their limit, as every count multiplies the states. Where that would be too many states, shifts
 * past their limit are barred on the days where they gain least; the row is lawful then, too. Null for rules with too many states.
 */
export function rowFinder(grid: Grid, person: number, memory: Memory): RowFinder | null {
  const { days, values } = grid
  const limits = grid.limits[person]!
  const limited = limitedValues(grid, limits)
  const counted: number[] = []
  let states = rowStates(grid, limits, counted)
  if (tooMany(states, days)) return null
  const own = grid.allowed.subarray(person * days * values, (person + 1) * days * values)
  const allowed = new Uint8Array(days * values)

  return (prices, pins) => {
    for (let at = 0; at < days * values; at++) {
      const pin = pins ? pins[Math.floor(at / values)]! : -1
      allowed[at] = pin < 0 || pin === at % values ? own[at]! : 0
    }
    let least: number | null = null
    for (;;) {
      const found = cheapest(grid, states, allowed, prices, memory)
      if (!found) return null
      least ??= found.least
      const past = limited.find(v => found.row.filter(w => w === v).length > limits.most[v]!)
      if (past === undefined) return { row: found.row, least }
      const more = rowStates(grid, limits, [...counted, past])
      if (!counted.includes(past) && !tooMany(more, days)) {
        counted.push(past)
        states = more
        least = null
      } else {
        const worked = [...found.row.keys()].filter(day => found.row[day] === past)
        const gain = (day: number) => prices[day * values]! - prices[day * values + past]!
        const surplus = worked.length - limits.most[past]!
        for (const day of worked.sort((a, b) => gain(a) - gain(b)).slice(0, surplus)) allowed[day * values + past] = 0
      }
    }
  }
}

function tooMany({ count, runs, weekCounts }: RowStates, days: number): boolean {
  return count > MOST_STATES || count * days > MOST_IN_ALL || runs.count * weekCounts > 65_535
}

function cheapest(grid: Grid, states: RowStates, allowed: Uint8Array, prices: ArrayLike<number>, memory: Memory): BestRow | null {
  const { days, values, follows, weekends, weekendOf, weekOf } = grid
  const { runs, perRun, steps, stepsOf, fewestSteps, weekendCounts, strideOf, countsOf, weekStride, weekCounts, weekStepsOf, mostInWeek } = states
  const { cost, reached, cameFrom } = memory.of(states.count, days)
  const stepsADay = stepsOf.reduce((a, b) => Math.max(a, b), 0)
  cost[0].fill(Infinity, 0, states.count)
  cost[1].fill(Infinity, 0, states.count)

  /** Whether working a day makes its weekend one that is worked, by what was worked the day before. */
  const opensWeekend = (day: number, last: number): boolean => {
    const weekend = weekendOf[day]!
    return weekend >= 0 && weekendCounts > 0 && (last === 0 || weekends[weekend]![0] === day)
  }

  /** Whether the minutes of the week begin anew. */
  const opensWeek = (day: number): boolean => weekStride > 0 && day > 0 && weekOf[day] !== weekOf[day - 1]

  if (days === 0) return fewestSteps > 0 ? null : { row: new Int32Array(0), least: 0 }
  let [now, next] = [0, 1]
  let count = 0
  for (let day = 0; day < days; day++) {
    const [costNow, costNext, listNow, listNext, back] = [cost[now]!, cost[next]!, reached[now]!, reached[next]!, cameFrom[day]!]
    const fewest = fewestSteps - (days - 1 - day) * stepsADay
    const newWeek = opensWeek(day)
    const most = weekStride > 0 ? mostInWeek[weekOf[day]!]! : 0
    let nextCount = 0
    for (let i = 0; i < (day === 0 ? 1 : count); i++) {
      const state = day === 0 ? 0 : listNow[i]!
      const run = day === 0 ? -1 : Math.floor(state / perRun)
      const kept = day === 0 ? 0 : state - run * perRun
      const week = weekStride > 0 ? Math.floor(kept / weekStride) : 0
      const rest = newWeek ? kept - week * weekStride : kept
      const inWeek = newWeek ? 0 : week
      const before = day === 0 ? 0 : costNow[state]!
      const last = run < 0 ? 0 : runs.last[run]!
      const used = rest % steps
      for (let v = 0; v < values; v++) {
        if (allowed[day * values + v] === 0 || follows[last * values + v] === 0) continue
        const nextRun = run < 0 ? runs.first[v]! : runs.step[run * values + v]!
        const spent = used + stepsOf[v]!
        if (nextRun < 0 || spent >= steps || spent < fewest) continue
        if (inWeek + weekStepsOf[v]! > most) continue
        let into = rest + stepsOf[v]! + weekStepsOf[v]! * weekStride
        if (v > 0) {
          if (opensWeekend(day, last)) {
            if (Math.floor(rest / steps) % weekendCounts === weekendCounts - 1) continue
            into += steps
          }
          const stride = strideOf[v]!
          if (stride > 0) {
            if (Math.floor(rest / stride) % countsOf[v]! === countsOf[v]! - 1) continue
            into += stride
          }
        }
        const target = nextRun * perRun + into
        const total = before + prices[day * values + v]!
        const known = costNext[target]!
        if (total >= known) continue
        if (known === Infinity) listNext[nextCount++] = target
        costNext[target] = total
        back[target] = run < 0 ? 0 : run * weekCounts + week
      }
    }
    for (let i = 0; i < count; i++) costNow[listNow[i]!] = Infinity
    count = nextCount
    ;[now, next] = [next, now]
  }
  let best = -1
  for (let i = 0; i < count; i++) {
    if (runs.mayEnd[Math.floor(reached[now]![i]! / perRun)] === 0) continue
    if (best < 0 || cost[now]![reached[now]![i]!]! < cost[now]![best]!) best = reached[now]![i]!
  }
  if (best < 0) return null

  const row = new Int32Array(days)
  let [run, rest] = [Math.floor(best / perRun), best % perRun]
  for (let day = days - 1; day >= 0; day--) {
    const v = (row[day] = runs.last[run]!)
    const from = cameFrom[day]![run * perRun + rest]!
    const before = Math.floor(from / weekCounts)
    const last = day === 0 ? 0 : runs.last[before]!
    rest -= stepsOf[v]! + weekStepsOf[v]! * weekStride + (v > 0 && opensWeekend(day, last) ? steps : 0) + strideOf[v]!
    if (opensWeek(day)) rest += (from % weekCounts) * weekStride
    run = before
  }
  return { row, least: cost[now]![best]! }
}
