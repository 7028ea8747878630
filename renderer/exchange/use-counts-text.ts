import type { MergeCounts } from '#domain/exchange/preview.ts'
import { useSay } from '#renderer/client/language.tsx'
import { KINDS } from './merge-kinds.ts'

/** What a merge came to, in one line; what is nought is left out. */
export function useCountsText(): (counts: MergeCounts) => string {
  const { say, number } = useSay()
  return counts =>
    KINDS.toReversed()
      .filter(kind => counts[kind] > 0)
      .map(kind => `${number(counts[kind])} ${say(`exchange.figure.${kind}`)}`)
      .join(' · ')
}
