import { applied, inverse, type Change, type Row0 } from './base/change.ts'
import { Fault } from './base/decision.ts'
import { buildOccupancy, OCCUPANCY_TABLES, type Occupancy } from './booking/occupancy.ts'
import { buildCalendar, CALENDAR_TABLES, type Calendar } from './calendar/calendar.ts'
import { isTable, tableNames, type Row, type TableName, type Tables } from './tables.ts'

/**
 * The college in memory: every table as a map by id, and the indexes derived from them.
 * The only way to alter it is {@link World.apply}; indexes follow by themselves.
 */
export class World {
  readonly tables: Tables
  readonly #maps: Record<string, Map<string, Row0>>
  #calendar: Calendar | null = null
  #occupancy: Occupancy | null = null

  constructor() {
    this.#maps = Object.fromEntries(tableNames.map(name => [name, new Map()]))
    this.tables = this.#maps as unknown as Tables
  }

  get calendar(): Calendar {
    return (this.#calendar ??= buildCalendar(this.tables))
  }

  get occupancy(): Occupancy {
    return (this.#occupancy ??= buildOccupancy(this.tables, this.calendar))
  }

  /** The record behind any id, whatever its table. */
  find(id: string): Row<TableName> | undefined {
    const table = id.slice(0, id.indexOf(':'))
    return this.#maps[table]?.get(id) as Row<TableName> | undefined
  }

  /** Takes in rows as they were kept. @throws Fault `world.table` for a table that does not exist */
  load(table: string, rows: Iterable<Row0>): void {
    if (!isTable(table)) throw new Fault('world.table', { table })
    const map = this.#maps[table]!
    for (const row of rows) map.set(row.id, row)
    if (isOneOf(CALENDAR_TABLES, table)) this.#calendar = null
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
    this.apply(changes)
    try {
      return ask()
    } finally {
      this.apply(changes.toReversed().map(inverse))
    }
  }

  #follow(changes: readonly Change[], touched: Set<TableName>): void {
    if (CALENDAR_TABLES.some(t => touched.has(t))) {
      this.#calendar = null
      this.#occupancy = null
    } else if (this.#occupancy && OCCUPANCY_TABLES.some(t => touched.has(t))) {
      this.#occupancy.follow(changes)
    }
  }
}

function isOneOf(tables: readonly TableName[], table: TableName): boolean {
  return tables.includes(table)
}
