import { memo, type MouseEvent, type ReactNode } from 'react'
import type { FieldInfo } from '#domain/base/field.ts'
import type { RegisterRow } from '#contract/register.ts'
import { useSay } from '#renderer/client/language.tsx'
import type { Worder } from '#words/value-text.ts'
import { isFigure } from '../columns.ts'

/** What a row tells the list; the same object as long as the list stands, so that rows are not drawn anew. */
export type RowActs = {
  choose: (id: string, event: MouseEvent | null) => void
  press: (event: MouseEvent, row: number, column: number) => void
  draw: (row: number, column: number) => void
  click: (event: MouseEvent, id: string) => void
  edit: () => void
}

type ListRowProps = {
  index: number
  id: string
  /** not there yet while it comes */
  row: RegisterRow | undefined
  columns: readonly FieldInfo[]
  worders: readonly Worder[]
  template: string
  top: number
  chosen: boolean
  /** the keyboard is in this row, at this column; -1: elsewhere */
  current: number
  /** the columns that are part of a stretch of cells; -1: none */
  left: number
  right: number
  /** texts of cells that are being saved */
  underway: Readonly<Record<string, string>> | null
  /** instead of the current cell's text */
  editor: ReactNode
  acts: RowActs
}

/** One record in a list. */
export const ListRow = memo(function ListRow({ index, id, row, columns, worders, template, top, chosen, current, left, right, underway, editor, acts }: ListRowProps) {
  const { say } = useSay()
  const states = `${current >= 0 ? ' active' : ''}${row ? '' : ' coming'}${row?.fields['status'] === 'cancelled' ? ' cancelled' : ''}${chosen ? ' ticked' : ''}${editor ? ' editing' : ''}`
  return (
    <div role="row" aria-rowindex={index + 2} aria-selected={chosen} aria-busy={!row} className={`register-row${states}`} style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}>
      <span className="register-cell" role="gridcell">
        <label className="row-check">
          <input type="checkbox" aria-label={say('register.choose')} checked={chosen} onClick={e => acts.choose(id, e)} onChange={() => undefined} />
        </label>
      </span>
      {columns.map((column, at) => {
        const text = underway?.[column.name] ?? (row ? worders[at]!(row.fields[column.name], row.names[column.name]) : '')
        const inRange = at >= left && at <= right
        return (
          <span
            key={column.name}
            id={`cell-${index}-${at}`}
            role="gridcell"
            aria-selected={inRange || undefined}
            className={`register-cell${isFigure(column) ? ' figure' : ''}${inRange ? ' in-range' : ''}${at === current ? ' current' : ''}`}
            title={editor && at === current ? undefined : text}
            onMouseDown={e => acts.press(e, index, at)}
            onMouseEnter={e => e.buttons === 1 && acts.draw(index, at)}
            onClick={e => acts.click(e, id)}
            onDoubleClick={acts.edit}
          >
            {editor && at === current ? editor : <span className={`register-text${column.name === 'lenderId' ? ' lender' : ''}`}>{text}</span>}
          </span>
        )
      })}
    </div>
  )
})
