import type { Facts } from '../base/decision.ts'
import { addDays, clockMinutes, clockOf, dayNumber, minuteOf, weekdayOf, type Minute } from '../base/time.ts'
import type { Exception, Series } from '../records/booking.ts'
import { findClashes, type Clash, type Surroundings, type Wanted } from './clashes.ts'
import { equalMachines, equalRooms, troubled } from './equals.ts'
import { untilText } from './holders.ts'
import { nearestTimes, periodRuns } from './nearest.ts'
import { occurrencesIn } from './occurrences.ts'
import { allFree, collegeDay, needsOf } from './slots.ts'

export type WayCode = 'time' | 'weekday' | 'machine' | 'room' | 'skip' | 'move'
/** One way out of a clash: what to change in the wish (or to leave the dates out), and the facts that word it. */
export type Way = { code: WayCode; facts: Facts; patch: Partial<Wanted> & { onClash?: 'skip' } }

export type Trouble = {
  wanted: Wanted
  /** the clashes that stand in the way, overridden ones left out */
  clashes: readonly Clash[]
  now: Minute
  ignoring?: string
  open: (clashes: Clash[]) => Clash[]
}

/** Ways out for something that takes place once, best first, one of each kind and a second time. Not yet proven: try each. */
export function* onceWays(world: Surroundings, trouble: Trouble): Generator<Way> {
  const { wanted, now, ignoring, open } = trouble
  const { times } = wanted
  if (times.kind !== 'once') return
  const at = { start: minuteOf(times.start), end: minuteOf(times.end) }
  const found = nearestTimes(world, { wanted, at, now, open, ...(times.periods ? { periods: times.periods } : {}), ...(ignoring ? { ignoring } : {}) }, 3)
  const ways = found.map((time): Way => ({ code: 'time', facts: { start: time.start, end: time.end, until: untilText(time.start, time.end), periods: time.periods }, patch: { times: time } }))
  if (ways[0]) yield ways[0]
  yield* machineWay(world, trouble)
  yield* roomWay(world, trouble)
  yield* ways.slice(1)
}

/** Ways out for a series: while most of its dates are free the clashing ones are left out or moved, else all of it changes. */
export function* seriesWays(world: Surroundings, trouble: Trouble): Generator<Way> {
  const dates = new Set(trouble.clashes.map(c => c.date))
  const most = dates.size * 2 > occurrencesIn(world.calendar, trouble.wanted).length
  if (!most) yield* dateWays(world, trouble)
  yield* machineWay(world, trouble)
  yield* roomWay(world, trouble)
  yield* weekdayWay(world, trouble)
  if (most) yield* dateWays(world, trouble)
}

function* dateWays(world: Surroundings, trouble: Trouble): Generator<Way> {
  const dates = [...new Set(trouble.clashes.map(c => c.date))].sort()
  yield { code: 'skip', facts: { count: dates.length, dates }, patch: { onClash: 'skip' } }
  yield* moveWay(world, trouble)
}

/** Each clashing date goes to the nearest time at which everything is free. */
function* moveWay(world: Surroundings, { wanted, clashes, now, ignoring, open }: Trouble): Generator<Way> {
  const { times } = wanted
  if (times.kind !== 'series') return
  const all = occurrencesIn(world.calendar, wanted)
  const clashing = all.filter(o => clashes.some(c => c.start === o.start))
  const avoid = all.map(({ start, end }) => ({ start, end }))
  const moves: Extract<Exception, { kind: 'move' }>[] = []
  for (const { patternDate, start, end, workshopId, items } of clashing) {
    const single: Wanted = { ...wanted, workshopId, items: [...items] }
    const search = { wanted: single, at: { start, end }, now, avoid, open, periods: times.periods, bellTableId: times.bellTableId, ignoring }
    const time = nearestTimes(world, search, 1)[0]
    if (!time) return
    const before = wanted.exceptions?.find(e => e.date === patternDate)
    moves.push({ ...(before?.kind === 'move' ? before : {}), kind: 'move', date: patternDate, start: time.start, end: time.end })
    avoid.push({ start: minuteOf(time.start), end: minuteOf(time.end) })
  }
  if (!moves.length) return
  const others = (wanted.exceptions ?? []).filter(e => !moves.some(m => m.date === e.date))
  const told = moves.map(({ date, start, end }) => ({ date, start, end }))
  yield { code: 'move', facts: { count: moves.length, moves: told, start: told[0]!.start }, patch: { exceptions: [...others, ...moves] } }
}

