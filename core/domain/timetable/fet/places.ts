import type { FetRoom } from '../../intake/fet.ts'
import { costOf, type FetDraft, type RoomWish } from './draft.ts'

/** Where an activity may be: a room of the file, the real rooms that it then takes, and what that costs. No room: it takes none. */
export type Place = { room: string | null; cost: number; rows: readonly string[]; pools: readonly { rooms: readonly string[]; count: number }[] }

/** More ways than this to choose the real rooms of a virtual one are left to the search. */
const MOST_WAYS = 24

/**
 * The places of an activity. As in FET: rooms that must be are those in all its hard wishes; softer wishes then only cost. With soft wishes
 * alone it may be in any room of theirs, in its home room, or, where that is not hard either, in none. Home rooms count only where no
 * preferred room is hard. Without any wish it takes no room. A room must have a place for everybody; a virtual one says itself how many it has.
 * @returns null where no room is left for it
 */
export function placesOf(draft: FetDraft, a: number, roomOf: ReadonlyMap<string, FetRoom>): Place[] | null {
  const wishes = draft.roomWishes[a]!
  const home = wishes.filter(w => w.home)
  const preferred = wishes.filter(w => !w.home)
  const hard = preferred.filter(w => w.weight >= 100)
  const soft = preferred.filter(w => w.weight < 100)
  const places: Place[] = []
  const add = (room: string, cost: number) => {
    const real = hard.find(w => w.real.length && w.rooms.includes(room))?.real
    const found = roomOf.get(room)
    if (found && (found.capacity || Infinity) >= draft.people[a]!) for (const ways of waysIn(found, real)) places.push({ room, cost, ...ways })
  }
  const missed = (room: string | null) => soft.reduce((sum, w) => sum + (room !== null && w.rooms.includes(room) ? 0 : costOf(w.weight)), 0)
  if (hard.length) {
    for (const room of common(hard)) add(room, missed(room))
    return places.length ? places : null
  }
  const wished = new Set(soft.flatMap(w => w.rooms))
  for (const room of wished) add(room, missed(room))
  for (const room of common(home)) if (!wished.has(room)) add(room, missed(room))
  const mustHome = home.some(w => w.weight >= 100)
  if (!mustHome) places.push({ room: null, cost: missed(null) + home.reduce((sum, w) => sum + costOf(w.weight), 0), rows: [], pools: [] })
  return places.length ? places : null
}

function common(wishes: readonly RoomWish[]): string[] {
  const [first, ...others] = wishes
  return [...new Set(first?.rooms)].filter(room => others.every(w => w.rooms.includes(room)))
}

/** A real room is itself; a virtual one stands for a real room out of every set, each a different one. */
function waysIn(room: FetRoom, chosen: readonly string[] | undefined): Pick<Place, 'rows' | 'pools'>[] {
  if (!room.virtual.length) return [{ rows: [room.name], pools: [] }]
  if (chosen) return [{ rows: chosen, pools: [] }]
  const ways = new Map<string, string[]>()
  const choose = (set: number, taken: string[]) => {
    if (ways.size > MOST_WAYS) return
    if (set === room.virtual.length) {
      const sorted = [...taken].sort()
      ways.set(JSON.stringify(sorted), sorted)
    } else for (const real of new Set(room.virtual[set])) if (!taken.includes(real)) choose(set + 1, [...taken, real])
  }
  choose(0, [])
  if (ways.size <= MOST_WAYS) return [...ways.values()].map(rows => ({ rows, pools: [] }))
  const pools = new Map<string, { rooms: string[]; count: number }>()
  for (const set of room.virtual) {
    const rooms = [...new Set(set)].sort()
    const pool = pools.get(JSON.stringify(rooms)) ?? { rooms, count: 0 }
    pool.count++
    pools.set(JSON.stringify(rooms), pool)
  }
  return [{ rows: [], pools: [...pools.values()] }]
}
