import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { BoardRows, BoardView } from '#domain/booking/board-model.ts'
import { useSay } from '#renderer/client/language.tsx'
import { dayShape, minuteAt, PERIODS_FROM, xOf, type Axis } from './axis.ts'
import { BoardColumns } from './BoardColumns.tsx'
import { BoardHead } from './BoardHead.tsx'
import { BoardRow } from './BoardRow.tsx'
import { endAfter, timeAfter } from './board-time.ts'
import { DAY, type Bar, type ColourBy, type RowModel, type Target } from './board-types.ts'
import { DragLayer } from './DragLayer.tsx'
import { Ghost } from './Ghost.tsx'
import { HEAD_HEIGHT, HEAD_WIDTH, rowHeight } from './geometry.ts'
import { useBoardKeys, type Picked } from './use-board-keys.ts'

export type BoardGridProps = {
  kind: BoardRows
  view: BoardView
  rows: readonly RowModel[]
  dayWidth: number
  colourBy: ColourBy
  programmes: ReadonlyMap<string, string>
  picked: Picked | null
  /** the span that the open form is about */
  draft: Target | null
  /** minute to scroll to when the days change */
  showFrom: number
  onSelect: (bar: Bar | null, row: number) => void
  onCreate: (target: Target) => void
  onMove: (bar: Bar, from: number, to: Target) => void
  onCancel: (bar: Bar) => void
  onZoom: (step: 1 | -1) => void
}

