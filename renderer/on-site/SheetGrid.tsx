import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { Fragment, memo, useCallback, useEffect, useMemo, useRef, type KeyboardEvent, type MouseEvent, type PointerEvent, type SyntheticEvent } from 'react'
import type { AttendanceSheet, SheetRow } from '#domain/attendance/sheet.ts'
import type { State } from '#domain/attendance/mark.ts'
import { weekdayOf } from '#domain/base/time.ts'
import type { HostDay } from '#domain/calendar/host-day.ts'
import { useSay } from '#renderer/client/language.tsx'
import { shortcutAt, type ShortcutAt } from '#renderer/shell/shortcuts.ts'
import { Icon } from '#renderer/ui/Icon.tsx'
import { useSteady } from '#renderer/ui/use-steady.ts'
import { everyonePresent, movedBy, stateOfKey, type Place, type Selection } from './sheet-selection.ts'
import { SheetLine } from './SheetLine.tsx'
import type { ShownRow } from './waiting-marks.ts'

type SheetGridProps = {
  sheet: AttendanceSheet
  /** as they are written, and as they are shown */
  rows: readonly SheetRow[]
  shown: readonly ShownRow[]
  /** a month: narrow columns */
  narrow: boolean
  selection: Selection
  onSelect: (selection: Selection) => void
  onState: (state: State | null) => void
  onEveryone: (day: number) => void
  onOpen: (place: Place) => void
}

/** Pixels: a row, the least width of a day, and the widths of the name and of the sums. */
const ROW = 39
const WEEK = { name: 200, day: 72, sums: [72, 70, 60, 64] }
const MONTH = { name: 140, day: 24, sums: [46, 42, 42, 40] }

/**
 * Interns down, days across. Arrows move, Shift extends, letters, digits and Space mark, Delete clears, Enter opens the day. Only rows in
 * sight are in the page, and the one with the keyboard.
 */
