import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { AttendanceSheet } from '#domain/attendance/sheet.ts'
import type { State } from '#domain/attendance/mark.ts'
import { useSay } from '#renderer/client/language.tsx'
import { shortcutAt } from '#renderer/shell/shortcuts.ts'
import { cellText } from './cell-text.ts'
import { EvidenceMark } from './EvidenceMark.tsx'
import { HoursInput } from './HoursInput.tsx'
import { movedBy, stateOfKey, STATE_KEYS, type Selection } from './sheet-selection.ts'
import type { ShownRow } from './waiting-marks.ts'

type DayListProps = {
  sheet: AttendanceSheet
  rows: readonly ShownRow[]
  selection: Selection
  onSelect: (selection: Selection) => void
  onMark: (row: number, state: State | null, hours?: number | null) => void
  onOpen: (row: number) => void
}

/** One day with a finger: a row an intern, a large button a state. Arrows and the keys of the states work as on the sheet. */
export function DayList({ sheet, rows, selection, onSelect, onMark, onOpen }: DayListProps) {
  const { say } = useSay()
  const list = useRef<HTMLUListElement>(null)
  const { row: active } = selection.at
  const hadFocus = useRef(false)

  useEffect(() => {
    if (hadFocus.current) list.current?.querySelector<HTMLElement>('li[tabindex="0"]')?.focus()
  }, [active, sheet])

  function onKeyDown(event: KeyboardEvent) {
    if (event.target instanceof HTMLInputElement) return
    const onButton = event.target instanceof HTMLButtonElement // which Space and Enter press
    const shortcut = shortcutAt(event, 'attendance')
    const moved = shortcut === 'attendance.step' || shortcut === 'attendance.edge' ? movedBy(event.key, selection.at, rows.length, 1, event.ctrlKey || event.metaKey) : null
    const state = event.ctrlKey || event.metaKey || event.altKey || (onButton && shortcut === 'attendance.present') ? undefined : stateOfKey(event.code)
    if (moved) onSelect({ at: moved, anchor: moved })
    else if (state !== undefined) onMark(active, state)
    else if (shortcut === 'attendance.open' && !onButton) onOpen(active)
    else return
    event.preventDefault()
    hadFocus.current = true
  }

  return (
    <ul className="day-list" ref={list} aria-label={say('attendance.grid', { host: sheet.host })} onKeyDown={onKeyDown} onFocus={() => (hadFocus.current = true)} onBlur={() => (hadFocus.current = false)}>
      {rows.map((row, r) => {
        const cell = row.cells[0]!
        const closed = !cell.here || cell.date > sheet.today
        return (
          <li key={row.placementId} tabIndex={r === active ? 0 : -1} className={r === active ? 'day-row is-active' : 'day-row'} aria-label={`${row.student} · ${cellText(cell, say)}`} onPointerDown={() => onSelect({ at: { row: r, day: 0 }, anchor: { row: r, day: 0 } })}>
            <div className="day-who">
              <button type="button" className="link day-name" title={row.student} onClick={() => onOpen(r)}>{row.student}</button>
              <span className="quiet" title={[row.number, row.post].filter(Boolean).join(' · ')}>{[row.number, cell.shift ?? row.post].filter(Boolean).join(' · ')}</span>
            </div>
            <div className="day-states" role="group" aria-label={row.student}>
              {STATE_KEYS.map(({ state }) => (
                <button
                  type="button"
                  key={state}
                  className={`day-state is-${state}`}
                  aria-pressed={cell.state === state}
                  disabled={closed}
                  onClick={() => onMark(r, cell.state === state ? null : state)}
                >
                  {say(`choice.state.${state}`)}
                </button>
              ))}
            </div>
            <HoursInput
              key={`${cell.state} ${cell.hours}`}
              disabled={closed || cell.state === null}
              usual={cell.shiftHours}
              value={cell.hours}
              onChange={hours => onMark(r, cell.state, hours)}
            />
            <span className="day-evidence" title={cellText(cell, say)}>
              {cell.evidence ? (
                <>
                  <EvidenceMark evidence={cell.evidence} size={16} />
                  <span>{say(`attendance.evidence.${cell.evidence}`)}</span>
                </>
              ) : (
                <span className="quiet">{cell.onLeave ? say('attendance.onLeave') : cell.here ? '' : say('attendance.notHere')}</span>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
