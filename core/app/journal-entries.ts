import type { ChangeSet, Past } from '#domain/base/decision.ts'

/** Entries that are read at once. */
export const AT_ONCE = 2000

/** The entries of the journal from `first` on, oldest first, up to `last`. */
export async function* entriesFrom(past: Past, first: number, last = past.seq): AsyncGenerator<ChangeSet> {
  for (let from = first; from <= last; from += AT_ONCE) yield* await past.read(from, Math.min(last, from + AT_ONCE - 1))
}
