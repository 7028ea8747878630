import { birth, removal, revision, type Change, type Row0 } from '../base/change.ts'
import { accept, refuse, type Context, type Decision } from '../base/decision.ts'
import { addDays, dayNumber, type LocalDate } from '../base/time.ts'
import type { DayIndex } from '../attendance/day-index.ts'
import { segmentOn, segmentsOf } from '../placement/segments.ts'
import { nameOf } from '../record-name.ts'
import type { Shift } from '../records/on-site.ts'
import type { Tables } from '../tables.ts'

export type Cell = { placementId: string; date: LocalDate; /** null: a day without a shift */ shiftTypeId: string | null }

type RosterTables = Pick<Tables, 'placement' | 'placementChange' | 'shift' | 'shiftType' | 'student' | 'enterprise'>
type Days = DayIndex<'shift'>

/**
 * Puts one shift, or none, on each of the days. What was published becomes a draft again where it is altered. Refuses days outside the
 * placement (`roster.outside`), shift types of another host (`roster.otherHost`), and days of leave are the caller's affair.
 */
export function assignShifts(tables: RosterTables, days: Days, cells: readonly Cell[], ctx: Context): Decision<{ changed: number }> {
  const changes: Change[] = []
  for (const cell of cells) {
    const placement = tables.placement.get(cell.placementId)
    if (!placement || placement.status === 'cancelled') return refuse('roster.unknown', { id: cell.placementId })
    const segment = segmentOn(segmentsOf(placement, changesOf(tables, placement.id)), cell.date)
    const name = nameOf(tables, placement.studentId)
    if (!segment) return refuse('roster.outside', { name, date: cell.date })
    const type = cell.shiftTypeId === null ? null : tables.shiftType.get(cell.shiftTypeId)
    if (type === undefined) return refuse('roster.noShift', { id: cell.shiftTypeId })
    if (type && type.enterpriseId !== segment.enterpriseId) return refuse('roster.otherHost', { name, date: cell.date, shift: type.name, host: nameOf(tables, segment.enterpriseId) })
    changes.push(...changesFor(cell, days.on(placement.id, cell.date), ctx))
  }
  const first = cells[0]
  return accept(changes, { changed: changes.length }, { count: changes.length, date: first?.date ?? ctx.now.slice(0, 10) })
}

function changesFor({ placementId, date, shiftTypeId }: Cell, [first, ...more]: readonly Shift[], ctx: Context): Change[] {
  const others = more.map(shift => removal('shift', shift))
  if (shiftTypeId === null) return [...(first ? [removal('shift', first)] : []), ...others]
  if (!first) return [birth('shift', { id: ctx.newId(`shift:${date.slice(0, 7)}`), placementId, date, shiftTypeId } as Row0), ...others]
  const change = revision('shift', first as Row0, { shiftTypeId, ...(first.shiftTypeId === shiftTypeId ? {} : { published: null }) })
  return [...(change ? [change] : []), ...others]
}

/** The cells of some days, moved by whole days: a week copied onto the next, a month onto a month. Days on which the target is not there are left out. */
export function copiedCells(tables: RosterTables, days: Days, placementIds: readonly string[], from: LocalDate, to: LocalDate, target: LocalDate): Cell[] {
  const by = dayNumber(target) - dayNumber(from)
  return placementIds.flatMap(placementId => {
    const placement = tables.placement.get(placementId)
    if (!placement) return []
    const segments = segmentsOf(placement, changesOf(tables, placementId))
    return datesOf(from, to).flatMap(date => {
      const onto = addDays(date, by)
      const here = segmentOn(segments, onto)
      const shiftTypeId = days.on(placementId, date)[0]?.shiftTypeId ?? null
      const belongs = shiftTypeId === null || tables.shiftType.get(shiftTypeId)?.enterpriseId === here?.enterpriseId
      return here && belongs ? [{ placementId, date: onto, shiftTypeId }] : []
    })
  })
}

/**
 * A pattern laid over the days, one entry a day, over and over; each next person begins `rotate` entries later, so that nights and
 * free days go round. Days on which somebody is not there are left out.
 */
export function patternCells(tables: RosterTables, placementIds: readonly string[], from: LocalDate, to: LocalDate, pattern: readonly (string | null)[], rotate = 0): Cell[] {
  if (!pattern.length) return []
  return placementIds.flatMap((placementId, person) => {
    const placement = tables.placement.get(placementId)
    if (!placement) return []
    const segments = segmentsOf(placement, changesOf(tables, placementId))
    return datesOf(from, to).flatMap((date, day) => (segmentOn(segments, date) ? [{ placementId, date, shiftTypeId: pattern[(day + person * rotate) % pattern.length]! }] : []))
  })
}

/** Two people change places for a day. */
export function swappedCells(days: Days, date: LocalDate, one: string, other: string): Cell[] {
  const shiftOf = (placementId: string) => days.on(placementId, date)[0]?.shiftTypeId ?? null
  return [
    { placementId: one, date, shiftTypeId: shiftOf(other) },
    { placementId: other, date, shiftTypeId: shiftOf(one) },
  ]
}

/** Makes drafts binding. */
export function publishShifts(tables: RosterTables, days: Days, placementIds: readonly string[], from: LocalDate, to: LocalDate): Decision<{ published: number }> {
  const changes = placementIds.flatMap(id => datesOf(from, to).flatMap(date => days.on(id, date).flatMap(shift => revision('shift', shift as Row0, { published: true }) ?? [])))
  return accept(changes, { published: changes.length }, { count: changes.length, from, to })
}

function datesOf(from: LocalDate, to: LocalDate): LocalDate[] {
  const dates: LocalDate[] = []
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date)
  return dates
}

function changesOf(tables: Pick<Tables, 'placementChange'>, placementId: string) {
  return [...tables.placementChange.values()].filter(c => c.placementId === placementId)
}
