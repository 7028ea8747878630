import fc from 'fast-check'
import type { Exception } from '#domain/records/booking.ts'
import type { World } from '#domain/world.ts'
import { addDays, minuteOf } from '#domain/base/time.ts'
import { at, decide, MONDAY, once } from './small-centre.ts'

/** Commands as anybody could send them in any order, over few resources and few hours, so that they get in each other's way. */
const slot = fc.record({ day: fc.integer({ min: 0, max: 15 }), half: fc.integer({ min: 14, max: 36 }), length: fc.integer({ min: 1, max: 8 }) })
const onceTimes = slot.map(({ day, half, length }) => once(day, half * 30, (half + length) * 30))
const seriesTimes = fc.record({
  weekday: fc.integer({ min: 1, max: 6 }),
  weeks: fc.constantFrom('1-6', '1-5 odd', '2-4', '3周', '双周'),
  from: fc.integer({ min: 1, max: 7 }),
  clock: fc.boolean(),
}).map(({ weekday, weeks, from, clock }) => ({
  kind: 'series' as const,
  termId: 'term:a',
  weekday,
  weeks,
  ...(clock ? { clock: { start: '09:00', end: `1${from}:30` } } : { periods: { from, to: from + 1 } }),
}))
export const times = fc.oneof(onceTimes, seriesTimes)

