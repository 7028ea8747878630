import type { Side } from '#domain/report/model.ts'
import { usePaperWords } from './words.tsx'

/** The letter by which a side is known where there is no colour; the college, which most uses are, has none. */
export function SideBadge({ side }: { side: Side }) {
  const { say } = usePaperWords()
  return side === 'college' ? null : <span className="badge">{say(`report.badge.${side}`)}</span>
}

const ORDER: Side[] = ['college', 'enterprise', 'upkeep']

/** What the bars at the left of the uses mean; only what is on the sheet. */
export function Legend({ sides, held }: { sides: readonly Side[]; held: boolean }) {
  const { say } = usePaperWords()
  if (!sides.length) return null
  return (
    <p className="legend">
      {ORDER.filter(side => sides.includes(side)).map(side => (
        <span key={side} className={side}>
          <span className="tile-bar" />
          <SideBadge side={side} />
          {say(`report.side.${side}`)}
        </span>
      ))}
      {held && <span>{say('report.legend.held')}</span>}
    </p>
  )
}
