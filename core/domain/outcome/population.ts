import type { Change } from '../base/change.ts'
import type { LocalDate } from '../base/time.ts'
import type { Occupancy } from '../booking/occupancy.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { DayIndex } from '../attendance/day-index.ts'
import type { Stays } from '../placement/stays.ts'
import type { Unit } from '../records/indicator.ts'
import type { TableName } from '../table-names.ts'
import type { Row, Tables } from '../tables.ts'
import type { Facts } from './facts.ts'

/** What a field says of a row; undefined: nobody knows. */
export type Value = string | number | boolean | undefined

/** What indicators are reckoned from. */
export type OutcomeView = { tables: Tables; facts: Facts; calendar: Calendar; occupancy: Occupancy; stays: Stays; attendanceDays: DayIndex<'attendance'> }

/** The college as it is looked at: what lies in the span counts, as it was known on the cohort date. `live` is made anew now and then: it is asked each time. */
export type Scene = Pick<OutcomeView, 'tables' | 'facts'> & {
  live: OutcomeView
  from: LocalDate
  to: LocalDate
  /** cohort date: what was written of later days does not count */
  asOf: LocalDate
  /** the last day of the span of which something can be known: its end, or the cohort date if that comes first */
  known: LocalDate
}

export function sceneOf(view: OutcomeView, { from, to, asOf }: Pick<Scene, 'from' | 'to' | 'asOf'>): Scene {
  return { tables: view.tables, facts: view.facts, live: view, from, to, asOf, known: to < asOf ? to : asOf }
}

/** `A` is what is reckoned once of a row for several of its fields. */
export type Field<R, A = unknown> = {
  kind: 'flag' | 'choice' | 'number'
  options?: readonly string[]
  /** the field by whose `choice.<field>.<code>` its options are worded; absent: its own name */
  worded?: string
  /** of a number */
  unit?: Unit
  of(row: R, scene: Scene, about: A): Value
}

/**
 * Which rows of a population a changed record may alter: those that a field of it names, perhaps by way of another record, those that a
 * function finds, or any. `when`: only where one of these fields was touched; the others say nothing about those rows. `says`: it alters
 * no more of them than these fields, so that it is nothing to who reads none of them.
 */
export type Reach = { when?: readonly string[]; says?: readonly string[] } & ({ by: string; via?: (id: string, scene: Scene) => readonly string[] } | { rows: (change: Change, scene: Scene) => readonly string[] } | { all: true })

/**
 * A kind of thing that can be counted: graduates, machines, answers. Worded by `population.<name>`, its fields by
 * `outcomeField.<population>.<field>`, their options as in the registers, by `choice.<field>.<option>`.
 */
export type Population<R extends { id: string } = { id: string }, A = unknown> = {
  table: TableName
  /** What several fields ask of a row, to be reckoned when it is first asked for and not again. Made anew each time a row is read, so that it never grows old. */
  about?(row: R, scene: Scene): A
  /** which rows of the table belong to it; absent: all of them */
  has?(row: R, scene: Scene): boolean
  /** called before the rows are gone through. @throws Fault where not all of them are there */
  check?(scene: Scene): void
  /** the day that puts a row into a span; without one it is there in any */
  day?(row: R, scene: Scene): LocalDate | undefined
  /** its rows are known before their day comes; of all others those after the cohort date do not count */
  planned?: true
  classGroup?(row: R, scene: Scene): string | undefined
  /** rows of one owner are of one class group; where they follow each other it is asked once */
  owner?(row: R): string
  /** the programme where no class group says it */
  programme?(row: R, scene: Scene): string | undefined
  enterprise?(row: R, scene: Scene): string | undefined
  /** whom a row is about, where it is about a person: groups of few people are not shown outside the office */
  person?(row: R, scene: Scene): string | undefined
  fields: Readonly<Record<string, Field<R, A>>>
  /** how changes of a table reach its rows */
  reads: Partial<Record<TableName, Reach>>
}

/** Keeps the kind of the rows while a population is written down. */
export function population<K extends TableName, A = undefined>(table: K, definition: Omit<Population<Row<K>, A>, 'table'>): Population {
  return { table, ...definition } as unknown as Population // its own rows are the only ones that it is ever given
}

export const itself: Reach = { by: 'id' }
export const anyOfThem: Reach = { all: true }

/** The fields of one row; what several of them rest on is reckoned once. */
export function readerOf(of: Population, row: { id: string }, scene: Scene): (field: string) => Value {
  const about = of.about?.(row, scene)
  return field => of.fields[field]!.of(row, scene, about)
}
