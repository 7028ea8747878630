import { z } from 'zod'
import type { FieldInfo } from '../base/field.ts'

const Bound = z.union([z.string().trim().min(1).max(40), z.number()])
const Value = z.union([z.string().max(4000), z.number(), z.boolean(), z.null()])

/** What a column must say for a row to be shown; parts that are absent ask for nothing. */
export const ColumnFilter = z.strictObject({
  field: z.string().min(1).max(60),
  /** these words, as shown, somewhere in the text */
  holds: z.string().trim().min(1).max(200).optional(),
  /** one of these values ({@link filterKey}); `null`: no value */
  oneOf: z.array(Value).min(1).max(500).optional(),
  /** figures and days: from here on, both ends included */
  from: Bound.optional(),
  to: Bound.optional(),
  empty: z.enum(['only', 'without']).optional(),
})
export type ColumnFilter = z.infer<typeof ColumnFilter>
export type FilterValue = z.infer<typeof Value>

type Row = Readonly<Record<string, unknown>>
type TextOf = (value: unknown) => string

/** The value by which a cell is chosen from a list: the record's own, but the text as shown where a value has parts or is hidden. */
export function filterKey(field: FieldInfo, value: unknown, textOf: TextOf): FilterValue {
  if (value === undefined || value === null) return null
  if (field.masked || typeof value === 'object') return textOf(value)
  return value as FilterValue // all other kinds of fields hold texts, figures and flags
}

/** The values of one cell: each of several, or one; `null` where there is none. */
export function filterKeys(field: FieldInfo, value: unknown, textOf: TextOf): FilterValue[] {
  const said = value ?? (field.unlessSaid ? true : null)
  if (!Array.isArray(said) || (field.kind !== 'refs' && field.kind !== 'choices')) return [filterKey(field, said, textOf)]
  return said.length ? (said as FilterValue[]) : [null] // refs hold ids, choices hold codes
}

/** Whether a row is let through. `textOf` is how the column shows a value. */
export function passing(filter: ColumnFilter, field: FieldInfo, textOf: TextOf): (row: Row) => boolean {
  const words = filter.holds?.toLowerCase().split(/\s+/).filter(Boolean) ?? []
  const wanted = filter.oneOf && new Set(filter.oneOf)
  return row => {
    const value = row[field.name]
    const bare = value === undefined || (Array.isArray(value) && value.length === 0)
    if (filter.empty && bare !== (filter.empty === 'only')) return false
    if (wanted && !filterKeys(field, value, textOf).some(key => wanted.has(key))) return false
    if (!within(value, filter)) return false
    if (!words.length) return true
    const text = textOf(value).toLowerCase()
    return words.every(word => text.includes(word))
  }
}

/** A day as bound takes in all its hours: moments begin with their day. */
function within(value: unknown, { from, to }: ColumnFilter): boolean {
  if (from === undefined && to === undefined) return true
  if (typeof value === 'number') return (from === undefined || value >= Number(from)) && (to === undefined || value <= Number(to))
  if (typeof value !== 'string') return false
  return (from === undefined || value >= String(from)) && (to === undefined || value.slice(0, String(to).length) <= String(to))
}
