import type { Grid, Limits } from './grid.ts'

/** What the rules ask of the days before, as numbers: run of shifts or days off, minutes, weekends, counted shifts and minutes of the week in one number. */
export type RowStates = {
  count: number
  runs: Runs
  /** how many states share a run */
  perRun: number
  /** minutes are counted in the greatest step that all shifts share: how many steps there are, and those of each value; 1 and none where no total is limited */
  steps: number
  stepsOf: Int32Array
  fewestSteps: number
  /** 0 where weekends need no counting; else the most, plus one */
  weekendCounts: number
  /** by value: where its count lies in the state, 0 if it is not counted, and how many there may be plus one */
  strideOf: Int32Array
  countsOf: Int32Array
  /** where the steps of the week so far lie in the state, 0 if weeks have no limit; how many there may be plus one, those of each value and the most by week */
  weekStride: number
  weekCounts: number
  weekStepsOf: Int32Array
  mostInWeek: Int32Array
}

const DAYS_A_WEEK = 7

/** `counted` are the values whose number is limited and minded. */
export function rowStates(grid: Grid, limits: Limits, counted: readonly number[]): RowStates {
  const { days, values, minutes, weekends } = grid
  const runs = runsOf(limits, values, days)
  const unit = minutes.reduce(gcd, 0) || 1
  const longest = minutes.reduce((a, b) => Math.max(a, b), 0)
  const weeks = limits.weekMinutes ?? new Float64Array(0)
  const possible = Math.min(days * longest, limits.weekMinutes ? weeks.reduce((a, b) => a + b, 0) : Infinity)
  const isTotalLimited = limits.minMinutes > 0 || limits.maxMinutes < possible
  const steps = isTotalLimited ? Math.floor(Math.min(limits.maxMinutes, days * longest) / unit) + 1 : 1
  const weekendCounts = weekends.length > limits.maxWeekends ? limits.maxWeekends + 1 : 0
  const [strideOf, countsOf] = [new Int32Array(values), new Int32Array(values)]
  let perRun = steps * Math.max(1, weekendCounts)
  for (const value of counted) {
    strideOf[value] = perRun
    countsOf[value] = limits.most[value]! + 1
    perRun *= countsOf[value]!
  }
  const inSteps = Int32Array.from(minutes, m => Math.round(m / unit))
  const mostInWeek = Int32Array.from(weeks, most => Math.floor(Math.min(most, DAYS_A_WEEK * longest) / unit))
  const areWeeksLimited = weeks.some(most => most < DAYS_A_WEEK * longest)
  const weekStride = areWeeksLimited ? perRun : 0
  const weekCounts = areWeeksLimited ? mostInWeek.reduce((a, b) => Math.max(a, b), 0) + 1 : 1
  perRun *= weekCounts
  return {
    count: runs.count * perRun,
    runs,
    perRun,
    steps,
    stepsOf: isTotalLimited ? inSteps : new Int32Array(minutes.length),
    fewestSteps: Math.ceil(limits.minMinutes / unit),
    weekendCounts,
    strideOf,
    countsOf,
    weekStride,
    weekCounts,
    weekStepsOf: areWeeksLimited ? inSteps : new Int32Array(minutes.length),
    mostInWeek,
  }
}

/** The values whose limit could be passed within the minutes. */
export function limitedValues({ values, minutes, days }: Grid, { most, maxMinutes }: Limits): number[] {
  return Array.from({ length: values - 1 }, (_, i) => i + 1).filter(v => most[v]! < Math.min(days, minutes[v]! > 0 ? Math.floor(maxMinutes / minutes[v]!) : days))
}

export type Runs = {
  count: number
  /** by run: the value worked last, 0 on a day off */
  last: Int32Array
  /** by value: the run after the first day, −1 where there is none */
  first: Int32Array
  /** by run × values + value: the run after one more day, −1 where the run may not end or grow */
  step: Int32Array
  /** by run: 1 where the roster may end with it */
  mayEnd: Uint8Array
}

/**
 * Runs of shifts: one state for each last shift and length, and one more for lengths below the least at the start of the roster,
 * which may end as they are. Days off: one for each length up to the least. A run that the end of the roster cuts off is lawful, if it
 * is with the days that follow no longer than any other.
 */
function runsOf({ minRun, maxRun, minOff, runBefore, runAfter }: Limits, values: number, days: number): Runs {
  const longest = Math.max(0, Math.min(maxRun, days + runBefore))
  const early = Math.max(0, Math.min(minRun - 1, longest))
  const lengths = longest + early
  const offs = Math.max(1, minOff)
  const firstOff = (values - 1) * lengths
  const count = firstOff + offs
  const work = (value: number, length: number, edge: boolean) => (value - 1) * lengths + (edge && length <= early ? longest : 0) + length - 1
  const off = (length: number) => firstOff + Math.min(length, offs) - 1
  const last = new Int32Array(count)
  const first = new Int32Array(values).fill(-1)
  const step = new Int32Array(count * values).fill(-1)
  const mayEnd = new Uint8Array(count).fill(1)
  first[0] = off(offs)
  for (let v = 1; v < values && longest > 0; v++) {
    first[v] = runBefore < longest ? work(v, runBefore + 1, true) : -1
    for (const edge of [false, true]) {
      for (let length = 1; length <= (edge ? early : longest); length++) {
        const run = work(v, length, edge)
        last[run] = v
        mayEnd[run] = length + runAfter <= maxRun ? 1 : 0
        if (edge || length >= minRun) step[run * values] = off(1)
        if (length < longest) for (let w = 1; w < values; w++) step[run * values + w] = work(w, length + 1, edge)
      }
    }
  }
  for (let length = 1; length <= offs; length++) {
    step[off(length) * values] = off(length + 1)
    if (length >= minOff && longest > 0) for (let w = 1; w < values; w++) step[off(length) * values + w] = work(w, 1, false)
  }
  return { count, last, first, step, mayEnd }
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}
