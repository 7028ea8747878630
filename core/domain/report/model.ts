import type { Facts } from '../base/decision.ts'
import type { LocalTime } from '../base/time.ts'

/** Words to be said in the reader's language, or text that is the same in all of them (a name, a figure). */
export type Text = string | { code: string; facts?: Facts }

/** A report before it has a face: pages of blocks. The renderer's print room draws it, on screen and on paper. */
export type ReportModel = {
  /** file name stem and bookmark, e.g. `week-plan` */
  name: string
  title: Text
  subtitle?: Text
  orientation: 'portrait' | 'landscape'
  college: { name: string; logo?: string }
  /** the moment that the data stamp names */
  dataOf: LocalTime
  blocks: Block[]
}

export type Block =
  | { kind: 'heading'; level: 1 | 2; text: Text; newPage?: boolean }
  | { kind: 'text'; text: Text; quiet?: boolean }
  | { kind: 'figures'; items: { label: Text; value: Text }[] }
  | { kind: 'facts'; columns: 1 | 2; items: { label: Text; value: Text }[] }
  | TableBlock
  | WeekGridBlock
  | { kind: 'signatures'; lines: Text[] }

/** Rows may be many: the head repeats on each page and no row is split. */
export type TableBlock = {
  kind: 'table'
  columns: { head: Text; align?: 'start' | 'end' | 'center'; /** share of the width, in percent */ width?: number }[]
  rows: Text[][]
  /** shown instead of a table without rows */
  empty: Text
}

/** A week on paper: one column a day, one row a period (or an hour); each cell lists what happens. */
export type WeekGridBlock = {
  kind: 'weekGrid'
  days: { head: Text; note?: Text; closed?: boolean }[]
  rows: { head: Text; clock?: string }[]
  /** `row`/`rows`: the first row and how many it spans */
  cells: { day: number; row: number; rows: number; title: string; lines: string[]; side: 'college' | 'enterprise' | 'upkeep' }[]
}
