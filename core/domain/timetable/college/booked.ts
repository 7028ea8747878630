import { birth, removal, revision, type Change } from '../../base/change.ts'
import { findClashes, type Clash, type Surroundings } from '../../booking/clashes.ts'
import type { Booking, SessionRequest } from '../../records/booking.ts'
import type { Place } from './choice.ts'
import type { Scene } from './facts.ts'

/** The booking that a placed session becomes. */
export function bookingFor(request: SessionRequest, termId: string, place: Place, id: string): Booking {
  return { id, title: request.title, status: 'confirmed', requestId: request.id, ...placeFields(request, termId, place) }
}

/** The change that brings a booking of a request to another place. */
export function movedTo(booking: Booking, request: SessionRequest, termId: string, place: Place): Change | null {
  const { use: _, ...fields } = placeFields(request, termId, place)
  const none = { workshopId: null, stations: null, items: null, classGroupIds: null, teacherIds: null, people: null }
  return revision('booking', booking, { ...none, ...fields })
}

function placeFields(request: SessionRequest, termId: string, { weekday, from, to, weeks, workshopId, teacherIds, items }: Place) {
  const { use = 'teaching', classGroupIds, stations, people } = request
  return {
    use,
    times: { kind: 'series' as const, termId, weekday, weeks, periods: { from, to } },
    ...(workshopId === null ? {} : { workshopId }),
    ...(workshopId === null || stations === undefined ? {} : { stations }),
    ...(items.length ? { items } : {}),
    ...(classGroupIds?.length ? { classGroupIds } : {}),
    ...(teacherIds.length ? { teacherIds } : {}),
    ...(people === undefined ? {} : { people }),
  }
}

/**
 * What each of many bookings breaks when all of them stand. Each is judged once against all others: nobody is told of a clash that is not one
 * (what one of them breaks it breaks whichever was made first), and none is missed (of those that meet, each sees the others).
 */
export function clashesOfAll(world: Surroundings, bookings: Iterable<Booking>): { booking: Booking; clashes: Clash[] }[] {
  return [...bookings].map(booking => ({ booking, clashes: findClashes(world, booking, booking.id) })).filter(({ clashes }) => clashes.length > 0)
}

/** Which of some bookings can't stand with the others, tried in a college that is given back as it was: each that clashes is taken away before the next is looked at. */
export function unfit(scene: Scene & { bookings: Map<string, Booking> }, moving: ReadonlySet<string>, rows: readonly Booking[]): Map<string, Clash[]> {
  const gone = [...moving].flatMap(id => scene.bookings.get(id) ?? [])
  const apply = (out: readonly Booking[], into: readonly Booking[]) => {
    for (const { id } of out) scene.bookings.delete(id)
    for (const row of into) scene.bookings.set(row.id, row)
    scene.occupancy.follow([...out.map(b => removal('booking', b)), ...into.map(b => birth('booking', b))])
  }
  apply(gone, rows)
  const found = new Map<string, Clash[]>()
  const standing = new Set(rows)
  for (const row of rows) {
    const clashes = findClashes(scene, row, row.id)
    if (!clashes.length) continue
    found.set(row.id, clashes)
    standing.delete(row)
    apply([row], [])
  }
  apply([...standing], gone)
  return found
}
