import { PaperHatching } from './PaperHatching.tsx'
import type { Hatch, Look } from './palette.ts'

const SIZE = 6

/** The lines of a hatch inside a tile of 6 px. */
const LINES: Record<Exclude<Hatch, 'solid' | 'dots' | 'squares'>, string> = {
  rising: 'M-1.5 1.5 1.5 -1.5M0 6 6 0M4.5 7.5 7.5 4.5',
  falling: 'M4.5 -1.5 7.5 1.5M0 0 6 6M-1.5 4.5 1.5 7.5',
  level: 'M0 1.5H6M0 4.5H6',
  upright: 'M1.5 0V6M4.5 0V6',
  crossed: 'M0 0 6 6M0 6 6 0',
  wide: 'M0 3H6M3 0V6',
  sparse: 'M-1.5 1.5 1.5 -1.5M0 6 6 0M4.5 7.5 7.5 4.5',
}

type HatchingProps = { id: string; looks: readonly Look[]; paper: boolean }

/** The fills of a chart: on the screen light lines over the colour, on paper the colour's lines over white. `fillOf` names them. */
export function Hatching({ id, looks, paper }: HatchingProps) {
  return (
    <defs>
      {looks.map((look, i) => {
        if (paper) return <PaperHatching key={i} id={`${id}-${i}`} look={look} />
        const { colour, hatch } = look
        const inverse = hatch === 'sparse'
        const [ground, ink] = inverse ? ['var(--surface)', colour] : [colour, 'var(--surface)']
        return (
          <pattern key={i} id={`${id}-${i}`} width={SIZE} height={SIZE} patternUnits="userSpaceOnUse" patternTransform={inverse ? 'scale(1.4)' : undefined}>
            <rect width={SIZE} height={SIZE} fill={ground} />
            {hatch === 'dots' && <circle cx={3} cy={3} r={1.2} fill={ink} />}
            {hatch === 'squares' && <path d="M0 0H3V3H0ZM3 3H6V6H3Z" fill={ink} opacity={0.55} />}
            {hatch !== 'solid' && hatch !== 'dots' && hatch !== 'squares' && <path d={LINES[hatch]} stroke={ink} strokeWidth={inverse ? 1.1 : 1} opacity={inverse ? 1 : 0.75} fill="none" />}
          </pattern>
        )
      })}
    </defs>
  )
}

export function fillOf(id: string, i: number): string {
  return `url(#${id}-${i})`
}
