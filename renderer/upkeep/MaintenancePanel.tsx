import { App, Button, Input, InputNumber, Popconfirm, Select } from 'antd'
import type { FieldValues } from '#domain/base/change.ts'
import { UPKEEP_KINDS, type Maintenance } from '#domain/records/upkeep.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { RecordHistory } from '#renderer/history/RecordHistory.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { TimeInput } from '#renderer/ui/TimeInput.tsx'
import { DoneButton } from './DoneButton.tsx'

/** One stretch of upkeep: its time is checked against the bookings when it is changed; done and called-off ones stay as they are. */
export function MaintenancePanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { say } = useSay()
  const stored = useAsk('register.get', { id }, { keep: false })
  const state = useAsk('college.state', {})
  if (!stored.data || !state.data) {
    return (
      <SidePanel title={say('table.maintenance')} onClose={onClose} keepFocus>
        <Answered ask={stored}>{() => <EmptyState title={say('register.gone')} text={say('register.gone.text')} />}</Answered>
      </SidePanel>
    )
  }
  return <MaintenanceForm id={id} fields={stored.data.fields} equipment={stored.data.names['equipmentId'] ?? ''} today={state.data.today} onClose={onClose} />
}

function MaintenanceForm({ id, fields, equipment, today, onClose }: { id: string; fields: FieldValues; equipment: string; today: string; onClose: () => void }) {
  const { say } = useSay()
  const { message } = App.useApp()
  const stored = fields as Omit<Maintenance, 'id'> // the register's rows hold the record's own fields
  const form = useForm<Partial<Pick<Maintenance, 'kind' | 'start' | 'end'>> & { units?: number | null; note?: string | null }>(`register:${id}`, {})
  const edits = form.values
  const changing = useRun('upkeep.change')
  const cancelling = useRun('upkeep.cancel')
  const row = { ...stored, ...edits }
  const planned = stored.status === 'planned'
  const refusal = changing.refusal ?? cancelling.refusal

  async function save() {
    if (!form.changed || !planned) return
    const outcome = await changing.run({ id, patch: edits })
    if (!outcome.ok) return
    form.done()
    void message.success(say('ui.saved'))
  }
  return (
    <SidePanel
      title={equipment}
      subtitle={`${say('table.maintenance')} · ${say(`choice.status.${stored.status}`)}`}
      keepFocus
      onClose={onClose}
      onSave={() => void save()}
      footer={
        planned ? (
          <>
            <Button type="primary" disabled={!form.changed} loading={changing.busy} onClick={() => void save()} title="Ctrl+S">{say('ui.save')}</Button>
            <span className="spacer" />
            <Popconfirm title={say('upkeep.cancel.ask')} okText={say('upkeep.cancel')} cancelText={say('ui.close')} onConfirm={() => void cancelling.run({ id })}>
              <Button type="text" danger>{say('upkeep.cancel')}</Button>
            </Popconfirm>
            <DoneButton target={{ maintenanceId: id }} today={today} />
          </>
        ) : undefined
      }
    >
      <DraftNote form={form} />
      {refusal && <RefusalNote refusal={refusal} />}
      <div className="form-grid">
        <div className="form-field half">
          <label htmlFor="maintenance-kind">{say('field.maintenance.kind')}</label>
          <Select id="maintenance-kind" className="wide" disabled={!planned} value={row.kind} options={UPKEEP_KINDS.map(value => ({ value, label: say(`choice.kind.${value}`) }))} onChange={kind => form.set({ kind })} />
        </div>
        <div className="form-field half">
          <label htmlFor="maintenance-units">{say('field.maintenance.units')}</label>
          <InputNumber id="maintenance-units" className="wide" disabled={!planned} min={1} precision={0} placeholder={say('upkeep.plan.all')} value={row.units ?? null} onChange={units => form.set({ units })} />
        </div>
        {(['start', 'end'] as const).map(field => (
          <div className="form-field" key={field}>
            <label htmlFor={`maintenance-${field}`}>{say(`field.maintenance.${field}`)}</label>
            <TimeInput id={`maintenance-${field}`} label={say(`field.maintenance.${field}`)} disabled={!planned} value={row[field]} onChange={time => time && form.set({ [field]: time })} />
          </div>
        ))}
        {stored.doneBy && (
          <div className="form-field"><span className="form-label">{say('field.maintenance.doneBy')}</span><span>{stored.doneBy}</span></div>
        )}
        <div className="form-field">
          <label htmlFor="maintenance-note">{say('field.maintenance.note')}</label>
          <Input.TextArea id="maintenance-note" disabled={!planned} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={4000} value={row.note ?? ''} onChange={e => form.set({ note: e.target.value || null })} />
        </div>
      </div>
      <RecordHistory id={id} />
    </SidePanel>
  )
}
