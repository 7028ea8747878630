import { z } from 'zod'
import { DateText } from '#domain/base/time-text.ts'
import { IMPORT_TABLES } from '#domain/intake/import-tables.ts'
import type { ImportPlan, Problem, Remark, RowNote, Sample, TableCounts } from '#domain/intake/plan.ts'
import type { FetCounts } from '#domain/intake/plan-fet.ts'
import { job } from './define.ts'

const File = z.strictObject({ name: z.string().min(1).max(400), base64: z.string() })
const TableOf = z.enum(IMPORT_TABLES)

const Sheet = z.strictObject({
  sheet: z.string().max(400),
  /** null leaves the sheet out */
  table: TableOf.nullable(),
  /** from 0; absent: found */
  headRow: z.int().min(0).max(10_000).optional(),
  headRows: z.int().min(1).max(2).optional(),
  /** column position (text, from 0) -> field name; absent: remembered or proposed for this table and these heads */
  columns: z.record(z.string().max(6), z.string().max(60)).optional(),
})

/** What the user has settled about a file; whatever is absent is proposed. */
const choice = {
  sheets: z.array(Sheet).max(500).optional(),
  termId: z.string().max(120).optional(),
  newTerm: z.strictObject({ name: z.string().trim().min(1).max(200), start: DateText, weeks: z.int().min(1).max(60) }).optional(),
  /** false: rows that name records which are not there are problems, instead of creating them */
  createMissing: z.boolean().optional(),
  /** sets aside the rules that allow it, for every booking of the file that breaks one */
  overrideReason: z.string().trim().min(1).max(400).optional(),
}
const Planned = z.strictObject({ file: File, ...choice })

type IntakeKind = 'table' | 'fet' | 'ics'
export type SheetChoice = z.infer<typeof Sheet>

export type SheetPreview = Required<SheetChoice> & {
  /** known from an earlier file of this shape */
  remembered: boolean
  /** all rows of the sheet below the heads */
  rows: number
  heads: { index: number; head: string; examples: string[] }[]
}

export type IntakePreview = {
  kind: IntakeKind
  file: string
  sheets: SheetPreview[]
  counts: { new: number; changed: number; same: number; problems: number }
  tables: TableCounts[]
  /** at most 200 */
  samples: Sample[]
  /** at most 500; `counts.problems` has the total */
  problems: Problem[]
  /** what is taken for granted: dates that the file does not give */
  remarks: Remark[]
  /** rows that are imported and seldom right all the same: at most 500, and how many there are */
  warnings: { count: number; shown: RowNote[] }
  /** at most 100 names a table */
  willCreate: { table: ImportPlan['willCreate'][number]['table']; count: number; names: string[] }[]
  fet?: FetCounts
}

export type IntakeDone = Pick<IntakePreview, 'kind' | 'counts' | 'tables' | 'fet'> & { changes: number }

export const intakeContract = {
  commands: {},
  queries: {},
  jobs: {
    /** Reads a file and plans its import without writing anything. `as` says what the rows are where the file does not. */
    'intake.read': job<IntakePreview>()(() => z.strictObject({ file: File, as: TableOf.optional() })),
    /** The same with the user's choices. */
    'intake.plan': job<IntakePreview>()(() => Planned),
    /** Imports: one change set, which one undo takes back. */
    'intake.apply': job<IntakeDone>()(() => Planned),
  },
}
