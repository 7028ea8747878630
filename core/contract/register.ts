import { z } from 'zod'
import { ColumnFilter, type FilterValue } from '#domain/register/column-filter.ts'
import type { ListedRow } from '#domain/register/list.ts'
import type { RowWarning } from '#domain/register/internship-warnings.ts'
import type { Saved } from '#domain/register/save.ts'
import { DUE_LISTS, type DueList } from '#domain/outcome/due.ts'
import { tableNames, type TableName } from '#domain/tables.ts'
import { command, query } from './define.ts'

/** Registers: the tables that people keep as lists. Bookings, upkeep times and indicators have commands of their own. */
export const REGISTER_TABLES = tableNames.filter(t => !['college', 'booking', 'importMapping', 'signature', 'indicator', 'indicatorTarget', 'indicatorNote', 'packTemplate', 'device', 'takeAlong', 'conflict'].includes(t))

const Table = z.enum(tableNames as [TableName, ...TableName[]]).refine(t => REGISTER_TABLES.includes(t), { error: 'register.table' })
const Fields = z.record(z.string().max(60), z.unknown())
const Among = z.enum(Object.keys(DUE_LISTS) as [DueList, ...DueList[]])
const Id = z.string().min(1).max(120)
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

export const registerContract = {
  commands: {
    'register.save': command<{ id: string; /** what should be known about what was written */ warnings: RowWarning[] }>()(z.strictObject({ table: Table, id: Id.optional(), fields: Fields, accept: Insisted })),
    'register.saveMany': command<Saved>()(
      z.strictObject({ table: Table, rows: z.array(z.strictObject({ id: Id.optional(), fields: Fields })).min(1).max(20_000), accept: Insisted }),
    ),
    'register.remove': command<{ removed: number }>()(z.strictObject({ table: Table, ids: z.array(Id).min(1).max(20_000), accept: Insisted })),
  },
  queries: {
    'register.list': query<{ rows: RegisterRow[]; /** how many there are; `rows` may be the latest of them only */ total: number }>()(
      z.strictObject({
        table: Table,
        /** only records whose field holds this id */
        of: z.strictObject({ field: z.string().max(60), id: Id }).optional(),
        find: z.string().max(200).optional(),
        most: z.int().min(1).max(100_000).optional(),
      }),
      REGISTER_TABLES,
    ),
    /** Which records are found, in which order: as many as there are, so by their ids, with the first rows themselves. */
    'register.view': query<RegisterView>()(z.strictObject({ ...viewed, sort: z.strictObject({ field: z.string().max(60), down: z.boolean() }).optional() }), REGISTER_TABLES),
    /** What one column says in the rows that are found without its own filter; of those values that hold a text. */
    'register.values': query<ColumnValues>()(z.strictObject({ ...viewed, field: z.string().max(60), holds: z.string().max(FIND_LENGTH).optional() }), REGISTER_TABLES),
    /** These records of one register, as far as they are there. */
    'register.rows': query<RegisterRow[]>()(z.strictObject({ table: Table, ids: z.array(Id).max(ROWS_AT_ONCE) }), REGISTER_TABLES),
    'register.get': query<RegisterRow | null>()(z.strictObject({ id: Id }), REGISTER_TABLES),
    'register.options': query<Option[]>()(z.strictObject({ table: Table }), REGISTER_TABLES),
    /** how many records each register holds */
    'register.counts': query<Record<string, number>>()(z.strictObject({}), REGISTER_TABLES),
  },
  jobs: {},
}
