import { z } from 'zod'
import { record, text } from '../base/field.ts'

/** The remembered answer to "which column is which" for files of one shape: `heads` is the joined head row. */
export const ImportMapping = record(() => ({
  id: z.string(),
  table: text({ main: true }),
  heads: z.string().min(1).max(8000),
  /** column position -> field name; a column left out is ignored */
  columns: z.record(z.string(), z.string()),
}))
export type ImportMapping = z.infer<typeof ImportMapping>
