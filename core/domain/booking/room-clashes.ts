import { nameOf } from '../record-name.ts'
import type { Case, Found } from './clashes.ts'
import { holderFacts } from './holders.ts'
import type { Occurrence } from './occurrences.ts'

/** `room.full` and `people.stations`. */
export function roomClashes({ world, wanted, ignoring, seen }: Case, at: Occurrence): Found[] {
  const { workshopId } = at
  if (workshopId === undefined) return []
  const { occupancy, tables } = world
  const found: Found[] = []
  const stations = occupancy.capacityOf(workshopId)
  const asked = wanted.stations ?? Math.max(1, stations)
  const held = occupancy.peak(workshopId, at, ignoring)
  const named = { room: nameOf(tables, workshopId), roomId: workshopId }
  if (held + asked > stations) {
    const uses = occupancy.usesOf(workshopId, at).filter(use => use.source.id !== ignoring)
    const first = uses[0]
    found.push({
      rule: 'room.full',
      facts: { ...named, stations, free: Math.max(0, stations - held), wanted: asked, ...(first ? holderFacts(tables, first) : { context: 'over' }) },
    })
  }
  const counted = wanted.stations ?? (tables.workshop.get(workshopId)?.stations || stations > 1 ? stations : undefined)
  if (counted !== undefined && (wanted.people ?? 0) > counted && !seen.has(`people ${workshopId}`)) {
    seen.add(`people ${workshopId}`)
    found.push({ rule: 'people.stations', facts: { ...named, people: wanted.people, stations: counted } })
  }
  return found
}
