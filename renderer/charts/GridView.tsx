import type { GridChart } from '#domain/outcome/chart.ts'
import { say, textIn, type Language } from '#words/say.ts'
import { valueText, type Drawing } from './drawing.ts'
import type { PlaceOf } from './mark-places.ts'
import { MarkGroup, useMark } from './marks.tsx'

/** Columns for which a sheet of paper has room, by its width in pixels: those of names, and of one figure. */
const NAME_WIDTH = 150
const CELL_WIDTH = 46

/** A table of shades: the stronger, the more; each cell says its figure too, and on paper a bar in it stands for the shade. */
export function GridView({ chart, label, language, width, paper, onPick }: Drawing<GridChart>) {
  const { unit, rows } = chart
  const columns = paper ? chart.columns.slice(0, Math.max(1, Math.floor((width - NAME_WIDTH) / CELL_WIDTH))) : chart.columns
  const values = rows.flatMap(r => r.cells.map(c => c?.value ?? 0))
  const most = unit === 'percent' ? Math.max(1, ...values) : Math.max(1e-9, ...values)
  const places = rows.flatMap((r, row) => columns.flatMap((_, column) => (r.cells[column] ? [{ row, column }] : [])))
  return (
    <MarkGroup label={label} places={places} onPick={onPick}>
      <div className="chart-grid-box">
        <table className="chart-grid" style={paper ? { width: NAME_WIDTH + columns.length * CELL_WIDTH } : undefined}>
          {paper && (
            <colgroup>
              <col style={{ width: NAME_WIDTH }} />
            </colgroup>
          )}
          <thead>
            <tr>
              <td />
              {columns.map(({ key, name }) => (
                <th key={key} scope="col"><span title={textIn(language, name)}>{textIn(language, name)}</span></th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={row.key}>
                <th scope="row" title={textIn(language, row.name)}>{textIn(language, row.name)}</th>
                {columns.map((column, j) => (
                  <Cell
                    key={column.key}
                    cell={row.cells[j] ?? null}
                    share={(row.cells[j]?.value ?? 0) / most}
                    at={{ row: i, column: j }}
                    pick={{ key: row.key, series: column.key }}
                    names={[textIn(language, row.name), textIn(language, column.name)]}
                    unit={unit}
                    language={language}
                    paper={paper}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {columns.length < chart.columns.length && <p className="chart-cut">{say(language, 'charts.cut.columns', { shown: columns.length, all: chart.columns.length })}</p>}
    </MarkGroup>
  )
}

type CellProps = {
  cell: GridChart['rows'][number]['cells'][number]
  share: number
  at: PlaceOf
  pick: { key: string; series: string }
  names: [string, string]
  unit: GridChart['unit']
  language: Language
  paper: boolean
}

function Cell({ cell, share, at, pick, names, unit, language, paper }: CellProps) {
  const value = cell?.hidden ? say(language, 'charts.hidden') : cell ? valueText(cell.value, unit, language) : ''
  const words = cell ? say(language, 'charts.mark.part', { name: names[0], part: names[1], value: `${value} (${say(language, 'charts.mark.rows', { n: cell.rows })})` }) : ''
  const { className = '', ...mark } = useMark(at, words, pick.key, pick.series)
  if (!cell) return <td className="none" />
  const style = { '--share': `${Math.round(share * 100)}%` } as Record<string, string>
  return (
    <td className={cell.value === null ? 'unknown' : paper ? 'barred' : 'shaded'} style={style}>
      {'role' in mark ? <button type="button" {...mark} role={undefined} className={className} title={words}>{value}</button> : value}
    </td>
  )
}
