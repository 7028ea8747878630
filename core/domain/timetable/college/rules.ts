import { bitCount } from '../../base/bits.ts'
import { gaps } from '../day-shapes.ts'
import type { Rule } from '../problem.ts'
import type { TimetableGoal, Weights } from './choice.ts'

/** What one unit of each goal costs, by its weight: an idle period, a day used, a session out of place, each a week. */
const UNIT: Record<TimetableGoal, number> = { gapsClasses: 2, gapsTeachers: 1, spread: 2, sameRoom: 3, compactDays: 2, preferences: 2, evenLoad: 1, change: 4 }
const WEIGHT = [0, 1, 3, 9] as const

/** The price of one unit of a goal in one week. */
export function priceOf(goals: Weights, goal: TimetableGoal): number {
  return WEIGHT[goals[goal]]! * UNIT[goal]
}

/** Idle periods between the first and the last busy one of a day. */
export function idlePeriods(mask: number): number {
  return gaps(mask, -1)
}

/** The same by pattern of busy periods. */
export function gapsByDay(periods: number): Uint8Array {
  return once(`gaps ${periods}`, periods, idlePeriods)
}

/** 1 for a day on which anything is. */
export function usedByDay(periods: number): Uint8Array {
  return once(`used ${periods}`, periods, () => 1)
}

/** By how many sessions of a length a day holds more than `most`. */
export function moreThan(periods: number, length: number, most: number): Uint8Array {
  return once(`more ${periods} ${length} ${most}`, periods, mask => Math.max(0, Math.ceil(bitCount(mask) / length) - most))
}

/** How many sessions of a length a day holds. */
export function sessionsByDay(periods: number, length: number): Uint8Array {
  return once(`sessions ${periods} ${length}`, periods, mask => Math.ceil(bitCount(mask) / length))
}

/** 1 for a day on which a machine runs longer than these minutes: those of its periods, and of the break after a period where it runs on through it. */
export function longerThan(minutes: readonly number[], breaks: readonly number[], most: number): Uint8Array {
  return byDay(minutes.length, mask => {
    let sum = 0
    for (const [p, own] of minutes.entries()) if (mask & (1 << p)) sum += own + (mask & (1 << (p + 1)) ? breaks[p]! : 0)
    return sum > most ? 1 : 0
  })
}

/** So much for each unit. */
export function priced(sum: number, each: number, free = 0): Int32Array {
  return Int32Array.from({ length: sum + 1 }, (_, n) => Math.max(0, n - free) * each)
}

export function softRule(count: Uint8Array, price: Int32Array, fillable: boolean): Rule {
  return { count: [count], price, hard: false, fillable }
}

export function hardRule(count: readonly Uint8Array[], sum: number): Rule {
  return { count, price: priced(sum, 1), hard: true, fillable: false }
}

const tables = new Map<string, Uint8Array>()

/** Tables that many rows share, made once. */
function once(key: string, periods: number, count: (mask: number) => number): Uint8Array {
  let table = tables.get(key)
  if (!table) tables.set(key, (table = byDay(periods, count)))
  return table
}

function byDay(periods: number, count: (mask: number) => number): Uint8Array {
  return Uint8Array.from({ length: 1 << periods }, (_, mask) => (mask ? count(mask) : 0))
}
