import { CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import type { Unit } from '#domain/records/indicator.ts'
import type { Language } from '#words/say.ts'
import { typeOf, type SideNames } from './drawing.ts'
import { Hover } from './Hover.tsx'
import { NameTick } from './NameTick.tsx'
import { tickText, type Scale } from './scale.ts'

type BarAxesProps = { scale: Scale; unit: Unit; language: Language; paper: boolean; side: SideNames }

/** The axes of lying bars: names at the left, figures below, hair lines between. A plain call, for recharts looks for its own parts. */
export function barAxes({ scale, unit, language, paper, side }: BarAxesProps) {
  const size = typeOf(paper)
  return [
    <CartesianGrid key="grid" horizontal={false} stroke="var(--line)" />,
    <XAxis
      key="x"
      type="number"
      domain={[scale.from, scale.to]}
      ticks={scale.ticks}
      interval={0}
      height={24}
      axisLine={false}
      tickLine={false}
      tickFormatter={(value: number) => tickText(value, unit, language)}
      tick={{ fill: paper ? 'var(--ink)' : 'var(--quiet)', fontSize: size }}
    />,
    <YAxis
      key="y"
      type="category"
      dataKey="key"
      width={side.room}
      interval={0}
      tickLine={false}
      axisLine={{ stroke: paper ? 'var(--ink)' : 'var(--quiet)' }}
      tick={({ x, y, index }: { x: number | string; y: number | string; index: number }) => (
        <NameTick x={x} y={y} lines={side.lines[index] ?? []} name={side.names[index] ?? ''} size={size} anchor="end" />
      )}
    />,
    ...(scale.from < 0 ? [<ReferenceLine key="nought" x={0} stroke="var(--quiet)" />] : []),
  ]
}

/** What a row says while the mouse is over it. */
export function rowHover(rows: readonly { key: string }[], names: readonly string[], linesOf: (at: number) => { name: string; value: string }[]) {
  return (
    <Tooltip
      isAnimationActive={false}
      cursor={{ fill: 'var(--line)', opacity: 0.35 }}
      content={({ active, label }) => {
        const at = rows.findIndex(r => r.key === label)
        return active && at >= 0 ? <Hover name={names[at] ?? ''} lines={linesOf(at)} /> : null
      }}
    />
  )
}
