import { Button } from 'antd'
import { Link } from 'react-router'
import type { Kept } from '#domain/timetable/college/choice.ts'
import { BookingFacts } from '#renderer/booking/panel/BookingFacts.tsx'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import '#renderer/booking/panel/panel.css'
import type { Scheduling } from './use-scheduling.ts'

/** A booking that stays where it is: what it is, why no search moves it, and whether it is locked. */
export function KeptPanel({ id, kept, scheduling, onClose }: { id: string; kept: Kept | null; scheduling: Scheduling; onClose: () => void }) {
  const { say } = useSay()
  const ask = useAsk('booking.get', { id }, { keep: false })
  const booking = ask.data?.booking
  const date = ask.data?.occurrences[0]?.date
  const isLocked = booking?.locked === true
  return (
    <SidePanel
      title={booking?.title ?? say('booking.panel')}
      subtitle={isLocked ? say('timetable.kept.locked') : say(kept ? `timetable.kept.${kept.why}` : 'schedule.notAsked')}
      keepFocus
      onClose={onClose}
      footer={
        booking && (
          <>
            {booking.requestId && (
              <Button icon={<Icon name="lock" size={14} />} aria-pressed={isLocked} disabled={scheduling.busy} onClick={() => void scheduling.lock(id, !isLocked)}>
                {say(isLocked ? 'schedule.unlock' : 'schedule.lock')}
              </Button>
            )}
            <span className="spacer" />
            <Link to={`/board?${new URLSearchParams({ rows: booking.classGroupIds?.length ? 'classGroup' : 'workshop', ...(date ? { date } : {}), booking: id })}`}><Button type="text">{say('schedule.openBooking')}</Button></Link>
          </>
        )
      }
    >
      <Answered ask={ask}>{detail => (detail ? <BookingFacts detail={detail} /> : <EmptyState title={say('booking.gone')} text={say('booking.gone.text')} />)}</Answered>
    </SidePanel>
  )
}
