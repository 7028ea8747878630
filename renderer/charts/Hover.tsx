/** What a bar or a point says while the mouse is over it. */
export function Hover({ name, lines }: { name: string; lines: readonly { name: string; value: string }[] }) {
  return (
    <div className="chart-hover">
      <strong>{name}</strong>
      {lines.map((line, i) => (
        <div key={i}>
          <span>{line.name}</span>
          <span>{line.value}</span>
        </div>
      ))}
    </div>
  )
}
