import type { CarriedSet } from '../exchange/carried.ts'
import type { Tables } from '../tables.ts'
import { belongingTo, erasedIn, follow } from './belonging.ts'

/**
 * Another computer's acts without those about people whose data were erased here: an old file must not bring them back. What is left
 * out of an act is gone from it for good; an act of which nothing is left stays, empty, so that its number is known.
 */
export function withoutErased(tables: Tables, sets: readonly CarriedSet[]): readonly CarriedSet[] {
  const people = erasedIn(tables)
  if (!people.length) return sets
  const all = belongingTo(tables, people)
  for (const set of [...sets].sort((a, b) => a.hlc - b.hlc)) follow(all, set.changes)
  return sets.map(set => {
    const changes = set.changes.filter(c => !all.has(c.id))
    if (changes.length === set.changes.length) return set
    const { about: _, ...rest } = set
    return { ...rest, changes }
  })
}
