import type { State } from './state.ts'

/** How many rows an activity's options want out of pools. */
export function rowsWanted({ c, option }: State, a: number): number {
  let n = 0
  for (let choice = c.choices[a]!; choice < c.choices[a + 1]!; choice++) {
    const o = option[choice]!
    for (let pool = c.pools[o]!; pool < c.pools[o + 1]!; pool++) n += c.poolCount[pool]!
  }
  return n
}

/** Picks for an activity the first rows of its pools that are free at a slot; −1 where there are too few. Returns how many were wanted. */
export function pickRows(state: State, a: number, slot: number): number {
  const { choices, pools, poolRows, poolCount, picks, length } = state.c
  let n = 0
  for (let choice = choices[a]!; choice < choices[a + 1]!; choice++) {
    const o = state.option[choice]!
    for (let pool = pools[o]!; pool < pools[o + 1]!; pool++) {
      let wanted = poolCount[pool]!
      for (let i = poolRows.start[pool]!, end = poolRows.start[pool + 1]!; i < end && wanted > 0; i++) {
        const row = poolRows.list[i]!
        if (isPicked(state, a, n, row) || !state.isFree(row, slot, length[a]!, state.pattern[a]!)) continue
        state.pick[picks[a]! + n++] = row
        wanted--
      }
      while (wanted-- > 0) state.pick[picks[a]! + n++] = -1
    }
  }
  return n
}

function isPicked(state: State, a: number, n: number, row: number): boolean {
  for (let i = state.c.picks[a]!, end = i + n; i < end; i++) if (state.pick[i] === row) return true
  return false
}
