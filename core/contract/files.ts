import { z } from 'zod'
import { DateText } from '#domain/base/time-text.ts'
import { IMPORT_TABLES, type ImportTable } from '#domain/intake/import-tables.ts'
import type { TableName } from '#domain/table-names.ts'
import { job, type FileOut } from './define.ts'
import { REGISTER_TABLES } from './register.ts'

const Language = z.enum(['zh-CN', 'en'])
/** How a list goes out: for a spreadsheet, as text, on paper. */
export const LIST_FORMATS = ['xlsx', 'csv', 'pdf'] as const
export type ListFormat = (typeof LIST_FORMATS)[number]
const Columns = z.array(z.string().max(60)).min(1).max(200)
const Ids = z.array(z.string().max(120)).max(100_000)

/** What can be written as a list: every register, all bookings, and the weekly bookings in the columns of a timetable. */
export const EXPORT_TABLES = [...IMPORT_TABLES.filter((t): t is Exclude<ImportTable, 'roster' | 'wishList'> => t !== 'roster' && t !== 'wishList'), 'booking' as const]

export const filesContract = {
  commands: {},
  queries: {},
  jobs: {
    /** An empty list to fill in: heads and one example row. */
    'files.template': job<FileOut>()(() => z.strictObject({ table: z.enum(IMPORT_TABLES), language: Language })),
    /** A register, or chosen records and columns of it in their order, as a list that the import reads again. */
    'files.export': job<FileOut>()(
      () => z.strictObject({
        table: z.enum(EXPORT_TABLES),
        format: z.enum(LIST_FORMATS),
        language: Language,
        ids: Ids.optional(),
        columns: Columns.optional(),
        /** with the numbers of identity cards */
        identity: z.boolean().optional(),
      }),
    ),
    /** A register on paper as its page shows it: these records and columns in their order; `about` says which ones they are. */
    'files.listPdf': job<FileOut>()(() => z.strictObject({ table: z.enum(REGISTER_TABLES as [TableName, ...TableName[]]), language: Language, ids: Ids, columns: Columns, about: z.array(z.string().max(2000)).max(60) })),
    /** Any list that a screen shows, as it stands: the first row holds the heads. */
    'files.exportRows': job<FileOut>()(
      () => z.strictObject({
        name: z.string().trim().min(1).max(200),
        format: z.enum(LIST_FORMATS),
        /** of what stands on paper beside the list */
        language: Language.optional(),
        rows: z.array(z.array(z.union([z.string().max(32_000), z.number(), z.boolean(), z.null()])).max(300)).max(200_000),
      }),
    ),
    /** Bookings of some days as an .ics file: all, those of one machine, room, class group or teacher, or chosen ones. */
    'files.calendar': job<FileOut>()(
      () => z.strictObject({
        from: DateText,
        to: DateText,
        resourceId: z.string().max(120).optional(),
        bookingIds: Ids.optional(),
        language: Language.optional(),
      }),
    ),
  },
}
