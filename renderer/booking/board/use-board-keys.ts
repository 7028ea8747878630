import { useMemo, useState, type KeyboardEvent } from 'react'
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

  function aimAt(e: KeyboardEvent, { bar, row }: Picked): boolean {
    const step = e.key === 'ArrowRight' || e.key === 'ArrowDown' ? 1 : -1
    const along = e.key === 'ArrowLeft' || e.key === 'ArrowRight'
    const from = aim ?? { row, start: bar.start, end: bar.end }
    if (e.shiftKey && along) setAim({ row: from.row, ...stepMove(view, from, step) })
    else if (e.shiftKey) setAim(swaps ? { ...from, row: clamp(from.row + step, rows.length) } : from)
    else if (e.altKey) setAim({ row: from.row, ...stepResize(view, from, along ? 'end' : 'start', step) })
    else return false
    return true
  }

  const moves: Record<string, () => void> = {
    ArrowLeft: () => go(at.row, at.slot - 1),
    ArrowRight: () => go(at.row, at.slot + 1),
    ArrowUp: () => go(at.row - 1, at.slot),
    ArrowDown: () => go(at.row + 1, at.slot),
    PageUp: () => go(at.row - PAGE, at.slot),
    PageDown: () => go(at.row + PAGE, at.slot),
    Home: () => go(at.row, 0),
    End: () => go(at.row, slots.length - 1),
    Enter: enter,
    ' ': enter,
    '+': () => keys.onZoom(1),
    '-': () => keys.onZoom(-1),
    Escape: () => (aim ? setAim(null) : keys.onSelect(null, at.row)),
  }

  function onKeyDown(e: KeyboardEvent): void {
    if (e.ctrlKey || e.metaKey || e.nativeEvent.isComposing) return
    const arrow = e.key.startsWith('Arrow')
    if (picked && arrow && aimAt(e, picked)) return e.preventDefault()
    if (picked && (e.key === 'Delete' || e.key === 'Backspace')) {
      keys.onCancel(picked.bar)
      return e.preventDefault()
    }
    const move = moves[e.key]
    if (!move || (e.altKey && arrow)) return
    e.preventDefault()
    move()
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