/** The nearest weekday and time at which the whole series is free. */
function* weekdayWay(world: Surroundings, { wanted, ignoring, open }: Trouble): Generator<Way> {
  const { times } = wanted
  const first = occurrencesIn(world.calendar, wanted)[0]
  if (times.kind !== 'series' || !first) return
  for (const weekday of weekdaysNear(times.weekday)) {
    const date = addDays(first.patternDate, weekday - weekdayOf(first.patternDate))
    for (const run of seriesTimes(world, { ...times, weekday }, date, first.start % 1440, first.end - first.start)) {
      if (weekday === times.weekday && run.start === first.start % 1440) continue
      const patch = { times: run.times, exceptions: undefined }
      const next = { ...wanted, ...patch }
      if (!hasUnits(world, next, ignoring) || open(findClashes(world, next, ignoring)).length) continue
      yield { code: 'weekday', facts: { weekday, start: clockOf(run.start), end: clockOf(run.end), periods: run.times.periods }, patch }
      return
    }
  }
}

/** The weekday itself, then the others by distance; weekends only for a series of the weekend. */
function weekdaysNear(weekday: number): number[] {
  const days = weekday > 5 ? [1, 2, 3, 4, 5, 6, 7] : [1, 2, 3, 4, 5]
  return days.sort((a, b) => Math.abs(a - weekday) - Math.abs(b - weekday) || a - b)
}

/** Are all units there on all dates? Far quicker than to find all clashes, and most tries fail by this. */
function hasUnits({ calendar, occupancy }: Surroundings, wanted: Wanted, ignoring: string | undefined): boolean {
  const needs = needsOf(occupancy, wanted)
  return occurrencesIn(calendar, wanted).every(o => allFree(occupancy, needs, o, ignoring))
}

/** Times of a day at which a series could run, nearest to its own first; minutes since midnight. */
function seriesTimes(world: Surroundings, times: Series, date: string, wanted: Minute, length: number) {
  const near = (a: { start: Minute }, b: { start: Minute }) => Math.abs(a.start - wanted) - Math.abs(b.start - wanted)
  if (times.periods) {
    return periodRuns(world, date, times.periods, length, times.bellTableId)
      .map(run => ({ start: run.start % 1440, end: run.end % 1440, times: { ...times, periods: run.periods } }))
      .sort(near)
  }
  const day = collegeDay(world.calendar, date, dayNumber(date) * 1440)
  const step = 30
  const starts = times.clock ? [clockMinutes(times.clock.start)] : []
  for (let start = day.start % 1440; start + length <= ((day.end - 1) % 1440) + 1; start += step) starts.push(start)
  return starts.map(start => ({ start, end: start + length, times: { ...times, clock: { start: clockOf(start), end: clockOf(start + length) } } })).sort(near)
}

/** Every machine in trouble gives way to an equal one. */
function* machineWay(world: Surroundings, { wanted, clashes, ignoring, open }: Trouble): Generator<Way> {
  const ids = troubled(clashes, 'equipmentId')
  if (!ids.length) return
  const before = (world.tables.booking.get(ignoring ?? '')?.items ?? []).map(i => i.equipmentId)
  let items = wanted.items ?? []
  const names: string[] = []
  const instead: string[] = []
  let first: Facts = {}
  for (const id of ids) {
    const machine = world.tables.equipment.get(id)
    if (!machine) return
    const swapped = (to: string) => items.map(i => (i.equipmentId === id ? { ...i, equipmentId: to } : i))
    const equal = equalMachines(world.tables, machine).find(
      other =>
        !items.some(i => i.equipmentId === other.id) &&
        !ids.includes(other.id) &&
        !before.includes(other.id) && // what it is taken away from
        !open(findClashes(world, { ...wanted, items: swapped(other.id) }, ignoring)).some(c => c.facts.equipmentId === other.id),
    )
    if (!equal) return
    items = swapped(equal.id)
    names.push(equal.assetNo ? `${equal.name} ${equal.assetNo}` : equal.name)
    instead.push(machine.assetNo ? `${machine.name} ${machine.assetNo}` : machine.name)
    if (!first.equipmentId) first = { equipmentId: equal.id, room: world.tables.workshop.get(equal.workshopId ?? '')?.name ?? '' }
  }
  yield { code: 'machine', facts: { machines: names, instead, ...first }, patch: { items } }
}

function* roomWay(world: Surroundings, { wanted, clashes, ignoring, open }: Trouble): Generator<Way> {
  const room = world.tables.workshop.get(troubled(clashes, 'roomId')[0] ?? '')
  if (!room || room.id !== wanted.workshopId) return
  const before = world.tables.booking.get(ignoring ?? '')?.workshopId
  for (const other of equalRooms(world, room, wanted)) {
    if (other.id === before) continue // what it is taken away from
    const next = { ...wanted, workshopId: other.id }
    if (!hasUnits(world, next, ignoring) || open(findClashes(world, next, ignoring)).length) continue
    yield { code: 'room', facts: { room: other.name, roomId: other.id, instead: room.name, building: other.building ?? '' }, patch: { workshopId: other.id } }
    return
  }
}
