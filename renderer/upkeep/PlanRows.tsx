import { Button } from 'antd'
import type { UpkeepDue } from '#domain/upkeep/upkeep-model.ts'
import { useSay } from '#renderer/client/language.tsx'
import { DoneButton } from './DoneButton.tsx'
import { UpkeepRow } from './UpkeepRow.tsx'

type PlanRowsProps = { plans: UpkeepDue['plans']; today: string; onPlan: (planId: string) => void }

/** Plans that are due, the longest overdue first. */
export function PlanRows({ plans, today, onPlan }: PlanRowsProps) {
  const { say } = useSay()
  return plans.map(plan => (
    <UpkeepRow
      key={plan.planId}
      equipmentId={plan.equipmentId}
      equipment={plan.equipment}
      assetNo={plan.assetNo}
      what={
        <>
          {plan.name || say(`choice.kind.${plan.kind}`)}{' '}
          <span className="quiet">
            {plan.dueBy === 'hours' && plan.everyHours !== undefined
              ? say('upkeep.hours', { hours: Math.round(plan.hoursUsed), every: plan.everyHours })
              : plan.everyDays !== undefined
                ? say('upkeep.every', { days: plan.everyDays })
                : ''}
          </span>
        </>
      }
      tone={isOverdue(plan) && !plan.planned ? 'refusal' : undefined}
      when={
        [
          plan.dueBy === 'never'
            ? say('upkeep.never')
            : plan.overdueDays > 0
              ? say('upkeep.overdue', { days: plan.overdueDays, date: plan.dueOn })
              : say('upkeep.due', { date: plan.dueOn }),
          plan.planned ? say('upkeep.isPlanned', { start: plan.planned.start }) : '',
        ]
          .filter(Boolean)
          .join(' · ')
      }
    >
      {!plan.planned && <Button size="small" type={isOverdue(plan) ? 'primary' : 'default'} onClick={() => onPlan(plan.planId)}>{say('upkeep.plan')}</Button>}
      <DoneButton target={plan.planned ? { maintenanceId: plan.planned.id } : { planId: plan.planId }} today={today} />
    </UpkeepRow>
  ))
}

/** Past its day, or never done at all. */
export function isOverdue(plan: UpkeepDue['plans'][number]): boolean {
  return plan.overdueDays > 0 || plan.dueBy === 'never'
}
