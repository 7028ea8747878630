import type { Hatch, Look } from './palette.ts'

/**
 * A hatch on paper as stripes: from one stripe to the next in pixels, across them, and where ink lies on that way, as shares of it. The
 * patterns of the screen would be printed as pictures, each area its own: a pack of thirty charts had sixty megabytes and took a minute.
 */
type Stripes = { across: readonly [x: number, y: number]; ink: readonly (readonly [from: number, to: number])[] }

const STRIPES: Record<Hatch, Stripes> = {
  solid: { across: [2.2, 2.2], ink: [[0, 0.6]] },
  rising: { across: [3, 3], ink: [[0, 0.26]] },
  dots: { across: [5, 5], ink: [[0, 0.16], [0.3, 0.46]] },
  level: { across: [0, 3.4], ink: [[0, 0.3]] },
  falling: { across: [3, -3], ink: [[0, 0.26]] },
  crossed: { across: [4.4, -4.4], ink: [[0, 0.55]] },
  upright: { across: [3.4, 0], ink: [[0, 0.3]] },
  squares: { across: [7, 0], ink: [[0, 0.14], [0.28, 0.42]] },
  wide: { across: [0, 6], ink: [[0, 0.5]] },
  sparse: { across: [5, 5], ink: [[0, 0.14]] },
}

/** One fill of a chart on paper: stripes in its colour on white, no solid area, which eats ink and hides what is written on it. */
export function PaperHatching({ id, look: { colour, hatch } }: { id: string; look: Look }) {
  const { across, ink } = STRIPES[hatch]
  const edges = ink.flatMap(([from, to]) => [
    { at: from, colour },
    { at: to, colour },
    { at: to, colour: '#fff' },
  ])
  // white again up to where the next line begins
  const stops = edges.flatMap((edge, i) => (edge.colour === '#fff' ? [edge, { at: edges[i + 1]?.at ?? 1, colour: '#fff' }] : [edge]))
  return (
    <linearGradient id={id} gradientUnits="userSpaceOnUse" x1={0} y1={0} x2={across[0]} y2={across[1]} spreadMethod="repeat">
      {stops.map((stop, i) => (
        <stop key={i} offset={stop.at} stopColor={stop.colour} />
      ))}
    </linearGradient>
  )
}
