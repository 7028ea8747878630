import type { Text } from '../../base/text.ts'
import type { FindingAsked, FindingKind } from '../../records/finding.ts'
import type { TableName } from '../../table-names.ts'
import type { Chart } from '../chart.ts'
import type { Indicator } from '../definition.ts'
import type { OutcomeView } from '../population.ts'
import type { Outcomes } from '../outcomes.ts'
import type { Question } from '../sheet.ts'

/** A chart with the sentence that it proves, what was counted, and what to enter where there is nothing to see. */
export type Finding = {
  title: Text
  sentence: Text
  chart: Chart
  notes: Text[]
  /** why there is nothing to see, and the table in which it would be entered */
  empty: { text: Text; enter: TableName }
}

/** The records behind a bar, a point or a cell. `parts`: what they count as, and how many of each there are. */
export type Behind = {
  title: Text
  parts: { key: string; name: Text; count: number }[]
  heads: Text[]
  rows: BehindRow[]
}
export type BehindRow = { /** the record to open */ id: string; part: string; cells: (Text | number | null)[] }

/** What a finding is drawn from. */
export type Look = {
  view: OutcomeView
  outcomes: Outcomes
  indicators: readonly Indicator[]
  question: Question
  /** groups of fewer people are hidden; 0 in the office */
  hideBelow: number
}

/** How one kind of finding is drawn, and what stands behind a part of it. `key` is the chart's own; `series` tells parts of a bar, or columns, apart. */
export type FindingMaker<K extends FindingKind> = {
  draw(look: Look, asked: Extract<FindingAsked, { kind: K }>): Finding
  behind(look: Look, asked: Extract<FindingAsked, { kind: K }>, at: { key?: string | undefined; series?: string | undefined }): Behind
  /** populations that are counted: those of attendance come from the disk first */
  counts(look: Pick<Look, 'indicators'>, asked: Extract<FindingAsked, { kind: K }>): string[]
}
