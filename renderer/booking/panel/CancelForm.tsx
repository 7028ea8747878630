import { Button, Input } from 'antd'
import { useRun } from '#renderer/client/hooks.ts'
import type { BookingDetail } from '#domain/booking/listing.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'

/** Asks for the reason (which may stay empty) and cancels the whole booking. One date of a series is left out in the list of dates. */
export function CancelForm({ detail, onEnd }: { detail: BookingDetail; onEnd: () => void }) {
  const { say } = useSay()
  const toast = useUndoToast()
  const cancelling = useRun('booking.cancel')
  const form = useForm(`booking.cancel:${detail.booking.id}`, { reason: '' })
  const { reason } = form.values
  const { booking, occurrences } = detail

  async function cancel(): Promise<void> {
    const why = reason.trim()
    const outcome = await cancelling.run({ id: booking.id, ...(why ? { reason: why } : {}) })
    if (!outcome.ok) return
    form.done()
    toast(say('booking.cancelled', { title: booking.title }), outcome.seq)
    onEnd()
  }
  return (
    <div className="cancel-form">
      <DraftNote form={form} />
      <p>{say(booking.times.kind === 'series' ? 'booking.cancel.series' : 'booking.cancel.once', { n: occurrences.length })}</p>
      <Input autoFocus aria-label={say('booking.cancel.reason')} placeholder={say('booking.cancel.reason')} maxLength={400} value={reason} onChange={e => form.set({ reason: e.target.value })} />
      <div className="panel-buttons">
        <Button danger type="primary" loading={cancelling.busy} onClick={() => void cancel()}>
          {say('booking.cancel.now')}
        </Button>
        <Button type="text" onClick={onEnd}>
          {say('booking.cancel.back')}
        </Button>
      </div>
      {cancelling.refusal && <RefusalNote refusal={cancelling.refusal} />}
    </div>
  )
}
