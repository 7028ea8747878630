import { Hatching, fillOf } from './Hatching.tsx'
import type { Look } from './palette.ts'

export type KeyItem = { name: string; sign: 'area'; look: number } | { name: string; sign: 'before' | 'interval' | 'across' | 'line' | 'dashed' }

/** What the signs of a chart mean; the fills are those of the chart with the same `id`. */
export function Key({ items, id }: { items: readonly KeyItem[]; id: string }) {
  if (!items.length) return null
  return (
    <ul className="chart-key">
      {items.map((item, i) => (
        <li key={i}>
          <svg width={18} height={12} aria-hidden="true">
            {item.sign === 'area' && <rect x={1} y={1} width={16} height={10} fill={fillOf(id, item.look)} className="chart-edge" />}
            {item.sign === 'before' && <path d="M9 0.5V11.5" className="chart-before" />}
            {item.sign === 'interval' && <path d="M2 6H16M2 3V9M16 3V9" className="chart-interval" />}
            {item.sign === 'across' && <path d="M0 6H18" className="chart-target" />}
            {item.sign === 'line' && (
              <>
                <path d="M0 6H18" className="chart-line" />
                <circle cx={9} cy={6} r={3.2} className="chart-point" />
              </>
            )}
            {item.sign === 'dashed' && (
              <>
                <path d="M0 6H18" className="chart-line-before" />
                <rect x={6.6} y={3.6} width={4.8} height={4.8} className="chart-point-before" />
              </>
            )}
          </svg>
          {item.name}
        </li>
      ))}
    </ul>
  )
}

/** The fills of a chart without a picture of its own around them, so that key and table can use them. */
export function Fills({ id, looks, paper }: { id: string; looks: readonly Look[]; paper: boolean }) {
  return (
    <svg width={0} height={0} className="chart-fills" aria-hidden="true">
      <Hatching id={id} looks={looks} paper={paper} />
    </svg>
  )
}