const some = <T>(...all: T[]) => fc.option(fc.subarray(all, { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 2 })
const items = fc.option(
  fc.array(fc.record({ equipmentId: fc.constantFrom('equipment:l1', 'equipment:l2', 'equipment:lent', 'equipment:five'), units: fc.integer({ min: 1, max: 2 }) }), { maxLength: 3 }),
  { nil: undefined },
)
export const wishes = fc.record({
  title: fc.constant('实训'),
  use: fc.constantFrom('teaching' as const, 'service' as const),
  times,
  workshopId: fc.constantFrom(undefined, 'workshop:r1', 'workshop:r2', 'workshop:hall'),
  items,
  teacherIds: some('teacher:t1', 'teacher:t2'),
  classGroupIds: some('classGroup:c', 'classGroup:c1', 'classGroup:c2', 'classGroup:union'),
  people: fc.constantFrom(undefined, 4, 30),
  onClash: fc.constantFrom(undefined, 'refuse' as const, 'skip' as const),
  overrides: fc.constantFrom(undefined, [
    { rule: 'people.stations', reason: '站着' },
    { rule: 'loan.hours', reason: '同意' },
    { rule: 'loan.use', reason: '同意' },
    { rule: 'qualification.missing', reason: '有人带' },
  ]),
})

/** Wishes that mostly could be met: little is asked for at once, and nothing with terms of its own. */
export const modestWishes = fc
  .record({ times, workshopId: fc.constantFrom(undefined, 'workshop:r1', 'workshop:r2', 'workshop:hall'), items, teacherIds: some('teacher:t1', 'teacher:t2') })
  .map(w => {
    const lathes = w.items?.filter(i => i.equipmentId.startsWith('equipment:l') && i.equipmentId !== 'equipment:lent').slice(0, 1)
    return { title: '实训', use: 'teaching' as const, ...w, items: lathes, teacherIds: w.teacherIds?.slice(0, 1) }
  })

/** Lessons of groups that share students, all within three days. */
const crowded = fc
  .record({ slot, group: fc.constantFrom('classGroup:c', 'classGroup:c1', 'classGroup:c2', 'classGroup:union') })
  .map(({ slot: { day, half, length }, group }) => ({ title: '上课', use: 'teaching' as const, times: once(day % 3, half * 30, (half + length) * 30), classGroupIds: [group] }))

const which = fc.nat({ max: 30 })
export const steps = fc.oneof(
  { weight: 6, arbitrary: wishes.map(wish => ({ command: 'booking.create', wish })) },
  { weight: 6, arbitrary: crowded.map(wish => ({ command: 'booking.create', wish })) },
  { weight: 2, arbitrary: fc.record({ command: fc.constant('booking.change'), which, wish: wishes }) },
  { weight: 1, arbitrary: fc.record({ command: fc.constant('booking.cancel'), which }) },
  { weight: 2, arbitrary: fc.record({ command: fc.constant('booking.confirm'), which }) },
  { weight: 3, arbitrary: fc.record({ command: fc.constant('booking.exception'), which, date: which, to: onceTimes, skip: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({ command: fc.constant('booking.moveOccurrence'), which, date: which, to: onceTimes, scope: fc.constantFrom('this', 'all'), swap: fc.boolean() }),
  },
)
export type Step = typeof steps extends fc.Arbitrary<infer S> ? S : never

/** Sends a step to the world as it is now; true when it was accepted. */
export function send(world: World, step: Step): boolean {
  const input = inputOf(world, step)
  if (!input) return false
  const decision = decide(world, step.command, input)
  if (decision.ok) world.apply(decision.changes)
  return decision.ok
}

function inputOf(world: World, step: Step): unknown {
  if (!('which' in step)) return step.wish
  const all = [...world.tables.booking.values()]
  const booking = all[step.which % Math.max(1, all.length)]
  if (!booking) return null
  const { id } = booking
  if ('wish' in step) {
    const { onClash, overrides, ...fields } = step.wish
    return { id, patch: Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined)), onClash, overrides }
  }
  if (!('to' in step)) return { id }
  const dates = world.occupancy.occurrencesOf(id)
  const date = dates[step.date % Math.max(1, dates.length)]
  if (!date) return null
  const { start, end } = step.to
  if ('skip' in step) return { id, exception: step.skip ? { kind: 'skip', date: date.patternDate } : { kind: 'move', date: date.patternDate, start, end } }
  const swap = step.swap && booking.workshopId ? { resourceFrom: booking.workshopId, resourceTo: 'workshop:r2' } : {}
  return { id, date: date.date, start, end, scope: step.scope, ...swap }
}

export type Held = { bookingId: string; resourceId: string; units: number; start: number; end: number }

/** Everything that is held, worked out day by day from the rows alone; `whole` units for a whole room. */
export function slowlyHeld(world: World, whole: (roomId: string) => number): Held[] {
  const held: Held[] = []
  const bells = [...world.tables.bellTable.values()][0]!.periods
  for (const b of world.tables.booking.values()) {
    if (b.status === 'cancelled') continue
    const spans: { date: string; start: string; end: string; exception?: Exception }[] = []
    if (b.times.kind === 'once') spans.push({ date: b.times.start.slice(0, 10), start: b.times.start, end: b.times.end })
    else {
      const weeks = new Set<number>()
      for (const part of b.times.weeks.split(',')) {
        const [, from, to, parity] = /^(\d+)(?:-(\d+))?(?: (odd|even))?$/.exec(part)!
        for (let w = Number(from); w <= Number(to ?? from); w++) if (!parity || (w % 2 === 1) === (parity === 'odd')) weeks.add(w)
      }
      for (const week of weeks) {
        const date = addDays(MONDAY, (week - 1) * 7 + b.times.weekday - 1)
        if ([...world.tables.calendarDay.values()].some(d => d.date === date && d.kind === 'holiday')) continue
        const { clock, periods } = b.times
        const start = clock?.start ?? bells.find(p => p.no === periods!.from)!.start
        const end = clock?.end ?? bells.find(p => p.no === periods!.to)!.end
        spans.push({ date, start: `${date}T${start}`, end: `${date}T${end}` })
      }
    }
    for (const span of spans) {
      const exception = b.exceptions?.find(e => e.date === span.date)
      if (exception?.kind === 'skip') continue
      const time = { start: minuteOf(exception?.start ?? span.start), end: minuteOf(exception?.end ?? span.end) }
      const put = (resourceId: string, units: number) => held.push({ bookingId: b.id, resourceId, units, ...time })
      const room = exception?.workshopId ?? b.workshopId
      if (room) put(room, b.stations ?? whole(room))
      for (const item of exception?.items ?? b.items ?? []) put(item.equipmentId, item.units)
      for (const id of new Set([...(b.teacherIds ?? []), ...(b.classGroupIds ?? [])])) put(id, 1)
    }
  }
  return held
}

export const FIRST = minuteOf(at(-7, 0))
export const LAST = minuteOf(at(63, 0))
