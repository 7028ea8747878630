import type { Equipment, Workshop } from '../records/equipment.ts'
import type { Tables } from '../tables.ts'
import type { Clash, Surroundings, Wanted } from './clashes.ts'

/** Machines that can stand in for one: the same name, and the same model or category code. The same room first, then the college's own. */
export function equalMachines(tables: Pick<Tables, 'equipment'>, machine: Equipment): Equipment[] {
  const near = (other: Equipment) => (other.workshopId === machine.workshopId ? 0 : 2) + (other.lenderId === undefined ? 0 : 1)
  return [...tables.equipment.values()]
    .filter(other => other.id !== machine.id && other.name === machine.name && isAlike(other, machine))
    .sort((a, b) => near(a) - near(b) || ((a.assetNo ?? a.id) < (b.assetNo ?? b.id) ? -1 : 1))
}

function isAlike(a: Equipment, b: Equipment): boolean {
  return a.model === b.model || (a.categoryCode !== undefined && a.categoryCode === b.categoryCode)
}

/**
 * Rooms that can stand in for one: of its kind (where that is not known, of its programme and with workstations enough); never of
 * another kind, as nursing is not taught in a machine shop. The same kind first, then the same house, then the size.
 */
export function equalRooms({ tables, occupancy }: Surroundings, room: Workshop, wanted: Wanted): Workshop[] {
  const size = occupancy.capacityOf(room.id)
  // of a room without counted workstations nobody knows how large another must be
  const least = wanted.stations ?? wanted.people ?? (room.stations || size > 1 ? size : Infinity)
  const sameKind = (other: Workshop) => room.kind !== undefined && other.kind === room.kind
  const near = (other: Workshop) => (sameKind(other) ? 0 : 2) + (other.building === room.building ? 0 : 1)
  return [...tables.workshop.values()]
    .filter(other => other.id !== room.id && (sameKind(other) || (sameTrade(room, other) && occupancy.capacityOf(other.id) >= least)))
    .sort((a, b) => near(a) - near(b) || Math.abs(occupancy.capacityOf(a.id) - size) - Math.abs(occupancy.capacityOf(b.id) - size) || (a.id < b.id ? -1 : 1))
}

/** Rooms of which the kind of at least one is not known serve the same programme; two of which nothing is known are taken as plain classrooms. */
function sameTrade(room: Workshop, other: Workshop): boolean {
  if (room.kind !== undefined && other.kind !== undefined) return false
  if (room.programmeId !== undefined) return room.programmeId === other.programmeId
  return room.kind === undefined && other.kind === undefined && other.programmeId === undefined
}

/** The machines, or the rooms, that some clashes are about. */
export function troubled(clashes: readonly Clash[], fact: 'equipmentId' | 'roomId'): string[] {
  return [...new Set(clashes.flatMap(c => (typeof c.facts[fact] === 'string' ? [c.facts[fact]] : [])))]
}
