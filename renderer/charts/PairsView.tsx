import { Bar, BarChart } from 'recharts'
import { MOST_ROWS, type PairsChart } from '#domain/outcome/chart.ts'
import { say, textIn } from '#words/say.ts'
import { barAxes, rowHover } from './BarAxes.tsx'
import { boxOf, namesAtSide, typeOf, valueText, type Box, type Drawing, type ShapePlace } from './drawing.ts'
import { widthOf } from './fit-name.ts'
import { fillOf } from './Hatching.tsx'
import { Fills, Key } from './Key.tsx'
import type { PlaceOf } from './mark-places.ts'
import { MarkGroup, useMark } from './marks.tsx'
import { looksOf } from './palette.ts'
import { scaleOf } from './scale.ts'

const SERIES = ['first', 'second'] as const
/** Height of one of the two bars, in pixels. */
const BAR = { screen: 16, paper: 13 }

/** Two bars a row, one above the other: what is asked for and what is there. */
export function PairsView({ chart, label, language, width, paper, onPick, id }: Drawing<PairsChart>) {
  const { unit } = chart
  const rows = chart.rows.slice(0, MOST_ROWS)
  const size = typeOf(paper)
  const side = namesAtSide(rows.map(r => r.name), { width, paper, language })
  const scale = scaleOf(rows.flatMap(r => [r.first, r.second]), unit)
  const names = SERIES.map(s => textIn(language, chart[s].name))
  const right = Math.max(0, ...rows.flatMap(r => [r.first, r.second]).map(v => widthOf(valueText(v, unit, language), size))) + 14
  const bar = paper ? BAR.paper : BAR.screen
  const height = rows.length * Math.max(side.rowHeight, 2 * bar + 10) + 28
  return (
    <MarkGroup label={label} places={rows.flatMap((_, row) => SERIES.map((_, column) => ({ row, column })))} onPick={onPick}>
      <Fills id={id} looks={looksOf(SERIES.map(s => chart[s]))} paper={paper} />
      <Key items={names.map((name, look) => ({ name, sign: 'area', look }))} id={id} />
      <BarChart layout="vertical" width={width} height={height} data={rows} margin={{ top: 4, right, bottom: 0, left: 0 }} barSize={bar} barGap={0} accessibilityLayer={false}>
        {barAxes({ scale, unit, language, paper, side })}
        {!paper && rowHover(rows, side.names, at => SERIES.map((series, i) => ({ name: names[i]!, value: valueText(rows[at]![series], unit, language) })))}
        {SERIES.map((series, i) => (
          <Bar
            key={series}
            dataKey={series}
            isAnimationActive={false}
            shape={(place: ShapePlace) => {
              const at = { row: place.index ?? 0, column: i }
              const row = rows[at.row]!
              const value = valueText(row[series], unit, language)
              const words = say(language, 'charts.mark.part', { name: side.names[at.row], part: names[i], value })
              return <PairMark box={boxOf(place)} at={at} pick={{ key: row.key, series }} value={value} words={words} fill={fillOf(id, i)} size={size} />
            }}
          />
        ))}
      </BarChart>
    </MarkGroup>
  )
}

type PairMarkProps = { box: Box; at: PlaceOf; pick: { key: string; series: string }; value: string; words: string; fill: string; size: number }

function PairMark({ box: { x, y, width, height }, at, pick, value, words, fill, size }: PairMarkProps) {
  const mark = useMark(at, words, pick.key, pick.series)
  return (
    <g {...mark}>
      <rect x={x} y={y} width={Math.max(width, 24)} height={height} fill="transparent" />
      {width > 0 && <rect x={x} y={y + 1} width={width} height={height - 2} fill={fill} className="chart-edge" />}
      <text x={x + Math.max(0, width) + 6} y={y + height / 2 + size * 0.35} fontSize={size} className="chart-value">{value}</text>
    </g>
  )
}
