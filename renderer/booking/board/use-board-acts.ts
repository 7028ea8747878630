import { useCallback, useState } from 'react'
import type { Refusal } from '#domain/base/decision.ts'
import type { BoardView } from '#domain/booking/board-model.ts'
import { refusalOf, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import type { CommandInput } from '#renderer/client/client.ts'
import { endAfter, timeAfter } from './board-time.ts'
import type { Bar, RowModel, Target } from './board-types.ts'
import type { Picked } from './use-board-keys.ts'

export type Move = { bar: Bar; from: number; to: Target }
export type Scope = 'this' | 'all'
type MoveInput = CommandInput<'booking.moveOccurrence'>

/** What stands in the side panel. */
export type BoardPanel =
  | { kind: 'none' }
  | { kind: 'booking'; id: string; cancelling?: boolean }
  | { kind: 'create'; target: Target }
  | { kind: 'edit'; id: string }
  /** a date of a series was moved: this date only, or all? */
  | { kind: 'scope'; move: Move }
  | { kind: 'refused'; move: Move; input: MoveInput; refusal: Refusal }

type Selected = { bookingId: string; start: number; rowId: string }

/** What the hand and the keyboard do on the board: select, move, and what the side panel shows for it. */
export function useBoardActs(view: BoardView | undefined, rows: readonly RowModel[], opened: string | undefined, onOpen: (id: string | undefined) => void) {
  const { say } = useSay()
  const toast = useUndoToast()
  const moving = useRun('booking.moveOccurrence')
  const [panel, setPanel] = useState<BoardPanel>(opened ? { kind: 'booking', id: opened } : { kind: 'none' })
  const [selected, setSelected] = useState<Selected | null>(null)
  const [dropped, setDropped] = useState<{ move: Move; view: BoardView | undefined } | null>(null)

  // the answer that follows a move holds the bar at its new place: from then on nothing is pending
  const pending = dropped?.view === view ? (dropped?.move ?? null) : null
  const setPending = useCallback((move: Move | null) => setDropped(move && { move, view }), [view])

  const close = useCallback(() => {
    setPanel({ kind: 'none' })
    setSelected(null)
    setPending(null)
    onOpen(undefined)
  }, [onOpen, setPending])

  const select = useCallback(
    (bar: Bar | null, row: number) => {
      if (!bar) return close()
      setSelected({ bookingId: bar.bookingId, start: bar.start, rowId: rows[row]?.row.id ?? '' })
      setPanel({ kind: 'booking', id: bar.bookingId })
      onOpen(bar.bookingId)
    },
    [rows, onOpen, close],
  )

  const create = useCallback((target: Target) => {
    setSelected(null)
    setPanel({ kind: 'create', target })
  }, [])

  const send = useCallback(
    async (move: Move, input: MoveInput) => {
      setPending(move)
      const outcome = await moving.run(input)
      const refusal = refusalOf(outcome)
      if (!outcome.ok && refusal) {
        setPending(null)
        setPanel({ kind: 'refused', move, input, refusal })
        return
      }
      setSelected({ bookingId: move.bar.bookingId, start: move.to.start, rowId: rows[move.to.row]?.row.id ?? '' })
      setPanel({ kind: 'booking', id: move.bar.bookingId })
      onOpen(move.bar.bookingId)
      if (outcome.ok) toast(say('board.moved', { title: move.bar.title, name: rows[move.to.row]?.row.name ?? '', at: input.start }), outcome.seq)
    },
    [moving, rows, onOpen, toast, say, setPending],
  )

  const inputOf = useCallback(
    (move: Move, scope: Scope): MoveInput | null => {
      const first = view?.days[0]?.date
      const date = view?.days[move.bar.day]?.date
      if (!first || !date) return null
      const swap = move.from === move.to.row ? {} : { resourceFrom: rows[move.from]?.row.id, resourceTo: rows[move.to.row]?.row.id }
      return { id: move.bar.bookingId, date, start: timeAfter(first, move.to.start), end: endAfter(first, move.to.end), scope, ...swap }
    },
    [view, rows],
  )

  const move = useCallback(
    (bar: Bar, from: number, to: Target) => {
      const next: Move = { bar, from, to }
      setSelected({ bookingId: bar.bookingId, start: bar.start, rowId: rows[from]?.row.id ?? '' })
      if (bar.series) {
        setPending(next)
        return setPanel({ kind: 'scope', move: next })
      }
      const input = inputOf(next, 'this')
      if (input) void send(next, input)
    },
    [rows, inputOf, send, setPending],
  )

  const moveScoped = useCallback(
    (next: Move, scope: Scope) => {
      const input = inputOf(next, scope)
      if (input) void send(next, input)
    },
    [inputOf, send],
  )

  return { panel, setPanel, pending, picked: pickedIn(rows, selected, panel.kind === 'booking' ? panel.id : undefined), busy: moving.busy, close, select, create, move, moveScoped, send }
}

/** Where the selected bar is now, or the first bar of the booking that is open; null when it is not on the board. */
function pickedIn(rows: readonly RowModel[], selected: Selected | null, open: string | undefined): Picked | null {
  if (selected) {
    const row = rows.findIndex(r => r.row.id === selected.rowId)
    const bar = rows[row]?.bars.find(b => b.bookingId === selected.bookingId && b.start === selected.start)
    if (bar) return { bar, row }
  }
  if (!open) return null
  const row = rows.findIndex(r => r.bars.some(b => b.bookingId === open))
  const bar = rows[row]?.bars.find(b => b.bookingId === open)
  return bar ? { bar, row } : null
}
