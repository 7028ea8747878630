import { Bar, BarChart } from 'recharts'
import { MOST_ROWS, type SplitChart } from '#domain/outcome/chart.ts'
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

type Row = SplitChart['rows'][number]

/** Bars made of parts, each with its figure where it has room, and the sum at the end. */
export function SplitView({ chart, label, language, width, paper, onPick, id }: Drawing<SplitChart>) {
  const { unit, parts } = chart
  const rows = chart.rows.slice(0, MOST_ROWS)
  const size = typeOf(paper)
  const side = namesAtSide(rows.map(r => r.name), { width, paper, language })
  const sums = rows.map(r => r.values.reduce((a, b) => a + b, 0))
  const scale = scaleOf(sums, unit)
  const sumWords = sums.map(sum => valueText(sum, unit, language))
  const partNames = parts.map(p => textIn(language, p.name))
  const height = rows.length * side.rowHeight + 28
  const right = Math.max(0, ...sumWords.map(w => widthOf(w, size))) + 14
  const places = rows.flatMap((r, row) => r.values.flatMap((value, column) => (value ? [{ row, column }] : [])))
  return (
    <MarkGroup label={label} places={places} onPick={onPick}>
      <Fills id={id} looks={looksOf(parts)} paper={paper} />
      <Key items={partNames.map((name, look) => ({ name, sign: 'area', look }))} id={id} />
      <BarChart layout="vertical" width={width} height={height} data={rows} margin={{ top: 4, right, bottom: 0, left: 0 }} barCategoryGap="20%" accessibilityLayer={false}>
        {barAxes({ scale, unit, language, paper, side })}
        {!paper &&
          rowHover(rows, side.names, at => [
            ...rows[at]!.values.map((value, i) => ({ name: partNames[i] ?? '', value: valueText(value, unit, language) })),
            { name: say(language, 'chart.head.sum'), value: sumWords[at]! },
          ])}
        {parts.map((part, i) => (
          <Bar
            key={part.key}
            dataKey={(row: Row) => row.values[i] ?? 0}
            stackId="parts"
            isAnimationActive={false}
            shape={(place: ShapePlace) => {
              const at = { row: place.index ?? 0, column: i }
              const row = rows[at.row]!
              const value = valueText(row.values[i], unit, language)
              const words = say(language, 'charts.mark.part', { name: side.names[at.row], part: partNames[i], value })
              const sum = i === lastPart(row) ? sumWords[at.row]! : ''
              const pick = { key: row.key, series: part.key }
              return <PartMark box={boxOf(place)} at={at} pick={pick} value={row.values[i] ? value : ''} words={words} sum={sum} fill={fillOf(id, i)} size={size} />
            }}
          />
        ))}
      </BarChart>
    </MarkGroup>
  )
}

type PartMarkProps = { box: Box; at: PlaceOf; pick: { key: string; series: string }; value: string; words: string; sum: string; fill: string; size: number }

function PartMark({ box: { x, y, width, height }, at, pick, value, words, sum, fill, size }: PartMarkProps) {
  const mark = useMark(at, words, pick.key, pick.series)
  const middle = y + height / 2 + size * 0.35
  const label = widthOf(value, size)
  return (
    <>
      {value && (
        <g {...mark}>
          <rect x={x} y={y} width={Math.max(1, width)} height={height} fill={fill} className="chart-edge" />
          {width > label + 20 && (
            <>
              <rect x={x + width / 2 - label / 2 - 3} y={y + height / 2 - size * 0.65} width={label + 6} height={size * 1.3} rx={2} className="chart-label-ground" />
              <text x={x + width / 2} y={middle} textAnchor="middle" fontSize={size} className="chart-value">{value}</text>
            </>
          )}
        </g>
      )}
      {sum && <text x={x + width + 6} y={middle} fontSize={size} className="chart-value">{sum}</text>}
    </>
  )
}

/** The part after which nothing more is drawn. */
function lastPart({ values }: Row): number {
  return Math.max(0, values.findLastIndex(v => v > 0))
}
