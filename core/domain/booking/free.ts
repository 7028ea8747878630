import { bySound } from '../base/by-sound.ts'
import { addDays, dayNumber, minuteOf, spanOf, type LocalDate, type LocalTime, type MinuteSpan, type Span } from '../base/time.ts'
import { nameOf } from '../record-name.ts'
import { tableOf } from '../table-names.ts'
import { findClashes, type Surroundings, type Wanted } from './clashes.ts'
import type { RuleCode } from './rules.ts'
import { freeSlots, type Need } from './slots.ts'

export type FreeKind = 'equipment' | 'workshop' | 'teacher'
export type FreeChoice = {
  from: LocalTime
  to: LocalTime
  /** also on the same weekday of every week until this date, holidays left out */
  until?: LocalDate
  kind: FreeKind
  text?: string
  /** so many pieces or workstations at least */
  units?: number
}

/** Something that is free all the while: `free` of `capacity` units, and rules that would still want a reason. */
export type FreeRow = { id: string; name: string; hint: string; capacity: number; free: number; roomId?: string; room?: string; lender?: string; warnings: RuleCode[] }

/** "Dates first": what can be had from `from` to `to` (on all dates, if it is weekly), by name. What can't be booked then is not there. */
export function whatIsFree(world: Surroundings, choice: FreeChoice): FreeRow[] {
  const spans = spansOf(world, choice)
  if (!spans.length) return []
  const text = choice.text?.trim().toLowerCase() ?? ''
  const rows: FreeRow[] = []
  for (const row of candidates(world, choice.kind)) {
    if (text && !`${row.name}\n${row.hint}\n${row.room ?? ''}`.toLowerCase().includes(text)) continue
    const held = Math.max(...spans.map(span => world.occupancy.peak(row.id, span)))
    const free = row.capacity - held
    const wanted = choice.units ?? 1
    if (free < (choice.kind === 'teacher' ? 1 : wanted)) continue
    const clashes = spans.flatMap(span => findClashes(world, wishFor(row.id, wanted, span)))
    if (clashes.some(c => !c.overridable)) continue
    // that nobody is named yet who could operate it says nothing about the machine
    const warnings = [...new Set(clashes.map(c => c.rule))].filter(rule => rule !== 'qualification.missing')
    rows.push({ ...row, free, warnings })
  }
  return rows.sort((a, b) => bySound.compare(a.name, b.name))
}


function spansOf({ calendar }: Surroundings, { from, to, until }: FreeChoice): MinuteSpan[] {
  const first = { start: minuteOf(from), end: minuteOf(to) }
  if (first.end <= first.start) return []
  const date = from.slice(0, 10)
  const weeks = until === undefined || until < date ? 0 : Math.min(60, Math.floor((dayNumber(until) - dayNumber(date)) / 7))
  const spans = [first]
  for (let week = 1; week <= weeks; week++) {
    if (calendar.dayOf(addDays(date, week * 7)).kind !== 'holiday') spans.push({ start: first.start + week * 10_080, end: first.end + week * 10_080 })
  }
  return spans
}

function wishFor(id: string, units: number, span: MinuteSpan): Wanted {
  const times = { kind: 'once' as const, ...spanOf(span) }
  switch (tableOf(id)) {
    case 'equipment':
      return { times, use: 'other', items: [{ equipmentId: id, units }] }
    case 'workshop':
      return { times, use: 'other', workshopId: id, stations: units }
    default:
      return { times, use: 'other', teacherIds: [id] }
  }
}

function candidates({ tables, occupancy }: Surroundings, kind: FreeKind): Omit<FreeRow, 'free' | 'warnings'>[] {
  if (kind === 'equipment') {
    return [...tables.equipment.values()].map(e => ({
      id: e.id,
      name: e.name,
      hint: [e.model, e.assetNo].filter(Boolean).join(' · '),
      capacity: e.units,
      ...(e.workshopId ? { roomId: e.workshopId, room: nameOf(tables, e.workshopId) } : {}),
      ...(e.lenderId ? { lender: nameOf(tables, e.lenderId) } : {}),
    }))
  }
  if (kind === 'workshop') {
    return [...tables.workshop.values()].map(w => ({
      id: w.id,
      name: w.name,
      hint: [w.code, w.building].filter(Boolean).join(' · '),
      capacity: occupancy.capacityOf(w.id),
    }))
  }
  return [...tables.teacher.values()].map(t => ({ id: t.id, name: t.name, hint: [t.staffNo, t.department].filter(Boolean).join(' · '), capacity: 1 }))
}

/** The stretches of at least `length` minutes in which all the resources are free together: one piece of each machine, the whole of each room. */
export function slotsOf({ occupancy }: Surroundings, resourceIds: readonly string[], length: number, from: LocalTime, to: LocalTime): Span[] {
  const needs = resourceIds.map((resourceId): Need => {
    const whole = tableOf(resourceId) === 'workshop' ? Math.max(1, occupancy.capacityOf(resourceId)) : 1
    return { resourceId, units: whole }
  })
  return freeSlots(occupancy, needs, length, minuteOf(from), minuteOf(to)).map(spanOf)
}
