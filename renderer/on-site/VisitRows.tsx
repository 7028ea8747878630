import { Button } from 'antd'
import { useNavigate } from 'react-router'
import type { VisitRow } from '#domain/visit/board.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import type { PlanTarget } from './PlanVisitPanel.tsx'
import { useMore } from './use-more.ts'

/** Visits of the month, the latest first; plans whose day is over stand above them. */
export function VisitRows({ visits, onPlan }: { visits: readonly VisitRow[]; onPlan: (target: PlanTarget) => void }) {
  const { say, day } = useSay()
  const navigate = useNavigate()
  const { shown, rest, more } = useMore(visits)
  const open = (id: string) => void navigate(`/visits/${encodeURIComponent(id)}`)
  return (
    <div className="visit-rows">
      {shown.map(visit => (
        <div className="visit-row" key={visit.id}>
          <button type="button" className="link enterprise-link" title={visit.host} onClick={() => open(visit.id)}>{[visit.host, visit.intern].filter(Boolean).join(' · ')}</button>
          <span className={visit.late ? 'tone-text-warning' : undefined}>
            {day(visit.date)} {visit.start} <span className="quiet">{say(`choice.way.${visit.way}`)} · {visit.teacher}</span>
          </span>
          <span className={visit.late ? 'tone-text-warning' : 'quiet'}>{visitStateText(visit, say)}</span>
          <span className="visit-do">
            {visit.photos > 0 && <span className="quiet" title={say('visits.photos', { n: visit.photos })}><Icon name="photo" size={14} /> {visit.photos}</span>}
            {!visit.done && <Button size="small" type="text" onClick={() => onPlan({ id: visit.id, enterpriseId: visit.enterpriseId, date: visit.date, ...(visit.start ? { start: visit.start } : {}) })}>{say('visits.move')}</Button>}
            <Button size="small" type={visit.late ? 'primary' : 'default'} onClick={() => open(visit.id)}>{say(visit.done ? 'ui.open' : 'visits.record')}</Button>
          </span>
        </div>
      ))}
      {rest > 0 && <button type="button" className="link visit-more" onClick={more}>{say('visits.more', { n: rest })}</button>}
    </div>
  )
}

/** What a visit found, or that it is still to be made. */
export function visitStateText({ done, late, seen, inOrder, failed, openIssues }: VisitRow, say: (key: string, facts?: Record<string, unknown>) => string): string {
  if (!done) return say(late ? 'visits.late' : 'visits.isPlanned')
  return [
    seen ? say('visits.seen', { n: seen }) : '',
    inOrder + failed ? say(failed ? 'visits.failed' : 'visits.inOrder', { n: failed, of: inOrder + failed }) : '',
    openIssues ? say('visits.openIssues', { n: openIssues }) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}
