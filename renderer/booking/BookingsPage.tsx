import { Button, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { addDays, mondayOf, type LocalDate } from '#domain/base/time.ts'
import { BOOKING_STATUS, BOOKING_USES, type Booking } from '#domain/records/booking.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { ListExport } from '#renderer/ui/ListExport.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { Waiting } from '#renderer/ui/Waiting.tsx'
import { BookingForm } from './form/BookingForm.tsx'
import { BookingsTable } from './list/BookingsTable.tsx'
import { ChosenBookings } from './list/ChosenBookings.tsx'
import { cellsOf } from './list/cells.ts'
import { sortRows, SORTS, type Sort } from './list/sort-bookings.ts'
import { BookingPanel } from './panel/BookingPanel.tsx'
import './list/list.css'

/** Two weeks from this Monday are shown first. */
const WEEKS_SHOWN = 2

/** Every date that is booked in a span, to find, sort, confirm, cancel, export and print. */
export function BookingsPage() {
  const state = useAsk('college.state', {})
  return state.data ? <Bookings today={state.data.today} /> : <Waiting on={state} />
}

function Bookings({ today }: { today: LocalDate }) {
  const { say, when, language } = useSay()
  const navigate = useNavigate()
  const monday = mondayOf(today)
  const [span, setSpan] = useState({ from: monday, to: addDays(monday, WEEKS_SHOWN * 7 - 1) })
  const [text, setText] = useState('')
  const [use, setUse] = useState<Booking['use'] | null>(null)
  const [status, setStatus] = useState<Booking['status'] | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [open, setOpen] = useState<{ id: string; edit?: boolean } | null>(null)
  const ask = useAsk('booking.list', { ...span, text: text.trim() || undefined, use: use ?? undefined, status: status ?? undefined })
  const [sort, setSort] = useState<Sort>({ by: 'when', down: false })
  const rows = useMemo(() => sortRows(ask.data?.rows ?? [], sort, language), [ask.data, sort, language])
  const lines = () => [SORTS.map(by => say(`bookings.${by}`)), ...rows.map(row => cellsOf(row, { say, when, language }))]

  return (
    <Page
      title={say('bookings.title')}
      note={ask.data && say('bookings.count', { n: rows.length, bookings: ask.data.bookings, hours: Math.round(ask.data.hours) })}
      scroll={false}
      actions={
        <>
          {rows.length > 0 && <ListExport name={`${say('bookings.title')} ${span.from}–${span.to}`} lines={lines} />}
          <Button onClick={() => void navigate(`/reports?${new URLSearchParams({ name: 'bookings', ...span })}`)}>{say('bookings.print')}</Button>
          <Button type="primary" onClick={() => void navigate('/board')}>
            {say('bookings.toBoard')}
          </Button>
        </>
      }
    >
      <div className="list-page">
        <div className="list-main">
          <div className="list-tools">
            <DatePicker.RangePicker
              aria-label={say('bookings.span')}
              allowClear={false}
              value={[dayjs(span.from), dayjs(span.to)]}
              onChange={days => days?.[0] && days[1] && setSpan({ from: days[0].format('YYYY-MM-DD'), to: days[1].format('YYYY-MM-DD') })}
            />
            <Input className="list-find" allowClear aria-label={say('bookings.find')} placeholder={say('bookings.find')} value={text} onChange={e => setText(e.target.value)} />
            <Select
              aria-label={say('bookings.use')}
              className="list-pick"
              allowClear
              placeholder={say('bookings.anyUse')}
              value={use}
              options={BOOKING_USES.map(value => ({ value, label: say(`choice.use.${value}`) }))}
              onChange={value => setUse(value ?? null)}
            />
            <Select
              aria-label={say('bookings.status')}
              className="list-pick"
              allowClear
              placeholder={say('bookings.anyStatus')}
              value={status}
              options={BOOKING_STATUS.map(value => ({ value, label: say(`choice.status.${value}`) }))}
              onChange={value => setStatus(value ?? null)}
            />
            <ChosenBookings rows={rows} chosen={chosen} span={span} onDone={() => setChosen(new Set())} />
          </div>
          {!ask.data ? (
            <Waiting on={ask} />
          ) : rows.length ? (
            <BookingsTable rows={rows} sort={sort} onSort={setSort} chosen={chosen} onChoose={setChosen} open={open?.id} onOpen={id => setOpen({ id })} />
          ) : (
            <EmptyState title={say('bookings.none')} text={say('bookings.none.text')}>
              <Button onClick={() => void navigate('/board')}>{say('bookings.toBoard')}</Button>
            </EmptyState>
          )}
        </div>
        {open &&
          (open.edit ? (
            <BookingForm key={open.id} id={open.id} onClose={() => setOpen({ id: open.id })} onDone={id => setOpen({ id })} />
          ) : (
            <BookingPanel key={open.id} id={open.id} keepFocus toBoard onClose={() => setOpen(null)} onEdit={() => setOpen({ id: open.id, edit: true })} />
          ))}
      </div>
    </Page>
  )
}
