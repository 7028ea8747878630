import { z } from 'zod'
import { lateObject } from './late.ts'
import { ClockText, DateText } from './time-text.ts'

/**
 * Field constructors: one zod schema and one description each, so that forms, lists, imports and
 * exports all read the record and nobody types a field list twice.
 * An optional field that has no value is absent from the row; in a change it is `null`.
 */
export type FieldKind = 'text' | 'note' | 'integer' | 'number' | 'money' | 'date' | 'clock' | 'boolean' | 'choice' | 'choices' | 'ref' | 'refs' | 'photo' | 'list'

/** How a value of parts is written in one cell; see written.ts. */
export type Written = 'needs' | 'spans' | 'weekdays' | 'weekday' | 'weeks' | 'holiday'

export type FieldMeta = {
  kind: FieldKind
  /** such a value is read from one cell and shown in one line, though it is no plain text or number */
  written?: Written
  /** a flag that holds where nothing is said */
  unlessSaid?: true
  /** choice, choices: the codes, worded by `choice.<field>.<code>` */
  options?: readonly string[]
  /** ref, refs: the table pointed at */
  table?: string
  /** column heads of real files that mean this field (domain.md §E), besides the field's own words */
  aliases?: readonly string[]
  /** part of what identifies the record for people: shown in lists first and searched */
  main?: boolean
  /** not shown in forms and imports: written by commands only */
  internal?: boolean
  /** a number of a person: its middle is hidden until somebody asks, and lists that go out lack it unless it is asked for */
  masked?: boolean
  /** in files: a head that several fields share (联系方式) means this one to the right of that field's column */
  after?: string
  /** ref to a post: written with its enterprise, `enterprise · post`, where no other field says of which */
  whole?: true
  /** a figure's unit, for heads: yuan, minutes, hours, pieces, days */
  unit?: 'yuan' | 'minutes' | 'hours' | 'pieces' | 'days' | 'people' | 'stations'
}

type Extra = Omit<FieldMeta, 'kind' | 'options' | 'table'>

const NOT_CONTROL = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/

/** Every step of a chain makes a schema anew, which a start would feel: fields with the same bounds begin with the same one. */
function once<A extends readonly number[], S>(make: (...bounds: A) => S): (...bounds: A) => S {
  const made = new Map<string, S>()
  return (...bounds) => {
    const key = bounds.join()
    const found = made.get(key) ?? make(...bounds)
    made.set(key, found)
    return found
  }
}

/** A record's schema. Its fields are made when one is first looked at: those of all tables together are a good part of a start. */
export function record<S extends z.core.$ZodLooseShape>(fields: () => S) {
  return z.strictObject(lateObject(fields))
}

const Line = once((max: number) => z.string().trim().min(1).max(max).regex(NOT_CONTROL, { error: 'text.control' }))
const Whole = once((min: number, max: number) => z.int().min(min).max(max))
const Figure = once((min: number, max: number) => z.number().min(min).max(max))
const Weeks = z.string().trim().min(1).max(200)
const Id = z.string().min(1).max(80)
const Ids = z.array(Id).max(500)

export function text(extra: Extra & { max?: number } = {}) {
  const { max = 200, ...meta } = extra
  return Line(max).meta({ kind: 'text', ...meta })
}
export function note(extra: Extra = {}) {
  return Line(4000).meta({ kind: 'note', ...extra })
}
export function integer(range: { min?: number; max?: number } & Extra = {}) {
  const { min = 0, max = 1_000_000_000, ...meta } = range
  return Whole(min, max).meta({ kind: 'integer', ...meta })
}
export function decimal(range: { min?: number; max?: number } & Extra = {}) {
  const { min = 0, max = 1e12, ...meta } = range
  return Figure(min, max).meta({ kind: 'number', ...meta })
}
/** Yuan with at most two decimals. */
export function money(extra: Extra = {}) {
  return Figure(0, 1e11).meta({ kind: 'money', unit: 'yuan', ...extra })
}
export function date(extra: Extra = {}) {
  return DateText.meta({ kind: 'date', ...extra })
}
export function clock(extra: Extra = {}) {
  return ClockText.meta({ kind: 'clock', ...extra })
}
export function flag(extra: Extra = {}) {
  return z.boolean().meta({ kind: 'boolean', ...extra })
}
/** A value of parts that is written in one cell. Weekdays go by their number, 1 Monday – 7 Sunday. */
export function written<T extends z.ZodType>(how: Written, schema: T, extra: Extra = {}): T {
  // one weekday is sorted as the number that it is
  return schema.meta({ kind: how === 'weekday' ? 'integer' : 'list', ...extra, written: how }) as T // meta() keeps the type
}
/** A week pattern in canonical text, e.g. `1-8,10-16` or `1-15 odd`. */
export function weeks(extra: Extra = {}) {
  return Weeks.meta({ kind: 'text', ...extra, written: 'weeks' })
}
export function choice<const T extends readonly [string, ...string[]]>(options: T, extra: Extra = {}) {
  return z.enum(options).meta({ kind: 'choice', options, ...extra })
}
/** Several of a list, each once, in the order of the list; none of them is no value at all. */
export function choices<const T extends readonly [string, ...string[]]>(options: T, extra: Extra = {}) {
  const once = (codes: readonly string[]) => new Set(codes).size === codes.length
  return z.array(z.enum(options)).min(1).max(options.length).refine(once, { error: 'choices.twice' }).meta({ kind: 'choices', options, ...extra })
}
/** Codes in the order of their list, so that the same choices are always the same value. */
export function inListOrder<T>(options: readonly T[], codes: Iterable<T>): T[] {
  const chosen = new Set(codes)
  return options.filter(code => chosen.has(code))
}
export function ref(table: string, extra: Extra = {}) {
  return Id.meta({ kind: 'ref', table, ...extra })
}
export function refs(table: string, extra: Extra = {}) {
  return Ids.meta({ kind: 'refs', table, ...extra })
}
const ATTACHED_OR_INLINE = /^(attachment:[0-9a-f]{64}|data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/=]+)$/
/**
 * A picture: the id of the attachment that holds it. Older data hold the picture itself, as a data URL (PNG, JPEG or
 * WebP, at most 400 kB of text); these stay good.
 */
export function photo(extra: Extra = {}) {
  return z.string().regex(ATTACHED_OR_INLINE).max(400_000).meta({ kind: 'photo', ...extra })
}

export type FieldInfo = FieldMeta & { name: string; required: boolean; schema: z.ZodType }

/** The described fields of a record schema, in the order in which it declares them; `id` is left out. */
export function fieldsOf(schema: z.ZodObject): FieldInfo[] {
  return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, s]) => {
    const optional = s instanceof z.ZodOptional
    const inner = optional ? (s.unwrap() as z.ZodType) : s
    const meta = (inner.meta() ?? s.meta()) as FieldMeta | undefined
    return meta?.kind ? [{ name, required: !optional, schema: inner, ...meta }] : []
  })
}
