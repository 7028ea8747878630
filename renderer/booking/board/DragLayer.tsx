import { useEffect, useRef, useState, type RefObject } from 'react'
import type { BoardView } from '#domain/booking/board-model.ts'
import { pressed } from '#renderer/shell/shortcuts.ts'
import type { Axis } from './axis.ts'
import type { Bar, RowModel, Target } from './board-types.ts'
import { dragTarget, gripOn, type Grip } from './drag.ts'
import { Ghost } from './Ghost.tsx'
import { HEAD_HEIGHT, HEAD_WIDTH } from './geometry.ts'

export type DragHandlers = {
  onPick: (row: number, x: number, bar: Bar | null) => void
  onCreate: (target: Target) => void
  onMove: (bar: Bar, from: number, to: Target) => void
}

type DragLayerProps = DragHandlers & {
  canvas: RefObject<HTMLDivElement | null>
  scroll: RefObject<HTMLDivElement | null>
  view: BoardView
  rows: readonly RowModel[]
  axis: Axis
  /** bars may change rows */
  swaps: boolean
  rowAt: (y: number) => number
  boxOf: (row: number) => { top: number; height: number }
}

/** Pixels of movement before a press becomes a drag. */
const SLACK = 4
const EDGE = 32

/** Turns presses on the board into selecting, creating, moving and resizing. Draws itself alone, so that rows rest while dragging. */
export function DragLayer(props: DragLayerProps) {
  const [target, setTarget] = useState<Target | null>(null)
  const latest = useRef(props)
  latest.current = props

  useEffect(() => {
    const canvas = latest.current.canvas.current
    if (!canvas) return
    let grip: Grip | null = null
    let pressedAt = { x: 0, y: 0 }
    let dragging: Target | null = null

    const place = (e: PointerEvent | MouseEvent) => {
      const box = canvas.getBoundingClientRect()
      return { x: e.clientX - box.left - HEAD_WIDTH, y: e.clientY - box.top }
    }
    const end = () => {
      grip = null
      dragging = null
      setTarget(null)
      document.body.classList.remove('board-dragging')
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', up)
      window.removeEventListener('keydown', escape, true)
    }
    const escape = (e: KeyboardEvent) => {
      if (!pressed(e, 'board.leave')) return
      e.stopPropagation()
      end()
    }
    const down = (e: PointerEvent) => {
      const hit = e.target instanceof Element ? e.target : null
      const rowElement = hit?.closest<HTMLElement>('[data-row]')
      if (e.button !== 0 || !rowElement || hit?.closest('[role=rowheader]')) return
      const { rows } = latest.current
      const row = Number(rowElement.dataset.row)
      const barElement = hit?.closest<HTMLElement>('[data-bar]')
      const bar = barElement ? rows[row]?.bars[Number(barElement.dataset.bar)] : undefined
      const { x } = place(e)
      grip = bar && barElement ? gripOn(bar, row, x, barElement.getBoundingClientRect(), e.clientX) : { kind: 'create', row, x }
      pressedAt = { x: e.clientX, y: e.clientY }
      window.addEventListener('pointermove', move)
      window.addEventListener('pointerup', up)
      window.addEventListener('keydown', escape, true)
    }
    const move = (e: PointerEvent) => {
      if (!grip) return
      if (!dragging && Math.hypot(e.clientX - pressedAt.x, e.clientY - pressedAt.y) < SLACK) return
      if (!dragging) document.body.classList.add('board-dragging')
      follow(latest.current.scroll.current, e)
      const { view, axis, rowAt, swaps } = latest.current
      const { x, y } = place(e)
      dragging = dragTarget(view, axis, grip, x, rowAt(y), swaps)
      setTarget(dragging)
    }
    const up = (e: PointerEvent) => {
      const { onPick, onCreate, onMove } = latest.current
      const done = dragging
      const held = grip
      const { x } = place(e)
      end()
      if (!held) return
      if (!done) onPick(held.row, x, held.kind === 'create' ? null : held.bar)
      else if (held.kind === 'create') onCreate(done)
      else if (done.row !== held.row || done.start !== held.bar.start || done.end !== held.bar.end) onMove(held.bar, held.row, done)
    }
    canvas.addEventListener('pointerdown', down)
    return () => {
      canvas.removeEventListener('pointerdown', down)
      end()
    }
  }, [])

  return target && <Ghost target={target} view={props.view} axis={props.axis} name={props.rows[target.row]?.row.name ?? ''} last={target.row === props.rows.length - 1} box={props.boxOf(target.row)} />
}

/** Scrolls along when the pointer comes near an edge of the board. */
function follow(scroll: HTMLDivElement | null, e: PointerEvent): void {
  if (!scroll) return
  const box = scroll.getBoundingClientRect()
  const by = (low: number, high: number, at: number) => (at < low + EDGE ? -EDGE / 2 : at > high - EDGE ? EDGE / 2 : 0)
  scroll.scrollBy(by(box.left + HEAD_WIDTH, box.right, e.clientX), by(box.top + HEAD_HEIGHT, box.bottom, e.clientY))
}
