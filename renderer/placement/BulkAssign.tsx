import { Button } from 'antd'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { RefSelect } from '#renderer/ui/RefSelect.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { given } from './given.ts'
import { Trouble } from './Trouble.tsx'

type Set = { batchId?: string; tutorId?: string; mentorId?: string; from?: string; to?: string }

/** Corrects many placements from their first day: who guides them, which batch, which days. */
export function BulkAssign({ ids, onClose, onDone }: { ids: readonly string[]; onClose: () => void; onDone: () => void }) {
  const { say } = useSay()
  const form = useForm<Set>('placement.assign', {})
  const set = given(form.values)
  const assign = useRun('placement.assign')
  const undoToast = useUndoToast()
  const ready = Object.keys(set).length > 0
  const put = (name: keyof Set, value: string | null) => form.set({ [name]: value ?? undefined })
  async function save() {
    if (!ready) return
    const outcome = await assign.run({ ids: [...ids], set })
    if (!outcome.ok) return
    form.done()
    undoToast(say('bulk.assign.said', { n: ids.length }), outcome.seq)
    onDone()
  }
  return (
    <SidePanel
      title={say('bulk.assign')}
      subtitle={say('bulk.title', { n: ids.length })}
      onClose={onClose}
      onSave={() => void save()}
      footer={<Button type="primary" disabled={!ready} loading={assign.busy} onClick={() => void save()} title="Ctrl+S">{say('bulk.assign.save', { n: ids.length })}</Button>}
    >
      <DraftNote form={form} />
      {assign.refusal && <Trouble refusal={assign.refusal} />}
      <p className="quiet">{say('bulk.assign.hint')}</p>
      <div className="form-grid">
        {([['tutorId', 'teacher'], ['mentorId', 'contact'], ['batchId', 'batch']] as const).map(([name, table]) => (
          <div className="form-field" key={name}>
            <label htmlFor={`assign-${name}`}>{say(`field.placement.${name}`)}</label>
            <RefSelect id={`assign-${name}`} table={table} value={set[name]} placeholder={say('bulk.assign.keep')} onChange={id => put(name, id)} />
          </div>
        ))}
        {(['from', 'to'] as const).map(name => (
          <div className="form-field half" key={name}>
            <label htmlFor={`assign-${name}`}>{say(`field.placement.${name}`)}</label>
            <DateInput id={`assign-${name}`} label={say(`field.placement.${name}`)} value={set[name]} onChange={day => put(name, day)} />
          </div>
        ))}
      </div>
    </SidePanel>
  )
}
