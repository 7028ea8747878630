import type { MatrixUse, WeekMatrixBlock } from '#domain/report/model.ts'
import { DayHeads, Strike } from './DayHeads.tsx'
import { Legend, SideBadge } from './Legend.tsx'
import { usePaperWords } from './words.tsx'

/** A week of all rooms: the head repeats on each page, and no room is split over two. */
export function WeekMatrix({ week }: { week: WeekMatrixBlock }) {
  const { text } = usePaperWords()
  if (!week.rows.length) return <p className="block-text quiet">{text(week.empty)}</p>
  const uses = week.rows.flatMap(row => row.cells.flat())
  return (
    <>
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col">{text(week.corner)}</th>
            <DayHeads days={week.days} />
          </tr>
        </thead>
        <tbody>
          {week.rows.map((row, i) => (
            <tr key={i}>
              <th scope="row">
                <span className="matrix-head">{text(row.head)}</span>
                {row.note && <span className="note">{text(row.note)}</span>}
              </th>
              {row.cells.map((cell, j) => (
                <td key={j} className={week.days[j]?.closed ? 'closed' : undefined}>
                  {cell.length > 0 ? <Uses uses={cell} /> : week.days[j]?.closed && <Strike />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Legend sides={[...new Set(uses.map(use => use.side))]} held={uses.some(use => use.held)} />
    </>
  )
}

function Uses({ uses }: { uses: readonly MatrixUse[] }) {
  const { text, say } = usePaperWords()
  return (
    <ul>
      {uses.map((use, i) => (
        <li key={i} className={use.side}>
          <span className="tile-bar" />
          <b>{use.when}</b> <SideBadge side={use.side} />
          {text(use.text)}
          {use.held && ` ${say('report.held')}`}
        </li>
      ))}
    </ul>
  )
}
