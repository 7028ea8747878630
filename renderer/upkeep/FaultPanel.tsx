import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Touched } from '#domain/upkeep/upkeep-model.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { usePreferences } from '#renderer/shell/preferences.ts'
import { RefSelect } from '#renderer/ui/RefSelect.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'

type Severity = 'works' | 'limited' | 'stopped'

/** Reports a fault; afterwards says which bookings lose their machine by it. */
export function FaultPanel({ equipmentId, onClose }: { equipmentId: string; onClose: () => void }) {
  const { say, when } = useSay()
  const navigate = useNavigate()
  const { name } = usePreferences()
  const form = useForm<{ machine: string | undefined; description: string; severity: Severity; units: number | null; reporter: string }>(`fault:${equipmentId || 'new'}`, { machine: equipmentId || undefined, description: '', severity: 'limited', units: null, reporter: name })
  const { machine, description, severity, units, reporter } = form.values
  const [touched, setTouched] = useState<Touched | null>(null)
  const report = useRun('fault.report')
  const undoToast = useUndoToast()
  const ready = machine !== undefined && description.trim() !== ''

  async function save() {
    if (!ready || touched) return
    const outcome = await report.run({
      equipmentId: machine,
      description: description.trim(),
      severity,
      ...(units ? { units } : {}),
      ...(reporter.trim() ? { reporter: reporter.trim() } : {}),
    })
    if (!outcome.ok) return
    form.done()
    undoToast(say('upkeep.reported'), outcome.seq)
    if (outcome.value.touched.count) setTouched(outcome.value.touched)
    else onClose()
  }
  return (
    <SidePanel
      title={say('upkeep.report')}
      onClose={onClose}
      onSave={() => void save()}
      footer={
        touched ? (
          <Button type="primary" onClick={() => void navigate('/clashes')}>{say('upkeep.hits.open')}</Button>
        ) : (
          <Button type="primary" disabled={!ready} loading={report.busy} onClick={() => void save()} title="Ctrl+S">{say('upkeep.report')}</Button>
        )
      }
    >
      <DraftNote form={form} />
      {report.refusal && <RefusalNote refusal={report.refusal} />}
      {touched ? (
        <>
          <p>{say('upkeep.hits', { n: touched.count })}</p>
          <div className="related">
            {touched.bookings.map(b => (
              <div className="related-row" key={b.bookingId}>
                <span title={b.booking}>{b.booking} <span className="quiet">{say('import.names', { names: b.classes })}</span></span>
                <span className="quiet">{b.dates > 1 ? say('upkeep.hits.dates', { start: when(b.start), n: b.dates }) : when(b.start)}</span>
              </div>
            ))}
          </div>
        </>
      ) : (
        <div className="form-grid">
          <div className="form-field">
            <label htmlFor="fault-machine">{say('field.fault.equipmentId')}</label>
            <RefSelect id="fault-machine" table="equipment" value={machine} onChange={id => form.set({ machine: id ?? undefined })} />
          </div>
          <div className="form-field">
            <label htmlFor="fault-description">{say('field.fault.description')}</label>
            <Input.TextArea id="fault-description" autoSize={{ minRows: 3, maxRows: 8 }} maxLength={4000} value={description} onChange={e => form.set({ description: e.target.value })} />
          </div>
          <div className="form-field">
            <span className="form-label">{say('field.fault.severity')}</span>
            <span>
              <Segmented value={severity} options={(['works', 'limited', 'stopped'] as const).map(value => ({ value, label: say(`choice.severity.${value}`) }))} onChange={severity => form.set({ severity })} />
            </span>
            <div className="field-hint">{say('hint.fault.severity')}</div>
          </div>
          <div className="form-field half">
            <label htmlFor="fault-units">{say('field.fault.units')}</label>
            <InputNumber id="fault-units" className="wide" min={1} precision={0} placeholder={say('upkeep.plan.all')} value={units} onChange={units => form.set({ units })} />
          </div>
          <div className="form-field half">
            <label htmlFor="fault-reporter">{say('field.fault.reporter')}</label>
            <Input id="fault-reporter" maxLength={200} value={reporter} onChange={e => form.set({ reporter: e.target.value })} />
          </div>
        </div>
      )}
    </SidePanel>
  )
}
