import { dateOfDay, dayNumber, type DayNumber, type LocalDate } from '../../base/time.ts'
import { peakOf } from '../../booking/holders.ts'
import type { Use } from '../../booking/occupancy.ts'
import { weekList } from '../../calendar/week-pattern.ts'
import type { Equipment } from '../../records/equipment.ts'
import type { Scene } from './facts.ts'
import type { Grid } from './grid.ts'

/** Why somebody or something is not to be had at a time: somebody else's booking or upkeep, an unavailable time, the end of a loan. */
export const CLOSED = { use: 1, away: 2, loan: 4 } as const

/**
 * When somebody or something is not to be had, by `week × slots + slot` (weeks from 0, as bits of {@link CLOSED}); of something with several
 * units, how many of them are taken.
 */
export type Closure = { why: Uint8Array; taken: Uint16Array | null }

export type Closures = {
  /** Of a person or group: closed where any use meets. `skip` leaves bookings out; `kin` are the groups that share its students. */
  ofOne(id: string, skip: ReadonlySet<string>, kin?: readonly string[]): Uint8Array
  /** Of a room or a machine: units taken. */
  ofMany(id: string, skip: ReadonlySet<string>): Closure
  /** Minutes for which other bookings use a machine, by `week × 7 + weekday` (both from 0). */
  minutesOf(id: string, skip: ReadonlySet<string>): number[]
  /** by `week × slots + slot`: 1 where no lesson is given then, or a bell table lacks the period */
  readonly noLesson: Uint8Array
}

/** Reads from the occupancy when everything is taken by what may not move. `overBreaks`: some session runs on over a long break. */
export function closuresIn(scene: Scene, grid: Grid, overBreaks: boolean): Closures {
  const { tables, occupancy } = scene
  const { periods, blocks, term, cells } = grid
  const count = periods.length
  const slots = 7 * count
  const size = term.weeks * slots
  const days = [...cells.keys()].map(dayNumber)
  const first = Math.min(...days)
  const last = Math.max(...days)
  const span = { start: first * 1440, end: (last + 1) * 1440 }
  const spans = new Map<LocalDate, readonly ({ start: number; end: number } | null)[]>()
  for (const date of cells.keys()) spans.set(date, periods.map((_, p) => grid.spanOn(date, p)))

  /** Tells each slot that some minutes meet. What lies in a break alone counts for the period before it. */
  function forEachSlot(start: number, end: number, tell: (index: number, weekday: number) => void): void {
    const from = Math.max(first, Math.floor(start / 1440))
    const to = Math.min(last, Math.floor((end - 1) / 1440))
    for (let day: DayNumber = from; day <= to; day++) {
      const date = dateOfDay(day)
      const cell = cells.get(date)
      if (!cell) continue
      const own = spans.get(date)!
      const at = (cell.week - 1) * slots + (cell.weekday - 1) * count
      let met = false
      let before = -1
      for (let p = 0; p < count; p++) {
        const period = own[p]
        if (!period) continue
        if (period.start < end && period.end > start) {
          tell(at + p, cell.weekday)
          met = true
        } else if (period.end <= start) before = p
      }
      const next = before + 1
      if (!met && before >= 0 && next < count && (overBreaks || blocks[next] === blocks[before]) && (own[next]?.start ?? 0) >= end) tell(at + before, cell.weekday)
    }
  }

  const away = awayTimes(scene, grid, slots)
  const noLesson = new Uint8Array(size)
  for (let week = 1; week <= term.weeks; week++) {
    for (let weekday = 1; weekday <= 7; weekday++) {
      const dates = grid.datesOf(week, weekday)
      for (let p = 0; p < count; p++) {
        if (!dates.length || dates.some(date => !spans.get(date)![p])) noLesson[(week - 1) * slots + (weekday - 1) * count + p] = dates.length ? 2 : 1
      }
    }
  }

  const usesOf = (id: string, skip: ReadonlySet<string>) => occupancy.usesOf(id, span).filter(use => !skip.has(use.source.id))
  return {
    noLesson,
    ofOne(id, skip, kin = [id]) {
      const why = away(kin)
      for (const { start, end } of usesOf(id, skip)) forEachSlot(start, end, index => (why[index]! |= CLOSED.use))
      return why
    },
    ofMany(id, skip) {
      const why = away([id])
      const machine = tables.equipment.get(id)
      if (machine) closeByLoan(machine, cells, count, slots, why)
      const at = new Map<number, Use[]>()
      for (const use of usesOf(id, skip)) forEachSlot(use.start, use.end, index => void (at.get(index)?.push(use) ?? at.set(index, [use])))
      const taken = at.size ? new Uint16Array(size) : null
      for (const [index, uses] of at) taken![index] = uses.length > 1 ? peakOf(uses) : uses[0]!.units
      return { why, taken }
    },
    minutesOf(id, skip) {
      const byDate = new Map<LocalDate, number>()
      for (const { start, end, units, source } of usesOf(id, skip)) {
        if (source.kind !== 'booking') continue
        for (let day = Math.floor(start / 1440); day <= Math.floor((end - 1) / 1440); day++) {
          const minutes = Math.min(end, (day + 1) * 1440) - Math.max(start, day * 1440)
          byDate.set(dateOfDay(day), (byDate.get(dateOfDay(day)) ?? 0) + minutes * units)
        }
      }
      const most = Array.from({ length: term.weeks * 7 }, () => 0)
      for (const [date, minutes] of byDate) {
        const cell = cells.get(date)
        if (!cell) continue
        const at = (cell.week - 1) * 7 + cell.weekday - 1
        most[at] = Math.max(most[at]!, minutes) // a make-up day gives the lessons of another one
      }
      return most
    },
  }
}

/** Times at which some people, groups or rooms said not to be had. */
function awayTimes(scene: Scene, { term, placeOf, periods }: Grid, slots: number): (ids: readonly string[]) => Uint8Array {
  const byId = new Map<string, { at: number[]; weeks: readonly number[] | null }[]>()
  for (const { teacherId, classGroupId, workshopId, termId, weekday, from, to, weeks } of scene.tables.unavailableTime.values()) {
    const id = teacherId ?? classGroupId ?? workshopId
    if (id === undefined || (termId !== undefined && termId !== term.id)) continue
    const at = [...placeOf].flatMap(([no, p]) => (no >= from && no <= to ? [(weekday - 1) * periods.length + p] : []))
    byId.set(id, [...(byId.get(id) ?? []), { at, weeks: weeks === undefined ? null : weekList(weeks) }])
  }
  return ids => {
    const why = new Uint8Array(term.weeks * slots)
    for (const { at, weeks } of ids.flatMap(id => byId.get(id) ?? [])) {
      for (let week = 1; week <= term.weeks; week++) {
        if (weeks && !weeks.includes(week)) continue
        for (const slot of at) why[(week - 1) * slots + slot]! |= CLOSED.away
      }
    }
    return why
  }
}

function closeByLoan({ loanFrom = '', loanTo = '9', loanDueBack = '9' }: Equipment, cells: Grid['cells'], count: number, slots: number, why: Uint8Array): void {
  const until = loanTo < loanDueBack ? loanTo : loanDueBack
  if (loanFrom === '' && until === '9') return
  for (const [date, { week, weekday }] of cells) {
    if (date >= loanFrom && date <= until) continue
    for (let p = 0; p < count; p++) why[(week - 1) * slots + (weekday - 1) * count + p]! |= CLOSED.loan
  }
}
