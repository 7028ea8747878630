import type { Change } from '../base/change.ts'
import type { Facts } from '../base/decision.ts'
import type { TableName } from '../table-names.ts'

/** Where in a file: the sheet's name, the row as the office program numbers it (1 = first), the column's head. */
export type Place = { sheet?: string; row?: number; column?: string }

/** A row or a part of a file that won't be imported, and why: worded by `problem.<code>` with the facts and the place. */
export type Problem = Place & { code: string; facts: Facts }

/** Something that an import takes for granted; worded by `remark.<code>`. */
export type Remark = { code: string; facts: Facts }
/** A row that is imported, and is seldom right all the same; worded by `warning.<code>`. */
export type RowNote = Place & { code: string; facts: Facts }

export type Verdict = 'new' | 'changed' | 'same'
/** One record that the import would write: what it is called and what would differ, in display values. */
export type Sample = Place & {
  table: TableName
  verdict: Verdict
  name: string
  fields: { field: string; from: unknown; to: unknown }[]
}

export type TableCounts = { table: TableName; new: number; changed: number; same: number }

/** Everything that an import would do. Nothing is written before the user has seen it and agreed. */
export type ImportPlan = {
  changes: Change[]
  tables: TableCounts[]
  samples: Sample[]
  problems: Problem[]
  remarks: Remark[]
  warnings: RowNote[]
  /** records that rows of the file only name (a workshop, a class): they are created along with the rows */
  willCreate: { table: TableName; names: string[] }[]
}

/** One row of a file as read: values by field, records by id, and the place for problems. */
export type ReadRow = { values: Record<string, unknown>; place: Place; /** the column of each field that the sheet has, as a problem names it */ columns: Readonly<Record<string, string>> }

/** How many samples a plan keeps. */
export const MAX_SAMPLES = 200
