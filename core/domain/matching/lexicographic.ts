/** Compares two vectors word by word: below 0, 0 or above 0. */
export function compare(a: readonly number[], b: readonly number[]): number {
  for (let w = 0; w < a.length; w++) if (a[w]! !== b[w]!) return a[w]! < b[w]! ? -1 : 1
  return 0
}

/** Compares a vector with the one that belongs to a node; one that is not reached is infinitely far. */
export function compareAt(a: readonly number[], words: readonly Float64Array[], node: number): number {
  for (let w = 0; w < a.length; w++) if (a[w]! !== words[w]![node]!) return a[w]! < words[w]![node]! ? -1 : 1
  return 0
}
