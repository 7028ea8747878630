import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { addDays, type LocalDate } from '#domain/base/time.ts'
import { BOARD_ZOOMS, type BoardZoom, type DateSpan } from '#domain/booking/board-span.ts'
import type { BoardView } from '#domain/booking/board-model.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { spanText } from './span-text.ts'

type BoardWhenProps = {
  zoom: BoardZoom
  date: LocalDate
  today: LocalDate
  span: DateSpan
  view: BoardView | undefined
  onGo: (patch: { zoom?: BoardZoom; date?: LocalDate | null }) => void
}

/** Which dates the board shows: step back and forth, jump to a date or to today, and day / week / term. */
export function BoardWhen({ zoom, date, today, span, view, onGo }: BoardWhenProps) {
  const { say, day, language } = useSay()
  const [picking, setPicking] = useState(false)
  const week = view?.days.find(d => d.date === date)?.week
  const range = zoom === 'day' ? day(date) : spanText(span.from, span.to, language)
  const head = zoom === 'term' ? view?.term?.name : week === undefined ? undefined : say('board.week', { week })
  const step = (n: 1 | -1) => (zoom === 'term' ? (n === 1 ? addDays(span.to, 1) : addDays(span.from, -1)) : addDays(date, zoom === 'week' ? 7 * n : n))
  return (
    <div className="board-when">
      <Button type="text" aria-label={say('board.back')} title={say('board.back')} onClick={() => onGo({ date: step(-1) })}>
        ‹
      </Button>
      <span className="board-pick">
        <Button type="text" aria-label={say('board.pick')} title={say('board.pick')} onClick={() => setPicking(true)}>
          <strong data-testid="board-when">{[head, range].filter(Boolean).join(' · ')}</strong>
        </Button>
        <DatePicker
          className="board-picker"
          open={picking}
          onOpenChange={setPicking}
          value={dayjs(date)}
          onChange={d => d && onGo({ date: d.format('YYYY-MM-DD') })}
          aria-hidden
          tabIndex={-1}
        />
      </span>
      <Button type="text" aria-label={say('board.forth')} title={say('board.forth')} onClick={() => onGo({ date: step(1) })}>
        ›
      </Button>
      <Button disabled={date === today} onClick={() => onGo({ date: null })}>
        {say('board.today')}
      </Button>
      <Segmented value={zoom} options={BOARD_ZOOMS.map(value => ({ value, label: say(`board.zoom.${value}`) }))} onChange={value => onGo({ zoom: value })} />
    </div>
  )
}
