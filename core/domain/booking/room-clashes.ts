import { nameOf } from '../record-name.ts'
import type { Case } from './clashes.ts'
import { holderFacts } from './holders.ts'
import type { Occurrence } from './occurrences.ts'

/** `room.full` and `people.stations`. */
export function tellRoom({ world, wanted, ignoring, seen, tell }: Case, at: Occurrence): void {
  const { workshopId } = at
  if (workshopId === undefined) return
  const { occupancy, tables } = world
  const stations = occupancy.capacityOf(workshopId)
  // of a room without counted workstations only the whole can be had
  const isCounted = Boolean(tables.workshop.get(workshopId)?.stations) || stations !== 1
  const asked = wanted.stations ?? Math.max(1, stations)
  const held = occupancy.peak(workshopId, at, ignoring)
  const named = () => ({ room: nameOf(tables, workshopId), roomId: workshopId })
  if (held + asked > stations) {
    const uses = occupancy.usesOf(workshopId, at).filter(use => use.source.id !== ignoring)
    const first = uses[0]
    const figures = { stations, free: Math.max(0, stations - held), wanted: asked }
    const over = !first || asked > stations
    const context = over ? (isCounted ? 'over' : 'uncounted') : !isCounted ? 'one' : wanted.stations === undefined ? 'whole' : undefined
    tell('room.full', { ...named(), ...figures, ...(over ? {} : holderFacts(tables, first)), ...(context ? { context } : {}) })
  }
  if (!wanted.people) return
  const counted = wanted.stations ?? (isCounted ? stations : undefined)
  if (counted !== undefined && wanted.people > counted && !seen.has(`people ${workshopId}`)) {
    seen.add(`people ${workshopId}`)
    tell('people.stations', { ...named(), people: wanted.people, stations: counted })
  }
}
