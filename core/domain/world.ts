import { applied, becoming, type Change, type Row0 } from './base/change.ts'
import { Fault } from './base/decision.ts'
import { buildOccupancy, OCCUPANCY_TABLES, type Occupancy } from './booking/occupancy.ts'
import { createDayIndex, type DayIndex } from './attendance/day-index.ts'
import { buildCalendar, CALENDAR_TABLES, type Calendar } from './calendar/calendar.ts'
import { COMPLIANCE_TABLES } from './compliance/case.ts'
import type { RulePack } from './compliance/pack.ts'
import { watchCompliance, type ComplianceWatch } from './compliance/watch.ts'
import { MonthMap } from './month-map.ts'
import { GROWING_TABLES } from './part.ts'
import { createOutcomes, type Outcomes } from './outcome/outcomes.ts'
import { createStays, STAY_TABLES, type Stays } from './placement/stays.ts'
import type { LocalDate } from './base/time.ts'
import type { RowMap } from './row-map.ts'
import { isTable, tableNames, type TableName } from './table-names.ts'
import type { Row, Tables } from './tables.ts'

/**
 * The college in memory: every table as a map by id, and the indexes derived from them.
 * The only way to alter it is {@link World.apply}; indexes follow by themselves.
 */
export class World {
  readonly tables: Tables
  readonly #maps: Record<string, RowMap<Row0>>
  #calendar: Calendar | null = null
  #occupancy: Occupancy | null = null
  /** by rule pack, as things are on one day */
  readonly #compliance = { today: '', watches: new Map<RulePack, ComplianceWatch>() }
  #stays: Stays | null = null
  #outcomes: Outcomes | null = null
  readonly #days: { attendance: DayIndex<'attendance'> | null; shift: DayIndex<'shift'> | null } = { attendance: null, shift: null }
  /** by table, the months (`2025-03`) that still lie on the disk */
  readonly #absent: { attendance: Set<string>; shift: Set<string> } = { attendance: new Set(), shift: new Set() }

  constructor() {
    this.#maps = Object.fromEntries(tableNames.map(name => [name, GROWING_TABLES.includes(name) ? new MonthMap<Row0>() : new Map<string, Row0>()]))
    this.tables = this.#maps as unknown as Tables
  }

