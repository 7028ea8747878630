import { Button } from 'antd'
import { useNavigate } from 'react-router'
import type { HostVisits } from '#domain/visit/board.ts'
import { useSay } from '#renderer/client/language.tsx'
import { registerPath } from '#renderer/registers/register-tables.ts'
import type { PlanTarget } from './PlanVisitPanel.tsx'
import { useMore } from './use-more.ts'

type HostRowsProps = { hosts: readonly HostVisits[]; onRecord: (enterpriseId: string) => void; onPlan: (target: PlanTarget) => void }

/** Hosts with interns: since when nobody was there, who looks after them, and the next step. */
export function HostRows({ hosts, onRecord, onPlan }: HostRowsProps) {
  const { say } = useSay()
  const navigate = useNavigate()
  const { shown, rest, more } = useMore(hosts)
  return (
    <div className="visit-rows">
      {shown.map(host => (
        <div className="visit-row" key={host.id}>
          <button type="button" className="link enterprise-link" title={host.name} onClick={() => void navigate(registerPath('enterprise', { id: host.id }))}>{host.name}</button>
          <span className="visit-tutors" title={host.tutors.join('、')}>
            {say('visits.interns', { n: host.interns })}
            <span className="quiet"> {host.tutors.length ? say('visits.tutors', { names: host.tutors }) : say('visits.noTutor')}</span>
          </span>
          <span className={host.visits ? undefined : 'tone-text-refusal'}>{sinceText(host, say)}</span>
          <span className="visit-do">
            {host.plannedOn ? <span className="quiet">{say('visits.plannedOn', { date: host.plannedOn })}</span> : <Button size="small" type="text" onClick={() => onPlan({ enterpriseId: host.id })}>{say('visits.plan')}</Button>}
            <Button size="small" type={host.visits ? 'default' : 'primary'} onClick={() => onRecord(host.id)}>{say('visits.record')}</Button>
          </span>
        </div>
      ))}
      {rest > 0 && <button type="button" className="link visit-more" onClick={more}>{say('visits.more', { n: rest })}</button>}
    </div>
  )
}

function sinceText({ visits, afar, lastOn, since, daysSince }: HostVisits, say: (key: string, facts?: Record<string, unknown>) => string): string {
  if (visits) return say('visits.visited', { n: visits, date: lastOn })
  const last = lastOn ? say('visits.last', { date: lastOn, n: daysSince }) : say('visits.never', { date: since, n: daysSince })
  return afar ? `${last} · ${say('visits.afar', { n: afar })}` : last
}
