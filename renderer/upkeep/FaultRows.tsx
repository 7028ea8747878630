import { Button, Input } from 'antd'
import { useNavigate } from 'react-router'
import type { UpkeepDue } from '#domain/upkeep/upkeep-model.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { NoteButton } from './NoteButton.tsx'
import { UpkeepRow } from './UpkeepRow.tsx'

/** Faults that nobody has mended yet, the worst first. */
export function FaultRows({ faults }: { faults: UpkeepDue['faults'] }) {
  const { say } = useSay()
  const navigate = useNavigate()
  return faults.map(fault => (
    <UpkeepRow
      key={fault.id}
      equipmentId={fault.equipmentId}
      equipment={fault.equipment}
      assetNo={fault.assetNo}
      what={<span title={fault.description}><strong>{say(`choice.severity.${fault.severity}`)}</strong> {fault.description}</span>}
      tone={fault.severity === 'stopped' ? 'refusal' : fault.severity === 'limited' ? 'warning' : undefined}
      when={say('upkeep.fault.since', { at: fault.reportedAt })}
    >
      <Button size="small" type="text" onClick={() => void navigate(registerPath('fault', { id: fault.id }))}>{say('ui.open')}</Button>
      <FixButton id={fault.id} />
    </UpkeepRow>
  ))
}

function FixButton({ id }: { id: string }) {
  const { say } = useSay()
  const form = useForm(`fault.fix:${id}`, { repair: '' })
  const { repair } = form.values
  const fix = useRun('fault.fix')
  return (
    <NoteButton
      label={say('upkeep.fix')}
      said={say('upkeep.fixed')}
      busy={fix.busy}
      refusal={fix.refusal}
      form={form}
      onSave={() => fix.run({ id, ...(repair.trim() ? { repair: repair.trim() } : {}) })}
    >
      <div className="form-field">
        <span className="form-label">{say('field.fault.repair')}</span>
        <Input.TextArea aria-label={say('field.fault.repair')} rows={2} maxLength={4000} value={repair} onChange={e => form.set({ repair: e.target.value })} />
      </div>
    </NoteButton>
  )
}
