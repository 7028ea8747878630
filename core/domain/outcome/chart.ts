import type { Text } from '../base/text.ts'
import type { Unit } from '../records/indicator.ts'

/** Whose thing a part of a chart is; parts without a side take the neutral colours, in their order. */
export type ChartSide = 'college' | 'enterprise'

/**
 * A chart before it has a face; the same component draws it on the screen and on paper. Every one can be read as a table too. `key` is
 * what a click asks for: a record's id, a month, a code. A value of null has nothing behind it; `hidden` stands for too few people.
 */
export type Chart = BarsChart | SplitChart | TrendChart | PairsChart | FunnelChart | GridChart

/** One bar a row, with the interval in which the true value lies, and last year's value beside it. */
export type BarsChart = { type: 'bars'; unit: Unit; rows: BarRow[]; target?: number }
export type BarRow = { key: string; name: Text; value: number | null; low?: number; high?: number; before?: number; rows?: number; hidden?: true }

/** Bars that are made of parts: what became of each class, what each side gave. */
export type SplitChart = { type: 'split'; unit: Unit; parts: { key: string; name: Text; side?: ChartSide }[]; rows: { key: string; name: Text; values: number[] }[] }

/** How something went on, month by month or year by year, against the same time a year before and a target. */
export type TrendChart = { type: 'trend'; unit: Unit; points: TrendPoint[]; target?: number }
/** `note`: why it went up or down there, as somebody wrote it */
export type TrendPoint = { key: string; name: Text; value: number | null; before?: number; note?: string }

/** Two things side by side in each row: what is asked for and what is taught. */
export type PairsChart = { type: 'pairs'; unit: Unit; first: { name: Text; side?: ChartSide }; second: { name: Text; side?: ChartSide }; rows: { key: string; name: Text; first: number; second: number }[] }

/** Fewer and fewer on a way of several stages. */
export type FunnelChart = { type: 'funnel'; stages: { key: string; name: Text; count: number }[] }

/** A table of shades: rows by columns. */
export type GridChart = { type: 'grid'; unit: Unit; columns: { key: string; name: Text }[]; rows: { key: string; name: Text; cells: ({ value: number | null; rows: number; hidden?: true } | null)[] }[] }

/** More rows than these are not drawn: the table alone tells them. */
export const MOST_ROWS = 20

export function isCut(chart: Chart): boolean {
  return 'rows' in chart && chart.type !== 'grid' && chart.rows.length > MOST_ROWS
}