export function SheetGrid({ sheet, rows, shown, narrow, selection, onSelect, onState, onEveryone, onOpen }: SheetGridProps) {
  const { say } = useSay()
  const scroller = useRef<HTMLDivElement>(null)
  const hadFocus = useRef(false)
  const { at, anchor } = selection
  const { days, today } = sheet
  const { name, day, sums } = narrow ? MONTH : WEEK
  const width = name + day * days.length + sums.reduce((a, b) => a + b, 0)
  const withActive = useCallback((range: Range) => [...new Set([...defaultRangeExtractor(range), Math.min(at.row, range.count - 1)])].sort((a, b) => a - b), [at.row])
  const virtual = useVirtualizer({ count: shown.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 4, rangeExtractor: withActive })
  const items = virtual.getVirtualItems()
  const missing = useMemo(() => days.map((_, d) => everyonePresent({ days, today }, rows, d).length > 0), [days, today, rows])
  const [top, bottom] = [Math.min(at.row, anchor.row), Math.max(at.row, anchor.row)]
  const [left, right] = [Math.min(at.day, anchor.day), Math.max(at.day, anchor.day)]

  useEffect(() => {
    const cell = scroller.current?.querySelector<HTMLElement>('td[tabindex="0"]')
    if (hadFocus.current && cell !== document.activeElement) cell?.focus({ preventScroll: false })
  }, [at.row, at.day, sheet])

  function onKeyDown(event: KeyboardEvent) {
    const go = () => {
      const to = movedBy(event.key, at, rows.length, days.length, event.ctrlKey || event.metaKey)
      if (to) onSelect({ at: to, anchor: event.shiftKey ? anchor : to })
    }
    const state = event.ctrlKey || event.metaKey || event.altKey ? undefined : stateOfKey(event.code)
    const mark = state === undefined ? null : () => onState(state)
    const acts: Record<ShortcutAt<'attendance'>, (() => void) | null> = {
      'attendance.step': go,
      'attendance.edge': go,
      'attendance.stretch': go,
      'attendance.all': () => onSelect({ at: { row: rows.length - 1, day: days.length - 1 }, anchor: { row: 0, day: 0 } }),
      'attendance.mark': mark,
      'attendance.present': mark,
      'attendance.clear': mark,
      'attendance.open': () => onOpen(at),
      'attendance.leave': isSingle(selection) ? null : () => onSelect({ at, anchor: at }),
    }
    const shortcut = shortcutAt(event, 'attendance')
    // what an input method swallows is known by its place on the keyboard
    const act = shortcut ? acts[shortcut] : mark
    if (!act) return
    act()
    event.preventDefault()
    event.stopPropagation()
  }
  function press(event: PointerEvent) {
    const place = placeOf(event)
    if (event.button !== 0 || !place) return
    hadFocus.current = true
    onSelect({ at: place, anchor: event.shiftKey ? anchor : place })
  }
  /** drawn over with the mouse held: the range grows; a finger scrolls instead */
  function drag(event: PointerEvent) {
    if (event.buttons !== 1 || event.pointerType !== 'mouse') return
    const place = placeOf(event)
    if (place && (place.row !== at.row || place.day !== at.day)) onSelect({ at: place, anchor })
  }
  function open(event: MouseEvent) {
    const place = placeOf(event)
    if (place) onOpen(place)
  }
  const pickDay = useSteady((day: number) => onSelect({ at: { row: rows.length - 1, day }, anchor: { row: 0, day } }))

  return (
    <div ref={scroller} className={narrow ? 'sheet-scroll sheet-narrow' : 'sheet-scroll'} onFocus={() => (hadFocus.current = true)} onBlur={() => (hadFocus.current = false)}>
      {/* a grid by its role: the cells take the keyboard, one at a time */}
      <table className="sheet" role="grid" aria-label={say('attendance.grid', { host: sheet.host })} aria-multiselectable="true" aria-rowcount={shown.length + 1} style={{ minWidth: width }}>
        <colgroup>
          <col style={{ width: name }} />
          {days.map(d => <col key={d.date} />)}
          {sums.map((sum, i) => <col key={i} style={{ width: sum }} />)}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="sheet-who"><span className="quiet">{say('attendance.span', { from: days[0]!.date, to: days.at(-1)!.date })}</span></th>
            {days.map((day, d) => (
              <DayHead key={day.date} day={day} index={d} isToday={day.date === today} missing={missing[d]!} onPick={pickDay} onEveryone={onEveryone} />
            ))}
            <th scope="col" className="sheet-sum">{say('attendance.sum.present')}</th>
            <th scope="col" className="sheet-sum">{say('attendance.sum.absent')}</th>
            <th scope="col" className="sheet-sum">{say('attendance.sum.open')}</th>
            <th scope="col" className="sheet-sum">{say('attendance.sum.hours')}</th>
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown} onPointerDown={press} onPointerOver={drag} onDoubleClick={open}>
          {items.map(({ index: r, start }, i) => {
            const row = shown[r]!
            const inRange = r >= top && r <= bottom
            return (
              <Fragment key={row.placementId}>
                <Gap height={start - (items[i - 1]?.end ?? 0)} />
                <SheetLine row={row} index={r} days={days} today={today} left={inRange ? left : -1} right={inRange ? right : -1} at={r === at.row ? at.day : -1} />
              </Fragment>
            )
          })}
          <Gap height={virtual.getTotalSize() - (items.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  )
}

/** The place of rows that are not in the page. */
function Gap({ height }: { height: number }) {
  return height > 0 && <tr aria-hidden="true" style={{ height }} />
}

type DayHeadProps = { day: HostDay; index: number; isToday: boolean; /** somebody has no mark yet */ missing: boolean; onPick: (day: number) => void; onEveryone: (day: number) => void }

const DayHead = memo(function DayHead({ day, index, isToday, missing, onPick, onEveryone }: DayHeadProps) {
  const { say, weekday, day: dayText } = useSay()
  const everyone = say('attendance.everyone.on', { date: day.date })
  return (
    <th scope="col" className={`sheet-day day-${day.kind}${isToday ? ' is-today' : ''}`} title={[dayText(day.date, true), day.name].filter(Boolean).join(' · ')}>
      <button type="button" className="sheet-day-name" tabIndex={-1} onClick={() => onPick(index)}>
        <span>{Number(day.date.slice(8))}</span>
        <span className="quiet">{weekday(weekdayOf(day.date))}</span>
      </button>
      {missing ? (
        <button type="button" className="sheet-all" aria-label={everyone} title={everyone} onClick={() => onEveryone(index)}>
          <Icon name="check" size={12} />
        </button>
      ) : (
        <span className="sheet-all" />
      )}
    </th>
  )
})

/** The cell that an event is about. */
function placeOf({ target }: SyntheticEvent): Place | null {
  const cell = (target as Element).closest<HTMLElement>('td[data-day]')
  return cell ? { row: Number(cell.parentElement!.dataset['row']), day: Number(cell.dataset['day']) } : null
}

function isSingle({ at, anchor }: Selection): boolean {
  return at.row === anchor.row && at.day === anchor.day
}
