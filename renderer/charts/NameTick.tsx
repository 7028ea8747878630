type NameTickProps = { x?: number | string; y?: number | string; lines: readonly string[]; name: string; size: number; anchor: 'end' | 'middle' }

/** A name beside its bar or below its point; the whole of it shows when the mouse rests there. */
export function NameTick({ x = 0, y = 0, lines, name, size, anchor }: NameTickProps) {
  const lead = size * 1.2
  // beside a bar the lines are centred on it, below a point they begin there
  const first = anchor === 'end' ? Number(y) - ((lines.length - 1) * lead) / 2 + size * 0.35 : Number(y) + size
  return (
    <text x={anchor === 'end' ? Number(x) - 4 : x} textAnchor={anchor} fontSize={size} className="chart-name">
      <title>{name}</title>
      {lines.map((line, i) => (
        <tspan key={i} x={anchor === 'end' ? Number(x) - 4 : x} y={first + i * lead}>{line}</tspan>
      ))}
    </text>
  )
}
