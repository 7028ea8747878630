import { birth } from '#domain/base/change.ts'
import { timeOf } from '#domain/base/time.ts'
import { World } from '#domain/world.ts'
import type { Fleet } from './fleet.ts'

/** The fleet as a college: every booking a record, indexed as the program indexes it. */
export function worldOf(fleet: Fleet): World {
  const world = new World()
  world.apply(fleet.machines.map(id => birth('equipment', { id, name: id, units: 1, statusCode: '1' } as { id: string })))
  world.apply(
    fleet.bookings.map(({ machine, start, end }, i) => {
      const times = { kind: 'once', start: timeOf(start), end: timeOf(end) }
      return birth('booking', { id: `booking:b${i}`, title: 'b', use: 'teaching', status: 'confirmed', times, items: [{ equipmentId: machine, units: 1 }] } as { id: string })
    }),
  )
  world.occupancy.capacityOf(fleet.machines[0]!)
  return world
}
