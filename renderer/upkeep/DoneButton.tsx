import { Input } from 'antd'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { usePreferences } from '#renderer/shell/preferences.ts'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { NoteButton } from './NoteButton.tsx'

/** Notes that upkeep was carried out: on which day and by whom. */
export function DoneButton({ target, today }: { target: { maintenanceId: string } | { planId: string }; today: string }) {
  const { say } = useSay()
  const { name } = usePreferences()
  const form = useForm(`upkeep.done:${Object.values(target).join()}`, { on: today, doneBy: name })
  const { on, doneBy } = form.values
  const done = useRun('upkeep.done')
  return (
    <NoteButton
      label={say('upkeep.done')}
      said={say('upkeep.done.said')}
      busy={done.busy}
      refusal={done.refusal}
      form={form}
      onSave={() => done.run({ ...target, on, ...(doneBy.trim() ? { doneBy: doneBy.trim() } : {}) })}
    >
      <div className="form-field">
        <span className="form-label">{say('upkeep.done.on')}</span>
        <DateInput label={say('upkeep.done.on')} value={on} onChange={date => date && form.set({ on: date })} />
      </div>
      <div className="form-field">
        <span className="form-label">{say('field.maintenance.doneBy')}</span>
        <Input aria-label={say('field.maintenance.doneBy')} maxLength={200} value={doneBy} onChange={e => form.set({ doneBy: e.target.value })} />
      </div>
    </NoteButton>
  )
}
