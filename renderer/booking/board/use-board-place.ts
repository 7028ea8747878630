import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { isDate, type LocalDate } from '#domain/base/time.ts'
import { BOARD_ROWS, type BoardFilter, type BoardRows } from '#domain/booking/board-model.ts'
import { BOARD_ZOOMS, type BoardZoom } from '#domain/booking/board-span.ts'
import type { ColourBy } from './board-types.ts'

/** What the board shows, kept in the address so that links, Back and reload lead to the same place. */
export type BoardPlace = BoardFilter & {
  rows: BoardRows
  zoom: BoardZoom
  /** null: today */
  date: LocalDate | null
  colour: ColourBy
  booking?: string
}

const FILTERS = { workshopId: 'workshop', programmeId: 'programme', lenderId: 'lender', text: 'text', booking: 'booking' } as const

/** Reads the place from the words of an address; what is missing or unknown is left at its usual value. */
export function placeOf(params: URLSearchParams): BoardPlace {
  const date = params.get('date') ?? ''
  const place: BoardPlace = {
    rows: BOARD_ROWS.find(r => r === params.get('rows')) ?? 'equipment',
    zoom: BOARD_ZOOMS.find(z => z === params.get('zoom')) ?? 'week',
    date: isDate(date) ? date : null,
    colour: params.get('colour') === 'programme' ? 'programme' : 'owner',
  }
  for (const [field, name] of Object.entries(FILTERS) as [keyof typeof FILTERS, string][]) {
    const value = params.get(name)
    if (value) place[field] = value
  }
  return place
}

/** The address words of a place; usual values are left out. */
export function wordsOf(place: BoardPlace): Record<string, string> {
  const words: Record<string, string> = {}
  if (place.rows !== 'equipment') words.rows = place.rows
  if (place.zoom !== 'week') words.zoom = place.zoom
  if (place.date) words.date = place.date
  if (place.colour !== 'owner') words.colour = place.colour
  for (const [field, name] of Object.entries(FILTERS) as [keyof typeof FILTERS, string][]) {
    const value = place[field]
    if (value) words[name] = value
  }
  return words
}

/** The place that the address names, and how to go to another. */
export function useBoardPlace(): { place: BoardPlace; go: (patch: Partial<BoardPlace>) => void } {
  const [params, setParams] = useSearchParams()
  const place = useMemo(() => placeOf(params), [params])
  const go = useCallback(
    (patch: Partial<BoardPlace>) => setParams(now => wordsOf({ ...placeOf(now), ...patch }), { replace: true }),
    [setParams],
  )
  return { place, go }
}
