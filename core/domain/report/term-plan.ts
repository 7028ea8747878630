import { z } from 'zod'
import { refuse, type Result } from '../base/decision.ts'
import { choice, text } from '../base/field.ts'
import { dayNumber, weekdayOf } from '../base/time.ts'
import { sideOf } from '../booking/board-colours.ts'
import type { Booking } from '../records/booking.ts'
import type { Term } from '../records/calendar.ts'
import type { World } from '../world.ts'
import { bandHeads, bandsOf, clockSpan, placeIn, type DaySpan } from './bands.ts'
import { defineReport, modelOf } from './definition.ts'
import { byName, recordOf } from './lookup.ts'
import type { Block, Sheet, Text } from './model.ts'
import { slotsOf } from './slots.ts'
import { linesOf } from './week-uses.ts'

const TIMETABLE_OF = ['classGroup', 'workshop', 'teacher'] as const
type TimetableOf = (typeof TIMETABLE_OF)[number]

const params = z.strictObject({
  of: choice(TIMETABLE_OF).optional(),
  /** id or name; absent: all, a page each */
  id: text().meta({ kind: 'ref', table: '{of}' }).optional(),
  /** absent: the term of today, else the last one */
  termId: text().meta({ kind: 'ref', table: 'term' }).optional(),
})

/** The timetable of a term: what happens every week, with its weeks; single bookings are counted, not drawn. */
export const termPlan = defineReport(params, (world, { of = 'classGroup', id, termId }, ctx) => {
  const term = termOf(world, termId, ctx.now.slice(0, 10))
  if (!term.ok) return term
  const found = id === undefined ? null : recordOf(world.tables, of, id)
  if (found && !found.ok) return found
  const owners = found ? [found.value] : byName<{ id: string; name: string }>(world.tables[of].values())
  const title = { code: `report.term-plan.${of}` }
  const sheets = owners.map(owner => ownerSheet(world, of, owner, term.value))
  const none: Sheet = { title, subtitle: term.value.name, orientation: 'landscape', blocks: [{ kind: 'text', text: { code: `report.none.${of}` }, quiet: true }] }
  const about = found ? `${found.value.name} ${term.value.name}` : term.value.name
  return modelOf(world, ctx, { name: 'term-plan', title, about, sheets: sheets.length ? sheets : [none] })
})

function termOf(world: World, termId: string | undefined, today: string): Result<Term> {
  if (termId !== undefined) return recordOf(world.tables, 'term', termId)
  const term = world.calendar.termOf(today) ?? world.calendar.terms.at(-1)
  return term ? { ok: true, value: term } : refuse('report.noTerm')
}

type Weekly = DaySpan & { day: number; booking: Booking; weeks: string }

function ownerSheet(world: World, of: TimetableOf, owner: { id: string; name: string }, term: Term): Sheet {
  const first = dayNumber(term.start)
  const held = world.occupancy.usesOf(owner.id, { start: first * 1440, end: (first + term.weeks * 7) * 1440 })
  const bookings = [...new Set(held.map(use => use.source.id))].flatMap(id => world.tables.booking.get(id) ?? [])
  const weekly = bookings.flatMap(booking => weeklyOf(world, booking, term))
  const single = bookings.filter(booking => booking.times.kind === 'once').length

  const bands = bandsOf(world.calendar.bellTableOn(term.start), weekly)
  const shown = [0, 1, 2, 3, 4, 5, 6].filter(day => day < 5 || weekly.some(use => use.day === day))
  const placed = weekly.map(use => ({
    title: use.booking.title,
    lines: [{ code: 'report.weeks', facts: { weeks: use.weeks } } as Text, ...linesOf(world, { ...use, units: use.booking.stations ?? 1, of: { booking: use.booking, ...(use.booking.workshopId ? { workshopId: use.booking.workshopId } : {}) } }, of)],
    side: sideOf(world.tables, use.booking),
    ...(use.booking.status === 'held' ? { held: true } : {}),
    ...placeIn(bands, use),
    day: shown.indexOf(use.day),
    time: clockSpan(use),
  }))
  const blocks: Block[] = [
    { kind: 'weekGrid', days: shown.map(day => ({ head: { code: 'report.weekday', facts: { weekday: day + 1 } } })), bands: bandHeads(bands), slots: slotsOf(placed) },
    ...(single ? [{ kind: 'text' as const, text: { code: 'report.single', facts: { count: single } }, quiet: true }] : []),
  ]
  return { title: owner.name, subtitle: { code: 'report.span.term', facts: { term: term.name, weeks: term.weeks, start: term.start } }, orientation: 'landscape', blocks }
}

/** A weekly booking as it stands in the timetable; its clock is that of its first date. */
function weeklyOf(world: World, booking: Booking, term: Term): Weekly[] {
  const { times } = booking
  if (times.kind !== 'series' || times.termId !== term.id) return []
  const regular = world.occupancy.occurrencesOf(booking.id).find(o => o.date === o.patternDate && weekdayOf(o.date) === times.weekday)
  const any = regular ?? world.occupancy.occurrencesOf(booking.id)[0]
  if (!any) return []
  const start = any.start % 1440
  return [{ day: times.weekday - 1, start, end: start + (any.end - any.start), booking, weeks: times.weeks, ...(times.periods ? { periods: times.periods } : {}) }]
}
