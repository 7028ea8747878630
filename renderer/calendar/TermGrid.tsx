import { useRef, type KeyboardEvent } from 'react'
import { addDays } from '#domain/base/time.ts'
import type { TermDay, TermWeeks } from '#contract/calendar.ts'
import { useSay } from '#renderer/client/language.tsx'
import { pressed } from '#renderer/shell/shortcuts.ts'
import { monthDayText } from '#words/say.ts'

type TermGridProps = { term: TermWeeks; today: string; open: string | null; onOpen: (date: string) => void }

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** A row a week, a cell a day. Arrows move, Enter opens the day. */
export function TermGrid({ term, today, open, onOpen }: TermGridProps) {
  const { say, weekday } = useSay()
  const table = useRef<HTMLTableElement>(null)
  const days = term.weeks.flatMap(w => w.days)
  const first = days.some(d => d.date === (open ?? today)) ? (open ?? today) : days[0]?.date

  function onKeyDown(event: KeyboardEvent) {
    const step = pressed(event, 'calendar.step') ? STEPS[event.key] : undefined
    const date = event.target instanceof HTMLElement ? event.target.dataset['date'] : undefined
    if (!step || !date) return
    event.preventDefault()
    table.current?.querySelector<HTMLElement>(`[data-date='${addDays(date, step)}']`)?.focus()
  }
  return (
    <div className="term-grid-scroll">
      <table className="term-grid" ref={table} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">{say('calendar.week')}</th>
            {[1, 2, 3, 4, 5, 6, 7].map(d => <th scope="col" key={d}>{weekday(d)}</th>)}
          </tr>
        </thead>
        <tbody>
          {term.weeks.map(({ week, days: its }) => (
            <tr key={week} className={its.some(d => d.date === today) ? 'this-week' : undefined}>
              <th scope="row">{week}</th>
              {its.map((day, i) => (
                <td key={day.date}>
                  <DayCell day={day} showMonth={(week === 1 && i === 0) || day.date.endsWith('-01')} today={day.date === today} open={day.date === open} tabbable={day.date === first} onOpen={onOpen} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type DayCellProps = { day: TermDay; showMonth: boolean; today: boolean; open: boolean; tabbable: boolean; onOpen: (date: string) => void }

function DayCell({ day, showMonth, today, open, tabbable, onOpen }: DayCellProps) {
  const { say, day: dayText, holiday, language } = useSay()
  const number = Number(day.date.slice(8))
  const off = day.name ? holiday(day.name) : day.kind === 'holiday' ? say('choice.kind.holiday') : ''
  const what = day.kind === 'makeup' ? (day.follows ? say('calendar.follows', { date: day.follows }) : say('calendar.makeup')) : off
  const label = [dayText(day.date), what, today ? say('calendar.today') : ''].filter(Boolean).join(', ')
  return (
    <button
      type="button"
      className={`term-day term-day-${day.kind}${today ? ' term-day-today' : ''}${open ? ' term-day-open' : ''}`}
      data-date={day.date}
      tabIndex={tabbable ? 0 : -1}
      aria-label={label}
      title={label}
      onClick={() => onOpen(day.date)}
    >
      <span className="term-day-number">{showMonth ? monthDayText(day.date, language) : number}</span>
      <span className="term-day-what">{what}</span>
    </button>
  )
}
