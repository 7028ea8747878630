import type { FunnelChart } from '#domain/outcome/chart.ts'
import { say } from '#words/say.ts'
import { namesAtSide, typeOf, valueText, type Box, type Drawing } from './drawing.ts'
import { widthOf } from './fit-name.ts'
import { fillOf } from './Hatching.tsx'
import { Fills } from './Key.tsx'
import { MarkGroup, useMark } from './marks.tsx'
import { NameTick } from './NameTick.tsx'
import { looksOf } from './palette.ts'

const STEP = { screen: 34, paper: 26 }
const GAP = { screen: 16, paper: 12 }
const LOOKS = looksOf([{ side: 'college' }])

/** Stages one below the other, each as wide as those who came so far; between two of them, how many went on. */
export function FunnelView({ chart, label, language, width, paper, onPick, id }: Drawing<FunnelChart>) {
  const { stages } = chart
  const size = typeOf(paper)
  const side = namesAtSide(stages.map(s => s.name), { width, paper, language })
  const [step, gap] = paper ? [STEP.paper, GAP.paper] : [STEP.screen, GAP.screen]
  const shares = stages.map((s, i) => {
    const before = stages[i - 1]?.count
    return before ? say(language, 'charts.ofBefore', { share: { code: 'value.measure', facts: { value: { value: s.count / before, unit: 'percent' } } } }) : ''
  })
  const right = Math.max(...shares.map(s => widthOf(s, size))) + 16
  const room = width - side.room - right
  const centre = side.room + room / 2
  const most = Math.max(1, ...stages.map(s => s.count))
  const wide = stages.map(s => (s.count / most) * room)
  return (
    <MarkGroup label={label} places={stages.map((_, row) => ({ row, column: 0 }))} onPick={onPick}>
      <Fills id={id} looks={LOOKS} paper={paper} />
      <svg width={width} height={stages.length * (step + gap) - gap + 4} className="chart-plain">
        {stages.map((stage, i) => {
          const y = i * (step + gap) + 2
          const words = [say(language, 'charts.mark', { name: side.names[i], value: stage.count }), shares[i]].filter(Boolean).join(', ')
          return (
            <g key={stage.key}>
              {i > 0 && <path d={wayDown(centre, wide[i - 1]!, y - gap, wide[i]!, y)} className="chart-funnel-way" />}
              <NameTick x={side.room} y={y + step / 2} lines={side.lines[i]!} name={side.names[i]!} size={size} anchor="end" />
              <StageMark
                stage={stage}
                at={i}
                box={{ x: centre - wide[i]! / 2, y, width: wide[i]!, height: step }}
                value={valueText(stage.count, 'count', language)}
                words={words}
                fill={fillOf(id, 0)}
                size={size}
              />
              {shares[i] && <text x={width - right + 12} y={y + step / 2 + size * 0.35} fontSize={size} className="chart-quiet">{shares[i]}</text>}
            </g>
          )
        })}
      </svg>
    </MarkGroup>
  )
}

type StageMarkProps = { stage: FunnelChart['stages'][number]; at: number; box: Box; value: string; words: string; fill: string; size: number }

function StageMark({ stage, at, box: { x, y, width, height }, value, words, fill, size }: StageMarkProps) {
  const mark = useMark({ row: at, column: 0 }, words, stage.key)
  const label = widthOf(value, size) + 8
  const centre = x + width / 2
  return (
    <g {...mark}>
      <rect x={centre - Math.max(width, 48) / 2} y={y} width={Math.max(width, 48)} height={height} fill="transparent" />
      {width > 0 && <rect x={x} y={y} width={width} height={height} fill={fill} className="chart-edge" />}
      <rect x={centre - label / 2} y={y + height / 2 - size * 0.7} width={label} height={size * 1.4} rx={2} className="chart-label-ground" />
      <text x={centre} y={y + height / 2 + size * 0.35} textAnchor="middle" fontSize={size} className="chart-value">{value}</text>
    </g>
  )
}

/** The way from the foot of one stage to the head of the next. */
function wayDown(centre: number, above: number, foot: number, below: number, head: number): string {
  return `M${centre - above / 2} ${foot}H${centre + above / 2}L${centre + below / 2} ${head}H${centre - below / 2}Z`
}
