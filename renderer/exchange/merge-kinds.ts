import type { MergeCounts, MergeKind } from '#domain/exchange/preview.ts'

/** What can become of a record, what wants a look first. */
export const KINDS = ['conflict', 'kept', 'removed', 'changed', 'added'] as const satisfies readonly MergeKind[]

/** How many records a merge touches. */
export function touched(counts: MergeCounts): number {
  return KINDS.reduce((sum, kind) => sum + counts[kind], 0)
}
