import type { Change, Row0 } from './change.ts'

/** Rows of a table by the record that one of their fields names, in the order in which they came; keeps up with changes. */
export type OwnedRows<R> = {
  of(owner: string | undefined): readonly R[]
  /** Takes in a change that was applied to the table. Returns the owners that it concerns. */
  follow(change: Change): string[]
}

const NONE: readonly never[] = []

/** Groups the rows once; `field` names their owner. Rows without one belong to nobody. */
export function ownedRows<R extends { id: string }>(table: ReadonlyMap<string, R>, field: keyof R & string): OwnedRows<R> {
  const groups = new Map<string, R[]>()
  function put(row: R): void {
    const owner = row[field]
    if (typeof owner !== 'string') return
    const group = groups.get(owner)
    if (group) group.push(row)
    else groups.set(owner, [row])
  }
  /** Has the owner hold the row as it is now, in its place, or not at all. */
  function settle(owner: string, id: string, row: R | undefined): void {
    const group = groups.get(owner)
    const at = group?.findIndex(other => other.id === id) ?? -1
    const isOwn = row?.[field] === owner
    if (group && at >= 0) {
      if (isOwn) group[at] = row!
      else group.splice(at, 1)
      if (!group.length) groups.delete(owner)
    } else if (isOwn) put(row!)
  }
  for (const row of table.values()) put(row)
  return {
    of: owner => (owner === undefined ? NONE : (groups.get(owner) ?? NONE)),
    follow({ id, from }) {
      const row = table.get(id)
      // a revision names only what it changed: where it does not name the owner, that is who it still is
      const owners = new Set([from?.[field], (row as Row0 | undefined)?.[field]].filter(owner => typeof owner === 'string'))
      for (const owner of owners) settle(owner, id, row)
      return [...owners]
    },
  }
}
