import { Button, Popconfirm } from 'antd'
import { useNavigate } from 'react-router'
import type { UpkeepDue } from '#domain/upkeep/upkeep-model.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { UpkeepRow } from './UpkeepRow.tsx'

/** Lent machines that go back soon or should have gone back. */
export function LoanRows({ loans, today }: { loans: UpkeepDue['loans']; today: string }) {
  const { say } = useSay()
  const navigate = useNavigate()
  const giveBack = useRun('loan.returned')
  const undoToast = useUndoToast()
  async function returned(equipmentId: string, equipment: string) {
    const outcome = await giveBack.run({ equipmentId, on: today })
    if (outcome.ok) undoToast(say(outcome.value.touched.count ? 'upkeep.returned.touched' : 'upkeep.returned', { equipment, n: outcome.value.touched.count }), outcome.seq)
  }
  function dueText({ endsOn, daysLeft }: (typeof loans)[number]): string {
    if (!endsOn) return ''
    return daysLeft !== undefined && daysLeft < 0 ? say('upkeep.overdue', { days: -daysLeft, date: endsOn }) : say('upkeep.loan.due', { date: endsOn })
  }
  return (
    <>
      {giveBack.refusal && <RefusalNote refusal={giveBack.refusal} />}
      {loans.map(loan => (
        <UpkeepRow
          key={loan.equipmentId}
          equipmentId={loan.equipmentId}
          equipment={loan.equipment}
          assetNo={loan.assetNo}
          what={
            <button type="button" className="link enterprise-link" title={loan.lender} onClick={() => loan.lenderId && void navigate(registerPath('enterprise', { id: loan.lenderId }))}>
              {loan.lender}
            </button>
          }
          tone={(loan.daysLeft ?? 0) < 0 ? 'refusal' : undefined}
          when={dueText(loan)}
        >
          <Popconfirm title={say('upkeep.return.ask')} okText={say('upkeep.return')} cancelText={say('ui.cancel')} onConfirm={() => void returned(loan.equipmentId, loan.equipment)}>
            <Button size="small">{say('upkeep.return')}</Button>
          </Popconfirm>
        </UpkeepRow>
      ))}
    </>
  )
}
