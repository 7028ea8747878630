import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { Waiting } from '#renderer/ui/Waiting.tsx'
import { BookingFields } from './BookingFields.tsx'
import { draftOf, type Draft } from './draft.ts'
import { useCalendar } from './use-calendar.ts'

type BookingFormProps = {
  /** the booking to change; without it a new one is made from `start` */
  id?: string
  start?: Draft
  onDone: (id: string) => void
  onClose: () => void
}

/** The side panel in which a booking is made or changed. */
export function BookingForm({ id, start, onDone, onClose }: BookingFormProps) {
  const { say } = useSay()
  const asked = useCalendar()
  const calendar = asked.data
  const known = useAsk('booking.get', { id: id ?? '' }, { enabled: id !== undefined, keep: false })
  if (calendar && id === undefined && start) return <BookingFields start={start} calendar={calendar} onDone={onDone} onClose={onClose} />
  if (calendar && known.data) return <BookingFields key={id} id={id} start={draftOf(known.data.booking)} calendar={calendar} onDone={onDone} onClose={onClose} />
  return (
    <SidePanel title={say(id ? 'booking.form.change' : 'booking.form.new')} onClose={onClose}>
      <Waiting on={calendar ? known : asked} />
    </SidePanel>
  )
}
