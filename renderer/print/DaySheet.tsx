import { lettersOf } from '#domain/report/column-shares.ts'
import type { DaySheetBlock, Text } from '#domain/report/model.ts'
import { usePaperWords } from './words.tsx'

/** Share of the width, in percent: of the names, of one letter in them, and of one sum. Longer names take more, where there are few days most. */
const NAME = 12
const NAME_AT_MOST = { narrow: 16, wide: 26 }
const LETTER = 0.6
const SUM = 3.4

/** From so many days on there is room for no more than a sign in each. */
const NARROW = 15

/** People by days, over as many pages as it takes: the head repeats and no row is split. */
export function DaySheet({ sheet }: { sheet: DaySheetBlock }) {
  const { text } = usePaperWords()
  if (!sheet.rows.length) return <p className="block-text quiet">{text(sheet.empty)}</p>
  const narrow = sheet.days.length >= NARROW
  const sum = narrow ? SUM : SUM * 1.8
  const name = nameShare(sheet.rows.map(row => text(row.head)), narrow ? NAME_AT_MOST.narrow : NAME_AT_MOST.wide)
  const day = (100 - name - sum * sheet.sums.length) / Math.max(1, sheet.days.length)
  return (
    <table className={narrow ? 'paper-days narrow' : 'paper-days'}>
      <colgroup>
        <col style={{ width: `${name}%` }} />
        {sheet.days.map((_, i) => (
          <col key={i} style={{ width: `${day}%` }} />
        ))}
        {sheet.sums.map((_, i) => (
          <col key={i} style={{ width: `${sum}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{text(sheet.corner)}</th>
          {sheet.days.map((d, i) => (
            <th key={i} scope="col" className={d.closed ? 'day closed' : 'day'}>
              {text(d.head)}
              {d.note && <small>{text(d.note)}</small>}
            </th>
          ))}
          {sheet.sums.map((head, i) => (
            <th key={i} scope="col" className="sum">
              {text(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.rows.map((row, i) => (
          <tr key={i}>
            <th scope="row">
              <div className="first-lines">{text(row.head)}</div>
              {row.note && <small><span className="first-lines">{text(row.note)}</span></small>}
            </th>
            {row.cells.map((cell, j) => (
              <td key={j} className={sheet.days[j]?.closed ? 'day closed' : 'day'}>
                {text(cell.mark)}
                {cell.below && <small>{text(cell.below)}</small>}
              </td>
            ))}
            <Sums texts={row.sums} />
          </tr>
        ))}
      </tbody>
      {sheet.foot.length > 0 && (
        <tbody className="counts">
          {sheet.foot.map((row, i) => (
            <tr key={i}>
              <th scope="row"><div className="first-lines">{text(row.head)}</div></th>
              {row.cells.map((cell, j) => (
                <td key={j} className={sheet.days[j]?.closed ? 'day closed' : 'day'}>
                  {text(cell)}
                </td>
              ))}
              <td colSpan={sheet.sums.length} />
            </tr>
          ))}
        </tbody>
      )}
    </table>
  )
}

/** Room for the longest name in one line, within bounds. */
function nameShare(names: readonly string[], most: number): number {
  return Math.min(most, Math.max(NAME, ...names.map(name => lettersOf(name) * LETTER)))
}

function Sums({ texts }: { texts: readonly Text[] }) {
  const { text } = usePaperWords()
  return texts.map((sum, i) => (
    <td key={i} className="sum">
      {text(sum)}
    </td>
  ))
}
