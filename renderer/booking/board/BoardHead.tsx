import { memo } from 'react'
import { clockOf, weekdayOf } from '#domain/base/time.ts'
import type { BoardView } from '#domain/booking/board-model.ts'
import { useSay } from '#renderer/client/language.tsx'
import { PERIODS_FROM, xOf, type Axis } from './axis.ts'
import { DAY } from './board-types.ts'
import { HEAD_HEIGHT, HEAD_WIDTH } from './geometry.ts'
import { slotsOfDay } from './slots.ts'

type BoardHeadProps = { view: Pick<BoardView, 'days' | 'bells' | 'open' | 'close' | 'now'>; axis: Axis; firstDay: number; lastDay: number; corner: string }

/** The time head: days and their periods; where days are narrow, weeks and days of the month. */
export const BoardHead = memo(function BoardHead({ view, axis, firstDay, lastDay, corner }: BoardHeadProps) {
  const narrow = axis.dayWidth < 60
  const days = []
  for (let day = firstDay; day <= lastDay; day++) days.push(day)
  return (
    <div role="row" aria-rowindex={1} className="board-head" style={{ height: HEAD_HEIGHT }}>
      <div role="columnheader" aria-colindex={1} className="board-corner" style={{ width: HEAD_WIDTH, height: HEAD_HEIGHT }}>
        {corner}
      </div>
      {narrow && days.filter(d => d === 0 || weekdayOf(view.days[d]!.date) === 1).map(day => <WeekHead key={`w${day}`} view={view} axis={axis} day={day} />)}
      {days.map(day => (
        <DayHead key={day} view={view} axis={axis} day={day} narrow={narrow} />
      ))}
    </div>
  )
})

type DayProps = { view: BoardHeadProps['view']; axis: Axis; day: number }

function DayHead({ view, axis, day, narrow }: DayProps & { narrow: boolean }) {
  const { say, day: dayText, holiday } = useSay()
  const { date, kind, name, follows } = view.days[day]!
  const words = kind === 'makeup' && follows ? say('board.follows', { date: follows }) : name ? holiday(name) : ''
  const label = words ? `${dayText(date)} · ${words}` : dayText(date)
  const today = view.now.slice(0, 10) === date
  return (
    <div
      role="columnheader"
      aria-colindex={day + 2}
      aria-label={label}
      title={label}
      className={`board-day ${kind}${today ? ' today' : ''}${narrow ? ' narrow' : ''}`}
      style={{ left: HEAD_WIDTH + day * axis.dayWidth, width: axis.dayWidth }}
    >
      <span className="board-date">{narrow ? Number(date.slice(8)) : dayText(date)}</span>
      {!narrow && words && <span className="board-day-name">{words}</span>}
      {axis.dayWidth >= PERIODS_FROM && <Periods view={view} axis={axis} day={day} />}
    </div>
  )
}

function WeekHead({ view, axis, day }: DayProps) {
  const { say, day: dayText } = useSay()
  const { week, date } = view.days[day]!
  const rest = 7 - (weekdayOf(date) - 1)
  return (
    <div className="board-week" style={{ left: HEAD_WIDTH + day * axis.dayWidth, width: axis.dayWidth * Math.min(rest, view.days.length - day) }}>
      {week === undefined ? dayText(date) : say('board.week', { week })}
    </div>
  )
}

/** Period numbers (and their clock where there is room), or the hours of a day without a bell table. */
function Periods({ view, axis, day }: DayProps) {
  const slots = slotsOfDay(view, day, false)
  const least = Math.min(...slots.map(s => xOf(axis, s.end) - xOf(axis, s.start)))
  const every = least >= 14 ? 1 : 2
  return (
    <span className="board-periods" aria-hidden="true">
      {slots.map((slot, i) => {
        const left = xOf(axis, slot.start)
        const width = xOf(axis, slot.end) - left
        if (i % every) return null
        const clock = clockOf(slot.start - day * DAY)
        return (
          <span key={slot.start} className="board-period" style={{ left: left - day * axis.dayWidth, width: width * every }} title={clock}>
            {slot.no ?? (least >= 40 ? clock : clock.slice(0, 2))}
            {slot.no !== undefined && width >= 56 && <small>{clock}</small>}
          </span>
        )
      })}
    </span>
  )
}
