import { memo } from 'react'
import type { BoardView } from '#domain/booking/board-model.ts'
import { useSay } from '#renderer/client/language.tsx'
import { minutesBetween } from './board-time.ts'
import { PERIODS_FROM, xOf, type Axis } from './axis.ts'
import { DAY } from './board-types.ts'
import { HEAD_HEIGHT, HEAD_WIDTH } from './geometry.ts'
import { slotsOfDay } from './slots.ts'

type BoardColumnsProps = { view: Pick<BoardView, 'days' | 'bells' | 'open' | 'close' | 'now'>; axis: Axis; firstDay: number; lastDay: number; height: number }

/** Behind the rows: days, faint periods, shaded days without lessons with their name, and the line of now. */
export const BoardColumns = memo(function BoardColumns({ view, axis, firstDay, lastDay, height }: BoardColumnsProps) {
  const { holiday } = useSay()
  const columns = []
  for (let day = firstDay; day <= lastDay; day++) columns.push(day)
  const now = minutesBetween(view.days[0]!.date, view.now)
  const nowDay = Math.floor(now / DAY)
  return (
    <div className="board-columns" aria-hidden="true" style={{ height }}>
      {columns.map(day => {
        const { kind, name } = view.days[day]!
        return (
          <div key={day} className={`board-column ${kind}`} style={{ left: HEAD_WIDTH + day * axis.dayWidth, width: axis.dayWidth }}>
            {axis.dayWidth >= PERIODS_FROM &&
              slotsOfDay(view, day, false).map(slot => {
                const left = xOf(axis, slot.start) - day * axis.dayWidth
                return <span key={slot.start} className="board-slot" style={{ left, width: xOf(axis, slot.end) - day * axis.dayWidth - left }} />
              })}
            {kind === 'holiday' && name && axis.dayWidth < 60 && (
              <span className="board-holiday" style={{ top: HEAD_HEIGHT + 8 }}>
                {holiday(name)}
              </span>
            )}
          </div>
        )
      })}
      {nowDay >= firstDay && nowDay <= lastDay && <span className="board-now" style={{ left: HEAD_WIDTH + xOf(axis, now) }} />}
    </div>
  )
})
