import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { PlacementDetail } from '#contract/placement.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { Trouble } from './Trouble.tsx'

const PAID_BY = ['college', 'host', 'student'] as const

/** The liability policy of one placement; its days are those of the internship unless somebody says otherwise. */
export function InsuranceForm({ detail, onDone }: { detail: PlacementDetail; onDone: () => void }) {
  const { say } = useSay()
  const { placement, row } = detail
  const [policyNo, setPolicyNo] = useState(placement.policyNo ?? '')
  const [from, setFrom] = useState<string | null>(placement.insuredFrom ?? row.from)
  const [to, setTo] = useState<string | null>(placement.insuredTo ?? row.to)
  const [paidBy, setPaidBy] = useState(placement.insurancePaidBy ?? 'college')
  const note = useRun('placement.papers')
  const undoToast = useUndoToast()
  const ready = policyNo.trim() !== '' && from !== null && to !== null
  async function save() {
    if (!ready) return
    const outcome = await note.run({ ids: [placement.id], set: { policyNo: policyNo.trim(), insuredFrom: from, insuredTo: to, insurancePaidBy: paidBy } })
    if (!outcome.ok) return
    undoToast(say('placement.insurance.said'), outcome.seq)
    onDone()
  }
  return (
    <div role="group" aria-label={say('paper.insurance')}>
      {note.refusal && <Trouble refusal={note.refusal} />}
      <div className="form-grid" style={{ margin: '4px 0 8px' }}>
        <div className="form-field half">
          <label htmlFor="policy-no">{say('field.placement.policyNo')}</label>
          <Input id="policy-no" maxLength={80} value={policyNo} onChange={e => setPolicyNo(e.target.value)} />
        </div>
        <div className="form-field half">
          <label htmlFor="policy-payer">{say('field.placement.insurancePaidBy')}</label>
          <Select id="policy-payer" className="wide" value={paidBy} options={PAID_BY.map(value => ({ value, label: say(`choice.insurancePaidBy.${value}`) }))} onChange={setPaidBy} />
        </div>
        <div className="form-field half">
          <label htmlFor="policy-from">{say('field.placement.insuredFrom')}</label>
          <DateInput id="policy-from" label={say('field.placement.insuredFrom')} value={from ?? undefined} onChange={setFrom} />
        </div>
        <div className="form-field half">
          <label htmlFor="policy-to">{say('field.placement.insuredTo')}</label>
          <DateInput id="policy-to" label={say('field.placement.insuredTo')} value={to ?? undefined} onChange={setTo} />
        </div>
      </div>
      <Button size="small" type="primary" disabled={!ready} loading={note.busy} onClick={() => void save()}>{say('placement.insurance.save')}</Button>{' '}
      <Button size="small" type="text" onClick={() => { setFrom(row.from); setTo(row.to) }}>{say('placement.insurance.fit')}</Button>
    </div>
  )
}
