import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import type { BookingDetail } from '#domain/booking/listing.ts'
import { BookingFacts } from './BookingFacts.tsx'
import { BookingHistory } from './BookingHistory.tsx'
import { CancelForm } from './CancelForm.tsx'
import { OccurrenceList } from './OccurrenceList.tsx'
import '../form/form.css'
import './panel.css'

type BookingPanelProps = { id: string; cancelling?: boolean; keepFocus?: boolean; /** offers to show it on the board */ toBoard?: boolean; onEdit: () => void; onClose: () => void }

/** Everything about one booking: its facts, dates, clashes and history, and what can be done with it next. */
export function BookingPanel({ id, cancelling = false, keepFocus, toBoard = false, onEdit, onClose }: BookingPanelProps) {
  const { say } = useSay()
  const ask = useAsk('booking.get', { id }, { keep: false })
  const [asking, setAsking] = useState(cancelling)
  const title = ask.data?.booking.title ?? say('booking.panel')
  return (
    <SidePanel title={title} subtitle={ask.data && <PanelSubtitle detail={ask.data} />} keepFocus={keepFocus} onClose={onClose} footer={ask.data && <NextSteps detail={ask.data} toBoard={toBoard} onEdit={onEdit} onCancel={() => setAsking(true)} />}>
      <Answered ask={ask}>
        {detail =>
          detail ? (
            <>
              {asking && detail.booking.status !== 'cancelled' && <CancelForm detail={detail} onEnd={() => setAsking(false)} />}
              <Clashes clashes={detail.clashes} />
              <BookingFacts detail={detail} />
              <OccurrenceList detail={detail} />
              <BookingHistory id={id} />
            </>
          ) : (
            <EmptyState title={say('booking.gone')} text={say('booking.gone.text')} />
          )
        }
      </Answered>
    </SidePanel>
  )
}

function PanelSubtitle({ detail }: { detail: BookingDetail }) {
  const { say } = useSay()
  const { status, use } = detail.booking
  return (
    <>
      <span className={`status-mark ${status}`} aria-hidden="true" /> {say(`choice.status.${status}`)} · {say(`choice.use.${use}`)}
    </>
  )
}

/** Clashes that the data holds now, for instance because a holiday was announced after it was booked. */
function Clashes({ clashes }: Pick<BookingDetail, 'clashes'>) {
  return clashes.length ? <RefusalNote refusal={{ code: 'booking.clash', facts: { count: clashes.length, clashes } }} /> : null
}

function NextSteps({ detail, toBoard, onEdit, onCancel }: { detail: BookingDetail; toBoard: boolean; onEdit: () => void; onCancel: () => void }) {
  const { say } = useSay()
  const navigate = useNavigate()
  const toast = useUndoToast()
  const confirming = useRun('booking.confirm')
  const { booking } = detail
  async function confirm(): Promise<void> {
    const outcome = await confirming.run({ id: booking.id })
    if (outcome.ok) toast(say('booking.confirmed', { title: booking.title }), outcome.seq)
  }
  return (
    <div className="next-steps">
      {confirming.refusal && <RefusalNote refusal={confirming.refusal} />}
      <div className="panel-buttons">
        {booking.status !== 'confirmed' && (
          <Button type="primary" loading={confirming.busy} onClick={() => void confirm()}>
            {say(booking.status === 'held' ? 'booking.step.confirm' : 'booking.step.again')}
          </Button>
        )}
        <Button onClick={onEdit}>{say('booking.step.change')}</Button>
        {toBoard && <Button onClick={() => void navigate(`/board?${onBoard(detail)}`)}>{say('booking.step.board')}</Button>}
        <Button onClick={() => void navigate(`/reports?${new URLSearchParams({ name: 'handover', id: booking.id })}`)}>{say('booking.step.print')}</Button>
        <span className="spacer" />
        {booking.status !== 'cancelled' && (
          <Button danger type="text" onClick={onCancel}>
            {say('booking.step.cancel')}
          </Button>
        )}
      </div>
    </div>
  )
}


/** The week of its first date on the board, with the rows of what it holds. */
function onBoard({ booking, occurrences }: BookingDetail): URLSearchParams {
  const rows = booking.items?.length ? 'equipment' : booking.workshopId ? 'workshop' : booking.classGroupIds?.length ? 'classGroup' : 'teacher'
  return new URLSearchParams({ rows, booking: booking.id, ...(occurrences[0] ? { date: occurrences[0].date } : {}) })
}
