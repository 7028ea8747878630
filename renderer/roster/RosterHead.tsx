import { memo } from 'react'
import { weekdayOf } from '#domain/base/time.ts'
import type { HostDay } from '#domain/calendar/host-day.ts'
import { useSay } from '#renderer/client/language.tsx'
import { monthDayText } from '#words/say.ts'

/** The days across the top: weekday, date, and why nobody works on one. */
export const RosterHead = memo(function RosterHead({ days, today, template, wide }: { days: readonly HostDay[]; today: string; template: string; wide: boolean }) {
  const { say, weekday, day, holiday, language } = useSay()
  return (
    <div className="roster-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
      <div role="columnheader" className="roster-corner">{say('roster.student')}</div>
      {days.map(d => {
        const why = d.name ? holiday(d.name) : d.kind === 'work' ? '' : say(`roster.day.${d.kind}`)
        return (
          <div key={d.date} role="columnheader" className={`roster-day ${d.kind}${d.date === today ? ' today' : ''}`} title={[day(d.date, true), why, d.name && d.kind === 'work' ? say('roster.day.makeup') : ''].filter(Boolean).join(' · ')} aria-label={[day(d.date), why].filter(Boolean).join(', ')}>
            <span className="roster-weekday">{wide ? weekday(weekdayOf(d.date)) : say(`roster.weekday.${weekdayOf(d.date)}`)}</span>
            <strong>{wide ? monthDayText(d.date, language) : Number(d.date.slice(8))}</strong>
            <span className="roster-why">{why}</span>
          </div>
        )
      })}
      {(['hours', 'nights', 'free'] as const).map(sum => (
        <div key={sum} role="columnheader" className={`roster-sum ${sum}`} title={say(`roster.head.${sum}.text`)}>{say(`roster.head.${sum}`)}</div>
      ))}
    </div>
  )
})
