import type { BoardView } from '#domain/booking/board-model.ts'
import { useSay } from '#renderer/client/language.tsx'
import { xOf, xOfEnd, type Axis } from './axis.ts'
import { endAfter, timeAfter } from './board-time.ts'
import type { Target } from './board-types.ts'
import { HEAD_WIDTH } from './geometry.ts'

type GhostProps = { target: Target; view: Pick<BoardView, 'days'>; axis: Axis; name: string; /** the last row of all: its words stand above it */ last: boolean; /** without its words: a form beside the board says them */ bare?: boolean; box: { top: number; height: number } }

/** The span that a drag or the keyboard aims at, with its row and its times in words. */
export function Ghost({ target, view, axis, name, last, bare = false, box }: GhostProps) {
  const { say } = useSay()
  const first = view.days[0]!.date
  const left = xOf(axis, target.start)
  const words = say('board.target', { name, at: timeAfter(first, target.start), end: endAfter(first, target.end).slice(11) })
  return (
    <div className={last ? 'board-ghost last' : 'board-ghost'} data-testid="board-ghost" style={{ ...box, left: HEAD_WIDTH + left, width: Math.max(4, xOfEnd(axis, target.end) - left) }}>
      {!bare && <span>{words}</span>}
    </div>
  )
}
