import { useMemo, useRef } from 'react'
import type { LocalDate } from '#domain/base/time.ts'
import { dayOrWeek, termSpan } from '#domain/booking/board-span.ts'
import type { CollegeState } from '#contract/college.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import type { RowModel } from './board-types.ts'
import { programmeColours } from './colours.ts'
import { rowModels } from './row-model.ts'
import type { BoardPlace } from './use-board-place.ts'

/** What the board shows at a place: the answer, its rows (unchanged rows stay the same objects), and the colours of programmes. */
export function useBoardData(place: BoardPlace, { today, terms }: CollegeState) {
  const date: LocalDate = place.date ?? today
  const span = place.zoom === 'term' ? termSpan(terms, date) : dayOrWeek(date, place.zoom)
  const { workshopId, programmeId, lenderId, text } = place
  const ask = useAsk('board.view', { rows: place.rows, ...span, workshopId, programmeId, lenderId, text })
  const filters = useAsk('board.filters', {})
  const before = useRef<readonly RowModel[]>([])
  const view = ask.data
  const rows = useMemo(() => {
    if (!view) return []
    before.current = rowModels(view, before.current)
    return before.current
  }, [view])
  const programmes = useMemo(() => programmeColours(filters.data?.programmes ?? []), [filters.data])
  return { ask, view, rows, span, date, today, programmes, filters: filters.data }
}
