import { birth, removal, revision, type Change, type Row0 } from '../base/change.ts'
import { accept, refuse, type Context, type Decision } from '../base/decision.ts'
import { addDays, datesBetween, dayNumber, type LocalDate } from '../base/time.ts'
import type { DayIndex } from '../attendance/day-index.ts'
import { segmentOn, type Segment } from '../placement/segments.ts'
import type { Stays } from '../placement/stays.ts'
import { nameOf } from '../record-name.ts'
import type { Shift } from '../records/on-site.ts'
import type { Tables } from '../tables.ts'
import { suits } from './suits.ts'

export type Cell = { placementId: string; date: LocalDate; /** null: a day without a shift */ shiftTypeId: string | null }

type RosterTables = Pick<Tables, 'placement' | 'shiftType' | 'student' | 'enterprise' | 'post'>
/** Who is where, and who works when. */
export type RosterIndex = { stays: Pick<Stays, 'segmentsOf'>; days: Pick<DayIndex<'shift'>, 'on'> }

/**
 * Puts one shift, or none, on each of the days. What was published becomes a draft again where it is altered. Refuses days outside the
 * placement (`roster.outside`), shift types of another host (`roster.otherHost`) or post (`roster.otherPost`), and days of leave are the caller's affair.
 */
export function assignShifts(tables: RosterTables, { stays, days }: RosterIndex, cells: readonly Cell[], ctx: Context): Decision<{ changed: number }> {
  const changes: Change[] = []
  for (const cell of cells) {
    const placement = tables.placement.get(cell.placementId)
    if (!placement || placement.status === 'cancelled') return refuse('roster.unknown', { id: cell.placementId })
    const segment = segmentOn(stays.segmentsOf(placement.id), cell.date)
    if (!segment) return refuse('roster.outside', { name: nameOf(tables, placement.studentId), date: cell.date })
    const type = cell.shiftTypeId === null ? null : tables.shiftType.get(cell.shiftTypeId)
    if (type === undefined) return refuse('roster.noShift', { id: cell.shiftTypeId })
    if (type && type.enterpriseId !== segment.enterpriseId) {
      return refuse('roster.otherHost', { name: nameOf(tables, placement.studentId), date: cell.date, shift: type.name, host: nameOf(tables, segment.enterpriseId) })
    }
    if (type && !suits(type, segment)) {
      return refuse('roster.otherPost', { name: nameOf(tables, placement.studentId), date: cell.date, shift: type.name, post: nameOf(tables, String(type.postId)) })
    }
    changes.push(...changesFor(cell, days.on(placement.id, cell.date), ctx))
  }
  return accept(changes, { changed: changes.length }, { count: changes.length, ...spanOf(cells, ctx) })
}

/** From the first to the last day that the cells name. */
function spanOf(cells: readonly Cell[], { now }: Context): { from: LocalDate; to: LocalDate } {
  const today = now.slice(0, 10)
  const from = cells.reduce((first, c) => (c.date < first ? c.date : first), cells[0]?.date ?? today)
  return { from, to: cells.reduce((last, c) => (c.date > last ? c.date : last), from) }
}

function changesFor({ placementId, date, shiftTypeId }: Cell, [first, ...more]: readonly Shift[], ctx: Context): Change[] {
  const others = more.map(shift => removal('shift', shift))
  if (shiftTypeId === null) return [...(first ? [removal('shift', first)] : []), ...others]
  if (!first) return [birth('shift', { id: ctx.newId(`shift:${date.slice(0, 7)}`), placementId, date, shiftTypeId } as Row0), ...others]
  const change = revision('shift', first as Row0, { shiftTypeId, ...(first.shiftTypeId === shiftTypeId ? {} : { published: null }) })
  return [...(change ? [change] : []), ...others]
}

/** The cells of some days, moved by whole days: a week copied onto the next, a month onto a month. Days on which the target is not there are left out. */
export function copiedCells(tables: Pick<Tables, 'shiftType'>, { stays, days }: RosterIndex, placementIds: readonly string[], from: LocalDate, to: LocalDate, target: LocalDate): Cell[] {
  const by = dayNumber(target) - dayNumber(from)
  return placementIds.flatMap(placementId =>
    datesBetween(from, to).flatMap(date => {
      const onto = addDays(date, by)
      const shiftTypeId = days.on(placementId, date)[0]?.shiftTypeId ?? null
      return belongsTo(tables, shiftTypeId, segmentOn(stays.segmentsOf(placementId), onto)) ? [{ placementId, date: onto, shiftTypeId }] : []
    }),
  )
}

/**
 * A pattern laid over the days, one entry a day, over and over; each next person begins `rotate` entries later, so that nights and
 * free days go round. Days on which somebody is not there, or at a host or post that has no such shift, are left out.
 */
export function patternCells(tables: Pick<Tables, 'shiftType'>, { stays }: Pick<RosterIndex, 'stays'>, placementIds: readonly string[], from: LocalDate, to: LocalDate, pattern: readonly (string | null)[], rotate = 0): Cell[] {
  if (!pattern.length) return []
  return placementIds.flatMap((placementId, person) =>
    datesBetween(from, to).flatMap((date, day) => {
      const shiftTypeId = pattern[(day + person * rotate) % pattern.length]!
      return belongsTo(tables, shiftTypeId, segmentOn(stays.segmentsOf(placementId), date)) ? [{ placementId, date, shiftTypeId }] : []
    }),
  )
}

/** Two people change places for a day. */
export function swappedCells({ days }: Pick<RosterIndex, 'days'>, date: LocalDate, one: string, other: string): Cell[] {
  const shiftOf = (placementId: string) => days.on(placementId, date)[0]?.shiftTypeId ?? null
  return [
    { placementId: one, date, shiftTypeId: shiftOf(other) },
    { placementId: other, date, shiftTypeId: shiftOf(one) },
  ]
}

/** Makes drafts binding: those of one host, or all where none is named. */
export function publishShifts(
  tables: Pick<Tables, 'shiftType'>,
  { days }: Pick<RosterIndex, 'days'>,
  { placementIds, from, to, enterpriseId }: { placementIds: readonly string[]; from: LocalDate; to: LocalDate; enterpriseId?: string | undefined },
): Decision<{ published: number }> {
  const dates = datesBetween(from, to)
  const isOurs = (shift: Shift) => enterpriseId === undefined || tables.shiftType.get(shift.shiftTypeId)?.enterpriseId === enterpriseId
  const changes = placementIds.flatMap(id => dates.flatMap(date => days.on(id, date).flatMap(shift => (isOurs(shift) ? (revision('shift', shift as Row0, { published: true }) ?? []) : []))))
  return accept(changes, { published: changes.length }, { count: changes.length, from, to })
}

/** Whether a shift, or a day without one, can stand on a day of a placement. */
function belongsTo(tables: Pick<Tables, 'shiftType'>, shiftTypeId: string | null, segment: Segment | undefined): boolean {
  if (!segment || shiftTypeId === null) return segment !== undefined
  const type = tables.shiftType.get(shiftTypeId)
  return type !== undefined && suits(type, segment)
}
