import { Button, Input } from 'antd'
import type { PlacementDetail } from '#contract/placement.ts'
import type { Alternative } from '#domain/base/decision.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { Trouble } from './Trouble.tsx'

/** Calls a placement off, with its reason; one that was attended is offered to be ended instead. */
export function CancelForm({ detail, onClose }: { detail: PlacementDetail; onClose: () => void }) {
  const { say } = useSay()
  const { row, placement } = detail
  const form = useForm(`placement.cancel:${placement.id}`, { reason: '' })
  const { reason } = form.values
  const cancelling = useRun('placement.cancel')
  const ending = useRun('placement.change')
  const undoToast = useUndoToast()
  const busy = cancelling.busy || ending.busy
  const refusal = ending.refusal ?? cancelling.refusal

  function told(outcome: { ok: boolean; seq?: number }) {
    if (!outcome.ok) return
    form.done()
    undoToast(say('placement.cancel.said', { name: row.student }), outcome.seq ?? 0)
    onClose()
  }
  async function save(input: { id: string; reason: string; shifts?: 'remove' } = { id: placement.id, reason: reason.trim() }) {
    if (input.reason) told(await cancelling.run(input))
  }
  async function take(way: Alternative) {
    // each alternative carries the input of its own command
    if (way.command === 'placement.cancel') return save(way.input as { id: string; reason: string; shifts: 'remove' })
    if (way.command !== 'placement.change') return
    cancelling.clear()
    const outcome = await ending.run(way.input as Parameters<typeof ending.run>[0])
    if (!outcome.ok) return
    form.done()
    undoToast(say('placement.end.said', { date: String((way.input as { to: string }).to) }), outcome.seq)
    onClose()
  }
  return (
    <SidePanel
      title={say('placement.cancel.save')}
      subtitle={`${row.student} · ${row.host}`}
      onClose={onClose}
      onSave={() => void save()}
      footer={
        <>
          <Button type="primary" danger disabled={!reason.trim()} loading={busy} onClick={() => void save()} title="Ctrl+S">{say('placement.cancel.save')}</Button>
          <Button type="text" onClick={onClose}>{say('ui.cancel')}</Button>
        </>
      }
    >
      <DraftNote form={form} />
      {refusal && <Trouble refusal={refusal} busy={busy} onAlternative={way => void take(way)} />}
      <div className="form-field">
        <label htmlFor="cancel-reason">{say('placement.cancel.reason')}<span className="needed" aria-hidden="true">*</span></label>
        <Input id="cancel-reason" maxLength={400} value={reason} onChange={e => form.set({ reason: e.target.value })} />
      </div>
    </SidePanel>
  )
}
