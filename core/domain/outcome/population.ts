import type { Change } from '../base/change.ts'
import type { LocalDate } from '../base/time.ts'
import type { Occupancy } from '../booking/occupancy.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { DayIndex } from '../attendance/day-index.ts'
import type { Stays } from '../placement/stays.ts'
import type { Unit } from '../records/indicator.ts'
import type { Row, TableName, Tables } from '../tables.ts'
import type { Facts } from './facts.ts'

/** What a field says of a row; undefined: nobody knows. */
export type Value = string | number | boolean | undefined

/** What indicators are reckoned from. */
export type OutcomeView = { tables: Tables; facts: Facts; calendar: Calendar; occupancy: Occupancy; stays: Stays; attendanceDays: DayIndex<'attendance'> }

/** The college as it is looked at: what lies in the span counts, as it was known on the cohort date. `live` is made anew now and via: it is asked each time. */
export type Scene = Pick<OutcomeView, 'tables' | 'facts'> & { live: OutcomeView; from: LocalDate; to: LocalDate; /** cohort date: what was written of later days does not count */ asOf: LocalDate }

export type Field<R> = {
  kind: 'flag' | 'choice' | 'number'
  options?: readonly string[]
  /** the field by whose `choice.<field>.<code>` its options are worded; absent: its own name */
  worded?: string
  /** of a number */
  unit?: Unit
  of(row: R, scene: Scene): Value
}

/** Which rows of a population a changed record may alter: those that a field of it names, perhaps by way of another record, or those that a function finds. */
export type Reach = { by: string; via?: (id: string, scene: Scene) => readonly string[] } | { rows: (change: Change, scene: Scene) => readonly string[] }

/**
 * A kind of thing that can be counted: graduates, machines, answers. Worded by `population.<name>`, its fields by
 * `outcomeField.<population>.<field>`, their options by `outcomeOption.<field>.<option>`.
 */
export type Population<R extends { id: string } = { id: string }> = {
  table: TableName
  /** which rows of the table belong to it; absent: all of them */
  has?(row: R, scene: Scene): boolean
  /** called before the rows are gone through. @throws Fault where not all of them are there */
  check?(scene: Scene): void
  /** the day that puts a row into a span; without one it is there in any */
  day?(row: R, scene: Scene): LocalDate | undefined
  classGroup?(row: R, scene: Scene): string | undefined
  /** the programme where no class group says it */
  programme?(row: R, scene: Scene): string | undefined
  enterprise?(row: R, scene: Scene): string | undefined
  /** whom a row is about, where it is about a person: groups of few people are not shown outside the office */
  person?(row: R, scene: Scene): string | undefined
  fields: Readonly<Record<string, Field<R>>>
  /** how changes of a table reach its rows; `all`: whatever was changed may alter any of them */
  reads: Partial<Record<TableName, Reach | 'all'>>
}

/** Keeps the kind of the rows while a population is written down. */
export function population<K extends TableName>(table: K, definition: Omit<Population<Row<K>>, 'table'>): Population {
  return { table, ...definition } as unknown as Population // its own rows are the only ones that it is ever given
}

export const itself: Reach = { by: 'id' }
