import type { BlockKind, BoardRow } from '#domain/booking/board-model.ts'

export const DAY = 1440

/** A bar as its row draws it; minutes count from the midnight that begins the first day shown. */
export type Bar = {
  bookingId: string
  title: string
  who: readonly string[]
  where: string
  status: 'held' | 'confirmed' | 'cancelled'
  use: string
  side: 'college' | 'enterprise'
  programmeId: string | undefined
  series: boolean
  /** the day of the occurrence, counted from the first day shown */
  day: number
  start: number
  end: number
  lane: number
  units: number
  /** shown where it was dropped, not yet recorded */
  pending?: boolean
}

export type Block = { kind: BlockKind; start: number; end: number; units: number; id: string }

export type RowModel = { row: BoardRow; bars: readonly Bar[]; blocks: readonly Block[] }

export type ColourBy = 'owner' | 'programme'

/** A stretch of time on one row. */
export type Target = { row: number; start: number; end: number }
