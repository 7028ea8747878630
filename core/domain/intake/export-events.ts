import { addDays, minuteOf, timeOf, type LocalDate } from '../base/time.ts'
import { nameOf } from '../record-name.ts'
import type { World } from '../world.ts'
import type { CalendarEvent } from './calendar-events.ts'

/** Which bookings: all, those that use one machine, room, class group or teacher, or chosen ones. Days inclusive. */
export type EventChoice = { from: LocalDate; to: LocalDate; resourceId?: string; bookingIds?: readonly string[] }

/**
 * Every date of the bookings as a calendar event, by start. The uid is booking and pattern date, so that a newer file
 * replaces an older one.
 */
export function exportEvents(world: World, choice: EventChoice): CalendarEvent[] {
  const { tables, occupancy } = world
  const span = { start: minuteOf(`${choice.from}T00:00`), end: minuteOf(`${addDays(choice.to, 1)}T00:00`) }
  const using = choice.resourceId && new Set(occupancy.usesOf(choice.resourceId, span).map(u => u.source.id))
  const chosen = choice.bookingIds && new Set(choice.bookingIds)
  const events: CalendarEvent[] = []
  for (const booking of tables.booking.values()) {
    if ((using && !using.has(booking.id)) || (chosen && !chosen.has(booking.id))) continue
    const names = (ids: readonly string[] = []) => ids.map(id => nameOf(tables, id))
    for (const at of occupancy.occurrencesOf(booking.id)) {
      if (at.end <= span.start || at.start >= span.end) continue
      const description = [
        ...names(booking.classGroupIds),
        ...at.items.map(i => `${nameOf(tables, i.equipmentId)} × ${i.units}`),
        booking.note ?? '',
      ]
        .filter(Boolean)
        .join('\n')
      events.push({
        uid: `${booking.id}/${at.patternDate}@mortise`,
        title: booking.title,
        start: timeOf(at.start),
        end: timeOf(at.end),
        ...(at.workshopId ? { place: nameOf(tables, at.workshopId) } : {}),
        ...(description ? { description } : {}),
        ...(booking.teacherIds?.length ? { people: names(booking.teacherIds) } : {}),
      })
    }
  }
  return events.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
}
