import { birth, type Change } from '../base/change.ts'
import { findClashes, type Clash } from '../booking/clashes.ts'
import type { Booking } from '../records/booking.ts'
import { tableNames } from '../table-names.ts'
import { World } from '../world.ts'

/** A second college in memory in which an import tries out its bookings one by one before anything is written. */
export type Trial = {
  /** Clashes of the booking with everything there, imports accepted before it included. */
  clashesOf(booking: Booking, replaces?: string): Clash[]
  accept(changes: readonly Change[]): void
}

/** Copies the college and applies what the import adds besides bookings. O(records). */
export function openTrial(world: World, changes: readonly Change[]): Trial {
  const copy = new World()
  copy.apply(tableNames.flatMap(table => [...world.tables[table].values()].map(row => birth(table, row))))
  copy.apply(changes)
  return {
    clashesOf: (booking, replaces) => findClashes(copy, booking, replaces),
    accept: more => void copy.apply(more),
  }
}
