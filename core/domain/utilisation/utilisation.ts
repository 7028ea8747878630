import { dayNumber, minutesOfDays, weekdayOfDay, type LocalDate } from '../base/time.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { Occupancy } from '../booking/occupancy.ts'
import type { Booking } from '../records/booking.ts'
import { COLLEGE_ID } from '../records/college.ts'
import type { Equipment } from '../records/equipment.ts'
import { nameOf } from '../record-name.ts'
import type { Tables } from '../tables.ts'

/** 7 h on 5 days a week: 1400 rated hours in a year of 40 weeks (domain.md E2). */
export const DEFAULT_RATED_HOURS_PER_WEEK = 35

/** Hours booked, by what for: lessons and examinations, partner enterprises, services to others, the rest. */
export type UseHours = { teaching: number; enterprise: number; service: number; other: number }

export type UtilisationRow = {
  /** a machine's or a workshop's id, the lender's, `college:main` for the college's own machines; '' for machines without a workshop */
  id: string
  name: string
  /** of a machine: its asset number */
  hint?: string
  owner: 'college' | 'enterprise' | 'mixed'
  /** lines of the register, and pieces */
  machines: number
  pieces: number
  hours: UseHours
  /** booked hours in all */
  booked: number
  /** rated hours; 0 where no term's week lies in the span */
  rated: number
  /** booked ÷ rated; null where nothing is rated */
  rate: number | null
}

export type Utilisation = { rows: UtilisationRow[]; all: UtilisationRow; college: UtilisationRow; enterprise: UtilisationRow; idle: number; weeks: number; ratedHoursPerWeek: number }

export type UtilisationTables = Pick<Tables, 'college' | 'equipment' | 'workshop' | 'enterprise' | 'booking'>

/** Not counted: 4 to be scrapped, 5 lost, 6 scrapped, 7 moved out (domain.md E1). */
export const OUT_OF_SERVICE: ReadonlySet<string> = new Set(['4', '5', '6', '7'])
const SPLIT: Record<Booking['use'], keyof UseHours> = { teaching: 'teaching', exam: 'teaching', enterprise: 'enterprise', service: 'service', other: 'other' }

/**
 * Use rate = effective ÷ rated hours, from a first to a last day (机时利用 = 有效机时 ÷ 定额机时, domain.md E2).
 *
 * Effective: Σ over bookings that are not cancelled of hours in the span × pieces. Rated: rated hours a week × teaching weeks × pieces,
 * where the teaching weeks are the Mondays to Fridays that lie in a term, divided by 5; of a lent machine those within its loan.
 */
export function utilisation(view: { tables: UtilisationTables; calendar: Calendar; occupancy: Occupancy }, from: LocalDate, to: LocalDate, by: 'machine' | 'owner' | 'workshop'): Utilisation {
  const { termDays, ratedHoursPerWeek, rowOf } = machineReckoner(view, from, to)
  const machines = [...view.tables.equipment.values()].filter(m => !OUT_OF_SERVICE.has(m.statusCode))
  const each = machines.map(rowOf)
  const keyOf = (m: Equipment) => (by === 'owner' ? (m.lenderId ?? COLLEGE_ID) : (m.workshopId ?? ''))
  const rows = by === 'machine' ? [...each] : grouped(view.tables, machines.map(keyOf), each)
  return {
    rows: rows.sort((a, b) => (b.rate ?? -1) - (a.rate ?? -1) || (a.name < b.name ? -1 : 1)),
    all: summed('', '', each),
    college: summed(COLLEGE_ID, nameOf(view.tables, COLLEGE_ID), each.filter(r => r.owner === 'college')),
    enterprise: summed('', '', each.filter(r => r.owner === 'enterprise')),
    idle: each.filter(r => r.booked === 0).length,
    weeks: termDays.length / 5,
    ratedHoursPerWeek,
  }
}

/** Reckons the use of single machines in a span; see {@link utilisation}. */
export function machineReckoner(view: { tables: UtilisationTables; calendar: Calendar; occupancy: Occupancy }, from: LocalDate, to: LocalDate) {
  const ratedHoursPerWeek = view.tables.college.get(COLLEGE_ID)?.ratedHoursPerWeek ?? DEFAULT_RATED_HOURS_PER_WEEK
  const termDays = termDaysBetween(view.calendar, from, to)
  const rowOf = (machine: Equipment) => ofMachine(view, machine, from, to, (ratedHoursPerWeek / 5) * countBetween(termDays, machine.loanFrom, lastLoanDay(machine)))
  return { termDays, ratedHoursPerWeek, rowOf }
}

