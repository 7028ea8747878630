import { chartTable, isFigure, type Cell } from '#domain/outcome/chart-table.ts'
import type { Chart } from '#domain/outcome/chart.ts'
import { measureText, textIn, type Language } from '#words/say.ts'
import './charts.css'

type ChartTableProps = { chart: Chart; label: string; language: Language; onPick?: (key: string, series?: string) => void }

/** The figures of a chart as a table; the name of a row opens what is behind it. */
export function ChartTable({ chart, label, language, onPick }: ChartTableProps) {
  const { heads, rows } = chartTable(chart)
  return (
    <div className="chart-table-box" role="region" aria-label={label} tabIndex={0}>
      <table className="chart-table">
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {heads.map((head, i) => (
              <th key={i} scope="col">{textIn(language, head)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, i) => {
                const words = cellText(cell, language)
                if (i > 0) return <td key={i} className={isFigure(cell) ? 'figure' : undefined}>{words}</td>
                return (
                  <th key={i} scope="row">
                    {onPick ? <button type="button" className="link" onClick={() => onPick(key)}>{words}</button> : words}
                  </th>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A cell as people read it; a dash for nothing. */
function cellText(cell: Cell, language: Language): string {
  if (cell === null) return '–'
  return isFigure(cell) ? measureText(cell, language) : textIn(language, cell)
}
