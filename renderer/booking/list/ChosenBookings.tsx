import { App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import type { DateSpan } from '#domain/booking/board-span.ts'
import type { ListedOccurrence } from '#domain/booking/listing.ts'
import { download } from '#renderer/client/download.ts'
import { refusalOf, useClient, useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'

type ChosenBookingsProps = { rows: readonly ListedOccurrence[]; chosen: ReadonlySet<string>; span: DateSpan; onDone: () => void }

/** What can be done with the chosen bookings (the calendar file: with all that is listed when none is chosen). */
export function ChosenBookings({ rows, chosen, span, onDone }: ChosenBookingsProps) {
  const { say, language } = useSay()
  const { message } = App.useApp()
  const client = useClient()
  const calendar = useJob('files.calendar')
  const [busy, setBusy] = useState(false)
  const listed = [...new Set(rows.map(r => r.bookingId))]
  const ids = listed.filter(id => chosen.has(id))

  /** One act a booking, so that each can be taken back on its own; a refusal of one does not stop the others. */
  async function forAll(what: 'confirm' | 'cancel'): Promise<void> {
    setBusy(true)
    const refused: string[] = []
    for (const id of ids) {
      const outcome = what === 'confirm' ? await client.run('booking.confirm', { id }) : await client.run('booking.cancel', { id })
      const refusal = refusalOf(outcome)
      if (refusal) refused.push(say(`refusal.${refusal.code}`, refusal.facts))
    }
    setBusy(false)
    const done = ids.length - refused.length
    if (refused.length) void message.warning(say('bookings.partly', { done, n: refused.length, why: refused[0] }), 8)
    else void message.success(say(`bookings.done.${what}`, { n: done }))
    onDone()
  }

  async function save(): Promise<void> {
    const outcome = await calendar.start({ ...span, bookingIds: ids.length ? ids : listed, language })
    const refusal = refusalOf(outcome)
    if (outcome.ok) download(outcome.value)
    else if (refusal) void message.warning(say(`refusal.${refusal.code}`, refusal.facts))
  }
  const held = rows.some(r => chosen.has(r.bookingId) && r.status !== 'confirmed')
  return (
    <span className="chosen">
      {ids.length > 0 && (
        <>
          <span className="quiet">{say('bookings.chosen', { n: ids.length })}</span>
          {held && (
            <Button loading={busy} onClick={() => void forAll('confirm')}>
              {say('bookings.confirm')}
            </Button>
          )}
          <Popconfirm title={say('bookings.cancel.ask', { n: ids.length })} okText={say('bookings.cancel')} cancelText={say('booking.cancel.back')} onConfirm={() => void forAll('cancel')}>
            <Button danger loading={busy}>
              {say('bookings.cancel')}
            </Button>
          </Popconfirm>
        </>
      )}
      <Button loading={calendar.busy} disabled={!listed.length} onClick={() => void save()}>
        {say('bookings.calendar')}
      </Button>
    </span>
  )
}
