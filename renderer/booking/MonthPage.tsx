import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useNavigate, useSearchParams } from 'react-router'
import { isDate, weekdayOf, type LocalDate } from '#domain/base/time.ts'
import type { MonthDay } from '#domain/booking/board-month.ts'
import { BOARD_ROWS } from '#domain/booking/board-model.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { RefSelect } from '#renderer/ui/RefSelect.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { monthWeeks } from './list/month-weeks.ts'
import './list/list.css'

const TABLE_OF = { equipment: 'equipment', workshop: 'workshop', classGroup: 'classGroup', teacher: 'teacher', lender: 'enterprise' } as const

/** A month of everything, or of one machine, room, class, teacher or lender: how much is booked on each day, and what. */
export function MonthPage() {
  const state = useAsk('college.state', {})
  return <Answered ask={state}>{({ today }) => <Month today={today} />}</Answered>
}

function Month({ today }: { today: LocalDate }) {
  const { say, weekday } = useSay()
  const [params, setParams] = useSearchParams()
  const date = isDate(params.get('date') ?? '') ? params.get('date')! : today
  const rows = BOARD_ROWS.find(r => r === params.get('rows')) ?? 'workshop'
  const resourceId = params.get('id') ?? undefined
  const weeks = monthWeeks(date)
  const ask = useAsk('board.month', { from: weeks[0]![0]!, to: weeks.at(-1)![6]!, resourceId })
  const go = (patch: Record<string, string | null>) =>
    setParams(
      now => {
        const next = new URLSearchParams(now)
        for (const [key, value] of Object.entries(patch)) {
          if (value === null) next.delete(key)
          else next.set(key, value)
        }
        return next
      },
      { replace: true },
    )
  const step = (months: number) => go({ date: dayjs(date).startOf('month').add(months, 'month').format('YYYY-MM-DD') })
  const inMonth = (day: MonthDay) => day.date.slice(0, 7) === date.slice(0, 7)

  return (
    <Page
      title={say('month.title')}
      note={ask.data && <MonthSum days={ask.data.filter(inMonth)} />}
      actions={
        <>
          <Button type="text" aria-label={say('month.back')} title={say('month.back')} onClick={() => step(-1)}>
            ‹
          </Button>
          <DatePicker picker="month" allowClear={false} value={dayjs(date)} onChange={d => d && go({ date: d.format('YYYY-MM-01') })} />
          <Button type="text" aria-label={say('month.forth')} title={say('month.forth')} onClick={() => step(1)}>
            ›
          </Button>
          <Button disabled={date.slice(0, 7) === today.slice(0, 7)} onClick={() => go({ date: null })}>
            {say('board.today')}
          </Button>
        </>
      }
    >
      <div className="list-tools">
        <Segmented aria-label={say('month.of')} value={rows} options={BOARD_ROWS.map(value => ({ value, label: say(`board.rows.${value}`) }))} onChange={value => go({ rows: value, id: null })} />
        <div className="month-of">
          <RefSelect table={TABLE_OF[rows]} label={say('month.of')} placeholder={say('month.all')} value={resourceId} onChange={id => go({ id })} />
        </div>
      </div>
      <Answered ask={ask}>
        {days => (
          <div className="month" role="grid" aria-label={say('month.title')}>
            <div className="month-head" role="row">
              {[1, 2, 3, 4, 5, 6, 7].map(n => (
                <div role="columnheader" key={n}>
                  {weekday(n)}
                </div>
              ))}
            </div>
            {weeks.map((week, w) => (
              <div className="month-week" role="row" key={week[0]}>
                {days.slice(w * 7, w * 7 + 7).map(day => (
                  <DayCell key={day.date} day={day} most={Math.max(...days.map(d => d.hours), 1)} outside={!inMonth(day)} today={day.date === today} rows={rows} />
                ))}
              </div>
            ))}
            {!days.some(d => d.count) && <p className="month-none">{say('month.none')}</p>}
          </div>
        )}
      </Answered>
    </Page>
  )
}

function MonthSum({ days }: { days: MonthDay[] }) {
  const { say } = useSay()
  const sum = (of: 'count' | 'hours') => Math.round(days.reduce((total, d) => total + d[of], 0))
  return `${say('month.count', { n: sum('count') })} · ${say('month.hours', { n: sum('hours') })}`
}

type DayCellProps = { day: MonthDay; most: number; outside: boolean; today: boolean; rows: string }

function DayCell({ day, most, outside, today, rows }: DayCellProps) {
  const { say, holiday } = useSay()
  const navigate = useNavigate()
  const open = (booking?: string) => void navigate(`/board?${new URLSearchParams({ zoom: 'day', date: day.date, ...(rows === 'equipment' ? {} : { rows }), ...(booking ? { booking } : {}) })}`)
  return (
    <div role="gridcell" className={`month-day ${day.kind}${outside ? ' outside' : ''}${today ? ' today' : ''}`}>
      <button type="button" className="month-date" aria-label={say('month.show', { date: day.date, n: day.count })} onClick={() => open()}>
        <span>{Number(day.date.slice(8))}</span>
        {day.name && <span className="month-name">{holiday(day.name)}</span>}
        {weekdayOf(day.date) === 1 && day.week !== undefined && <span className="month-number" title={say('board.week', { week: day.week })}>{say('month.week', { week: day.week })}</span>}
        {day.count > 0 && <strong>{say('month.count', { n: day.count })}</strong>}
      </button>
      {day.count > 0 && <span className="month-load" style={{ width: `${(day.hours / most) * 100}%` }} aria-hidden="true" />}
      {day.first.map(b => (
        <button type="button" key={`${b.bookingId} ${b.start}`} className={`month-booking ${b.status} ${b.use === 'enterprise' ? 'enterprise' : ''}`} onClick={() => open(b.bookingId)}>
          <span className="month-clock">{b.start.slice(11)}</span> {b.title} <span className="quiet">{b.classGroups[0]}</span>
        </button>
      ))}
      {day.count > day.first.length && (
        <button type="button" className="link month-more" onClick={() => open()}>
          {say('month.more', { n: day.count - day.first.length })}
        </button>
      )}
    </div>
  )
}
