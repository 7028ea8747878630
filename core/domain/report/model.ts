import type { Text } from '../base/text.ts'
import type { Terms } from '../base/terms.ts'
import type { LocalTime } from '../base/time.ts'
import type { Chart } from '../outcome/chart.ts'

export type { Text } from '../base/text.ts'

/** A report before it has a face: sheets of blocks. The renderer's print room draws it, on screen and on paper. */
export type ReportModel = {
  /** the report's name in the registry, e.g. `week-plan`; the file is named after it */
  name: string
  title: Text
  /** what this one is about, for the file's name: a room, a class group, a date */
  about?: string
  college: { name: string; logo?: string; /** its own words, which the print page speaks with */ terms?: Terms }
  /** the moment that the data stamp names */
  dataOf: LocalTime
  sheets: Sheet[]
}

/** Begins on a new page with the college's name, a title and a span, and may run over several. */
export type Sheet = { title: Text; subtitle?: Text; /** a word that nobody may miss, beside the title: "draft" */ mark?: Text; orientation: Orientation; blocks: Block[] }
export type Orientation = 'portrait' | 'landscape'

export type Block =
  | { kind: 'heading'; text: Text }
  | { kind: 'text'; text: Text; quiet?: boolean }
  | { kind: 'figures'; items: { label: Text; value: Text }[] }
  | { kind: 'facts'; columns: 1 | 2; items: { label: Text; value: Text }[] }
  | TableBlock
  | WeekGridBlock
  | WeekMatrixBlock
  | DaySheetBlock
  | { kind: 'checklist'; columns: 1 | 2 | 3; items: CheckItem[] }
  | { kind: 'photos'; items: Photo[] }
  | { kind: 'signatures'; lines: SignatureLine[] }
  | PartiesBlock
  | ChartBlock
  | CoverBlock
  | ContentsBlock

/** The sentence that says what is to be seen, the chart, and below in small type what was counted. */
export type ChartBlock = { kind: 'chart'; sentence: Text; chart: Chart; notes: Text[]; /** instead of a chart without values: why, and what to enter */ empty: Text }

/** Lines that a name takes at most, and several names together; see `mostLines` of a column. */
export const NAME_LINES = 3
export const NAMES_LINES = 8

/** Rows may be many: the head repeats on each page and no row is split. */
export type TableBlock = {
  kind: 'table'
  columns: { head: Text; align?: 'start' | 'end' | 'center'; /** share of the width, in percent */ width?: number; /** of a very long text only the first so many lines are shown, so that a row stays a row */ mostLines?: number }[]
  groups: TableGroup[]
  /** its rows stand closer, so that all are seen on one page; where they are too many for that, no group is split */
  close?: true
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

/** People (or weeks) by days: a short mark a day, sums at the right, counts below. The head repeats on each page, and no row is split. */
export type DaySheetBlock = {
  kind: 'daySheet'
  corner: Text
  days: { head: Text; note?: Text; /** nobody works: the day's column is set off by its lines */ closed?: boolean }[]
  /** heads of the sums */
  sums: Text[]
  rows: { head: Text; note?: Text; cells: DayMark[]; sums: Text[] }[]
  /** one row for each thing that is counted, a text a day */
  foot: { head: Text; cells: Text[] }[]
  empty: Text
}
/** What a day holds; `below` is said in small type: a clock, whose word it is. */
export type DayMark = { mark: Text; below?: Text }

/** `open`: nobody has said yet, so the box is there to be ticked by hand. */
export type CheckItem = { text: Text; state: 'yes' | 'no' | 'open'; note?: Text }

/** An attachment's id, or the picture itself as a data URL; absent where its file is lost. */
export type Photo = { image?: string; caption?: Text }

/** A line to sign on, or what was signed: the hand's picture, by whom, when. */
export type SignatureLine = Text | { label: Text; image?: string; by?: Text; on?: string }

/** Those who sign an agreement, side by side: who they are, and a line for each hand or seal. */
export type PartiesBlock = { kind: 'parties'; parties: { role: Text; name: Text; lines: Text[] }[] }

/** The first page: what it is, from whom and for whom, of which days. A sheet that begins with it has no letterhead. */
export type CoverBlock = { kind: 'cover'; title: Text; subtitle?: Text; /** of the one for whom it is, beside the college's own; a picture like a {@link Photo}'s */ logo?: string; items: { label: Text; value: Text }[] }

/** The sheets of the report by their titles. On which page each begins is known once it is printed: see page-starts.ts. */
export type ContentsBlock = { kind: 'contents'; items: { title: Text; /** which sheet, from 0 */ sheet: number; page?: number }[] }
