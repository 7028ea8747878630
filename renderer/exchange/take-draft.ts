import { addDays, mondayOf } from '#domain/base/time.ts'
import type { Scope } from '#domain/records/exchange.ts'

/** What can be chosen to go along, and the register that each is chosen from. */
export const ROOTS = [
  ['enterprises', 'enterprise'],
  ['placements', 'placement'],
  ['classGroups', 'classGroup'],
  ['workshops', 'workshop'],
] as const
type Root = (typeof ROOTS)[number][0]

export type TakeDraft = { chosen: Partial<Record<Root, string[]>>; from: string; to: string; label: string; dueBack: string | null; computer: string; folder: string | null }

const WEEKS = 4

/** The four weeks before the Monday of this week, whose attendance is looked at on the way, the four from it, and back on the last day. */
export function newTake(today: string): TakeDraft {
  const monday = mondayOf(today)
  const to = addDays(monday, 7 * WEEKS - 1)
  return { chosen: {}, from: addDays(monday, -7 * WEEKS), to, label: '', dueBack: to, computer: '', folder: null }
}

/** The choice as the core takes it; null as long as nothing is chosen or the days run backwards. */
export function scopeOf({ chosen, from, to }: TakeDraft): Scope | null {
  const roots = Object.entries(chosen).filter(([, ids]) => ids.length)
  return roots.length && from <= to ? { ...Object.fromEntries(roots), from, to } : null
}
