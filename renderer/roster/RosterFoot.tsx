import { memo } from 'react'
import type { HostDay } from '#domain/calendar/host-day.ts'
import { useSay } from '#renderer/client/language.tsx'
import type { ShownPlan } from './effective.ts'
import type { ShiftMark } from './shift-marks.ts'

/** How many work each shift on each day, against the need. What is short says so in words, too. */
export function RosterFoot({ plan, marks, template }: { plan: ShownPlan; marks: readonly ShiftMark[]; template: string }) {
  const { say } = useSay()
  return (
    <div className="roster-foot" role="rowgroup" aria-label={say('roster.coverage')}>
      {marks.map((mark, t) => (
        <div key={mark.type.id} role="row" className="roster-cover" style={{ gridTemplateColumns: template }}>
          <div role="rowheader" className="roster-name" title={`${mark.type.name} ${mark.type.start}–${mark.type.end}`}>
            <span className={`roster-swatch colour-${mark.colour}`}>{mark.short}</span>
            <span className="roster-student">{mark.type.name}</span>
            <span className="quiet">{mark.type.start}–{mark.type.end}</span>
          </div>
          {plan.days.map((day, d) => (
            <CoverCell key={day.date} day={day} shift={mark.type.name} there={plan.coverage[d]![t]!} need={plan.needs[d]![t]!} />
          ))}
          <div className="roster-sum hours" /><div className="roster-sum nights" /><div className="roster-sum free" />
        </div>
      ))}
    </div>
  )
}

/** Drawn anew only where the count of its day changes. */
const CoverCell = memo(function CoverCell({ day, shift, there, need }: { day: HostDay; shift: string; there: number; need: number }) {
  const { say } = useSay()
  const short = there < need
  const words = say(need === 0 ? 'roster.cover.none' : short ? 'roster.cover.short' : there > need ? 'roster.cover.more' : 'roster.cover.full', { shift, date: day.date, there, need, missing: need - there, over: there - need })
  return (
    <div role="gridcell" className={`roster-count ${day.kind}${short ? ' short' : there > need && need > 0 ? ' more' : ''}`} title={words} aria-label={words}>
      {need > 0 ? `${there}/${need}` : there || '·'}
      {short && <span aria-hidden="true">−{need - there}</span>}
    </div>
  )
})
