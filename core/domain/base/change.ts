/**
 * The one way in which data changes. A change names a record and, for every touched field, the value
 * before and the value after (`null` = no value). A new record has `from: null`, a removed one `to: null`.
 */
export type FieldValues = Record<string, unknown>
export type Change<T extends string = string> = { table: T; id: string; from: FieldValues | null; to: FieldValues | null }

export type Row0 = { id: string } & FieldValues

/** The change that brings a new record into the world. */
export function birth<T extends string>(table: T, row: { id: string }): Change<T> {
  const { id, ...fields } = row as Row0
  return { table, id, from: null, to: withoutEmpty(fields) }
}

/** The change that removes a record, keeping everything that it said. */
export function removal<T extends string>(table: T, row: { id: string }): Change<T> {
  const { id, ...fields } = row as Row0
  return { table, id, from: fields, to: null }
}

/** The change that sets some fields; `null` and `undefined` clear. Returns null when nothing differs. */
export function revision<T extends string>(table: T, row: { id: string }, patch: FieldValues): Change<T> | null {
  const from: FieldValues = {}
  const to: FieldValues = {}
  const old = row as Row0
  for (const [field, value] of Object.entries(patch)) {
    if (field === 'id') continue
    const before = old[field] ?? null
    const after = value ?? null
    if (sameValue(before, after)) continue
    from[field] = before
    to[field] = after
  }
  return Object.keys(to).length ? { table, id: old.id, from, to } : null
}

/** The change from the row that is held to the one that is to be, be it that there is none; null where nothing differs. */
export function becoming<T extends string>(table: T, held: Row0 | null | undefined, row: Row0 | null | undefined): Change<T> | null {
  if (!held) return row ? birth(table, row) : null
  if (!row) return removal(table, held)
  if (sameValue(held, row)) return null
  const cleared = Object.fromEntries(Object.keys(held).filter(field => !(field in row)).map(field => [field, null]))
  return revision(table, held, { ...cleared, ...row })
}

/** Undoes a change. */
export function inverse<T extends string>(change: Change<T>): Change<T> {
  return { ...change, from: change.to, to: change.from }
}

/** The row after the change; null when the change removes it. `row` is the row before, if any. Never mutates. */
export function applied(row: Row0 | undefined, change: Change): Row0 | null {
  if (change.to === null) return null
  if (change.from === null) return { ...withoutEmpty(change.to), id: change.id }
  const next: Row0 = { ...row, id: change.id }
  for (const [field, value] of Object.entries(change.to)) {
    if (value === null) delete next[field]
    else next[field] = value
  }
  return next
}

/** True when a change can be applied as its author saw the record: every touched field still holds `from`. */
export function fits(row: Row0 | undefined, change: Change): boolean {
  if (change.from === null) return row === undefined
  if (!row) return false
  // a record that says more by now does not go without a word
  if (change.to === null && Object.keys(row).some(field => field !== 'id' && !Object.hasOwn(change.from!, field))) return false
  return Object.entries(change.from).every(([field, value]) => sameValue(row[field] ?? null, value ?? null))
}

/** Deep equality of JSON values; the order of keys does not count. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const ka = Object.keys(a)
  const kb = Object.keys(b)
  if (ka.length !== kb.length) return false
  return ka.every(k => Object.hasOwn(b, k) && sameValue((a as FieldValues)[k], (b as FieldValues)[k]))
}

function withoutEmpty(fields: FieldValues): FieldValues {
  const kept: FieldValues = {}
  for (const [field, value] of Object.entries(fields)) if (value !== undefined && value !== null) kept[field] = value
  return kept
}
