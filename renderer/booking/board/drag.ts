import type { BoardView } from '#domain/booking/board-model.ts'
import { minuteAt, xOf, type Axis } from './axis.ts'
import { DAY, type Bar, type Target } from './board-types.ts'
import { snapCreate, snapEdge, snapMove } from './snap.ts'

/** What a press on the board began: a new span, or moving or resizing a bar of a row. `x` is where, in pixels from the first day. */
export type Grip =
  | { kind: 'create'; row: number; x: number }
  | { kind: 'move' | 'start' | 'end'; row: number; bar: Bar; x: number }

type Hours = Pick<BoardView, 'days' | 'bells' | 'open' | 'close'>

/** The shortest booking that a drag leaves, in minutes. */
const SHORTEST = 15

/**
 * Where a drag would land now.
 *
 * @param x     pixels from the first day
 * @param row   the row under the pointer; resizing and creating stay on their own row
 * @param free  rows may be left (machines swap); else a move stays on its row too
 */
export function dragTarget(view: Hours, axis: Axis, grip: Grip, x: number, row: number, free: boolean): Target {
  if (grip.kind === 'create') return { row: grip.row, ...snapCreate(view, minuteAt(axis, grip.x), minuteAt(axis, x)) }
  const { bar } = grip
  if (grip.kind === 'move') {
    const start = minuteAt(axis, xOf(axis, bar.start) + x - grip.x)
    return { row: free ? row : grip.row, ...snapMove(view, bar, start) }
  }
  const edge = snapEdge(view, clampToDay(view, bar, minuteAt(axis, x)), grip.kind)
  if (grip.kind === 'start') return { row: grip.row, start: Math.min(edge, bar.end - SHORTEST), end: bar.end }
  return { row: grip.row, start: bar.start, end: Math.max(edge, bar.start + SHORTEST) }
}

/** Resizing never crosses into another day. */
function clampToDay(view: Hours, bar: Bar, minute: number): number {
  const midnight = Math.floor(bar.start / DAY) * DAY
  return Math.min(Math.max(minute, midnight + view.open), midnight + view.close)
}

/** What a press means: near an edge of a bar wide enough it resizes, else it moves. */
export function gripOn(bar: Bar, row: number, x: number, box: { left: number; right: number }, clientX: number): Grip {
  const edge = 6
  if (box.right - box.left >= edge * 4) {
    if (clientX - box.left < edge) return { kind: 'start', row, bar, x }
    if (box.right - clientX < edge) return { kind: 'end', row, bar, x }
  }
  return { kind: 'move', row, bar, x }
}
