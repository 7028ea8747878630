import { minuteOf, timeOf, type Minute } from '../base/time.ts'
import { nameOf } from '../record-name.ts'
import type { World } from '../world.ts'
import type { Touched, TouchedBooking } from './upkeep-model.ts'

/** So many bookings are listed; all are counted. */
const MOST = 20
const FOREVER = minuteOf('2199-12-31T00:00')

/** The bookings of a machine from a minute on that hold, together, more than the pieces that are `left`; the next first. */
export function touchedBookings({ tables, occupancy }: Pick<World, 'tables' | 'occupancy'>, equipmentId: string, from: Minute, left: number): Touched {
  const found = new Map<string, TouchedBooking & { days: Set<Minute> }>()
  for (const use of occupancy.usesOf(equipmentId, { start: from, end: FOREVER })) {
    const booking = use.source.kind === 'booking' ? tables.booking.get(use.source.id) : undefined
    if (!booking || occupancy.peak(equipmentId, { start: Math.max(use.start, from), end: use.end }) <= left) continue
    const known = found.get(booking.id)
    if (known) known.days.add(use.start)
    else {
      const classes = (booking.classGroupIds ?? []).map(id => nameOf(tables, id))
      const first = { bookingId: booking.id, booking: booking.title, classes, start: timeOf(use.start), end: timeOf(use.end) }
      found.set(booking.id, { ...first, dates: 1, days: new Set([use.start]) })
    }
  }
  const bookings = [...found.values()].slice(0, MOST).map(({ days, ...row }) => ({ ...row, dates: days.size }))
  return { count: found.size, bookings }
}
