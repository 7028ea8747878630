import type { Place } from '#domain/intake/plan.ts'
import { useSay } from '#renderer/client/language.tsx'

type PlaceTableProps = { /** over the sentences */ head: string; rows: readonly (Place & { text: string })[]; total: number }

/** Sentences about rows of a file, each beside the place that it speaks of. */
export function PlaceTable({ head, rows, total }: PlaceTableProps) {
  const { say } = useSay()
  return (
    <>
      <table className="problems">
        <thead><tr><th>{say('import.problem.place')}</th><th>{head}</th></tr></thead>
        <tbody>
          {rows.map(({ sheet, row, column, text }, i) => (
            <tr key={i}>
              <td>{[sheet, row === undefined ? '' : say('import.problem.row', { row }), column].filter(Boolean).join(' · ')}</td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > rows.length && <p className="quiet">{say('import.more', { shown: rows.length, n: total })}</p>}
    </>
  )
}
