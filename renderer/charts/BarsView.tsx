import { Bar, BarChart, ReferenceLine, usePlotArea } from 'recharts'
import { MOST_ROWS, type BarRow, type BarsChart } from '#domain/outcome/chart.ts'
import { say, textIn } from '#words/say.ts'
import { barAxes, rowHover } from './BarAxes.tsx'
import { boxOf, namesAtSide, typeOf, valueText, type Box, type Drawing, type ShapePlace } from './drawing.ts'
import { widthOf } from './fit-name.ts'
import { fillOf } from './Hatching.tsx'
import { Fills, Key, type KeyItem } from './Key.tsx'
import { MarkGroup, useMark } from './marks.tsx'
import { looksOf } from './palette.ts'
import { scaleOf, type Scale } from './scale.ts'

const LOOKS = looksOf([{ side: 'college' }])
const TARGET_ROOM = 20

/** One bar a row with the interval of its value, last year's value as a thin mark, and the target as a line through all. */
export function BarsView({ chart, label, language, width, paper, onPick, id }: Drawing<BarsChart>) {
  const { unit, target } = chart
  const rows = chart.rows.slice(0, MOST_ROWS)
  const size = typeOf(paper)
  const side = namesAtSide(rows.map(r => r.name), { width, paper, language })
  const given = rows.flatMap(r => [r.value, r.low, r.high, r.before]).filter(v => v !== null && v !== undefined)
  const scale = scaleOf([...given, ...(target === undefined ? [] : [target])], unit)
  const values = rows.map(r => (r.hidden ? say(language, 'charts.hidden') : valueText(r.value, unit, language)))
  const right = Math.max(...values.map(v => widthOf(v, size))) + 14
  const top = target === undefined ? 4 : TARGET_ROOM
  const height = rows.length * side.rowHeight + 24 + top
  const targetWords = say(language, 'charts.target', { value: valueText(target, unit, language) })
  const words = rows.map((row, i) => `${textIn(language, row.name)}: ${[values[i], ...details(row).map(d => d.said)].join(', ')}`)
  function details({ low, high, before, rows: n }: BarRow) {
    const words = (value: number) => valueText(value, unit, language)
    const line = (name: string, value: string, said = value) => ({ name: say(language, name), value, said })
    const interval = low !== undefined && high !== undefined ? say(language, 'charts.mark.interval', { low: words(low), high: words(high) }) : null
    return [
      ...(interval === null ? [] : [line('charts.interval', interval)]),
      ...(before === undefined ? [] : [line('charts.before', words(before), say(language, 'charts.mark.before', { value: words(before) }))]),
      ...(n === undefined ? [] : [line('chart.head.rows', valueText(n, 'count', language), say(language, 'charts.mark.rows', { n }))]),
    ]
  }
  const items: KeyItem[] = [
    ...(rows.some(r => r.low !== undefined) ? [{ name: say(language, 'charts.interval'), sign: 'interval' as const }] : []),
    ...(rows.some(r => r.before !== undefined) ? [{ name: say(language, 'charts.before'), sign: 'before' as const }] : []),
  ]
  return (
    <MarkGroup label={label} places={rows.map((_, row) => ({ row, column: 0 }))} onPick={onPick}>
      <Fills id={id} looks={LOOKS} paper={paper} />
      <Key items={items} id={id} />
      <BarChart layout="vertical" width={width} height={height} data={rows} margin={{ top, right, bottom: 0, left: 0 }} barCategoryGap={0} accessibilityLayer={false}>
        {barAxes({ scale, unit, language, paper, side })}
        {!paper && rowHover(rows, side.names, at => [{ name: say(language, 'chart.head.value'), value: values[at]! }, ...details(rows[at]!)])}
        {target !== undefined && <ReferenceLine x={target} className="chart-target-line" label={{ value: targetWords, position: 'top', fontSize: size, className: 'chart-target-label' }} />}
        <Bar
          dataKey={(row: BarRow) => row.value ?? 0}
          isAnimationActive={false}
          shape={(place: ShapePlace) => {
            const at = place.index ?? 0
            return <BarMark row={rows[at]!} at={at} box={boxOf(place)} scale={scale} target={target} value={values[at]!} words={words[at]!} fill={fillOf(id, 0)} size={size} />
          }}
        />
      </BarChart>
    </MarkGroup>
  )
}

type BarMarkProps = { row: BarRow; at: number; box: Box; scale: Scale; target: number | undefined; value: string; words: string; fill: string; size: number }

function BarMark({ row, at, box: { y, height }, scale, target, value, words, fill, size }: BarMarkProps) {
  const plot = usePlotArea()
  const mark = useMark({ row: at, column: 0 }, words, row.key)
  if (!plot) return null
  const px = (v: number) => plot.x + ((v - scale.from) / (scale.to - scale.from)) * plot.width
  const middle = y + height / 2
  const thick = Math.min(16, height * 0.58)
  const nought = px(0)
  const end = px(row.value ?? 0)
  const furthest = Math.max(end, nought, row.high === undefined ? 0 : px(row.high))
  const before = row.before === undefined ? 0 : px(row.before)
  // the figure stands behind last year's mark and the target's line where it would stand on them
  const room = 12 + widthOf(value, size)
  const label = [before, target === undefined ? 0 : px(target)].toSorted((a, b) => a - b).reduce((at, line) => (line > at && line < at + room ? line : at), furthest)
  return (
    <g {...mark}>
      <rect x={plot.x} y={y + 1} width={plot.width} height={height - 2} fill="transparent" />
      {row.value !== null && <rect x={Math.min(nought, end)} y={middle - thick / 2} width={Math.abs(end - nought)} height={thick} fill={fill} className="chart-edge" />}
      {row.low !== undefined && row.high !== undefined && (
        <>
          <path d={whisker(px(row.low), px(row.high), middle)} className="chart-interval-halo" />
          <path d={whisker(px(row.low), px(row.high), middle)} className="chart-interval" />
        </>
      )}
      {row.before !== undefined && (
        <>
          <path d={`M${before} ${middle - thick / 2 - 3}V${middle + thick / 2 + 3}`} className="chart-before-halo" />
          <path d={`M${before} ${middle - thick / 2 - 3}V${middle + thick / 2 + 3}`} className="chart-before" />
        </>
      )}
      <text x={label + 6} y={middle + size * 0.35} fontSize={size} className={row.value === null ? 'chart-value none haloed' : 'chart-value haloed'}>{value}</text>
    </g>
  )
}

function whisker(from: number, to: number, y: number): string {
  return `M${from} ${y}H${to}M${from} ${y - 4}V${y + 4}M${to} ${y - 4}V${y + 4}`
}
