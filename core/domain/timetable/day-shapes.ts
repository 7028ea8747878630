import { bitCount } from '../base/bits.ts'

/** What is counted of one day, by its busy periods and by those that can be used at all; both are bit masks (bit p: period p). */

/** Free usable periods between the first and the last lesson. */
export function gaps(busy: number, open: number): number {
  if (!busy) return 0
  const last = 31 - Math.clz32(busy)
  return bitCount(open & ~busy & ((1 << last) - 1) & ~(lowest(busy) - 1))
}

/** Free usable periods before the first lesson of a day that has one. */
export function lead(busy: number, open: number): number {
  return busy ? bitCount(open & (lowest(busy) - 1)) : 0
}

/** Unbroken runs longer than `limit`: how many, or (`all`) how many periods too many. */
export function runsOver(busy: number, limit: number, all: boolean): number {
  let sum = 0
  let run = 0
  for (let p = 0; busy >>> p; p++) {
    run = (busy >>> p) & 1 ? run + 1 : 0
    if (run === limit + 1 || (all && run > limit)) sum++
  }
  return sum
}

export function periodsBetween(from: number, to: number): number {
  return ((1 << to) - 1) & ~((1 << from) - 1)
}

function lowest(mask: number): number {
  return mask & -mask
}
