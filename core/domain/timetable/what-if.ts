import { NEVER } from './problem.ts'
import type { State } from './state.ts'

/** What breaks when one activity, placed or not, begins elsewhere and nobody else moves, told without moving it. Only for a pattern of weeks that it has already, or while it is out. */
export function breaks(state: State, a: number, to: number, pattern: number): boolean {
  const { own, rules, pairs, pairHard } = state.c
  for (let i = own.start[a]!, end = own.start[a + 1]!; i < end; i++) {
    const row = own.list[i]!
    if (rules[row] !== rules[row + 1] && breaksRow(state, row, a, to, pattern)) return true
  }
  for (let i = pairs.start[a]!, end = pairs.start[a + 1]!; i < end; i++) {
    const pair = pairs.list[i]!
    if (pairHard[pair] && state.pairCost(pair, a, to) > 0) return true
  }
  return false
}

/** The same of the rules of one of its rows. */
export function breaksRow(state: State, row: number, a: number, to: number, pattern: number): boolean {
  const { start, list } = state.c.kindsOf
  for (let j = start[pattern]!, end = start[pattern + 1]!; j < end; j++) if (brokenIfMoved(state, row, list[j]!, a, to) > 0) return true
  return false
}

/** Broken hard rules of a row in a kind of week if an activity that takes it there began at another slot. */
function brokenIfMoved({ c, slot: slots, dayMask, busy, total, toCome }: State, row: number, k: number, a: number, to: number): number {
  const slot = slots[a]!
  const at = (row * c.kinds + k) * c.days
  const length = c.length[a]!
  const newDay = (to / c.periods) | 0
  const oldDay = slot < 0 ? newDay : (slot / c.periods) | 0
  let left = dayMask[at + oldDay]!
  if (slot >= 0) for (let j = 0; j < length; j++) if (busy[(row * c.kinds + k) * c.slots + slot + j] === 1) left &= ~(1 << (slot - oldDay * c.periods + j))
  const come = (newDay === oldDay ? left : dayMask[at + newDay]!) | (((1 << length) - 1) << (to - newDay * c.periods))
  const waited = toCome[row * c.kinds + k]! - (slot < 0 && c.rowFills[row] && waitsFor(c, a, k) ? length : 0)
  let hard = 0
  for (let rule = c.rules[row]!, end = c.rules[row + 1]!; rule < end; rule++) {
    if (!c.ruleHard[rule]) continue
    const table = (rule * c.kinds + k) * c.days
    const fresh = c.ruleCount[table + newDay]!
    let sum = total[rule * c.kinds + k]! - (c.ruleFills[rule] ? waited : 0) + c.counts[fresh + come]! - c.counts[fresh + dayMask[at + newDay]!]!
    if (newDay !== oldDay) {
      const stale = c.ruleCount[table + oldDay]!
      sum += c.counts[stale + left]! - c.counts[stale + dayMask[at + oldDay]!]!
    }
    hard += c.prices[c.rulePrice[rule]! + Math.max(0, sum)]!
  }
  return hard
}

/** Is an activity that is out waited for in a kind of week? It is by its first pattern. */
function waitsFor({ kindsOf, patterns }: State['c'], a: number, k: number): boolean {
  const pattern = patterns.start[a]!
  for (let j = kindsOf.start[pattern]!, end = kindsOf.start[pattern + 1]!; j < end; j++) if (kindsOf.list[j] === k) return true
  return false
}

/** Could an activity stand anywhere if everybody who may move made room for it? */
export function couldStand(state: State, a: number): boolean {
  const { c } = state
  const open = (row: number, slot: number, pattern: number) => {
    for (let j = 0; j < c.length[a]!; j++) {
      if (c.mayClose[row] && c.closed[row * c.slots + slot + j]! & c.patterns.list[pattern]!) return false
      if (!c.exclusive[row]) continue
      for (let i = c.kindsOf.start[pattern]!; i < c.kindsOf.start[pattern + 1]!; i++) {
        const at = (row * c.kinds + c.kindsOf.list[i]!) * c.slots + slot + j
        if (state.busy[at]! > 1 || (state.busy[at] === 1 && !c.movable[state.who[at]! - 1])) return false
      }
    }
    return true
  }
  const allOpen = ({ start, list }: State['c']['own'], of: number, slot: number, pattern: number) => {
    for (let i = start[of]!; i < start[of + 1]!; i++) if (!open(list[i]!, slot, pattern)) return false
    return true
  }
  const hasOption = (choice: number, slot: number, pattern: number) => {
    for (let o = c.options[choice]!; o < c.options[choice + 1]!; o++) if (c.optionCost[o]! < NEVER && allOpen(c.optionRows, o, slot, pattern)) return true
    return false
  }
  for (let slot = 0; slot < c.slots; slot++) {
    if (c.starts[a * c.slots + slot]! >= NEVER) continue
    for (let pattern = c.patterns.start[a]!; pattern < c.patterns.start[a + 1]!; pattern++) {
      if (!allOpen(c.own, a, slot, pattern)) continue
      let every = true
      for (let choice = c.choices[a]!; choice < c.choices[a + 1]! && every; choice++) every = hasOption(choice, slot, pattern)
      if (every) return true
    }
  }
  return false
}
