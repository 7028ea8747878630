import type { Booking } from '../records/booking.ts'
import type { Tables } from '../tables.ts'
import type { Side } from './board-model.ts'

/** A booking is the enterprise's when it is for an enterprise's use or takes a lent machine; else the college's. */
export function sideOf(tables: Pick<Tables, 'equipment'>, booking: Booking): Side {
  if (booking.use === 'enterprise') return 'enterprise'
  return (booking.items ?? []).some(i => tables.equipment.get(i.equipmentId)?.lenderId) ? 'enterprise' : 'college'
}

/** The programme that a booking serves: that of its first class group, else of its room. */
export function programmeOf(tables: Pick<Tables, 'classGroup' | 'workshop'>, booking: Booking): string | undefined {
  for (const id of booking.classGroupIds ?? []) {
    const programme = tables.classGroup.get(id)?.programmeId
    if (programme) return programme
  }
  return booking.workshopId ? tables.workshop.get(booking.workshopId)?.programmeId : undefined
}
