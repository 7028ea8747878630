import type { ChartSide } from '#domain/outcome/chart.ts'
import './palette.css'

/** How an area is filled, besides its colour: told apart by who sees no colours, and by a printer without them. */
export type Hatch = 'solid' | 'rising' | 'dots' | 'level' | 'falling' | 'crossed' | 'upright' | 'squares' | 'wide' | 'sparse'
export type Look = { colour: string; hatch: Hatch }

const LOOKS: readonly Look[] = [
  { colour: 'var(--chart-college)', hatch: 'solid' },
  { colour: 'var(--chart-enterprise)', hatch: 'rising' },
  { colour: 'var(--chart-3)', hatch: 'dots' },
  { colour: 'var(--chart-4)', hatch: 'level' },
  { colour: 'var(--chart-5)', hatch: 'falling' },
  { colour: 'var(--chart-6)', hatch: 'crossed' },
  { colour: 'var(--chart-7)', hatch: 'upright' },
  { colour: 'var(--chart-8)', hatch: 'squares' },
  { colour: 'var(--chart-9)', hatch: 'wide' },
]
/** What nobody knows is grey and hardly hatched, whatever stands beside it. */
const UNKNOWN: Look = { colour: 'var(--chart-none)', hatch: 'sparse' }
const SIDES: Record<ChartSide, Look> = { college: LOOKS[0]!, enterprise: LOOKS[1]! }

/** The looks of the parts of a chart, in their order: the sides have their own, the others take what is left. */
export function looksOf(parts: readonly { key?: string; side?: ChartSide }[]): Look[] {
  const sided = parts.some(part => part.side)
  const free = sided ? LOOKS.slice(2) : LOOKS
  let next = 0
  return parts.map(({ key, side }) => (side ? SIDES[side] : isUnknown(key) ? UNKNOWN : free[next++ % free.length]!))
}

function isUnknown(key: string | undefined): boolean {
  return key === '' || key === 'unknown'
}
