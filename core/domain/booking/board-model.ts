import type { LocalDate, LocalTime } from '../base/time.ts'

/** What a row of the timeline board stands for. */
export const BOARD_ROWS = ['equipment', 'workshop', 'classGroup', 'teacher', 'lender'] as const
export type BoardRows = (typeof BOARD_ROWS)[number]

export type BoardFilter = { workshopId?: string; programmeId?: string; lenderId?: string; text?: string }

export type Side = 'college' | 'enterprise'

/** One day of the board: what kind of day it is, its week of the term, and which of `bells` rings on it (-1: none). */
export type BoardDay = {
  date: LocalDate
  kind: 'school' | 'weekend' | 'holiday' | 'makeup'
  name?: string
  follows?: LocalDate
  week?: number
  bell: number
}

/** A period of a bell table; start and end in minutes since midnight. */
export type BoardPeriod = { no: number; start: number; end: number; name?: string }

export type BoardRow = {
  id: string
  name: string
  /** quiet second name: where the machine stands, the programme of a class group, the department of a teacher */
  hint: string
  side: Side
  /** pieces, workstations, or 1 */
  capacity: number
  /** how many bars lie above one another at the busiest minute; at least 1 */
  lanes: number
}

/** Why a machine can't be booked for a while. */
export const BLOCK_KINDS = ['maintenance', 'fault', 'loan', 'status'] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

/**
 * The answer of `board.view`. Bars are many (a term of 320 machines has some 20,000), so they come as
 * columns of equal length instead of objects. Times are minutes since the midnight that begins `days[0]`.
 */
export type BoardView = {
  now: LocalTime
  term: { id: string; name: string; start: LocalDate; weeks: number } | null
  days: BoardDay[]
  bells: BoardPeriod[][]
  /** the clock hours worth showing, in minutes since midnight, whole hours */
  open: number
  close: number
  rows: BoardRow[]
  programmes: { id: string; name: string }[]
  /** names that many bookings share, each once */
  names: string[]
  bookings: {
    id: string[]
    title: string[]
    /** class groups and teachers, as indexes into `names` */
    who: number[][]
    /** the room as an index into `names`, -1: none */
    where: number[]
    status: ('held' | 'confirmed' | 'cancelled')[]
    use: string[]
    side: Side[]
    /** index into `programmes`, -1: none */
    programme: number[]
    series: boolean[]
  }
  bars: {
    row: number[]
    /** index into `bookings` */
    booking: number[]
    /** the date of the occurrence, as an offset in days from `days[0]` */
    day: number[]
    start: number[]
    length: number[]
    lane: number[]
    units: number[]
  }
  blocks: { row: number[]; kind: BlockKind[]; start: number[]; length: number[]; units: number[]; id: string[] }
  /** rows that the filter left out */
  hidden: number
}
