import type { TableBlock, Text } from '#domain/report/model.ts'
import { Marked } from './Marked.tsx'
import { usePaperWords } from './words.tsx'

const ALIGN = { start: undefined, end: 'end', center: 'center' }

/** A table over as many pages as it takes: the head repeats, no row is split, a group's name stays with its rows. */
export function ListTable({ table }: { table: TableBlock }) {
  const { text } = usePaperWords()
  const { columns, groups } = table
  if (!groups.some(group => group.rows.length)) return <p className="block-text quiet">{text(table.empty)}</p>
  const cells = (row: readonly Text[]) =>
    row.map((cell, i) => (
      <td key={i} className={ALIGN[columns[i]?.align ?? 'start']}>
        {columns[i]?.mostLines ? <div className="first-lines" style={{ WebkitLineClamp: columns[i].mostLines }}><Marked text={text(cell)} /></div> : <Marked text={text(cell)} />}
      </td>
    ))
  return (
    <table className={table.close ? 'list close' : 'list'}>
      <colgroup>
        {columns.map((column, i) => (
          <col key={i} style={column.width ? { width: `${column.width}%` } : undefined} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column, i) => (
            <th key={i} scope="col" className={ALIGN[column.align ?? 'start']}>
              {text(column.head)}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group, i) => (
        <tbody key={i}>
          {group.head && (
            <tr className="group">
              <th colSpan={columns.length} scope="rowgroup">
                <h2>{text(group.head)}</h2>
              </th>
            </tr>
          )}
          {group.rows.map((row, j) => (
            <tr key={j}>{cells(row)}</tr>
          ))}
          {group.foot && <tr className="sums">{cells(group.foot)}</tr>}
        </tbody>
      ))}
    </table>
  )
}
