import { MOST_KINDS } from '../problem.ts'

/** Weeks that are one to the search. `of` gives the kind of a week; weeks that are over have none. */
export type WeekKinds = { weeks: number[][]; of: ReadonlyMap<number, number>; /** bits of the kinds of some weeks */ maskOf(weeks: Iterable<number>): number; /** every kind is of weeks that are the same in everything */ exact: boolean }

/**
 * Puts together the weeks that are the same for everybody: nobody is away in one and not in the other, and every session takes both or
 * neither. Where more kinds would be left than the search can hold, those most alike are put together as well: what is taken in one of
 * their weeks then counts as taken in all. Such a plan is sound, though a place may be missed.
 */
export function weekKinds(weeks: readonly number[], slots: number, closed: readonly Uint8Array[], patterns: readonly (readonly number[])[]): WeekKinds {
  const sets = patterns.map(p => new Set(p))
  const signs = weeks.map(week => {
    const bits: number[] = sets.map(set => (set.has(week) ? 1 : 0))
    for (const list of closed) for (let i = (week - 1) * slots; i < week * slots; i++) bits.push(list[i] ? 1 : 0)
    return Uint8Array.from(bits)
  })
  const kinds: { weeks: number[]; sign: Uint8Array }[] = []
  for (const [i, week] of weeks.entries()) {
    const sign = signs[i]!
    const same = kinds.find(k => sameBits(k.sign, sign))
    if (same) same.weeks.push(week)
    else kinds.push({ weeks: [week], sign })
  }
  const exact = kinds.length <= MOST_KINDS
  while (kinds.length > MOST_KINDS) joinNearest(kinds)
  const of = new Map(kinds.flatMap((k, i) => k.weeks.map(w => [w, i] as const)))
  return {
    weeks: kinds.map(k => k.weeks),
    of,
    exact,
    maskOf(some) {
      let mask = 0
      for (const week of some) if (of.has(week)) mask |= 1 << of.get(week)!
      return mask
    },
  }
}

function sameBits(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** Neighbours only: what is alike lies side by side in a term. */
function joinNearest(kinds: { weeks: number[]; sign: Uint8Array }[]): void {
  let best = 0
  let least = Infinity
  for (let i = 0; i + 1 < kinds.length; i++) {
    const [a, b] = [kinds[i]!.sign, kinds[i + 1]!.sign]
    let differ = 0
    for (let j = 0; j < a.length; j++) if (a[j] !== b[j]) differ++
    if (differ < least) [best, least] = [i, differ]
  }
  const [one, other] = [kinds[best]!, kinds[best + 1]!]
  kinds.splice(best, 2, { weeks: [...one.weeks, ...other.weeks], sign: one.sign.map((bit, j) => bit | other.sign[j]!) })
}
