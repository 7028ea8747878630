import { Input } from 'antd'
import { useState } from 'react'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { usePreferences } from '#renderer/shell/preferences.ts'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { NoteButton } from './NoteButton.tsx'

/** Notes that upkeep was carried out: on which day and by whom. */
export function DoneButton({ target, today }: { target: { maintenanceId: string } | { planId: string }; today: string }) {
  const { say } = useSay()
  const { name } = usePreferences()
  const [on, setOn] = useState(today)
  const [doneBy, setDoneBy] = useState(name)
  const done = useRun('upkeep.done')
  return (
    <NoteButton
      label={say('upkeep.done')}
      said={say('upkeep.done.said')}
      busy={done.busy}
      refusal={done.refusal}
      onSave={() => done.run({ ...target, on, ...(doneBy.trim() ? { doneBy: doneBy.trim() } : {}) })}
    >
      <div className="form-field">
        <span className="form-label">{say('upkeep.done.on')}</span>
        <DateInput label={say('upkeep.done.on')} value={on} onChange={date => date && setOn(date)} />
      </div>
      <div className="form-field">
        <span className="form-label">{say('field.maintenance.doneBy')}</span>
        <Input aria-label={say('field.maintenance.doneBy')} maxLength={200} value={doneBy} onChange={e => setDoneBy(e.target.value)} />
      </div>
    </NoteButton>
  )
}
