import { Button, Input, Select } from 'antd'
import type { PlacementDetail } from '#contract/placement.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { Trouble } from './Trouble.tsx'

const PAID_BY = ['college', 'host', 'student'] as const

/** The liability policy of one placement; its days are those of the internship unless somebody says otherwise. */
export function InsuranceForm({ detail, onDone }: { detail: PlacementDetail; onDone: () => void }) {
  const { say } = useSay()
  const { placement, row } = detail
  const form = useForm<{ policyNo: string; from: string | null; to: string | null; paidBy: (typeof PAID_BY)[number] }>(`insurance:${placement.id}`, { policyNo: placement.policyNo ?? '', from: placement.insuredFrom ?? row.from, to: placement.insuredTo ?? row.to, paidBy: placement.insurancePaidBy ?? 'college' })
  const { policyNo, from, to, paidBy } = form.values
  const note = useRun('placement.papers')
  const undoToast = useUndoToast()
  const ready = policyNo.trim() !== '' && from !== null && to !== null
  async function save() {
    if (!ready) return
    const outcome = await note.run({ ids: [placement.id], set: { policyNo: policyNo.trim(), insuredFrom: from, insuredTo: to, insurancePaidBy: paidBy } })
    if (!outcome.ok) return
    form.done()
    undoToast(say('placement.insurance.said'), outcome.seq)
    onDone()
  }
  return (
    <div role="group" aria-label={say('paper.insurance')}>
      <DraftNote form={form} />
      {note.refusal && <Trouble refusal={note.refusal} />}
      <div className="form-grid" style={{ margin: '4px 0 8px' }}>
        <div className="form-field half">
          <label htmlFor="policy-no">{say('field.placement.policyNo')}</label>
          <Input id="policy-no" maxLength={80} value={policyNo} onChange={e => form.set({ policyNo: e.target.value })} />
        </div>
        <div className="form-field half">
          <label htmlFor="policy-payer">{say('field.placement.insurancePaidBy')}</label>
          <Select id="policy-payer" className="wide" value={paidBy} options={PAID_BY.map(value => ({ value, label: say(`choice.insurancePaidBy.${value}`) }))} onChange={paidBy => form.set({ paidBy })} />
        </div>
        <div className="form-field half">
          <label htmlFor="policy-from">{say('field.placement.insuredFrom')}</label>
          <DateInput id="policy-from" label={say('field.placement.insuredFrom')} value={from ?? undefined} onChange={from => form.set({ from })} />
        </div>
        <div className="form-field half">
          <label htmlFor="policy-to">{say('field.placement.insuredTo')}</label>
          <DateInput id="policy-to" label={say('field.placement.insuredTo')} value={to ?? undefined} onChange={to => form.set({ to })} />
        </div>
      </div>
      <Button size="small" type="primary" disabled={!ready} loading={note.busy} onClick={() => void save()}>{say('placement.insurance.save')}</Button>{' '}
      <Button size="small" type="text" onClick={() => { form.set({ from: row.from }); form.set({ to: row.to }) }}>{say('placement.insurance.fit')}</Button>
    </div>
  )
}
