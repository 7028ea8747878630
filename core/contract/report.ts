import { z } from 'zod'
import type { ReportModel } from '#domain/report/model.ts'
import type { BookingOption, ReportEntry } from '#domain/report/reports.ts'
import { PICK_TABLES, PICKED_FROM, type Choice } from '#domain/report/internship/choices.ts'
import { job, query, type FileOut } from './define.ts'

/** Which report, about what, in which language. The params of each report are those of `report.list`. */
const Wanted = z.strictObject({
  name: z.string().min(1).max(80),
  params: z.record(z.string(), z.unknown()).optional(),
  language: z.enum(['zh-CN', 'en']),
})

export const reportContract = {
  commands: {},
  queries: {
    'report.list': query<ReportEntry[]>()(() => z.strictObject({}), []),
    /** records that a report can be about, found by any part of their names and numbers; `id` is the one that is chosen already */
    'report.choices': query<Choice[]>()(
      () => z.strictObject({ table: z.enum(PICKED_FROM), find: z.string().max(200).default(''), id: z.string().max(120).optional(), enterpriseId: z.string().max(120).optional() }),
      PICK_TABLES,
    ),
    /** the bookings that a handover slip can be made for */
    'report.bookings': query<BookingOption[]>()(() => z.strictObject({}), ['booking', 'classGroup', 'enterprise']),
  },
  jobs: {
    /** with `toPrint`, the pages in its contents are known, for which it is printed once */
    'report.model': job<ReportModel>()(() => Wanted.extend({ toPrint: z.boolean().default(false) })),
    'report.pdf': job<FileOut>()(() => Wanted),
  },
}
