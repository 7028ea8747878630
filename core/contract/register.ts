import { z } from 'zod'
import { ColumnFilter, type FilterValue } from '#domain/register/column-filter.ts'
import type { Refusal } from '#domain/base/decision.ts'
import type { Sample } from '#domain/intake/plan.ts'
import type { EditProblem, ReadEdit } from '#domain/intake/read-edit.ts'
import type { ListedRow } from '#domain/register/list.ts'
import type { RowWarning } from '#domain/register/internship-warnings.ts'
import type { Saved } from '#domain/register/save.ts'
import { DUE_LISTS, type DueList } from '#domain/outcome/due-lists.ts'
import { tableNames, type TableName } from '#domain/table-names.ts'
import { command, job, query } from './define.ts'

/** Registers: the tables that people keep as lists. Bookings, upkeep times and indicators have commands of their own. */
export const REGISTER_TABLES = tableNames.filter(t => !['college', 'booking', 'importMapping', 'signature', 'indicator', 'indicatorTarget', 'indicatorNote', 'packTemplate', 'listView', 'device', 'takeAlong', 'conflict'].includes(t))

const Table = z.enum(tableNames).refine(t => REGISTER_TABLES.includes(t), { error: 'register.table' })
const Fields = z.record(z.string().max(60), z.unknown())
const Among = z.enum(Object.keys(DUE_LISTS) as [DueList, ...DueList[]])
const Id = z.string().min(1).max(120)
/** records that a list may have */
const LIST_LENGTH = 100_000
/** the user insists although bookings would clash or lose dates by it */
const Insisted = z.boolean().optional()

export type RegisterRow = ListedRow
export type ViewSort = { field: string; down: boolean }
export type RegisterView = {
  ids: string[]
  /** the rows of the first {@link ROWS_AT_ONCE} of them */
  rows: RegisterRow[]
  /** how many records there are, found or not */
  total: number
  /** each filter in words */
  filtered: string[]
}
/** What a column says in the rows that the other filters leave; `more` of its values are not listed. */
export type ColumnValues = { values: { value: FilterValue; text: string; count: number }[]; more: number }
/** A page of a register asks for its rows by so many. */
export const ROWS_AT_ONCE = 100
/** Examples and problems that a preview shows. */
export const MOST_SHOWN = 200
/** signs of what can be looked for */
export const FIND_LENGTH = 200
/** What a page of a register asks for: rows that show every word of `find` and pass every filter; `among` names a list of what is due. */
const viewed = {
  table: Table,
  language: z.enum(['zh-CN', 'en']),
  find: z.string().max(FIND_LENGTH).optional(),
  among: Among.optional(),
  filters: z.array(ColumnFilter).max(40).optional(),
}
export type Option = { id: string; name: string; hint?: string }

/** What somebody changes in a list; see {@link RegisterEdit}. */
const Edit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('values'), ids: z.array(Id).min(1).max(LIST_LENGTH), fields: Fields }),
  z.strictObject({ kind: z.literal('cell'), id: Id, field: z.string().max(60), text: z.string().max(20_000) }),
  z.strictObject({
    kind: z.literal('block'),
    ids: z.array(Id).min(1).max(LIST_LENGTH),
    columns: z.array(z.string().max(60)).min(1).max(200),
    text: z.string().max(8_000_000),
    area: z.strictObject({ rows: z.int().min(1).max(LIST_LENGTH), columns: z.int().min(1).max(200) }),
  }),
])
const edited = { table: Table, language: z.enum(['zh-CN', 'en']), edit: Edit }

/** An edit before it is made. */
export type EditPreview = {
  /** records that would be others */
  changed: number
  /** records that are so already */
  same: number
  /** what stays as it is and why: at most {@link MOST_SHOWN}, and how many there are; records with a problem are left as they are, whole */
  problems: { count: number; records: number; shown: EditProblem[] }
  samples: Sample[]
  beyond: ReadEdit['beyond']
  /** why it would be refused unless the user insists: bookings that would clash, shifts that would lie outside */
  harm: Refusal | null
}
/** Records that can't be removed, and by what they are held. */
export type RemovalPreview = {
  /** ids of those that nothing points at */
  free: string[]
  held: { count: number; shown: { id: string; name: string; by: { id: string; table: TableName; name: string }[]; count: number }[] }
}

export const registerContract = {
  commands: {
    /** Changes cells of a list, one change set; with `leaveOut`, what can't be changed stays as it is, else nothing is changed then. */
    'register.edit': command<{ changed: number }>()(() => z.strictObject({ ...edited, leaveOut: z.boolean().optional(), accept: Insisted })),
    'register.save': command<{ id: string; /** what should be known about what was written */ warnings: RowWarning[] }>()(() => z.strictObject({ table: Table, id: Id.optional(), fields: Fields, accept: Insisted })),
    'register.saveMany': command<Saved>()(
      () => z.strictObject({ table: Table, rows: z.array(z.strictObject({ id: Id.optional(), fields: Fields })).min(1).max(20_000), accept: Insisted }),
    ),
    'register.remove': command<{ removed: number }>()(() => z.strictObject({ table: Table, ids: z.array(Id).min(1).max(20_000), accept: Insisted })),
  },
  queries: {
    'register.list': query<{ rows: RegisterRow[]; /** how many there are; `rows` may be the latest of them only */ total: number }>()(
      () => z.strictObject({
        table: Table,
        /** only records whose field holds this id */
        of: z.strictObject({ field: z.string().max(60), id: Id }).optional(),
        find: z.string().max(200).optional(),
        most: z.int().min(1).max(100_000).optional(),
      }),
      REGISTER_TABLES,
    ),
    /** Which records are found, in which order: as many as there are, so by their ids, with the first rows themselves. */
    'register.view': query<RegisterView>()(() => z.strictObject({ ...viewed, sort: z.strictObject({ field: z.string().max(60), down: z.boolean() }).optional() }), REGISTER_TABLES),
    /** What one column says in the rows that are found without its own filter; of those values that hold a text. */
    'register.values': query<ColumnValues>()(() => z.strictObject({ ...viewed, field: z.string().max(60), holds: z.string().max(FIND_LENGTH).optional() }), REGISTER_TABLES),
    /** Cells as text for the clipboard, as the import reads them; with the heads above them where `heads` is true. Hidden numbers stay hidden. */
    'register.copy': query<{ text: string }>()(
      () => z.strictObject({ table: Table, language: z.enum(['zh-CN', 'en']), ids: z.array(Id).min(1).max(LIST_LENGTH), columns: z.array(z.string().max(60)).min(1).max(200), heads: z.boolean() }),
      REGISTER_TABLES,
    ),
    /** These records of one register, as far as they are there. */
    'register.rows': query<RegisterRow[]>()(() => z.strictObject({ table: Table, ids: z.array(Id).max(ROWS_AT_ONCE) }), REGISTER_TABLES),
    'register.get': query<RegisterRow | null>()(() => z.strictObject({ id: Id }), REGISTER_TABLES),
    'register.options': query<Option[]>()(() => z.strictObject({ table: Table }), REGISTER_TABLES),
    /** how many records each register holds */
    'register.counts': query<Record<string, number>>()(() => z.strictObject({}), REGISTER_TABLES),
  },
  jobs: {
    /** The same edit without making it. */
    'register.tryEdit': job<EditPreview>()(() => z.strictObject(edited)),
    /** Which of these records can be removed, and what holds the others. */
    'register.tryRemove': job<RemovalPreview>()(() => z.strictObject({ table: Table, ids: z.array(Id).min(1).max(LIST_LENGTH) })),
  },
}