  get calendar(): Calendar {
    return (this.#calendar ??= buildCalendar(this.tables))
  }

  get occupancy(): Occupancy {
    return (this.#occupancy ??= buildOccupancy(this.tables, this.calendar))
  }

  /** Every finding of a rule pack as things are on a day; kept up with changes until another day is asked for. */
  complianceOn(today: LocalDate, pack: RulePack): ComplianceWatch {
    const { watches } = this.#compliance
    if (this.#compliance.today !== today) watches.clear()
    this.#compliance.today = today
    let watch = watches.get(pack)
    if (!watch) watches.set(pack, (watch = watchCompliance(this.tables, this.calendar, pack, today)))
    return watch
  }

  /** Who is at which host on which days. */
  get stays(): Stays {
    return (this.#stays ??= createStays(this.tables))
  }

  get attendanceDays(): DayIndex<'attendance'> {
    return (this.#days.attendance ??= createDayIndex(this.tables, 'attendance', this.#absent.attendance))
  }

  get shiftDays(): DayIndex<'shift'> {
    return (this.#days.shift ??= createDayIndex(this.tables, 'shift', this.#absent.shift))
  }

  /** What indicators are reckoned from; see {@link createOutcomes}. */
  get outcomes(): Outcomes {
    return (this.#outcomes ??= createOutcomes(this.tables, this))
  }

  /** The record behind any id, whatever its table. */
  find(id: string): Row<TableName> | undefined {
    const table = id.slice(0, id.indexOf(':'))
    return this.#maps[table]?.get(id) as Row<TableName> | undefined
  }

  /** Notes the months of large tables, by the names of their parts, that are left on the disk until they are loaded. */
  leaveOut(parts: Iterable<string>): void {
    for (const part of parts) {
      const [table, month] = part.split('.')
      if (month !== undefined && (table === 'attendance' || table === 'shift')) this.#absent[table].add(month)
    }
  }

  /** Takes in a table as it was kept; one that reads its rows when they are asked for stays as it is. @throws as {@link load} */
  hold(table: string, rows: RowMap<Row0>): void {
    const isRead = !rows.readOn || this.#maps[table] instanceof MonthMap
    if (!isRead && isTable(table)) this.#maps[table] = rows
    this.load(table, isRead ? [...rows.values()] : [])
  }

  /** Reads some more of the tables that still lie as they were kept; false: there is nothing more to read. */
  readOn(): boolean {
    return Object.values(this.#maps).some(map => map.readOn?.())
  }

  /** Takes in rows as they were kept; `part` names the month that is there with them. @throws Fault `world.table` for a table that does not exist */
  load(table: string, rows: readonly Row0[], part?: string): void {
    if (!isTable(table)) throw new Fault('world.table', { table })
    const map = this.#maps[table]!
    if (map instanceof MonthMap) map.add(rows)
    else for (const row of rows) map.set(row.id, row)
    if (table === 'attendance' || table === 'shift') {
      this.#days[table]?.add(rows as readonly never[]) // rows of this table
      this.#absent[table].delete(part?.split('.')[1] ?? '')
    }
    this.#outcomes = null
    if (isOneOf(STAY_TABLES, table)) this.#stays = null
    if (isOneOf(CALENDAR_TABLES, table)) this.#calendar = null
    if (isOneOf(COMPLIANCE_TABLES, table)) this.#compliance.watches.clear()
    if (isOneOf(CALENDAR_TABLES, table) || isOneOf(OCCUPANCY_TABLES, table)) this.#occupancy = null
  }

  /** Applies changes in order. @throws Fault `world.table` for a table that does not exist */
  apply(changes: readonly Change[]): Set<TableName> {
    const touched = new Set<TableName>()
    for (const change of changes) {
      if (!isTable(change.table)) throw new Fault('world.table', { table: change.table })
      const map = this.#maps[change.table]!
      const next = applied(map.get(change.id), change)
      if (next) map.set(change.id, next)
      else map.delete(change.id)
      touched.add(change.table)
    }
    this.#follow(changes, touched)
    return touched
  }

  /** Answers a question about the world as it would be after `changes`, and leaves it as it was. */
  trial<R>(changes: readonly Change[], ask: () => R): R {
    const before = new Map(changes.map(({ table, id }) => [id, { table, row: this.find(id) }]))
    this.apply(changes)
    try {
      return ask()
    } finally {
      // not by the changes' inverses: they need not have met what was there
      const back = [...before].map(([id, { table, row }]) => becoming(table, this.find(id), row))
      this.apply(back.filter(change => change !== null))
    }
  }

  #follow(changes: readonly Change[], touched: Set<TableName>): void {
    if (CALENDAR_TABLES.some(t => touched.has(t))) {
      this.#calendar = null
      this.#occupancy = null
      this.#compliance.watches.clear() // they judge by the calendar
    } else if (this.#occupancy && OCCUPANCY_TABLES.some(t => touched.has(t))) {
      this.#occupancy.follow(changes)
    }
    if (COMPLIANCE_TABLES.some(t => touched.has(t))) for (const watch of this.#compliance.watches.values()) watch.follow(changes)
    if (this.#stays && STAY_TABLES.some(t => touched.has(t))) this.#stays.follow(changes)
    if (touched.has('attendance')) this.#days.attendance?.follow(changes)
    if (touched.has('shift')) this.#days.shift?.follow(changes)
    this.#outcomes?.follow(changes) // reads what the others keep
  }
}

function isOneOf(tables: readonly TableName[], table: TableName): boolean {
  return tables.includes(table)
}
