import type { Rule } from '../problem.ts'
import { bitCount } from '../../base/bits.ts'
import * as day from '../day-shapes.ts'

/** A wish about the days of a teacher or a set of students, as FET puts it: a kind, its number, and its weight in percent (100: must be). */
export type Wish = {
  kind: 'gapsPerWeek' | 'gapsPerDay' | 'late' | 'hoursOver' | 'hoursUnder' | 'runOver' | 'daysOver' | 'daysUnder'
  limit: number
  weight: number
  /** hoursUnder: a free day is too few hours as well */
  emptyToo?: boolean
  /** daysOver: counting only days with something in these periods, the second not included */
  between?: readonly [number, number]
}

/** The week that rules are reckoned in: the periods of each day that can be used at all, as bits, and how many hours are to be placed. */
export type Week = { days: number; periods: number; open: readonly number[]; hours: number }

/** What count tables and prices have been reckoned already; they are shared by all rows. */
export type Shapes = { counts: Map<string, Uint8Array>; prices: Map<string, Int32Array> }

type Shape = {
  key: string
  count: (mask: number, open: number) => number
  /** whether it matters which periods are open */
  sees: boolean
  /** most of it in a week that costs nothing */
  free: number
  fillable: boolean
}

const UNDER = new Set<Wish['kind']>(['hoursUnder', 'daysUnder'])

/** Of hard wishes of one kind the tightest says all. */
export function tightest(wishes: readonly Wish[]): Wish[] {
  const kept = new Map<string, Wish>()
  const soft: Wish[] = []
  for (const wish of wishes) {
    if (wish.weight < 100) soft.push(wish)
    else {
      const key = [wish.kind, wish.emptyToo, wish.between].join()
      const known = kept.get(key)
      if (!known || (UNDER.has(wish.kind) ? wish.limit > known.limit : wish.limit < known.limit)) kept.set(key, wish)
    }
  }
  return [...kept.values(), ...soft]
}

/** What follows from hard wishes together with the hours to be placed; each holds in every complete plan, and most say so earlier. */
export function implied(wishes: readonly Wish[], week: Week): Wish[] {
  return wishes.flatMap((wish): Wish[] => {
    if (wish.weight < 100 || wish.kind !== 'hoursUnder' || wish.limit < 2) return []
    if (!wish.emptyToo) return [{ kind: 'daysOver', limit: Math.max(1, Math.floor(week.hours / wish.limit)), weight: 100 }]
    return [{ kind: 'hoursOver', limit: Math.max(wish.limit, week.hours - (week.days - 1) * wish.limit), weight: 100 }]
  })
}

/** The rules of a row; `times`: for how many rows that are quite alike it stands. Wishes that nothing could break make no rule. */
export function rulesOf(wishes: readonly Wish[], week: Week, times: number, shapes: Shapes): Rule[] {
  const all = tightest([...wishes, ...implied(wishes, week)])
  const rules: Rule[] = []
  for (const wish of all) {
    const isHard = wish.weight >= 100
    const cost = isHard ? 1 : Math.max(1, Math.round(wish.weight)) * times
    for (const shape of shapesOf(wish, isHard, week)) rules.push(ruleOf(shape, isHard, cost, week, shapes))
  }
  return rules
}

/**
 * The period of a day's open ones (counted from 0) after which nothing can lie: with few hours a day, few gaps and early beginnings, late
 * periods are out of reach. No bound: as many as there are.
 */
export function lastReach(wishes: readonly Wish[], week: Week): number {
  const all = tightest([...wishes, ...implied(wishes, week)])
  const limit = (kind: Wish['kind']) => all.find(w => w.kind === kind && w.weight >= 100)?.limit ?? Infinity
  const hours = Math.min(week.hours, limit('hoursOver'))
  return hours + Math.min(limit('gapsPerWeek'), limit('gapsPerDay')) + (limit('late') < Infinity ? Math.min(1, limit('late')) : Infinity) - 1
}

function shapesOf(wish: Wish, hard: boolean, { days, periods, hours }: Week): Shape[] {
  const { kind, limit, emptyToo = false, between } = wish
  switch (kind) {
    case 'gapsPerWeek':
      return limit >= days * (periods - 2) ? [] : [gap('gaps', day.gaps, limit)]
    case 'gapsPerDay':
      return limit >= periods - 2 ? [] : [gap(`gaps>${limit}`, (m, open) => Math.max(0, day.gaps(m, open) - limit), 0)]
    case 'late':
      if (hard && limit === 0) return [gap('lead', day.lead, 0)]
      return [
        // no day may begin after its second open period
        gap(`lead>1${hard}`, (m, open) => above(hard, day.lead(m, open) - 1), 0),
        ...(limit >= days ? [] : [gap('late', (m, open) => Math.min(1, day.lead(m, open)), limit)]),
      ]
    case 'hoursOver':
      return limit >= Math.min(periods, hours) ? [] : [plain(`hours>${limit}${hard}`, m => above(hard, bitCount(m) - limit), 0, false)]
    case 'hoursUnder': {
      if (limit < (emptyToo ? 1 : 2)) return []
      const short = (m: number) => (m || emptyToo ? Math.min(periods, Math.max(0, limit - bitCount(m))) : 0)
      return [plain(`hours<${limit}${emptyToo}`, short, 0, true)]
    }
    case 'runOver':
      return limit >= Math.min(periods, hours) ? [] : [plain(`run>${limit}${hard}`, m => day.runsOver(m, limit, hard), 0, false)]
    case 'daysOver': {
      if (limit >= Math.min(days, hours)) return []
      const part = between ? day.periodsBetween(between[0], between[1]) : -1
      return [plain(`used${part}`, m => (m & part ? 1 : 0), limit, false)]
    }
    case 'daysUnder':
      return limit <= 0 ? [] : [plain('empty', m => (m ? 0 : 1), Math.max(0, days - limit), true)]
  }
}

function gap(key: string, count: Shape['count'], free: number): Shape {
  return { key, count, sees: true, free, fillable: true }
}

function plain(key: string, count: (mask: number) => number, free: number, fillable: boolean): Shape {
  return { key, count, sees: false, free, fillable }
}

/** Hard rules say by how much they are broken, soft ones cost once a day, as FET counts. */
function above(hard: boolean, over: number): number {
  return Math.max(0, hard ? over : Math.min(1, over))
}

function ruleOf({ key, count, sees, free, fillable }: Shape, hard: boolean, cost: number, { days, periods, open }: Week, shapes: Shapes): Rule {
  const tableOf = (mask: number) => {
    const name = sees ? `${key}/${mask}` : key
    const known = shapes.counts.get(name) ?? Uint8Array.from({ length: 1 << periods }, (_, m) => count(m, mask))
    shapes.counts.set(name, known)
    return known
  }
  const alike = !sees || open.every(mask => mask === open[0])
  const name = `${free}/${cost}`
  const price = shapes.prices.get(name) ?? Int32Array.from({ length: days * periods + 1 }, (_, sum) => Math.max(0, sum - free) * cost)
  shapes.prices.set(name, price)
  return { count: alike ? [tableOf(open[0]!)] : open.map(tableOf), price, hard, fillable }
}
