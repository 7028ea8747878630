import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import type { TrendChart, TrendPoint } from '#domain/outcome/chart.ts'
import { say, textIn } from '#words/say.ts'
import { typeOf, valueText, type Drawing } from './drawing.ts'
import { linesOf, widthOf } from './fit-name.ts'
import { Hover } from './Hover.tsx'
import { Key, type KeyItem } from './Key.tsx'
import { MarkGroup, useMark } from './marks.tsx'
import { NameTick } from './NameTick.tsx'
import { scaleOf, tickText } from './scale.ts'

const HEIGHT = { screen: 280, paper: 210 }

/** How something went on: a line with a point a month or year, last year dashed, the target across, and numbers at the points about which a note was written. */
export function TrendView({ chart, label, language, width, paper, onPick, id }: Drawing<TrendChart>) {
  const { unit, points, target } = chart
  const size = typeOf(paper)
  const given = points.flatMap(p => [p.value, p.before]).filter(v => v !== null && v !== undefined)
  const scale = scaleOf([...given, ...(target === undefined ? [] : [target])], unit, { fromNought: false })
  const names = points.map(p => textIn(language, p.name))
  const values = points.map(p => valueText(p.value, unit, language))
  const ticks = scale.ticks.map(t => tickText(t, unit, language))
  const left = Math.max(...ticks.map(t => widthOf(t, size))) + 10
  const slot = (width - left - 24) / Math.max(1, points.length)
  // names that would run into each other are left out; the last one always stands
  const word = Math.max(...names.map(n => Math.max(...n.split(/ |(?<=年)/).map(w => widthOf(w, size)))))
  const every = Math.max(1, Math.ceil((word + 8) / slot))
  const shown = points.filter((_, i) => (points.length - 1 - i) % every === 0).map(p => p.key)
  const said = widthOf(values.reduce((a, b) => (b.length > a.length ? b : a), ''), size) + 6 < slot
  const noted = points.filter(p => p.note !== undefined)
  const hasBefore = points.some(p => p.before !== undefined)
  const items: KeyItem[] = [
    { name: say(language, 'charts.now'), sign: 'line' },
    ...(hasBefore ? [{ name: say(language, 'charts.before'), sign: 'dashed' as const }] : []),
    ...(target === undefined ? [] : [{ name: say(language, 'charts.target', { value: valueText(target, unit, language) }), sign: 'across' as const }]),
  ]
  const words = points.map(({ before, note }, i) =>
    [
      say(language, 'charts.mark', { name: names[i], value: values[i] }),
      before === undefined ? '' : say(language, 'charts.mark.before', { value: valueText(before, unit, language) }),
      note ?? '',
    ].filter(Boolean).join(', '),
  )
  const places = points.flatMap((p, column) => (p.value === null ? [] : [{ row: 0, column }]))
  return (
    <>
      <MarkGroup label={label} places={places} onPick={onPick}>
        {(hasBefore || target !== undefined) && <Key items={items} id={id} />}
        <LineChart width={width} height={paper ? HEIGHT.paper : HEIGHT.screen} data={points} margin={{ top: noted.length ? 40 : 22, right: 24, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="key"
            type="category"
            ticks={shown}
            interval={0}
            height={size * 2.6 + 8}
            padding={{ left: slot / 2, right: slot / 2 }}
            tickLine={false}
            axisLine={{ stroke: paper ? 'var(--ink)' : 'var(--quiet)' }}
            tick={({ x, y, payload }: { x: number | string; y: number | string; payload: { value: string } }) => {
              const name = names[points.findIndex(p => p.key === payload.value)] ?? ''
              return <NameTick x={x} y={y} lines={linesOf(name, slot * every - 4, size)} name={name} size={size} anchor="middle" />
            }}
          />
          <YAxis
            domain={[scale.from, scale.to]}
            ticks={scale.ticks}
            interval={0}
            width={left}
            axisLine={false}
            tickLine={false}
            tickFormatter={(value: number) => tickText(value, unit, language)}
            tick={{ fill: paper ? 'var(--ink)' : 'var(--quiet)', fontSize: size }}
          />
          {!paper && (
            <Tooltip
              isAnimationActive={false}
              cursor={{ stroke: 'var(--quiet)', strokeWidth: 1 }}
              content={({ active, label: key }) => {
                const at = points.findIndex(p => p.key === key)
                if (!active || at < 0) return null
                const { before, note } = points[at]!
                return (
                  <Hover
                    name={names[at]!}
                    lines={[
                      { name: say(language, 'charts.now'), value: values[at]! },
                      ...(before === undefined ? [] : [{ name: say(language, 'charts.before'), value: valueText(before, unit, language) }]),
                      ...(note === undefined ? [] : [{ name: say(language, 'chart.head.note'), value: note }]),
                    ]}
                  />
                )
              }}
            />
          )}
          {target !== undefined && <ReferenceLine y={target} className="chart-target-line" />}
          {hasBefore && (
            <Line
              dataKey="before"
              isAnimationActive={false}
              className="chart-line-before"
              activeDot={false}
              dot={({ cx, cy, index = 0 }: Dot) =>
                cy === undefined || cy === null ? <g key={index} /> : <rect key={index} x={Number(cx) - 2.4} y={Number(cy) - 2.4} width={4.8} height={4.8} className="chart-point-before" />
              }
            />
          )}
          <Line
            dataKey="value"
            isAnimationActive={false}
            className="chart-line"
            activeDot={false}
            dot={({ cx, cy, index = 0 }: Dot) => {
              if (cy === undefined || cy === null) return <g key={index} />
              const point = points[index]!
              return <PointMark key={index} point={point} at={index} x={Number(cx)} y={Number(cy)} words={words[index]!} value={said ? values[index]! : ''} note={noted.indexOf(point) + 1} size={size} />
            }}
          />
        </LineChart>
      </MarkGroup>
      {noted.length > 0 && (
        <ol className="chart-notes">
          {noted.map(p => (
            <li key={p.key}>
              <b>{textIn(language, p.name)}</b> {p.note}
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

type Dot = { cx?: number | undefined; cy?: number | null | undefined; index?: number | undefined }
/** `note`: its number below the chart; 0: none */
type PointMarkProps = { point: TrendPoint; at: number; x: number; y: number; words: string; value: string; note: number; size: number }

function PointMark({ point, at, x, y, words, value, note, size }: PointMarkProps) {
  const mark = useMark({ row: 0, column: at }, words, point.key)
  return (
    <g {...mark}>
      <circle cx={x} cy={y} r={11} fill="transparent" />
      <circle cx={x} cy={y} r={3.6} className="chart-point" />
      {value && <text x={x} y={y - 9} textAnchor="middle" fontSize={size} className="chart-value haloed">{value}</text>}
      {note > 0 && (
        <>
          <circle cx={x} cy={y - size * 2.1 - 4} r={size * 0.62} className="chart-note-sign" />
          <text x={x} y={y - size * 2.1 - 4 + size * 0.32} textAnchor="middle" fontSize={size * 0.92} className="chart-note-number">{note}</text>
        </>
      )}
    </g>
  )
}
