import { Button, Input, Popover } from 'antd'
import { useState } from 'react'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { usePreferences } from '#renderer/shell/preferences.ts'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'

/** Notes that upkeep was carried out: on which day and by whom. */
export function DoneButton({ target, today }: { target: { maintenanceId: string } | { planId: string }; today: string }) {
  const { say } = useSay()
  const { name } = usePreferences()
  const [open, setOpen] = useState(false)
  const [on, setOn] = useState(today)
  const [doneBy, setDoneBy] = useState(name)
  const done = useRun('upkeep.done')
  const undoToast = useUndoToast()
  async function save() {
    const outcome = await done.run({ ...target, on, ...(doneBy.trim() ? { doneBy: doneBy.trim() } : {}) })
    if (!outcome.ok) return
    setOpen(false)
    undoToast(say('upkeep.done.said'), outcome.seq)
  }
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={
        <form
          className="form-grid popover-form"
          onSubmit={e => {
            e.preventDefault()
            void save()
          }}
        >
          <div className="form-field">
            <span className="form-label">{say('upkeep.done.on')}</span>
            <DateInput label={say('upkeep.done.on')} value={on} onChange={date => date && setOn(date)} />
          </div>
          <div className="form-field">
            <span className="form-label">{say('field.maintenance.doneBy')}</span>
            <Input aria-label={say('field.maintenance.doneBy')} maxLength={200} value={doneBy} onChange={e => setDoneBy(e.target.value)} />
          </div>
          {done.refusal && <div className="form-field"><RefusalNote refusal={done.refusal} /></div>}
          <div className="form-field"><span><Button type="primary" htmlType="submit" loading={done.busy}>{say('upkeep.done')}</Button></span></div>
        </form>
      }
    >
      <Button size="small">{say('upkeep.done')}</Button>
    </Popover>
  )
}
