import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { VisitBoard } from '#domain/visit/board.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Figures } from '#renderer/ui/Figures.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { DraftRows } from './DraftRows.tsx'
import { HostRows } from './HostRows.tsx'
import { IssueRows } from './IssueRows.tsx'
import { PlanVisitPanel, type PlanTarget } from './PlanVisitPanel.tsx'
import { monthStepped } from './sheet-spans.ts'
import { VisitExport } from './VisitExport.tsx'
import { VisitRows } from './VisitRows.tsx'
import '#renderer/upkeep/upkeep.css'
import './on-site.css'
import './visits.css'

/** The visits of a month: who was not visited first, then what was and will be, and what visits left open. */
export function VisitsPage() {
  const { say } = useSay()
  const state = useAsk('college.state', {})
  return <Answered ask={state}>{({ today }) => <Visits today={today} title={say('menu.visits')} />}</Answered>
}

function Visits({ today, title }: { today: string; title: string }) {
  const { say } = useSay()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const asked = params.get('month') ?? ''
  const month = /^\d{4}-\d\d$/.test(asked) ? asked : today.slice(0, 7)
  const [plan, setPlan] = useState<PlanTarget | null>(null)
  const board = useAsk('visit.board', { month })
  const go = (to: string) => setParams({ month: to }, { replace: true })
  const record = (enterpriseId?: string) => void navigate(enterpriseId ? `/visits/new?enterprise=${encodeURIComponent(enterpriseId)}` : '/visits/new')
  return (
    <Page
      title={title}
      note={say('visits.month', { month })}
      scroll={false}
      actions={
        <>
          <Button.Group>
            <Button aria-label={say('attendance.before')} title={say('attendance.before')} onClick={() => go(monthStepped(month, -1))}>‹</Button>
            <Button onClick={() => go(today.slice(0, 7))}>{say('visits.thisMonth')}</Button>
            <Button aria-label={say('attendance.after')} title={say('attendance.after')} onClick={() => go(monthStepped(month, 1))}>›</Button>
          </Button.Group>
          {board.data && board.data.visits.length + board.data.late.length > 0 && <VisitExport visits={[...board.data.late, ...board.data.visits.toReversed()]} month={month} />}
          <Link to="/registers/visit"><Button>{say('visits.all')}</Button></Link>
          <Button onClick={() => setPlan({})}>{say('visits.plan')}</Button>
          <Button type="primary" onClick={() => record()}>{say('visits.record')}</Button>
        </>
      }
    >
      <div className="on-site">
        <div className="visits-main">
          <DraftRows />
          <Answered ask={board}>{data => <Board board={data} onRecord={record} onPlan={setPlan} />}</Answered>
        </div>
        {plan && <PlanVisitPanel key={`${plan.id} ${plan.enterpriseId}`} target={plan} today={today} onClose={() => setPlan(null)} />}
      </div>
    </Page>
  )
}

function Board({ board, onRecord, onPlan }: { board: VisitBoard; onRecord: (enterpriseId?: string) => void; onPlan: (target: PlanTarget) => void }) {
  const { say } = useSay()
  const [shown, setShown] = useState<'missing' | 'visited' | 'all'>('missing')
  const { hosts, visits, late, issues } = board
  const missing = hosts.filter(h => h.visits === 0)
  const visited = hosts.filter(h => h.visits > 0)
  const overdue = issues.filter(i => i.overdueDays > 0)
  const show = (id: string) => document.getElementById(id)?.scrollIntoView({ block: 'start' })
  const showHosts = (which: typeof shown) => {
    setShown(which)
    show('visit-hosts')
  }
  if (!hosts.length && !visits.length && !late.length && !issues.length) {
    return (
      <EmptyState title={say('visits.nothing')} text={say('visits.nothing.text')}>
        <Button type="primary" onClick={() => onRecord()}>{say('visits.record')}</Button>
        <Link to="/registers/placement"><Button>{say('tables.placement')}</Button></Link>
      </EmptyState>
    )
  }
  const rows = shown === 'missing' ? missing : shown === 'visited' ? visited : hosts
  return (
    <>
      <Figures
        figures={[
          { label: say('visits.figure.missing'), value: missing.length, tone: 'refusal', onClick: () => showHosts('missing') },
          { label: say('visits.figure.visited', { n: hosts.length }), value: visited.length, tone: 'good', onClick: () => showHosts('visited') },
          { label: say('visits.figure.visits'), value: visits.filter(v => v.done).length, tone: 'enterprise', onClick: () => show('visit-list') },
          { label: say('visits.figure.issues'), value: issues.length, tone: 'warning', onClick: () => show('visit-issues') },
          { label: say('visits.figure.overdue'), value: overdue.length, tone: 'refusal', onClick: () => show('visit-issues') },
        ]}
      />
      <section id="visit-hosts" className="visits-part">
        <div className="visits-head">
          <h2>{say('visits.hosts')}</h2>
          <Segmented
            size="small"
            aria-label={say('visits.hosts')}
            value={shown}
            options={(['missing', 'visited', 'all'] as const).map(value => ({ value, label: say(`visits.hosts.${value}`, { n: value === 'missing' ? missing.length : value === 'visited' ? visited.length : hosts.length }) }))}
            onChange={setShown}
          />
        </div>
        {rows.length ? <HostRows key={shown} hosts={rows} onRecord={onRecord} onPlan={onPlan} /> : <p className="quiet">{say(shown === 'missing' ? 'visits.hosts.noneMissing' : 'visits.hosts.none')}</p>}
      </section>
      <section id="visit-list" className="visits-part">
        <div className="visits-head"><h2>{say('visits.list')} <span className="quiet">{visits.length + late.length}</span></h2></div>
        {visits.length + late.length ? <VisitRows visits={[...late, ...visits.toReversed()]} onPlan={onPlan} /> : <p className="quiet">{say('visits.list.none')}</p>}
      </section>
      <section id="visit-issues" className="visits-part">
        <div className="visits-head"><h2>{say('visits.issues')} <span className="quiet">{issues.length}</span></h2></div>
        {issues.length ? <IssueRows issues={issues} today={board.today} /> : <p className="quiet">{say('visits.issues.none')}</p>}
      </section>
    </>
  )
}
