import type { Text } from '../base/text.ts'
import type { LocalTime } from '../base/time.ts'

export type { Text } from '../base/text.ts'

/** A report before it has a face: sheets of blocks. The renderer's print room draws it, on screen and on paper. */
export type ReportModel = {
  /** the report's name in the registry, e.g. `week-plan`; the file is named after it */
  name: string
  title: Text
  /** what this one is about, for the file's name: a room, a class group, a date */
  about?: string
  college: { name: string; logo?: string }
  /** the moment that the data stamp names */
  dataOf: LocalTime
  sheets: Sheet[]
}

/** Begins on a new page with the college's name, a title and a span, and may run over several. */
export type Sheet = { title: Text; subtitle?: Text; orientation: Orientation; blocks: Block[] }
export type Orientation = 'portrait' | 'landscape'

export type Block =
  | { kind: 'heading'; text: Text }
  | { kind: 'text'; text: Text; quiet?: boolean }
  | { kind: 'figures'; items: { label: Text; value: Text }[] }
  | { kind: 'facts'; columns: 1 | 2; items: { label: Text; value: Text }[] }
  | TableBlock
  | WeekGridBlock
  | WeekMatrixBlock
  | { kind: 'signatures'; lines: Text[] }

/** Rows may be many: the head repeats on each page and no row is split. */
export type TableBlock = {
  kind: 'table'
  columns: { head: Text; align?: 'start' | 'end' | 'center'; /** share of the width, in percent */ width?: number }[]
  groups: TableGroup[]
  /** shown instead of a table without rows */
  empty: Text
}
export type TableGroup = { head?: Text; rows: Text[][]; /** the sums of the group, one text a column */ foot?: Text[] }

/** Who uses: the college, an enterprise, or nobody because of upkeep. Told apart without colour on paper. */
export type Side = 'college' | 'enterprise' | 'upkeep'

export type DayHead = { head: Text; note?: Text; closed?: boolean }

/** A week on one page: one column a day, one row a band (a period or an hour). */
export type WeekGridBlock = {
  kind: 'weekGrid'
  days: DayHead[]
  bands: { head: Text; clock?: string }[]
  slots: WeekSlot[]
}

/** A stretch of bands of one day and what lies in it, laid out on `steps` × `lanes` equal tiles. */
export type WeekSlot = { day: number; band: number; bands: number; steps: number; lanes: number; entries: WeekEntry[] }
export type WeekEntry = WeekUse & { /** first tile from the top, and how many */ step: number; steps: number; lane: number }
export type WeekUse = {
  title: Text
  lines: Text[]
  side: Side
  /** promised but not confirmed */
  held?: boolean
  /** where the bands don't tell it exactly */
  clock?: string
}

/** A week of many rooms: one row a room, one column a day, the uses as lines of text. */
export type WeekMatrixBlock = {
  kind: 'weekMatrix'
  corner: Text
  days: DayHead[]
  rows: { head: Text; note?: Text; cells: MatrixUse[][] }[]
  empty: Text
}
export type MatrixUse = { when: string; text: Text; side: Side; held?: boolean }
