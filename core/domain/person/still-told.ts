import { sameValue, type Change } from '../base/change.ts'
import type { ChangeSet } from '../base/decision.ts'
import { anonymous } from './anonymous.ts'

/** Whether what was done to a record says who it was about: the carrying out of an erase leaves nothing of that. */
export function isStillTold(id: string, touching: readonly ChangeSet[]): boolean {
  return touching.some(set => [set.changes, ...(set.merged?.received ?? []).map(r => r.changes)].some(changes => changes.some(c => c.id === id && tells(c))))
}

function tells({ table, id, from, to }: Change): boolean {
  return [from, to].some(values => values !== null && !sameValue(anonymous(table, id, values), values))
}
