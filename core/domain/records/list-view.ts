import { z } from 'zod'
import { record, text } from '../base/field.ts'
import { ColumnFilter } from '../register/column-filter.ts'

const Field = z.string().min(1).max(60)

/** A way to look at a register that somebody named: what is found and filtered, in which order and columns. Whoever opens the college sees it. */
export const ListView = record(() => ({
  id: z.string(),
  name: text({ main: true, max: 80 }),
  /** the register's table */
  register: z.string().min(1).max(60),
  find: z.string().trim().min(1).max(200).optional(),
  filters: z.array(ColumnFilter).max(40),
  /** absent: in the order in which the records were written */
  sort: z.strictObject({ field: Field, down: z.boolean() }).optional(),
  columns: z.array(Field).min(1).max(200),
}))
export type ListView = z.infer<typeof ListView>
