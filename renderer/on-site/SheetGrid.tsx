import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import type { AttendanceSheet, SheetCell, SheetRow } from '#domain/attendance/sheet.ts'
import type { HostDay } from '#domain/calendar/host-day.ts'
import { weekdayOf } from '#domain/base/time.ts'
import type { State } from '#domain/attendance/mark.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { cellText } from './cell-text.ts'
import { EvidenceMark } from './EvidenceMark.tsx'
import { everyonePresent, isOpen, isSelected, movedBy, stateOfKey, type Place, type Selection } from './sheet-selection.ts'

type SheetGridProps = {
  sheet: AttendanceSheet
  rows: readonly SheetRow[]
  /** a month: narrow columns */
  narrow: boolean
  selection: Selection
  onSelect: (selection: Selection) => void
  onState: (state: State | null) => void
  onEveryone: (day: number) => void
  onOpen: (place: Place) => void
}

/** Interns down, days across. Arrows move, Shift extends, letters, digits and Space mark, Delete clears, Enter opens the day. */
export function SheetGrid({ sheet, rows, narrow, selection, onSelect, onState, onEveryone, onOpen }: SheetGridProps) {
  const { say, weekday, day: dayText } = useSay()
  const body = useRef<HTMLTableSectionElement>(null)
  const hadFocus = useRef(false)
  const { at } = selection
  const days = sheet.days

  useEffect(() => {
    const cell = body.current?.querySelector<HTMLElement>('td[tabindex="0"]')
    if (hadFocus.current) cell?.focus({ preventScroll: false })
  }, [at.row, at.day, sheet])

  function onKeyDown(event: KeyboardEvent) {
    const moved = movedBy(event.key, at, rows.length, days.length, event.ctrlKey || event.metaKey)
    const state = event.ctrlKey || event.metaKey || event.altKey ? undefined : stateOfKey(event.code)
    if (moved) onSelect({ at: moved, anchor: event.shiftKey ? selection.anchor : moved })
    else if (event.code === 'KeyA' && (event.ctrlKey || event.metaKey)) onSelect({ at: { row: rows.length - 1, day: days.length - 1 }, anchor: { row: 0, day: 0 } })
    else if (state !== undefined) onState(state)
    else if (event.key === 'Enter') onOpen(at)
    else if (event.key === 'Escape' && !isSingle(selection)) onSelect({ at, anchor: at })
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  function press(event: PointerEvent, place: Place) {
    if (event.button !== 0) return
    hadFocus.current = true
    onSelect({ at: place, anchor: event.shiftKey ? selection.anchor : place })
  }
  /** drawn over with the mouse held: the range grows; a finger scrolls instead */
  function drag(event: PointerEvent, place: Place) {
    if (event.buttons === 1 && event.pointerType === 'mouse') onSelect({ at: place, anchor: selection.anchor })
  }

  return (
    <div className={narrow ? 'sheet-scroll sheet-narrow' : 'sheet-scroll'} onFocus={() => (hadFocus.current = true)} onBlur={() => (hadFocus.current = false)}>
      {/* a grid by its role: the cells take the keyboard, one at a time */}
      <table className="sheet" role="grid" aria-label={say('attendance.grid', { host: sheet.host })} aria-multiselectable="true">
        <thead>
          <tr>
            <th scope="col" className="sheet-who"><span className="quiet">{say('attendance.span', { from: days[0]!.date, to: days.at(-1)!.date })}</span></th>
            {days.map((day, d) => (
              <th key={day.date} scope="col" className={`sheet-day day-${day.kind}${day.date === sheet.today ? ' is-today' : ''}`} title={[dayText(day.date, true), day.name].filter(Boolean).join(' · ')}>
                <button type="button" className="sheet-day-name" tabIndex={-1} onClick={() => onSelect({ at: { row: rows.length - 1, day: d }, anchor: { row: 0, day: d } })}>
                  <span>{Number(day.date.slice(8))}</span>
                  <span className="quiet">{weekday(weekdayOf(day.date))}</span>
                </button>
                {everyonePresent(sheet, rows, d).length > 0 ? (
                  <button type="button" className="sheet-all" aria-label={say('attendance.everyone.on', { date: day.date })} title={say('attendance.everyone.on', { date: day.date })} onClick={() => onEveryone(d)}>
                    <Icon name="check" size={12} />
                  </button>
                ) : (
                  <span className="sheet-all" />
                )}
              </th>
            ))}
            <th scope="col" className="sheet-sum">{say('attendance.sum.present')}</th>
            <th scope="col" className="sheet-sum">{say('attendance.sum.absent')}</th>
            <th scope="col" className="sheet-sum">{say('attendance.sum.open')}</th>
            <th scope="col" className="sheet-sum">{say('attendance.sum.hours')}</th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {rows.map((row, r) => (
            <tr key={row.placementId}>
              <th scope="row" className="sheet-who" title={[row.student, row.number, row.group, row.post].filter(Boolean).join(' · ')}>
                <span className="sheet-name">{row.student}</span>
                <span className="quiet">{[row.number, row.group].filter(Boolean).join(' · ')}</span>
              </th>
              {row.cells.map((cell, d) => {
                const place = { row: r, day: d }
                const text = cellText(cell, say)
                return (
                  <td
                    key={cell.date}
                    role="gridcell"
                    tabIndex={at.row === r && at.day === d ? 0 : -1}
                    aria-selected={isSelected(selection, r, d)}
                    aria-label={`${row.student} · ${text}`}
                    title={text}
                    className={cellClass(cell, days[d]!.kind, sheet.today)}
                    onPointerDown={e => press(e, place)}
                    onPointerEnter={e => drag(e, place)}
                    onDoubleClick={() => onOpen(place)}
                  >
                    <CellFace cell={cell} open={isOpen(cell, days[d]!.kind, sheet.today)} />
                  </td>
                )
              })}
              <td className="sheet-sum">{row.present}</td>
              <td className="sheet-sum">{row.absent || ''}</td>
              <td className="sheet-sum">{row.open || ''}</td>
              <td className="sheet-sum">{row.hours || ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function CellFace({ cell, open }: { cell: SheetCell; open: boolean }) {
  const { say } = useSay()
  if (!cell.here) return null
  if (cell.state === null) return <span className="quiet">{cell.onLeave ? say('attendance.letter.leave') : open ? '·' : ''}</span>
  return (
    <>
      <span className={`state state-${cell.state}`}>{say(`attendance.letter.${cell.state}`)}</span>
      {cell.evidence && <EvidenceMark evidence={cell.evidence} />}
    </>
  )
}

function cellClass(cell: SheetCell, kind: HostDay['kind'], today: string): string {
  return ['sheet-cell', `day-${kind}`, ...(cell.here ? [] : ['not-here']), ...(cell.state ? [`is-${cell.state}`] : []), ...(isOpen(cell, kind, today) ? ['is-open'] : []), ...(cell.date === today ? ['is-today'] : [])].join(' ')
}

function isSingle({ at, anchor }: Selection): boolean {
  return at.row === anchor.row && at.day === anchor.day
}
