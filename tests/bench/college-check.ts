import type { Booking } from '#domain/records/booking.ts'
import type { Tables } from '#domain/tables.ts'

type Lesson = { booking: Booking; weeks: Set<number>; weekday: number; from: number; to: number }
type Look = Pick<Tables, 'classGroup' | 'workshop' | 'equipment' | 'sessionRequest' | 'term'>

/**
 * Teachers, class groups, rooms and machines that lessons by period want twice at once, counted plainly by week, day and period. Knows
 * nothing of holidays, of the clock or of what else goes on: that is what the rules of booking are asked for.
 */
export function countDoubles(tables: Look, bookings: readonly Booking[]): string[] {
  const faults = new Set<string>()
  const held = new Map<string, { most: number; used: number; who: string[] }>()
  const groupsAt = new Map<string, { id: string; title: string }[]>()
  for (const { booking, weeks, weekday, from, to } of lessonsAmong(bookings)) {
    const uses = [
      ...(booking.teacherIds ?? []).map(id => ({ id, most: 1, n: 1 })),
      ...(booking.items ?? []).map(i => ({ id: i.equipmentId, most: tables.equipment.get(i.equipmentId)?.units ?? 0, n: i.units })),
      ...(booking.workshopId ? [roomUse(tables, booking)] : []),
    ]
    for (const week of weeks) {
      for (let period = from; period <= to; period++) {
        const at = `week ${week} day ${weekday} period ${period}`
        for (const { id, most, n } of uses) {
          const there = held.get(`${id} ${at}`) ?? { most, used: 0, who: [] }
          there.used += n
          there.who.push(booking.title)
          held.set(`${id} ${at}`, there)
        }
        for (const id of booking.classGroupIds ?? []) groupsAt.set(at, [...(groupsAt.get(at) ?? []), { id, title: booking.title }])
      }
    }
  }
  for (const [where, { most, used, who }] of held) if (used > most) faults.add(`${where}: ${used} of ${most} (${who.join(', ')})`)
  for (const [at, there] of groupsAt) {
    for (const [i, one] of there.entries()) {
      for (const other of there.slice(i + 1)) if (isWithin(tables, one.id, other.id) || isWithin(tables, other.id, one.id)) faults.add(`${one.id} and ${other.id} ${at} (${one.title}, ${other.title})`)
    }
  }
  return [...faults]
}

/** Requests by week that did not get just what they ask for: as many sessions, as long, in their weeks, on different days, with their people, room and machines. */
export function unmetRequests({ sessionRequest, equipment, workshop, term }: Look, bookings: readonly Booking[], requestIds: readonly string[]): string[] {
  const lessons = lessonsAmong(bookings)
  return requestIds.flatMap(id => {
    const request = sessionRequest.get(id)!
    const own = lessons.filter(l => l.booking.requestId === id)
    const say = (what: string) => `${request.title} (${id}): ${what}`
    const sameAs = (a: readonly string[] = [], b: readonly string[] = []) => a.toSorted().join() === b.toSorted().join()
    const last = term.get(own[0]?.booking.times.kind === 'series' ? own[0].booking.times.termId : '')?.weeks ?? 0
    const weeks = request.weeks === undefined ? new Set(Array.from({ length: last }, (_, i) => i + 1)) : weeksIn(request.weeks)
    const faults = own.flatMap(({ booking, weeks: given, weekday, from, to }) => [
      ...(to - from + 1 === request.periods ? [] : [say(`${to - from + 1} periods`)]),
      ...(given.size === weeks.size && [...given].every(w => weeks.has(w)) ? [] : [say('other weeks')]),
      ...((request.weekdays ?? [1, 2, 3, 4, 5]).includes(weekday) ? [] : [say(`on day ${weekday}`)]),
      ...(from >= (request.earliest ?? 1) && to <= (request.latest ?? Infinity) ? [] : [say('too early or too late')]),
      ...(sameAs(booking.classGroupIds, request.classGroupIds) ? [] : [say('other class groups')]),
      ...(request.teacherChoice === 'any' || !request.teacherIds?.length || sameAs(booking.teacherIds, request.teacherIds) ? [] : [say('other teachers')]),
      ...(request.workshopId === undefined || request.workshopId === booking.workshopId ? [] : [say('another room')]),
      ...(request.workshopKind === undefined || workshop.get(booking.workshopId ?? '')?.kind === request.workshopKind ? [] : [say('another kind of room')]),
      ...(request.needs ?? []).flatMap(({ kind, pieces }) => {
        const given = (booking.items ?? []).reduce((sum, i) => sum + (isOfKind(equipment.get(i.equipmentId), kind) ? i.units : 0), 0)
        return given === pieces ? [] : [say(`${given} of ${pieces} ${kind}`)]
      }),
    ])
    const count = own.length === request.perWeek ? [] : [say(`${own.length} of ${request.perWeek} sessions`)]
    const days = request.notSameDay !== false && own.length <= 5 && new Set(own.map(l => l.weekday)).size < own.length ? [say('twice on a day')] : []
    return [...count, ...faults, ...days]
  })
}

function lessonsAmong(bookings: readonly Booking[]): Lesson[] {
  return bookings.flatMap(booking => {
    const { times } = booking
    return times.kind === 'series' && times.periods ? [{ booking, weeks: weeksIn(times.weeks), weekday: times.weekday, ...times.periods }] : []
  })
}

/** The weeks of a pattern such as `1-8,10-16` or `1-15 odd`. */
function weeksIn(text: string): Set<number> {
  const [ranges, parity] = text.split(' ')
  const weeks = ranges!.split(',').flatMap(range => {
    const [from, to = from] = range.split('-').map(Number)
    return Array.from({ length: to! - from! + 1 }, (_, i) => from! + i)
  })
  return new Set(weeks.filter(w => parity === undefined || (w % 2 === 1) === (parity === 'odd')))
}

function roomUse({ workshop }: Look, { workshopId, stations }: Booking): { id: string; most: number; n: number } {
  const most = workshop.get(workshopId!)?.stations ?? 1
  return { id: workshopId!, most, n: stations ?? most }
}

function isWithin(tables: Look, id: string, whole: string): boolean {
  return id === whole || (tables.classGroup.get(id)?.partOf ?? []).some(larger => isWithin(tables, larger, whole))
}

function isOfKind(machine: { model?: string | undefined; name: string } | undefined, kind: string): boolean {
  return machine !== undefined && (machine.model ?? machine.name) === kind
}
