import { Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Figures } from '#renderer/ui/Figures.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { FaultPanel } from './FaultPanel.tsx'
import { FaultRows } from './FaultRows.tsx'
import { LoanRows } from './LoanRows.tsx'
import { PlanPanel } from './PlanPanel.tsx'
import { isOverdue, PlanRows } from './PlanRows.tsx'
import { PlannedRows } from './PlannedRows.tsx'
import { UpkeepExport } from './UpkeepExport.tsx'
import { UpkeepPart } from './UpkeepPart.tsx'
import './upkeep.css'

const SPANS = [14, 30, 90] as const

/** What wants looking after: plans that are due, open faults, upkeep that is planned, lent machines to give back. */
export function UpkeepPage() {
  const { say } = useSay()
  const state = useAsk('college.state', {})
  return <Answered ask={state}>{data => <Upkeep today={data.today} now={data.now} title={say('menu.upkeep')} />}</Answered>
}

function Upkeep({ today, now, title }: { today: string; now: string; title: string }) {
  const { say } = useSay()
  const [params, setParams] = useSearchParams()
  const [withinDays, setWithinDays] = useState<number>(30)
  const due = useAsk('upkeep.due', { on: today, withinDays })
  const nothingDue = due.data !== undefined && Object.values(due.data).every(list => list.length === 0)
  // nothing is due, or nothing is there at all?
  const plans = useAsk('register.options', { table: 'maintenancePlan' }, { enabled: nothingDue })
  const machines = useAsk('register.options', { table: 'equipment' }, { enabled: nothingDue })
  const close = () => setParams({})
  const show = (id: string) => document.getElementById(id)?.scrollIntoView({ block: 'start' })
  return (
    <Page
      title={title}
      scroll={false}
      actions={
        <>
          <Segmented
            aria-label={say('upkeep.within')}
            value={withinDays}
            options={SPANS.map(value => ({ value, label: say('upkeep.days', { days: value }) }))}
            onChange={setWithinDays}
          />
          {due.data && !nothingDue && <UpkeepExport due={due.data} today={today} />}
          <Button onClick={() => setParams({ plan: '' })}>{say('upkeep.planOne')}</Button>
          <Button type="primary" onClick={() => setParams({ report: '' })}>{say('upkeep.report')}</Button>
        </>
      }
    >
      <div className="upkeep">
        <div className="upkeep-main">
          <Answered ask={due}>
            {({ plans: duePlans, faults, loans, maintenance }) => nothingDue && plans.data?.length === 0 && machines.data ? (
              <NothingYet withMachines={machines.data.length > 0} />
            ) : (
              <>
                <Figures
                  figures={[
                    { label: say('upkeep.figure.overdue'), value: duePlans.filter(isOverdue).length, tone: 'refusal', onClick: () => show('upkeep-plans') },
                    { label: say('upkeep.figure.soon', { days: withinDays }), value: duePlans.filter(p => !isOverdue(p)).length, onClick: () => show('upkeep-plans') },
                    { label: say('upkeep.figure.stopped'), value: faults.filter(f => f.severity === 'stopped').length, tone: 'refusal', onClick: () => show('upkeep-faults') },
                    { label: say('upkeep.figure.faults'), value: faults.length, onClick: () => show('upkeep-faults') },
                    { label: say('upkeep.figure.loans', { days: withinDays }), value: loans.length, tone: 'enterprise', onClick: () => show('upkeep-loans') },
                  ]}
                />
                <UpkeepPart id="upkeep-plans" title={say('upkeep.plans')} empty={say('upkeep.plans.none', { days: withinDays })} count={duePlans.length}>
                  <PlanRows plans={duePlans} today={today} onPlan={planId => setParams({ plan: planId })} />
                </UpkeepPart>
                <UpkeepPart id="upkeep-faults" title={say('upkeep.faults')} empty={say('upkeep.faults.none')} count={faults.length}>
                  <FaultRows faults={faults} />
                </UpkeepPart>
                <UpkeepPart id="upkeep-planned" title={say('upkeep.planned')} empty={say('upkeep.planned.none', { days: withinDays })} count={maintenance.length}>
                  <PlannedRows planned={maintenance} today={today} />
                </UpkeepPart>
                <UpkeepPart id="upkeep-loans" title={say('upkeep.loans')} empty={say('upkeep.loans.none', { days: withinDays })} count={loans.length}>
                  <LoanRows loans={loans} today={today} />
                </UpkeepPart>
              </>
            )}
          </Answered>
        </div>
        {params.has('plan') && <PlanPanel key={params.get('plan')} target={params.get('plan') ?? ''} now={now} onClose={close} />}
        {params.has('report') && <FaultPanel key={params.get('report')} equipmentId={params.get('report') ?? ''} onClose={close} />}
      </div>
    </Page>
  )
}

/** A college that keeps no plans yet: the register to begin with. */
function NothingYet({ withMachines }: { withMachines: boolean }) {
  const { say } = useSay()
  const table = withMachines ? 'maintenancePlan' : 'equipment'
  return (
    <EmptyState title={say('upkeep.nothing')} text={say('upkeep.nothing.text')}>
      <Link to={`/registers/${table}`}><Button>{say(`tables.${table}`)}</Button></Link>
    </EmptyState>
  )
}
