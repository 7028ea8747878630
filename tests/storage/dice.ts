/** Chance from a seed: the same seed gives the same throws, so that a run which failed can be had again. */
export type Dice = {
  /** 0 … 1, without 1 */
  next(): number
  /** a whole number from 0, without `end` */
  below(end: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  shuffled<T>(list: readonly T[]): T[]
}

export function diceOf(seed: number): Dice {
  let state = (seed ^ 0x9e3779b9) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number) => Math.floor(next() * end)
  const shuffled = <T>(list: readonly T[]) => {
    const left = [...list]
    return list.map(() => left.splice(below(left.length), 1)[0]!)
  }
  return { next, below, chance: share => next() < share, pick: list => list[below(list.length)]!, shuffled }
}

/** Always the first of what there is: for what has nothing to do with chance. */
export const NO_DICE: Dice = { next: () => 0, below: () => 0, chance: () => false, pick: list => list[0]!, shuffled: list => [...list] }
