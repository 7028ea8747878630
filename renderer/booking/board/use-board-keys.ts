import { useMemo, useState, type KeyboardEvent } from 'react'
import { shortcutAt, type ShortcutAt } from '#renderer/shell/shortcuts.ts'
import type { BoardView } from '#domain/booking/board-model.ts'
import type { Bar, RowModel, Target } from './board-types.ts'
import { allSlots, slotAt, type Slot } from './slots.ts'
import { stepMove, stepResize } from './snap.ts'

export type Cursor = { row: number; slot: number }
export type Picked = { bar: Bar; row: number }

type BoardKeys = {
  view: BoardView
  rows: readonly RowModel[]
  /** days are too narrow for more than one slot each */
  byDay: boolean
  picked: Picked | null
  swaps: boolean
  onSelect: (bar: Bar | null, row: number) => void
  onCreate: (target: Target) => void
  onMove: (bar: Bar, from: number, to: Target) => void
  onCancel: (bar: Bar) => void
  onZoom: (step: 1 | -1) => void
  onCursor: (cursor: Cursor, slot: Slot) => void
}

const PAGE = 10

/**
 * The keyboard of the board. Arrows move the cell cursor; Enter books an empty cell or selects the bar on it. With a bar
 * selected, Shift+arrows move it and Alt+arrows resize it: the target is shown while the key is held and taken when it is let go.
 */
export function useBoardKeys(keys: BoardKeys) {
  const { view, rows, byDay, picked, swaps } = keys
  const slots = useMemo(() => allSlots(view, byDay), [view, byDay])
  const [cursor, setCursor] = useState<Cursor>({ row: 0, slot: 0 })
  const [aim, setAim] = useState<Target | null>(null)
  const at: Cursor = { row: Math.min(cursor.row, rows.length - 1), slot: Math.min(cursor.slot, slots.length - 1) }

  function go(row: number, slot: number): void {
    const next = { row: clamp(row, rows.length), slot: clamp(slot, slots.length) }
    setCursor(next)
    const place = slots[next.slot]
    if (place) keys.onCursor(next, place)
  }

  function barsHere(): readonly Bar[] {
    const slot = slots[at.slot]
    return slot ? (rows[at.row]?.bars.filter(b => b.start < slot.end && b.end > slot.start) ?? []) : []
  }

  function enter(): void {
    const slot = slots[at.slot]
    const here = barsHere()
    if (!slot) return
    if (!here.length) return keys.onCreate({ row: at.row, start: slot.start, end: slot.end })
    const known = here.findIndex(b => picked?.row === at.row && picked.bar.bookingId === b.bookingId && picked.bar.start === b.start)
    keys.onSelect(here[(known + 1) % here.length]!, at.row)
  }

  function aimAt(e: KeyboardEvent, { bar, row }: Picked): void {
    const step = e.key === 'ArrowRight' || e.key === 'ArrowDown' ? 1 : -1
    const along = e.key === 'ArrowLeft' || e.key === 'ArrowRight'
    const from = aim ?? { row, start: bar.start, end: bar.end }
    if (e.shiftKey && along) setAim({ row: from.row, ...stepMove(view, from, step) })
    else if (e.shiftKey) setAim(swaps ? { ...from, row: clamp(from.row + step, rows.length) } : from)
    else setAim({ row: from.row, ...stepResize(view, from, along ? 'end' : 'start', step) })
  }

  function step(key: string): void {
    const to: Record<string, [row: number, slot: number]> = {
      ArrowLeft: [at.row, at.slot - 1],
      ArrowRight: [at.row, at.slot + 1],
      ArrowUp: [at.row - 1, at.slot],
      ArrowDown: [at.row + 1, at.slot],
      PageUp: [at.row - PAGE, at.slot],
      PageDown: [at.row + PAGE, at.slot],
      Home: [at.row, 0],
      End: [at.row, slots.length - 1],
    }
    go(...to[key]!) // the table has these keys
  }

  function onKeyDown(e: KeyboardEvent): void {
    const shortcut = e.nativeEvent.isComposing ? null : shortcutAt(e, 'board')
    if (!shortcut) return
    const aimed = picked && (() => aimAt(e, picked))
    const acts: Record<ShortcutAt<'board'>, (() => void) | null> = {
      'board.step': () => step(e.key),
      'board.enter': enter,
      'board.move': aimed,
      'board.row': aimed,
      'board.resize': aimed,
      'board.resizeStart': aimed,
      'board.cancel': picked && (() => keys.onCancel(picked.bar)),
      'board.zoom': () => keys.onZoom(e.key === '+' ? 1 : -1),
      'board.leave': () => (aim ? setAim(null) : keys.onSelect(null, at.row)),
    }
    const act = acts[shortcut]
    if (!act) return
    e.preventDefault()
    act()
  }

  /** Letting go of Shift or Alt drops the bar where it was aimed. */
  function onKeyUp(e: KeyboardEvent): void {
    if (!aim || !picked || (e.key !== 'Shift' && e.key !== 'Alt')) return
    e.preventDefault()
    setAim(null)
    const { bar, row } = picked
    if (aim.row !== row || aim.start !== bar.start || aim.end !== bar.end) keys.onMove(bar, row, aim)
  }

  return {
    cursor: at,
    slot: slots[at.slot],
    here: barsHere().length,
    aim,
    onKeyDown,
    onKeyUp,
    /** puts the cursor where the mouse was pressed */
    standOn: (row: number, minute: number) => setCursor({ row, slot: slotAt(slots, minute) }),
    dropAim: () => setAim(null),
  }
}

function clamp(value: number, length: number): number {
  return Math.min(Math.max(value, 0), Math.max(0, length - 1))
}
