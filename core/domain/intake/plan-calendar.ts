import type { Booking } from '../records/booking.ts'
import type { World } from '../world.ts'
import type { CalendarEvent } from './calendar-events.ts'
import { openDraft } from './draft.ts'
import { originText } from './origin.ts'
import { planBookings, type WantedBooking } from './plan-bookings.ts'
import type { ImportPlan } from './plan.ts'

/**
 * Plans the import of an .ics file: every event becomes a booking of its own, in the room that its place names (created
 * when it is new). The event's uid is kept, so that the next import of the same calendar changes instead of doubling.
 */
export function planCalendar(
  world: World,
  events: readonly CalendarEvent[],
  options: { newId: (table: string) => string; overrideReason?: string },
): ImportPlan {
  const draft = openDraft(world.tables, options.newId)
  const known = new Set([...world.tables.booking.values()].map(b => b.origin))
  const wanted: WantedBooking[] = []
  for (const event of events) {
    const origin = originText(`ics:${event.uid}`)
    const facts = { title: event.title, at: event.start }
    if (event.cancelled && !known.has(origin)) draft.problem('ics.cancelled', facts)
    else if (event.end <= event.start) draft.problem('ics.noLength', facts)
    else {
      const room = event.place ? draft.findOrCreate('workshop', event.place) : null
      if (room && 'many' in room) draft.problem('ics.roomAmbiguous', { ...facts, place: event.place, count: room.many })
      const teachers = (event.people ?? []).flatMap(name => {
        const found = draft.find('teacher', name)
        return found && 'id' in found ? found.id : []
      })
      const booking: Omit<Booking, 'id'> = {
        title: event.title.slice(0, 200),
        use: 'teaching',
        status: event.cancelled ? 'cancelled' : 'confirmed',
        times: { kind: 'once', start: event.start, end: event.end },
        ...(room && 'id' in room ? { workshopId: room.id } : {}),
        ...(teachers.length ? { teacherIds: teachers } : {}),
        ...(event.description ? { note: event.description.slice(0, 4000) } : {}),
        origin,
      }
      wanted.push({ booking, place: {}, facts })
    }
  }
  planBookings(world, draft, wanted, options)
  return draft.plan()
}
