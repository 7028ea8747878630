import { Button, Input, Popconfirm } from 'antd'
import { addDays } from '#domain/base/time.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { ClockInput } from '#renderer/ui/ClockInput.tsx'
import { RefSelect } from '#renderer/ui/RefSelect.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { WAYS, type Way } from './visit-draft.ts'
import { tutorAt } from './visit-parts.ts'
import { useMyTeacherId } from './use-my-teacher.ts'

/** `id` of a plan that is moved; else a new one, for a host if it is known. */
export type PlanTarget = { id?: string; enterpriseId?: string; date?: string; start?: string }

/** Puts a visit on a day to come, or moves it. */
export function PlanVisitPanel({ target, today, onClose }: { target: PlanTarget; today: string; onClose: () => void }) {
  const stored = useAsk('visit.get', { id: target.id ?? '-' }, { enabled: target.id !== undefined, keep: false })
  const me = useMyTeacherId()
  if (target.id !== undefined && !stored.data) return null
  const visit = stored.data?.visit
  return (
    <PlanForm
      {...(visit ? { id: visit.id } : {})}
      first={{ host: visit?.enterpriseId ?? target.enterpriseId, date: visit && visit.date >= today ? visit.date : addDays(today, visit ? 0 : 1), start: visit?.start ?? '', teacher: visit?.teacherId ?? me, way: visit?.way ?? 'onSite', note: visit?.note ?? '' }}
      onClose={onClose}
    />
  )
}

type PlanFields = { host: string | undefined; date: string; start: string; teacher: string | undefined; way: Way; note: string }

function PlanForm({ id, first, onClose }: { id?: string; first: PlanFields; onClose: () => void }) {
  const { say } = useSay()
  const undoToast = useUndoToast()
  const form = useForm<PlanFields>(`visit.plan:${id ?? first.host ?? 'new'}`, first)
  const { values: fields, set } = form
  const plan = useRun('visit.plan')
  const remove = useRun('visit.remove')
  const { host, date, start, way, note } = fields
  const scene = useAsk('visit.scene', { enterpriseId: host ?? '-', date }, { enabled: host !== undefined })
  const teacher = fields.teacher ?? (host ? tutorAt(scene.data) || undefined : undefined)
  const refusal = plan.refusal ?? remove.refusal

  async function save() {
    if (!host || !teacher || plan.busy) return
    const outcome = await plan.run({ ...(id ? { id } : {}), enterpriseId: host, date, way, ...(start ? { start } : {}), teacherId: teacher, ...(note.trim() ? { note: note.trim() } : {}) })
    if (!outcome.ok) return
    form.done()
    undoToast(say('visits.planned'), outcome.seq)
    onClose()
  }
  async function drop() {
    const outcome = id ? await remove.run({ id }) : null
    if (!outcome?.ok) return
    undoToast(say('visits.removed'), outcome.seq)
    onClose()
  }
  return (
    <SidePanel
      title={say(id ? 'visits.move' : 'visits.plan')}
      onClose={onClose}
      onSave={() => void save()}
      footer={
        <>
          <Button type="primary" disabled={!host || !teacher} loading={plan.busy} title="Ctrl+S" onClick={() => void save()}>{say('ui.save')}</Button>
          <span className="spacer" />
          {id && (
            <Popconfirm title={say('visits.remove.ask')} okText={say('ui.remove')} cancelText={say('ui.cancel')} onConfirm={() => void drop()}>
              <Button type="text" danger>{say('ui.remove')}</Button>
            </Popconfirm>
          )}
        </>
      }
    >
      <DraftNote form={form} />
      {refusal && <RefusalNote refusal={refusal} />}
      <div className="form-grid">
        <div className="form-field">
          <label htmlFor="plan-host">{say('field.visit.enterpriseId')}</label>
          <RefSelect id="plan-host" table="enterprise" value={host} onChange={next => set({ host: next ?? undefined })} />
        </div>
        <div className="form-field half">
          <span className="form-label">{say('field.visit.date')}</span>
          <DateInput label={say('field.visit.date')} value={date} onChange={next => next && set({ date: next })} />
        </div>
        <div className="form-field half">
          <span className="form-label">{say('field.visit.start')}</span>
          <ClockInput label={say('field.visit.start')} value={start || undefined} onChange={next => set({ start: next ?? '' })} />
        </div>
        <div className="form-field">
          <label htmlFor="plan-teacher">{say('field.visit.teacherId')}</label>
          <RefSelect id="plan-teacher" table="teacher" value={teacher} onChange={next => set({ teacher: next ?? undefined })} />
        </div>
        <div className="form-field">
          <span className="form-label">{say('field.visit.way')}</span>
          <Segmented block className="large-choice" aria-label={say('field.visit.way')} value={way} options={WAYS.map(value => ({ value, label: say(`choice.way.${value}`) }))} onChange={next => set({ way: next })} />
        </div>
        <div className="form-field">
          <label htmlFor="plan-note">{say('field.visit.note')}</label>
          <Input.TextArea id="plan-note" rows={3} maxLength={4000} value={note} onChange={e => set({ note: e.target.value })} />
        </div>
      </div>
    </SidePanel>
  )
}