/** The timeline: only visible rows and days are in the document; rows that did not change are not drawn again. */
export function BoardGrid(props: BoardGridProps) {
  const { kind, view, rows, dayWidth, colourBy, programmes, picked, draft, showFrom, onSelect, onCreate, onMove, onCancel, onZoom } = props
  const { say } = useSay()
  const scroll = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLDivElement>(null)
  const axis = useAxis(view, dayWidth)
  const swaps = kind !== 'lender'

  const down = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: i => rowHeight(rows[i]?.row.lanes ?? 1),
    paddingStart: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    overscan: 3,
  })
  const across = useVirtualizer({
    horizontal: true,
    count: axis.days,
    getScrollElement: () => scroll.current,
    estimateSize: () => dayWidth,
    paddingStart: HEAD_WIDTH,
    scrollPaddingStart: HEAD_WIDTH,
    overscan: dayWidth < 60 ? 7 : 1,
  })
  const heights = rows.map(r => r.row.lanes).join()
  useLayoutEffect(() => down.measure(), [down, heights])
  useLayoutEffect(() => across.measure(), [across, dayWidth])
  const scrolledFor = useRef('')
  const firstDate = view.days[0]!.date
  useLayoutEffect(() => {
    // only when other days are shown, not when they are zoomed or asked again
    const shown = `${firstDate} ${axis.days}`
    if (scrolledFor.current === shown) return
    scrolledFor.current = shown
    const box = scroll.current
    const hidden = box && xOf(axis, showFrom + DAY - 1) > box.clientWidth - HEAD_WIDTH
    box?.scrollTo({ left: hidden ? xOf(axis, showFrom) - 8 : 0 })
  }, [axis, firstDate, showFrom])

  const keys = useBoardKeys({
    view,
    rows,
    byDay: dayWidth < PERIODS_FROM,
    picked,
    swaps,
    onSelect,
    onCreate,
    onMove,
    onCancel,
    onZoom,
    onCursor(cursor, slot) {
      down.scrollToIndex(cursor.row)
      const box = scroll.current
      if (!box) return
      const left = xOf(axis, slot.start)
      if (left < box.scrollLeft) box.scrollLeft = left - 8
      else if (xOf(axis, slot.end) > box.scrollLeft + box.clientWidth - HEAD_WIDTH) box.scrollLeft = xOf(axis, slot.end) - box.clientWidth + HEAD_WIDTH + 8
    },
  })

  useEffect(() => {
    const box = scroll.current
    if (!box) return
    const wheel = (e: WheelEvent) => {
      if (!e.ctrlKey) return
      e.preventDefault()
      onZoom(e.deltaY < 0 ? 1 : -1)
    }
    box.addEventListener('wheel', wheel, { passive: false })
    return () => box.removeEventListener('wheel', wheel)
  }, [onZoom])

  // a panel that asked something has closed: the arrow keys are the board's again
  useEffect(() => {
    if (picked && document.activeElement === document.body) scroll.current?.focus({ preventScroll: true })
  }, [picked])

  const visibleRows = down.getVirtualItems()
  const visibleDays = across.getVirtualItems()
  const firstDay = visibleDays[0]?.index ?? 0
  const lastDay = visibleDays.at(-1)?.index ?? Math.min(axis.days - 1, 6)
  const boxOf = (row: number) => ({ top: down.measurementsCache[row]?.start ?? 0, height: down.measurementsCache[row]?.size ?? rowHeight(1) })
  const { slot, cursor, aim } = keys
  const aimed = aim ?? draft
  const cursorRow = rows[cursor.row]?.row.name ?? ''
  const width = HEAD_WIDTH + axis.days * dayWidth
  const height = down.getTotalSize()

  return (
    <>
      <div
        ref={scroll}
        role="grid"
        tabIndex={0}
        className={`board${dayWidth < 60 ? ' narrow' : ''}`}
        data-testid="board-grid"
        aria-label={say(`board.rows.${kind}`)}
        aria-rowcount={rows.length + 1}
        aria-colcount={axis.days + 1}
        aria-activedescendant="board-cursor"
        onKeyDown={keys.onKeyDown}
        onKeyUp={keys.onKeyUp}
        onBlur={keys.dropAim}
      >
        <div
          ref={canvas}
          role="presentation"
          className="board-canvas"
          style={{ width, height: Math.max(height, HEAD_HEIGHT) }}
          onClick={e => {
            // a click without a pointer comes from a screen reader or a script: the drag layer has not seen it
            if (e.detail !== 0 || !(e.target instanceof Element)) return
            const bar = e.target.closest<HTMLElement>('[data-bar]')
            const row = Number(e.target.closest<HTMLElement>('[data-row]')?.dataset.row)
            const known = bar && rows[row]?.bars[Number(bar.dataset.bar)]
            if (known) onSelect(known, row)
          }}
          onDoubleClick={e => {
            if (!(e.target instanceof Element) || e.target.closest('[data-bar]')) return
            if (slot && e.target.closest('.board-cell')) onCreate({ row: cursor.row, start: slot.start, end: slot.end })
          }}
        >
          <BoardHead view={view} axis={axis} firstDay={firstDay} lastDay={lastDay} corner={say('board.count', { rows: `board.rows.${kind}`, n: rows.length })} />
          <BoardColumns view={view} axis={axis} firstDay={firstDay} lastDay={lastDay} height={height} />
          {visibleRows.map(item => {
            const model = rows[item.index]!
            const here = picked && picked.row === item.index ? `${picked.bar.bookingId} ${picked.bar.start}` : null
            return (
              <BoardRow
                key={model.row.id}
                model={model}
                index={item.index}
                top={item.start}
                height={item.size}
                kind={kind}
                axis={axis}
                first={firstDate}
                firstDay={firstDay}
                lastDay={lastDay}
                colourBy={colourBy}
                programmes={programmes}
                selected={here}
              />
            )
          })}
          {slot && (
            <div role="row" aria-rowindex={cursor.row + 2} className="board-cursor" style={{ ...boxOf(cursor.row), left: HEAD_WIDTH + xOf(axis, slot.start), width: xOf(axis, slot.end - 1) - xOf(axis, slot.start) }}>
              <div
                id="board-cursor"
                role="gridcell"
                aria-colindex={slot.day + 2}
                aria-label={say(keys.here ? 'board.cell.taken' : 'board.cell.free', { name: cursorRow, at: timeAfter(firstDate, slot.start), end: endAfter(firstDate, slot.end).slice(11), n: keys.here })}
              />
            </div>
          )}
          {aimed && <Ghost target={aimed} view={view} axis={axis} name={rows[aimed.row]?.row.name ?? ''} last={aimed.row === rows.length - 1} bare={aim === null} box={boxOf(aimed.row)} />}
          <DragLayer
            canvas={canvas}
            scroll={scroll}
            view={view}
            rows={rows}
            axis={axis}
            swaps={swaps}
            rowAt={y => Math.min(Math.max(down.getVirtualItemForOffset(Math.max(y, HEAD_HEIGHT))?.index ?? 0, 0), rows.length - 1)}
            boxOf={boxOf}
            onPick={(row, x, bar) => {
              keys.standOn(row, bar ? bar.start : minuteAt(axis, x))
              onSelect(bar, row)
            }}
            onCreate={onCreate}
            onMove={onMove}
          />
        </div>
      </div>
      <div className="board-live" role="status" aria-live="polite">
        {aim && say('board.target', { name: rows[aim.row]?.row.name ?? '', at: timeAfter(firstDate, aim.start), end: endAfter(firstDate, aim.end).slice(11) })}
      </div>
    </>
  )
}

/** The axis of the view; the same object while nothing about it changes, so that an edit does not draw every row again. */
function useAxis(view: BoardView, dayWidth: number): Axis {
  const shape = dayShape(view)
  const key = `${view.days.length} ${dayWidth} ${shape.minutes.join()} ${shape.shares.join()}`
  const held = useRef<{ key: string; axis: Axis } | null>(null)
  if (held.current?.key !== key) held.current = { key, axis: { days: view.days.length, dayWidth, shape } }
  return held.current.axis
}