function ofMachine({ tables, occupancy }: { tables: UtilisationTables; occupancy: Occupancy }, machine: Equipment, from: LocalDate, to: LocalDate, ratedEach: number): UtilisationRow {
  const span = minutesOfDays(from, to)
  const minutes: UseHours = { teaching: 0, enterprise: 0, service: 0, other: 0 }
  for (const use of occupancy.usesOf(machine.id, span)) {
    const booking = use.source.kind === 'booking' ? tables.booking.get(use.source.id) : undefined
    if (booking) minutes[SPLIT[booking.use]] += (Math.min(use.end, span.end) - Math.max(use.start, span.start)) * use.units
  }
  const hours = { teaching: minutes.teaching / 60, enterprise: minutes.enterprise / 60, service: minutes.service / 60, other: minutes.other / 60 }
  return {
    id: machine.id,
    name: machine.name,
    ...(machine.assetNo ? { hint: machine.assetNo } : {}),
    owner: machine.lenderId ? 'enterprise' : 'college',
    machines: 1,
    pieces: machine.units,
    ...rated(hours, ratedEach * machine.units),
  }
}

/** One row for each key, in the order in which the keys first come; `keys[i]` belongs to `rows[i]`. */
function grouped(tables: UtilisationTables, keys: readonly string[], rows: readonly UtilisationRow[]): UtilisationRow[] {
  const groups = new Map<string, UtilisationRow[]>()
  for (const [i, key] of keys.entries()) {
    const members = groups.get(key)
    if (members) members.push(rows[i]!)
    else groups.set(key, [rows[i]!])
  }
  return [...groups].map(([id, members]) => summed(id, id && nameOf(tables, id), members))
}

function summed(id: string, name: string, rows: readonly UtilisationRow[]): UtilisationRow {
  const total = (of: (row: UtilisationRow) => number) => rows.reduce((sum, row) => sum + of(row), 0)
  const hours = { teaching: total(r => r.hours.teaching), enterprise: total(r => r.hours.enterprise), service: total(r => r.hours.service), other: total(r => r.hours.other) }
  const owners = new Set(rows.map(r => r.owner))
  const owner = owners.size === 1 ? [...owners][0]! : 'mixed'
  return { id, name, owner, machines: rows.length, pieces: total(r => r.pieces), ...rated(hours, total(r => r.rated)) }
}

function rated(hours: UseHours, ratedHours: number): Pick<UtilisationRow, 'hours' | 'booked' | 'rated' | 'rate'> {
  const booked = hours.teaching + hours.enterprise + hours.service + hours.other
  return { hours, booked, rated: ratedHours, rate: ratedHours > 0 ? booked / ratedHours : null }
}

function lastLoanDay({ loanTo, loanDueBack }: Equipment): LocalDate | undefined {
  return [loanTo, loanDueBack].filter(d => d !== undefined).sort()[0]
}

/** Mondays to Fridays that lie in some term, as sorted day numbers. */
function termDaysBetween(calendar: Calendar, from: LocalDate, to: LocalDate): number[] {
  const days: number[] = []
  const first = dayNumber(from)
  const last = dayNumber(to)
  for (const term of calendar.terms) {
    const start = dayNumber(term.start) - (weekdayOfDay(dayNumber(term.start)) - 1)
    for (let day = Math.max(first, start, (days.at(-1) ?? -Infinity) + 1); day <= last && day < start + term.weeks * 7; day++) {
      if (weekdayOfDay(day) < 6) days.push(day)
    }
  }
  return days
}

function countBetween(days: readonly number[], from?: LocalDate, to?: LocalDate): number {
  if (from === undefined && to === undefined) return days.length
  const first = from === undefined ? -Infinity : dayNumber(from)
  const last = to === undefined ? Infinity : dayNumber(to)
  return days.reduce((n, day) => n + (day >= first && day <= last ? 1 : 0), 0)
}
