import { Button, Space } from 'antd'
import { startTransition, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { mondayOf, type LocalDate } from '#domain/base/time.ts'
import type { CollegeState } from '#contract/college.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { dayWidthFor, NARROWEST_DAY, WIDEST_DAY } from './board/axis.ts'
import { BoardGrid } from './board/BoardGrid.tsx'
import { BoardLegend } from './board/BoardLegend.tsx'
import { BoardSide } from './board/BoardSide.tsx'
import { BoardTools } from './board/BoardTools.tsx'
import { BoardWhen } from './board/BoardWhen.tsx'
import { DAY, type Target } from './board/board-types.ts'
import { HEAD_WIDTH } from './board/geometry.ts'
import { minutesBetween } from './board/board-time.ts'
import { withPending } from './board/row-model.ts'
import { useBoardActs } from './board/use-board-acts.ts'
import { useBoardData } from './board/use-board-data.ts'
import { useBoardPlace, type BoardPlace } from './board/use-board-place.ts'
import './board/board.css'

const DAYS_AT_ONCE = { day: 1, week: 7, term: 7 * 20 } as const
/** A day is at least this wide, so that a lesson of two periods has room for the name of a class. */
const LEAST_DAY = { day: 640, week: 208, term: NARROWEST_DAY } as const
/** One step of zooming multiplies the width of a day by this. */
const ZOOM_STEP = 1.25

/** The workshop board: who uses which machine, room, class, teacher or lender, when; booked by drawing. */
export function BoardPage() {
  const state = useAsk('college.state', {})
  return <Answered ask={state}>{data => <Board state={data} />}</Answered>
}

function Board({ state }: { state: CollegeState }) {
  const { say } = useSay()
  const navigate = useNavigate()
  const { place, go } = useBoardPlace()
  const { ask, view, rows, span, date, today, programmes, filters } = useBoardData(place, state)
  const openBooking = useCallback((booking: string | undefined) => go({ booking }), [go])
  const acts = useBoardActs(view, rows, place.booking, openBooking)
  const { area, room } = useRoom()
  const [zoomed, setZoomed] = useState({ zoom: place.zoom, by: 1 })
  const by = zoomed.zoom === place.zoom ? zoomed.by : 1
  const fit = Math.max(dayWidthFor(room - HEAD_WIDTH - 16, DAYS_AT_ONCE[place.zoom]), LEAST_DAY[place.zoom])
  const dayWidth = Math.round(Math.min(Math.max(fit * by, NARROWEST_DAY), WIDEST_DAY))
  // every day is drawn anew: the next key does not wait for it
  const zoom = useCallback((step: 1 | -1) => startTransition(() => setZoomed(z => ({ zoom: place.zoom, by: clampZoom((z.zoom === place.zoom ? z.by : 1) * ZOOM_STEP ** step) }))), [place.zoom])
  const shown = useMemo(() => withPending(rows, acts.pending), [rows, acts.pending])
  const cancel = useCallback((bar: { bookingId: string }) => acts.setPanel({ kind: 'booking', id: bar.bookingId, cancelling: true }), [acts])
  const draft: Target | null = acts.panel.kind === 'create' ? acts.panel.target : null
  const start = view ? Math.max(0, Math.floor(minutesBetween(view.days[0]!.date, `${date}T00:00`) / DAY)) * DAY : 0

  function bookNew() {
    const midnight = start + (view?.open ?? 0)
    const periods = view?.bells[view.days[start / DAY]?.bell ?? -1]
    const slot = periods?.[0]
    acts.create({ row: acts.picked?.row ?? -1, start: slot ? start + slot.start : midnight, end: slot ? start + slot.end : midnight + 60 })
  }

  return (
    <Page
      title={say('board.title')}
      scroll={false}
      actions={
        <>
          <BoardWhen zoom={place.zoom} date={date} today={today} span={span} view={view} onGo={go} />
          <Space.Compact>
            <Button aria-label={say('board.zoomOut')} title={say('board.zoomOut')} onClick={() => zoom(-1)}>
              −
            </Button>
            <Button aria-label={say('board.zoomIn')} title={say('board.zoomIn')} onClick={() => zoom(1)}>
              +
            </Button>
          </Space.Compact>
          <Button onClick={() => void navigate(`/reports?${printOf(place, date)}`)}>{say('board.print')}</Button>
          <Button type="primary" disabled={!view} onClick={bookNew}>
            {say('board.new')}
          </Button>
        </>
      }
    >
      <div className="board-tools">
        <BoardTools place={place} filters={filters} onGo={go} />
      </div>
      <div className="board-area" ref={area}>
        <div className="board-main">
          {ask.isFetching && ask.isPlaceholderData && <span className="board-refreshing" aria-hidden="true" />}
          <Answered ask={ask}>
            {data =>
              rows.length ? (
                <BoardGrid
                  kind={place.rows}
                  view={data}
                  rows={shown}
                  dayWidth={dayWidth}
                  colourBy={place.colour}
                  programmes={programmes}
                  picked={acts.picked}
                  draft={draft && draft.row >= 0 ? draft : null}
                  showFrom={start}
                  onSelect={acts.select}
                  onCreate={acts.create}
                  onMove={acts.move}
                  onCancel={cancel}
                  onZoom={zoom}
                />
              ) : (
                <EmptyBoard hidden={data.hidden} onClear={() => go({ workshopId: undefined, programmeId: undefined, lenderId: undefined, text: undefined })} />
              )
            }
          </Answered>
          {view && rows.length > 0 && <BoardLegend view={view} colourBy={place.colour} programmes={programmes} />}
        </div>
        {view && <BoardSide acts={acts} view={view} rows={rows} kind={place.rows} />}
      </div>
    </Page>
  )
}

function EmptyBoard({ hidden, onClear }: { hidden: number; onClear: () => void }) {
  const { say } = useSay()
  const navigate = useNavigate()
  if (hidden) {
    return (
      <EmptyState title={say('board.none.filtered')} text={say('board.none.filtered.text', { n: hidden })}>
        <Button onClick={onClear}>{say('board.none.clear')}</Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={say('board.none')} text={say('board.none.text')}>
      <Button type="primary" onClick={() => void navigate('/import')}>
        {say('board.none.import')}
      </Button>
    </EmptyState>
  )
}

/** The width that the board has without a side panel, in pixels: opening one must not move the bars. */
function useRoom() {
  const area = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(1200)
  useLayoutEffect(() => {
    const box = area.current
    if (!box) return
    setRoom(box.clientWidth)
    const watch = new ResizeObserver(([entry]) => entry && setRoom(Math.round(entry.contentRect.width)))
    watch.observe(box)
    return () => watch.disconnect()
  }, [])
  return { area, room }
}

function clampZoom(by: number): number {
  return Math.min(Math.max(by, 0.2), 12)
}

/** The week plan on paper: of the workshop that the board is narrowed to, else of every class or teacher where they are the rows, else of the whole centre. */
function printOf({ workshopId, rows }: BoardPlace, date: LocalDate): URLSearchParams {
  const of: Record<string, string> = rows === 'classGroup' || rows === 'teacher' ? { of: rows } : workshopId ? { of: 'workshop', id: workshopId } : {}
  return new URLSearchParams({ name: 'week-plan', date: mondayOf(date), ...of })
}
