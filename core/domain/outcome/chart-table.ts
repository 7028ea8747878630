import type { Text } from '../base/text.ts'
import type { Unit } from '../records/indicator.ts'
import type { Chart } from './chart.ts'

/** A cell of a table: words, a figure in a unit, or nothing. */
export type Cell = Text | { value: number; unit: Unit } | null
export type ChartTable = { heads: Text[]; rows: { key: string; cells: Cell[] }[] }

const head = (code: string): Text => ({ code: `chart.head.${code}` })

/** The figures of a chart as a table: what a screen reader reads, what is exported, and what stands behind the picture on paper. */
export function chartTable(chart: Chart): ChartTable {
  switch (chart.type) {
    case 'bars': {
      const hasInterval = chart.rows.some(r => r.low !== undefined)
      const hasBefore = chart.rows.some(r => r.before !== undefined)
      const hasRows = chart.rows.some(r => r.rows !== undefined)
      return {
        heads: [head('group'), head('value'), ...(hasInterval ? [head('low'), head('high')] : []), ...(hasBefore ? [head('before')] : []), ...(hasRows ? [head('rows')] : [])],
        rows: chart.rows.map(({ key, name, value, low, high, before, rows, hidden }) => ({
          key,
          cells: [
            name,
            hidden ? { code: 'chart.hidden' } : figure(value, chart.unit),
            ...(hasInterval ? [figure(low, chart.unit), figure(high, chart.unit)] : []),
            ...(hasBefore ? [figure(before, chart.unit)] : []),
            ...(hasRows ? [figure(rows, 'count')] : []),
          ],
        })),
      }
    }
    case 'split':
      return {
        heads: [head('group'), ...chart.parts.map(p => p.name), head('sum')],
        rows: chart.rows.map(({ key, name, values }) => ({ key, cells: [name, ...[...values, values.reduce((a, b) => a + b, 0)].map(v => figure(v, chart.unit))] })),
      }
    case 'trend': {
      const hasBefore = chart.points.some(p => p.before !== undefined)
      const hasNote = chart.points.some(p => p.note !== undefined)
      return {
        heads: [head('when'), head('value'), ...(hasBefore ? [head('before')] : []), ...(hasNote ? [head('note')] : [])],
        rows: chart.points.map(({ key, name, value, before, note }) => ({ key, cells: [name, figure(value, chart.unit), ...(hasBefore ? [figure(before, chart.unit)] : []), ...(hasNote ? [note ?? null] : [])] })),
      }
    }
    case 'pairs':
      return { heads: [head('group'), chart.first.name, chart.second.name], rows: chart.rows.map(({ key, name, first, second }) => ({ key, cells: [name, figure(first, chart.unit), figure(second, chart.unit)] })) }
    case 'funnel':
      return { heads: [head('stage'), head('count')], rows: chart.stages.map(({ key, name, count }) => ({ key, cells: [name, figure(count, 'count')] })) }
    case 'grid':
      return {
        heads: [head('group'), ...chart.columns.map(c => c.name)],
        rows: chart.rows.map(({ key, name, cells }) => ({ key, cells: [name, ...cells.map(c => (c?.hidden ? { code: 'chart.hidden' } : figure(c?.value, chart.unit)))] })),
      }
  }
}

function figure(value: number | null | undefined, unit: Unit): Cell {
  return value === null || value === undefined ? null : { value, unit }
}

export function isFigure(cell: Cell): cell is { value: number; unit: Unit } {
  return typeof cell === 'object' && cell !== null && 'value' in cell
}

/** Whether there is anything to draw. */
export function hasValues(chart: Chart): boolean {
  switch (chart.type) {
    case 'bars':
      return chart.rows.some(r => r.value !== null)
    case 'split':
      return chart.rows.length > 0
    case 'trend':
      return chart.points.some(p => p.value !== null)
    case 'pairs':
      return chart.rows.some(r => r.first > 0 || r.second > 0)
    case 'funnel':
      return chart.stages.some(s => s.count > 0)
    case 'grid':
      return chart.rows.some(r => r.cells.some(c => c !== null && (c.value !== null || c.hidden)))
  }
}
