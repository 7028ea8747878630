import { memo } from 'react'
import { useSay } from '#renderer/client/language.tsx'
import type { ShownCell, ShownRow } from './effective.ts'
import type { ShiftMark } from './shift-marks.ts'

/** What a day is, and its date in words: made once for all rows. */
export type DayHead = { kind: string; text: string }
export type RowLook = { left: number; right: number; focus: number; other: number }
type RosterRowProps = { row: ShownRow; index: number; top: number; marks: ReadonlyMap<string, ShiftMark>; heads: readonly DayHead[]; template: string; wide: boolean; look: RowLook }

/** One student's days. A row is drawn anew only when its own cells or its part of the selection change. */
export const RosterRow = memo(RosterRowOf, (a, b) => {
  const sameLook = a.look.left === b.look.left && a.look.right === b.look.right && a.look.focus === b.look.focus && a.look.other === b.look.other
  return sameLook && a.row === b.row && a.index === b.index && a.top === b.top && a.marks === b.marks && a.heads === b.heads && a.template === b.template && a.wide === b.wide
})

function RosterRowOf({ row, index, top, marks, heads, template, wide, look }: RosterRowProps) {
  const { say, number } = useSay()
  const about = [row.number, row.post].filter(Boolean).join(' · ')
  return (
    <div role="row" aria-rowindex={index + 2} className="roster-row" style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}>
      <div role="rowheader" className="roster-name" title={`${row.student} · ${about}`}>
        <span className="roster-student">{row.student}</span>
        <span className="quiet">{about}</span>
      </div>
      {row.cells.map((cell, column) => (
        <RosterCell key={cell.date} cell={cell} student={row.student} mark={marks.get(cell.shiftTypeId ?? '')} was={marks.get(cell.was ?? '')} head={heads[column]!} wide={wide} row={index} column={column} chosen={column >= look.left && column <= look.right} focused={column === look.focus} other={column === look.other} />
      ))}
      <div role="gridcell" className="roster-sum hours" aria-label={say('roster.sum.hours', { hours: row.minutes / 60 })}>{number(Math.round((row.minutes / 60) * 10) / 10)}</div>
      <div role="gridcell" className="roster-sum nights" aria-label={say('roster.sum.nights', { n: row.nightShifts })}>{row.nightShifts || '·'}</div>
      <div role="gridcell" className="roster-sum free" aria-label={say('roster.sum.free', { n: row.freeDays })}>{row.freeDays}</div>
    </div>
  )
}

type CellProps = { cell: ShownCell; student: string; mark: ShiftMark | undefined; was: ShiftMark | undefined; head: DayHead; wide: boolean; row: number; column: number; chosen: boolean; focused: boolean; other: boolean }

const RosterCell = memo(function RosterCell({ cell, student, mark, was, head, wide, row, column, chosen, focused, other }: CellProps) {
  const { say } = useSay()
  const broken = cell.breaks.length > 0
  const foreign = cell.shiftTypeId !== null && !mark
  const state = cell.proposed ? 'proposed' : cell.published ? 'published' : 'draft'
  const words = [
    mark ? `${mark.type.name} ${mark.type.start}–${mark.type.end}` : say(foreign ? 'roster.cell.elsewhere' : cell.here ? 'roster.cell.free' : 'roster.cell.away'),
    ...(mark ? [say(`roster.cell.${state}`)] : []),
    ...(cell.onLeave ? [say('roster.cell.leave')] : []),
    ...(broken ? [say('roster.cell.breaks', { rules: cell.breaks })] : []),
    ...(cell.rest === undefined ? [] : [say('roster.cell.rest', { hours: cell.rest })]),
  ]
  const about = words.join(' · ')
  const classes = ['roster-cell', head.kind, cell.here ? '' : 'away', cell.onLeave ? 'leave' : '', chosen ? 'picked' : '', focused ? 'focused' : '', other ? 'other' : '', broken ? 'broken' : '', cell.rest === undefined ? '' : 'short', cell.proposed ? 'changed' : '']
  return (
    <div
      role="gridcell"
      id={`cell-${row}-${column}`}
      data-row={row}
      data-column={column}
      className={classes.filter(Boolean).join(' ')}
      aria-selected={chosen}
      aria-label={`${student} · ${head.text} · ${about}`}
      title={about}
    >
      {mark && (
        <span className={`roster-shift colour-${mark.colour} ${state}${cell.waiting ? ' waiting' : ''}`}>{wide ? mark.type.name : mark.short}</span>
      )}
      {!mark && cell.here && cell.onLeave && <span className="roster-leave" aria-hidden="true">{say(wide ? 'roster.cell.leave' : 'roster.leave.short')}</span>}
      {cell.proposed && !mark && <del className="roster-was">{was ? (wide ? was.type.name : was.short) : ''}</del>}
      {broken && <span className="roster-broken" aria-hidden="true">!</span>}
    </div>
  )
})
