import type { PlacementRow } from '#domain/placement/overview.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import type { ListWish } from './filters.ts'

const BLOCK = 100

/**
 * The rows of a list that are in sight, asked for by the hundred: a list of 12,000 is as quick as one of twelve. `rowAt` gives
 * undefined for a row that is still coming.
 */
export function useRows({ filter, sort }: ListWish, firstInSight: number) {
  const { language } = useSay()
  const wish = { ...filter, sort, language, limit: BLOCK }
  const head = useAsk('placement.overview', { ...wish, offset: 0 }, { keep: false })
  const block = Math.floor(Math.max(0, firstInSight) / BLOCK)
  const total = head.data?.total ?? 0
  const here = useAsk('placement.overview', { ...wish, offset: block * BLOCK }, { keep: false, enabled: block > 0 })
  const next = useAsk('placement.overview', { ...wish, offset: (block + 1) * BLOCK }, { keep: false, enabled: (block + 1) * BLOCK < total })
  function rowAt(index: number): PlacementRow | undefined {
    const its = Math.floor(index / BLOCK)
    const answer = its === 0 ? head.data : its === block ? here.data : its === block + 1 ? next.data : undefined
    return answer?.rows[index - its * BLOCK]
  }
  return { head, total, rowAt }
}
