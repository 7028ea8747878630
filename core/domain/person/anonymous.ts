import type { Change, FieldValues, Row0 } from '../base/change.ts'
import { revision } from '../base/change.ts'
import type { ChangeSet, Facts } from '../base/decision.ts'
import { fieldsOf } from '../base/field.ts'
import { lateBy } from '../base/late.ts'
import { isTable, type TableName } from '../table-names.ts'
import { schemas } from '../tables.ts'

/** In place of a text that a record must have. */
const NOBODY = '×'

/** What figures are made of. A free text, a photo, a number of a paper may say who somebody is. */
const KEPT_KINDS: ReadonlySet<string> = new Set(['ref', 'refs', 'choice', 'choices', 'date', 'clock', 'integer', 'number', 'money', 'boolean'])
/** Of the person himself only where and when he studied: neither his sex nor his birth. */
const KEPT_OF_STUDENT: ReadonlySet<string> = new Set(['classGroupId', 'year', 'status', 'graduatedOn', 'erasedOn'])

const infosOf = lateBy((table: TableName) => new Map(fieldsOf(schemas[table]).map(info => [info.name, info])))

/** The same fields without anything that says who it was. Done twice it gives the same. */
export function anonymous(table: string, id: string, values: FieldValues): FieldValues {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, value === null ? null : withoutWho(table, id, field, value)]))
}

function withoutWho(table: string, id: string, field: string, value: unknown): unknown {
  const info = isTable(table) ? infosOf(table).get(field) : undefined
  if (table === 'student') return KEPT_OF_STUDENT.has(field) ? value : field === 'number' ? `${NOBODY}${id.slice('student:'.length)}` : field === 'name' ? NOBODY : null
  if (info && KEPT_KINDS.has(info.kind)) return value
  if (!info || !info.required) return null
  return info.schema.safeParse(NOBODY).success ? NOBODY : value
}

/** The change that takes out of a record who it was about, or of these fields only; null where nothing says so. */
export function anonymised(table: TableName, row: Row0, more: FieldValues = {}, only?: readonly string[]): Change | null {
  const { id, ...values } = row
  const asked = only ? Object.fromEntries(Object.entries(values).filter(([field]) => only.includes(field))) : values
  return revision(table, row, { ...anonymous(table, id, asked), ...more })
}

/** Records of which a history tells no more than figures need: of all their fields (null), or of these. */
type Cleared = ReadonlyMap<string, readonly string[] | null>

/**
 * What an act says once some people are erased: of their records no more than figures need, and of the act itself nothing that names
 * them. Of records that were `cleared` as their years were over it says no more either; who they are about it still does.
 */
export function restatedWithout(erased: ReadonlySet<string>, cleared: Cleared = new Map()): (set: ChangeSet) => ChangeSet {
  const hides = (changes: readonly Change[]) => changes.some(c => erased.has(c.id))
  const clears = (changes: readonly Change[]) => changes.some(c => cleared.has(c.id))
  const valuesWithout = ({ table, id }: Change, values: FieldValues | null): FieldValues | null => {
    const only = erased.has(id) ? null : cleared.get(id)
    if (!values || only === undefined) return values
    return only ? { ...values, ...anonymous(table, id, Object.fromEntries(Object.entries(values).filter(([field]) => only.includes(field)))) } : anonymous(table, id, values)
  }
  const without = (changes: readonly Change[]) => changes.map(c => ({ ...c, from: valuesWithout(c, c.from), to: valuesWithout(c, c.to) }))
  return set => {
    const { merged } = set
    const received = merged?.received ?? []
    // what only notes that somebody was seen has no change that would tell
    const names = hides(set.changes) || erased.has(String(set.about?.['id'])) || received.some(r => hides(r.changes))
    if (!names && !clears(set.changes) && !received.some(r => clears(r.changes))) return set
    const about = (said: Facts | undefined) => (said && names ? { about: unnamed(said) as Facts } : {})
    return {
      ...set,
      ...about(set.about),
      changes: without(set.changes),
      ...(merged ? { merged: { ...merged, own: without(merged.own), received: received.map(r => ({ ...r, changes: without(r.changes), ...about(r.about) })) } } : {}),
    }
  }
}

/** A code, an id, a date or a time: what no name looks like. */
const PLAIN = /^[a-z][A-Za-z0-9]*([.:#_-][A-Za-z0-9]+)*$|^\d{4}-\d\d-\d\d(T[\d:.]+Z?)?$|^\d\d:\d\d$/

function unnamed(value: unknown): unknown {
  if (typeof value === 'string') return PLAIN.test(value) ? value : NOBODY
  if (Array.isArray(value)) return value.map(unnamed)
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unnamed(inner)]))
  return value
}
