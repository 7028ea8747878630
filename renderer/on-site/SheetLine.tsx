import { memo } from 'react'
import type { SheetCell } from '#domain/attendance/sheet.ts'
import type { HostDay } from '#domain/calendar/host-day.ts'
import { useSay } from '#renderer/client/language.tsx'
import { cellText } from './cell-text.ts'
import { EvidenceMark } from './EvidenceMark.tsx'
import { isOpen } from './sheet-selection.ts'
import type { ShownCell, ShownRow } from './waiting-marks.ts'

type SheetLineProps = {
  row: ShownRow
  /** its place in the sheet, from 0 */
  index: number
  days: readonly HostDay[]
  today: string
  /** the first and the last selected day, and the one with the keyboard; -1: none in this row */
  left: number
  right: number
  at: number
}

/** One intern's days. Drawn anew only when the row or its part of the selection changes, and of the days only those. */
export const SheetLine = memo(function SheetLine({ row, index, days, today, left, right, at }: SheetLineProps) {
  return (
    <tr data-row={index} aria-rowindex={index + 2}>
      <th scope="row" className="sheet-who" title={[row.student, row.number, row.group, row.post].filter(Boolean).join(' · ')}>
        <span className="sheet-name">{row.student}</span>
        <span className="quiet">{[row.number, row.group].filter(Boolean).join(' · ')}</span>
      </th>
      {row.cells.map((cell, d) => (
        <DayCell key={cell.date} cell={cell} student={row.student} day={d} kind={days[d]!.kind} today={today} selected={d >= left && d <= right} active={d === at} />
      ))}
      <td className="sheet-sum">{row.present}</td>
      <td className="sheet-sum">{row.absent || ''}</td>
      <td className="sheet-sum">{row.open || ''}</td>
      <td className="sheet-sum">{row.hours || ''}</td>
    </tr>
  )
})

type DayCellProps = { cell: ShownCell; student: string; day: number; kind: HostDay['kind']; today: string; selected: boolean; active: boolean }

const DayCell = memo(function DayCell({ cell, student, day, kind, today, selected, active }: DayCellProps) {
  const { say } = useSay()
  const text = cellText(cell, say)
  const open = isOpen(cell, kind, today)
  return (
    <td role="gridcell" data-day={day} tabIndex={active ? 0 : -1} aria-selected={selected} aria-label={`${student} · ${text}`} title={text} className={cellClass(cell, kind, today, open)}>
      <CellFace cell={cell} open={open} />
    </td>
  )
})

function CellFace({ cell, open }: { cell: ShownCell; open: boolean }) {
  const { say } = useSay()
  if (!cell.here) return null
  if (cell.state === null) return <span className="quiet">{cell.onLeave ? say('attendance.letter.leave') : open ? '·' : ''}</span>
  return (
    <>
      <span className={`state state-${cell.state}${cell.waiting ? ' waiting' : ''}`}>{say(`attendance.letter.${cell.state}`)}</span>
      {cell.evidence && <EvidenceMark evidence={cell.evidence} />}
    </>
  )
}

function cellClass(cell: SheetCell, kind: HostDay['kind'], today: string, open: boolean): string {
  return ['sheet-cell', `day-${kind}`, ...(cell.here ? [] : ['not-here']), ...(cell.state ? [`is-${cell.state}`] : []), ...(open ? ['is-open'] : []), ...(cell.date === today ? ['is-today'] : [])].join(' ')
}
