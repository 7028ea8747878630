import { Button, Input } from 'antd'
import type { PlacementDetail } from '#contract/placement.ts'
import type { Alternative } from '#domain/base/decision.ts'
import type { ChangeWish } from '#domain/placement/change.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { RefSelect } from '#renderer/ui/RefSelect.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { EffectsNote } from './EffectsNote.tsx'
import { given } from './given.ts'
import { OfHostSelect } from './OfHostSelect.tsx'
import { Trouble } from './Trouble.tsx'

type ChangeFormProps = {
  ids: readonly string[]
  /** the first of them, by which the form shows what the change does */
  subject: PlacementDetail
  /** only a last day and a reason are asked for */
  ending: boolean
  today: string
  onClose: () => void
  onDone: () => void
}

/** Amends placements from a day on, and shows before it is saved what that does to days, shifts and attendance. */
export function ChangeForm({ ids, subject, ending, today, onClose, onDone }: ChangeFormProps) {
  const { say } = useSay()
  const { row, placement } = subject
  const first = today < row.from ? row.from : today > row.to ? row.to : today
  const form = useForm<Partial<ChangeWish> & { reason: string }>(`placement.${ending ? 'end' : 'change'}:${ids.length === 1 ? placement.id : 'many'}`, { from: first, ...(ending ? { to: first } : {}), reason: '' })
  const { reason, ...wish } = form.values
  const changing = useRun('placement.change')
  const undoToast = useUndoToast()
  const effects = useAsk('placement.effects', { id: placement.id, wish: given(wish) })
  const host = wish.enterpriseId ?? subject.segments.findLast(s => s.from <= (wish.from ?? first))?.enterpriseId ?? placement.enterpriseId
  const shifts = effects.data?.shifts?.count ?? 0
  const problems = effects.data?.problems ?? []
  const nothing = !wish.enterpriseId && !wish.postId && !wish.tutorId && !wish.mentorId && !wish.to
  const ready = Boolean(wish.from) && reason.trim() !== '' && !nothing && problems.length === 0

  function told(outcome: Awaited<ReturnType<typeof changing.run>>) {
    if (!outcome.ok) return
    form.done()
    undoToast(ending ? say('placement.end.said', { date: wish.to }) : say('placement.change.said', { date: wish.from }), outcome.seq)
    onDone()
  }
  async function save() {
    const { from, ...rest } = wish
    if (!ready || !from) return
    told(await changing.run({ ids: [...ids], from, ...given(rest), reason: reason.trim(), ...(shifts ? { shifts: 'remove' as const } : {}) }))
  }
  async function take(way: Alternative) {
    // an alternative of `placement.change` carries that command's own input
    if (way.command === 'placement.change') told(await changing.run(way.input as Parameters<typeof changing.run>[0]))
  }
  const label = (name: string) => say(`placement.change.${name}`)
  return (
    <SidePanel
      title={say(ending ? 'placement.end' : 'placement.change')}
      subtitle={ids.length > 1 ? say('bulk.title', { n: ids.length }) : `${row.student} · ${row.host}`}
      onClose={onClose}
      onSave={() => void save()}
      footer={
        <>
          <Button type="primary" disabled={!ready} loading={changing.busy} onClick={() => void save()} title="Ctrl+S">
            {shifts ? say('placement.change.saveRemoving', { n: shifts }) : say(ending ? 'placement.end.save' : 'placement.change.save')}
          </Button>
          <Button type="text" onClick={onClose}>{say('ui.cancel')}</Button>
        </>
      }
    >
      <DraftNote form={form} />
      {changing.refusal && <Trouble refusal={changing.refusal} busy={changing.busy} onAlternative={way => void take(way)} />}
      <div className="form-grid">
        {ending ? (
          <div className="form-field half">
            <label htmlFor="change-last">{say('placement.end.last')}<span className="needed" aria-hidden="true">*</span></label>
            <DateInput id="change-last" label={say('placement.end.last')} value={wish.to} onChange={day => form.set(day ? { from: day, to: day } : { to: undefined })} />
          </div>
        ) : (
          <>
            <div className="form-field half">
              <label htmlFor="change-from">{label('from')}<span className="needed" aria-hidden="true">*</span></label>
              <DateInput id="change-from" label={label('from')} value={wish.from} onChange={day => form.set({ from: day ?? undefined })} />
            </div>
            <div className="form-field half">
              <label htmlFor="change-to">{label('to')}</label>
              <DateInput id="change-to" label={label('to')} value={wish.to} onChange={day => form.set({ to: day ?? undefined })} />
            </div>
            <div className="form-field">
              <label htmlFor="change-host">{say('placement.column.host')}</label>
              <RefSelect id="change-host" table="enterprise" value={wish.enterpriseId} placeholder={label('same')} onChange={id => form.set({ enterpriseId: id ?? undefined, postId: undefined, mentorId: undefined })} />
            </div>
            <div className="form-field half">
              <label htmlFor="change-post">{say('placement.column.post')}</label>
              <OfHostSelect id="change-post" table="post" hostId={host} value={wish.postId} placeholder={label('same')} onChange={id => form.set({ postId: id ?? undefined })} />
            </div>
            <div className="form-field half">
              <label htmlFor="change-mentor">{say('placement.column.mentor')}</label>
              <OfHostSelect id="change-mentor" table="contact" hostId={host} value={wish.mentorId} placeholder={label('same')} onChange={id => form.set({ mentorId: id ?? undefined })} />
            </div>
            <div className="form-field half">
              <label htmlFor="change-tutor">{say('placement.column.tutor')}</label>
              <RefSelect id="change-tutor" table="teacher" value={wish.tutorId} placeholder={label('same')} onChange={id => form.set({ tutorId: id ?? undefined })} />
            </div>
          </>
        )}
        <div className="form-field half">
          <label htmlFor="change-signed">{label('signed')}</label>
          <DateInput id="change-signed" label={label('signed')} value={wish.signedOn} onChange={day => form.set({ signedOn: day ?? undefined })} />
        </div>
        <div className="form-field">
          <label htmlFor="change-reason">{label('reason')}<span className="needed" aria-hidden="true">*</span></label>
          <Input id="change-reason" maxLength={400} value={reason} onChange={e => form.set({ reason: e.target.value })} />
        </div>
      </div>
      {ids.length > 1 && <p className="quiet">{say('effects.bulk', { n: ids.length })}</p>}
      {effects.data && !nothing && <EffectsNote effects={effects.data} />}
    </SidePanel>
  )
}
