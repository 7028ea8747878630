import type { Grid } from './grid.ts'
import { unfairness } from './row-cost.ts'

/** A roster that is being worked on: its cells, and the sums by which a change is priced without looking at the rest. */
export type Sheet = {
  /** by person × days + day */
  cells: Int32Array
  /** what the roster costs: requests, cover and fairness */
  soft(): number
  /** how far the rows are from lawful, 0 when all are */
  hard(): number
  /** sets cells of one person from a day to a day, both included, by the values in `into` (by day) */
  write(person: number, first: number, last: number, into: ArrayLike<number>): void
  /** what each value of each day would cost this person, the others staying as they are: prices for the person's best row */
  pricesFor(person: number, prices: Float64Array): void
  fill(cells: ArrayLike<number>): void
}

export function createSheet(grid: Grid): Sheet {
  const { people, days, values, wishes, need, under, over, minutes, nights, follows, weekends, weekendOf, weekOf, limits, fairness } = grid
  const cells = new Int32Array(people * days)
  const working = new Int32Array(days * values)
  const counts = new Int32Array(people * values)
  const spent = new Float64Array(people)
  const rowFair = new Float64Array(people)
  const weekendCount = new Int32Array(people)
  const nightCount = new Int32Array(people)
  const weeks = (weekOf.at(-1) ?? -1) + 1
  const spentInWeek = new Float64Array(people * weeks)
  const usual = usualShift(grid)
  let [soft, hard] = [0, 0]

  const weekendsWithin = (p: number, first: number, last: number): number => {
    let found = 0
    const base = p * days
    for (let day = first; day <= last; day++) {
      const w = weekendOf[day]!
      if (w < 0) continue
      const dates = weekends[w]!
      const [sat, sun] = [dates[0]!, dates[dates.length - 1]!]
      if (cells[base + sat]! > 0 || cells[base + sun]! > 0) found++
      day = sun
    }
    return found
  }

  /** Broken rules that a change between the two days can make or mend: runs that touch them and shifts that follow each other. */
  const brokenAround = (p: number, first: number, last: number): number => {
    const base = p * days
    const { minRun, maxRun, minOff, runBefore, runAfter } = limits[p]!
    let broken = 0
    let start = first > 0 ? first - 1 : 0
    while (start > 0 && cells[base + start - 1]! > 0 === cells[base + start]! > 0) start--
    const until = last < days - 1 ? last + 1 : last
    for (let from = start, to = start; from <= until; from = to) {
      const works = cells[base + from]! > 0
      to++
      while (to < days && cells[base + to]! > 0 === works) to++
      const length = to - from
      const whole = length + (from === 0 ? runBefore : 0) + (to === days ? runAfter : 0)
      if (works && whole > maxRun) broken += whole - maxRun
      else if (from > 0 && to < days) {
        if (works && length < minRun) broken += minRun - length
        if (!works && length < minOff) broken += minOff - length
      }
    }
    for (let day = first > 0 ? first - 1 : 0; day < until; day++) if (!follows[cells[base + day]! * values + cells[base + day + 1]!]) broken++
    return broken
  }

  const brokenTotals = (p: number): number => {
    const { most, minMinutes, maxMinutes, maxWeekends, weekMinutes } = limits[p]!
    let broken = 0
    for (let v = 1; v < values; v++) if (counts[p * values + v]! > most[v]!) broken += counts[p * values + v]! - most[v]!
    if (spent[p]! > maxMinutes) broken += (spent[p]! - maxMinutes) / usual
    if (weekMinutes) for (let w = 0; w < weeks; w++) broken += Math.max(0, spentInWeek[p * weeks + w]! - weekMinutes[w]!) / usual
    if (spent[p]! < minMinutes) broken += (minMinutes - spent[p]!) / usual
    if (weekendCount[p]! > maxWeekends) broken += weekendCount[p]! - maxWeekends
    return broken
  }

  const write = (p: number, first: number, last: number, into: ArrayLike<number>): void => {
    const base = p * days
    const brokenBefore = brokenAround(p, first, last) + brokenTotals(p)
    weekendCount[p]! -= weekendsWithin(p, first, last)
    for (let day = first; day <= last; day++) {
      const [before, after] = [cells[base + day]!, into[day]!]
      if (before === after) continue
      const wish = (base + day) * values
      soft += wishes[wish + after]! - wishes[wish + before]!
      if (before > 0) {
        const at = day * values + before
        soft += working[at]! > need[at]! ? -over[at]! : under[at]!
        working[at]!--
        counts[p * values + before]!--
        nightCount[p]! -= nights[before]!
      }
      if (after > 0) {
        const at = day * values + after
        soft += working[at]! >= need[at]! ? over[at]! : -under[at]!
        working[at]!++
        counts[p * values + after]!++
        nightCount[p]! += nights[after]!
      }
      spent[p]! += minutes[after]! - minutes[before]!
      spentInWeek[p * weeks + weekOf[day]!]! += minutes[after]! - minutes[before]!
      cells[base + day] = after
    }
    weekendCount[p]! += weekendsWithin(p, first, last)
    hard += brokenAround(p, first, last) + brokenTotals(p) - brokenBefore
    if (fairness) {
      const fair = unfairness(grid, p, nightCount[p]!, weekendCount[p]!, spent[p]!)
      soft += fair - rowFair[p]!
      rowFair[p] = fair
    }
  }

  const recount = (): void => {
    soft = 0
    hard = 0
    working.fill(0)
    counts.fill(0)
    spent.fill(0)
    spentInWeek.fill(0)
    nightCount.fill(0)
    for (let p = 0; p < people; p++) {
      for (let day = 0; day < days; day++) {
        const v = cells[p * days + day]!
        soft += wishes[(p * days + day) * values + v]!
        if (v > 0) working[day * values + v]!++
        counts[p * values + v]!++
        spent[p]! += minutes[v]!
        spentInWeek[p * weeks + weekOf[day]!]! += minutes[v]!
        nightCount[p]! += nights[v]!
      }
      weekendCount[p] = weekendsWithin(p, 0, days - 1)
      hard += brokenAround(p, 0, days - 1) + brokenTotals(p)
      rowFair[p] = unfairness(grid, p, nightCount[p]!, weekendCount[p]!, spent[p]!)
      soft += rowFair[p]!
    }
    for (let at = 0; at < days * values; at++) {
      const missing = need[at]! - working[at]!
      if (at % values > 0) soft += missing > 0 ? missing * under[at]! : -missing * over[at]!
    }
  }

  recount()
  return {
    cells,
    soft: () => soft,
    hard: () => hard,
    write,
    pricesFor(p, prices) {
      const base = p * days
      for (let day = 0; day < days; day++) {
        for (let v = 0; v < values; v++) {
          const at = day * values + v
          const others = working[at]! - (cells[base + day] === v ? 1 : 0)
          prices[at] = wishes[(base + day) * values + v]! + (v === 0 ? 0 : others >= need[at]! ? over[at]! : -under[at]!)
        }
      }
    },
    fill(other) {
      cells.set(other)
      recount()
    },
  }
}

/** Minutes too many or too few are told in shifts of the usual length, like the other rules. */
function usualShift({ minutes, values }: Grid): number {
  let sum = 0
  for (let v = 1; v < values; v++) sum += minutes[v]!
  return sum > 0 ? sum / (values - 1) : 1
}
