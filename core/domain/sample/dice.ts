/** Throws that are the same on every machine: the sample college must be one and the same college everywhere. */
export type Dice = {
  /** a whole number from 0 to n − 1 */
  below(n: number): number
  /** a whole number from a to b, both included */
  between(a: number, b: number): number
  chance(percent: number): boolean
  pick<T>(list: readonly T[]): T
  shuffled<T>(list: readonly T[]): T[]
}

/** Seeded dice. Source of the generator: T. Ettinger, "Mulberry32" (public domain). */
export function createDice(seed: number): Dice {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number): number => Math.floor(next() * n)
  return {
    below,
    between: (a, b) => a + below(b - a + 1),
    chance: percent => below(100) < percent,
    pick: list => list[below(list.length)]!,
    shuffled(list) {
      const mixed = [...list]
      for (let i = mixed.length - 1; i > 0; i--) {
        const j = below(i + 1)
        ;[mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!]
      }
      return mixed
    },
  }
}
