import { addDays, dayNumber, type LocalDate } from '../base/time.ts'
import type { Use } from '../booking/occupancy.ts'
import type { Booking } from '../records/booking.ts'
import type { World } from '../world.ts'
import { bandsOf, type Band, type DaySpan } from './bands.ts'
import { namesOf } from './lookup.ts'
import type { DayHead, Text } from './model.ts'

const DAY = 1440

/** What a week plan is the plan of. */
export const PLAN_OF = ['centre', 'workshop', 'classGroup', 'teacher', 'equipment'] as const
export type PlanOf = (typeof PLAN_OF)[number]

/** One use on one day of the week: day 0 is Monday, clock in minutes since midnight. */
export type DayUse = DaySpan & { day: number; units: number; of: { booking: Booking; workshopId?: string } | { upkeep: 'maintenance' | 'fault'; id: string } }

/** The uses of a resource in a week, each once; one that runs over midnight is cut into days. In time order. */
export function weekUses(world: World, resourceId: string, monday: LocalDate): DayUse[] {
  const first = dayNumber(monday)
  const seen = new Set<string>()
  // a lesson of two groups that share students is told once for each of them
  const uses = world.occupancy.usesOf(resourceId, { start: first * DAY, end: (first + 7) * DAY }).filter(use => {
    const key = `${use.source.id} ${use.start}`
    return !seen.has(key) && seen.add(key)
  })
  return uses.flatMap(use => daysOf(world, use, first)).sort((a, b) => a.day - b.day || a.start - b.start)
}

/** The bookings of a week that hold no room, in time order. */
export function roomlessUses(world: World, monday: LocalDate): DayUse[] {
  const first = dayNumber(monday)
  const week = { start: first * DAY, end: (first + 7) * DAY }
  const uses = [...world.tables.booking.keys()].flatMap(id =>
    world.occupancy
      .occurrencesOf(id)
      .filter(o => !o.workshopId && o.start < week.end && o.end > week.start)
      .map(({ start, end, date }): Use => ({ resourceId: id, start, end, units: 1, source: { kind: 'booking', id, date } })),
  )
  return uses.flatMap(use => daysOf(world, use, first)).sort((a, b) => a.day - b.day || a.start - b.start)
}

function daysOf(world: World, use: Use, first: number): DayUse[] {
  const source = sourceOf(world, use)
  const parts: DayUse[] = []
  for (let day = Math.max(0, Math.floor(use.start / DAY) - first); day < 7; day++) {
    const midnight = (first + day) * DAY
    if (midnight >= use.end) break
    const start = Math.max(use.start, midnight) - midnight
    const end = Math.min(use.end, midnight + DAY) - midnight
    parts.push({ day, start, end, units: use.units, ...source })
  }
  return parts
}

function sourceOf(world: World, use: Use): Pick<DayUse, 'of' | 'periods'> {
  const { kind, id } = use.source
  const booking = kind === 'booking' ? world.tables.booking.get(id) : undefined
  if (kind !== 'booking' || !booking) return { of: { upkeep: kind === 'fault' ? 'fault' : 'maintenance', id } }
  const occurrence = world.occupancy.occurrencesOf(id).find(o => o.start === use.start)
  const movedBy = booking.exceptions?.some(e => e.kind === 'move' && e.date === occurrence?.patternDate)
  return {
    of: { booking, ...(occurrence?.workshopId ? { workshopId: occurrence.workshopId } : {}) },
    // periods name the time as long as the booking was not moved to a clock time
    ...(booking.times.periods && !movedBy ? { periods: booking.times.periods } : {}),
  }
}

/** The heads of the days worth showing: Monday to Friday, and a weekend day on which something happens or lessons are made up. */
export function weekDays(world: World, monday: LocalDate, uses: readonly { day: number }[]): { days: DayHead[]; shown: number[] } {
  const shown = [0, 1, 2, 3, 4, 5, 6].filter(day => {
    return day < 5 || uses.some(use => use.day === day) || world.calendar.dayOf(addDays(monday, day)).kind === 'makeup'
  })
  const days = shown.map((day): DayHead => {
    const date = addDays(monday, day)
    const is = world.calendar.dayOf(date)
    const head = { code: 'report.day', facts: { date } }
    if (is.kind === 'holiday') return { head, note: is.name ? { code: 'report.holiday.named', facts: { name: is.name } } : { code: 'report.holiday' }, closed: true }
    if (is.kind !== 'makeup') return { head }
    return { head, note: is.follows ? { code: 'report.makeup.follows', facts: { date: is.follows } } : { code: 'report.makeup' } }
  })
  return { days, shown }
}

/** The bands of a week by the bell table of its first school day (the Monday's, if there is none). */
export function weekBands(world: World, monday: LocalDate, uses: readonly DaySpan[]): Band[] {
  const open = [0, 1, 2, 3, 4].map(day => addDays(monday, day)).find(date => world.calendar.dayOf(date).kind === 'school')
  return bandsOf(world.calendar.bellTableOn(open ?? monday), uses)
}

/** The lines under a booking's title, without what the sheet itself says already. */
export function linesOf(world: World, use: DayUse, of: PlanOf): Text[] {
  if (!('booking' in use.of)) return []
  const { booking, workshopId } = use.of
  const { tables } = world
  const who = [...namesOf(tables.classGroup, booking.classGroupIds), ...namesOf(tables.enterprise, booking.enterpriseId ? [booking.enterpriseId] : [])]
  const teachers = namesOf(tables.teacher, booking.teacherIds)
  const room = workshopId ? tables.workshop.get(workshopId) : undefined
  const lines: Text[] = []
  if (who.length && !(of === 'classGroup' && who.length === 1)) lines.push({ code: 'report.names', facts: { names: who } })
  if (teachers.length && !(of === 'teacher' && teachers.length === 1)) lines.push({ code: 'report.names', facts: { names: teachers } })
  if (of !== 'workshop' && room) lines.push(room.name)
  if (of === 'workshop' && booking.stations && room?.stations) lines.push({ code: 'report.stations', facts: { held: use.units, all: room.stations } })
  if (of === 'equipment') lines.push({ code: 'report.pieces', facts: { units: use.units } })
  return lines
}

/** "Week 12 of 2026 autumn · 2026-11-23 – 2026-11-29", without the week outside terms. */
export function weekSpan(world: World, monday: LocalDate): Text {
  const at = world.calendar.weekOf(monday)
  const facts = { from: monday, to: addDays(monday, 6) }
  return at ? { code: 'report.span.week', facts: { ...facts, week: at.week, term: at.term.name } } : { code: 'report.span', facts }
}
