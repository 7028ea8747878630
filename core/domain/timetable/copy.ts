import type { Compiled } from './compiled.ts'
import type { Placed, Plan } from './problem.ts'
import type { State } from './state.ts'

/** Where everything was at one time. */
export type Copy = Pick<State, 'slot' | 'pattern' | 'option' | 'pick'>

/** The plan that a copy stands for. */
export function planOf(c: Compiled, { slot, pattern, option, pick }: Copy): Plan {
  return Array.from({ length: c.activities }, (_, a): Placed | null => {
    if (slot[a]! < 0) return null
    const options: number[] = []
    let picks = 0
    for (let choice = c.choices[a]!; choice < c.choices[a + 1]!; choice++) {
      const o = option[choice]!
      options.push(o - c.options[choice]!)
      for (let pool = c.pools[o]!; pool < c.pools[o + 1]!; pool++) picks += c.poolCount[pool]!
    }
    return { slot: slot[a]!, pattern: pattern[a]! - c.patterns.start[a]!, options, picks: [...pick.subarray(c.picks[a]!, c.picks[a]! + picks)].filter(row => row >= 0) }
  })
}
