import type { CSSProperties } from 'react'
import type { BoardView } from '#domain/booking/board-model.ts'
import { useSay } from '#renderer/client/language.tsx'
import type { ColourBy } from './board-types.ts'

/** So many programmes are named in the legend; more would push the board away. */
const MOST = 6

/** What the colours, outlines and hatches mean. */
export function BoardLegend({ view, colourBy, programmes }: { view: BoardView; colourBy: ColourBy; programmes: ReadonlyMap<string, string> }) {
  const { say } = useSay()
  const colours =
    colourBy === 'owner'
      ? [
          { name: say('board.side.college'), colour: 'var(--college)' },
          { name: say('board.side.enterprise'), colour: 'var(--enterprise)' },
        ]
      : view.programmes.slice(0, MOST).map(p => ({ name: p.name, colour: programmes.get(p.id) ?? 'var(--series-none)' }))
  const swatch = (colour: string): CSSProperties & { '--bar': string } => ({ '--bar': colour })
  return (
    <div className="board-legend">
      {colours.map(({ name, colour }) => (
        <span key={name}>
          <i className="board-swatch" style={swatch(colour)} />
          {name}
        </span>
      ))}
      <span>
        <i className="board-swatch held" style={swatch('var(--quiet)')} />
        {say('choice.status.held')}
      </span>
      <span>
        <i className="board-swatch" style={swatch('var(--quiet)')} />
        {say('choice.status.confirmed')}
      </span>
      <span>
        <i className="board-swatch hatched" />
        {say('board.blocked')}
      </span>
    </div>
  )
}
