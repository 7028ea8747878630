import type { Change } from './change.ts'

/**
 * Rows of a table in a list, each at a place that stays its own, so that all are gone through without a search, and what is kept of a
 * row can lie in arrays. Keeps up with changes: a new row takes the next place, a removed one leaves its place empty until it comes back.
 */
export type NumberedRows<R> = {
  readonly rows: readonly (R | undefined)[]
  placeOf(id: string): number | undefined
  /** Takes in a change that was applied to the table. */
  follow(change: Change): void
}

export function numberedRows<R extends { id: string }>(table: ReadonlyMap<string, R>): NumberedRows<R> {
  const rows: (R | undefined)[] = [...table.values()]
  let known: Map<string, number> | null = null
  // only edits ask for a place: who looks at a million days does not pay for a map of them
  const places = () => (known ??= new Map(rows.map((row, place) => [row!.id, place])))
  return {
    rows,
    placeOf: id => places().get(id),
    follow({ id }) {
      const row = table.get(id)
      const place = places().get(id)
      if (place !== undefined) rows[place] = row
      else if (row) places().set(id, rows.push(row) - 1)
    },
  }
}
