export type PlaceOf = { row: number; column: number }

const STEPS: Readonly<Record<string, { rows: number; columns: number }>> = {
  ArrowUp: { rows: -1, columns: 0 },
  ArrowDown: { rows: 1, columns: 0 },
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowRight: { rows: 0, columns: 1 },
}

/** Where a key leads to: the next row or column that has something, nearest to where one was; the ends by Home and End. */
export function nextPlace(places: readonly PlaceOf[], here: PlaceOf, key: string): PlaceOf | undefined {
  if (key === 'Home') return places[0]
  if (key === 'End') return places.at(-1)
  const step = STEPS[key]
  if (!step) return undefined
  const ahead = places.filter(p => (step.rows ? (p.row - here.row) * step.rows > 0 : p.row === here.row && (p.column - here.column) * step.columns > 0))
  const far = (p: PlaceOf) => Math.abs(p.row - here.row) * 10_000 + Math.abs(p.column - here.column)
  return ahead.toSorted((a, b) => far(a) - far(b))[0]
}
