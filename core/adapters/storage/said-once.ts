import { sameValue, type Change } from '#domain/base/change.ts'
import type { ChangeSet } from '#domain/base/decision.ts'

/** On the disk, a change that came in a file and is done here just as it came stands once: as its place among the changes of the set. */
type Received = Omit<NonNullable<ChangeSet['merged']>['received'][number], 'changes'> & { changes: (Change | number)[] }

export type Said = Omit<ChangeSet, 'merged'> & { merged?: Omit<NonNullable<ChangeSet['merged']>, 'received'> & { received: Received[] } }

/** What is written of a set. Half of what a file brings into an empty folder, and more memory than that while it is written. */
export function saidOnce(set: ChangeSet): Said {
  if (!set.merged?.received.length) return set
  const places = new Map(set.changes.map((change, place) => [change.id, place]))
  const placed = (change: Change): Change | number => {
    const place = places.get(change.id)
    return place !== undefined && isSame(set.changes[place]!, change) ? place : change
  }
  const received = set.merged.received.map((came): Received => ({ ...came, changes: came.changes.map(placed) }))
  return { ...set, merged: { ...set.merged, received } }
}

/** The set again; what was said once is there once. */
export function saidInFull(said: Said): ChangeSet {
  for (const came of said.merged?.received ?? []) came.changes = came.changes.map(c => (typeof c === 'number' ? said.changes[c]! : c))
  return said as ChangeSet // there is no number left
}

function isSame(one: Change, other: Change): boolean {
  return one.table === other.table && sameValue(one.from, other.from) && sameValue(one.to, other.to)
}
