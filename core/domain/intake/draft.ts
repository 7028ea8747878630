import { birth, revision, sameValue, type Change, type FieldValues, type Row0 } from '../base/change.ts'
import type { Facts } from '../base/decision.ts'
import { nameOf } from '../record-name.ts'
import { idFor } from '../part.ts'
import { tableNames, tableOf, type TableName } from '../table-names.ts'
import type { Tables } from '../tables.ts'
import type { Register } from '../register/held.ts'
import { shownNumber } from '../register/row-checks.ts'
import { MAX_SAMPLES, type ImportPlan, type Place, type Problem, type Remark, type RowNote, type Sample, type TableCounts, type Verdict } from './plan.ts'
import { nameKey } from './text-key.ts'

/** Tables of which a record may be created because a row names it: a name is all that it must have. */
export const CREATABLE: readonly TableName[] = ['workshop', 'programme', 'classGroup', 'teacher', 'enterprise', 'qualification', 'skill']

/** The number by which people know a record besides its name. */
export const NUMBERS: Partial<Record<TableName, string>> = { equipment: 'assetNo', teacher: 'staffNo', workshop: 'code', programme: 'code', student: 'number', skill: 'code', trainingItem: 'code' }

/** What a name leads to: one record, none, or several that share it. */
export type Found = { id: string } | { many: number } | null

type Shown = { name: string; place?: Place }

/**
 * An import while it is being planned. It sees the college as it is and what the import has added so far, and keeps the
 * changes, the counts, the samples and the problems.
 */
export type Draft = {
  readonly changes: Change[]
  /** A record as the import would leave it. */
  row(table: TableName, id: string): Row0 | undefined
  /** Ids of the records that hold these values in these fields (texts compared by {@link nameKey}). */
  matching(table: TableName, fields: readonly string[], values: FieldValues): readonly string[]
  /** By name or by number (asset number, staff number, room number). */
  find(table: TableName, text: string): Found
  /** The record of that name, created when it is missing and its table allows; see {@link CREATABLE}. */
  findOrCreate(table: TableName, text: string): Found
  /** Writes a record: new when `existing` is absent, else its differing fields. Returns its id. */
  put(table: TableName, fields: FieldValues, existing: string | undefined, shown: Shown): string
  /** Writes a record that is no part of what the user imports (a remembered mapping): counted nowhere. */
  keep(table: TableName, fields: FieldValues, existing: string | undefined): void
  problem(code: string, facts: Facts, place?: Place): void
  /** Something that was taken for granted, to be said before the import; counted where it is the same each time. */
  remark(code: string, facts: Facts): void
  /** A row that is taken in, but seldom is as it should be. */
  warning(code: string, facts: Facts, place: Place): void
  /** What people call a record, also one that the import itself adds. */
  nameOf(id: string): string
  /** All that was gathered. */
  plan(): ImportPlan
}

/** Opens a plan on the college as it is. With `createMissing` false, names that lead to no record stay unknown. */
export function openDraft(tables: Tables, newId: (table: string) => string, createMissing = true): Draft {
  const changes: Change[] = []
  const samples: Sample[] = []
  const problems: Problem[] = []
  const warnings: RowNote[] = []
  const remarks = new Map<string, Remark & { facts: { count: number } }>()
  const counts = new Map<TableName, TableCounts>()
  const created = new Map<TableName, string[]>()
  const added = new Map<string, Row0>()
  const indexes = new Map<TableName, Map<string, { fields: readonly string[]; ids: Map<string, string[]> }>>()

  function indexOf(table: TableName, fields: readonly string[]): Map<string, string[]> {
    const ofTable = indexes.get(table) ?? new Map<string, { fields: readonly string[]; ids: Map<string, string[]> }>()
    indexes.set(table, ofTable)
    let index = ofTable.get(fields.join())
    if (!index) {
      index = { fields, ids: new Map() }
      ofTable.set(fields.join(), index)
      for (const row of tables[table].values()) enter(index, added.get(row.id) ?? (row as Row0))
      for (const row of added.values()) if (row.id.startsWith(`${table}:`) && !tables[table].has(row.id)) enter(index, row)
    }
    return index.ids
  }
  function remember(table: TableName, row: Row0): void {
    added.set(row.id, row)
    for (const index of indexes.get(table)?.values() ?? []) enter(index, row)
  }
  function count(table: TableName, verdict: Verdict): void {
    const line = counts.get(table) ?? { table, new: 0, changed: 0, same: 0 }
    line[verdict]++
    counts.set(table, line)
  }
  function sample(table: TableName, verdict: Verdict, change: Change | null, { name, place }: Shown): void {
    if (samples.length >= MAX_SAMPLES || (verdict === 'same' && samples.length >= MAX_SAMPLES / 4)) return
    const fields = Object.keys(change?.to ?? {}).map(field => ({
      field,
      from: displayOf(draft, shownNumber(table, field, change?.from?.[field] ?? null)),
      to: displayOf(draft, shownNumber(table, field, change?.to?.[field] ?? null)),
    }))
    samples.push({ ...place, table, verdict, name, fields })
  }

  /** the tables as the import would leave them, as far as names need them */
  const named = Object.fromEntries(tableNames.map(table => [table, { get: (id: string) => draft.row(table, id) }])) as unknown as Tables
  const draft: Draft = {
    changes,
    row: (table, id) => added.get(id) ?? (tables[table].get(id) as Row0 | undefined),
    matching: (table, fields, values) => indexOf(table, fields).get(keyOf(fields, values) ?? '') ?? [],
    find(table, text) {
      const number = NUMBERS[table]
      const ids = new Set([
        ...draft.matching(table, ['name'], { name: text }),
        ...(number ? draft.matching(table, [number], { [number]: text }) : []),
      ])
      if (!ids.size) return null
      return ids.size === 1 ? { id: [...ids][0]! } : { many: ids.size }
    },
    findOrCreate(table, text) {
      const found = draft.find(table, text)
      if (found || !createMissing || !CREATABLE.includes(table) || !nameKey(text)) return found
      const row: Row0 = { id: newId(table), name: text.trim().slice(0, 200) }
      changes.push(birth(table, row))
      remember(table, row)
      created.set(table, [...(created.get(table) ?? []), String(row.name)])
      return { id: row.id }
    },
    put(table, fields, existing, shown) {
      const old = existing === undefined ? undefined : draft.row(table, existing)
      const id = old?.id ?? idFor(table, fields, newId)
      const change = old ? revision(table, old, fields) : birth(table, { id, ...fields })
      const verdict: Verdict = old ? (change ? 'changed' : 'same') : 'new'
      if (change) {
        changes.push(change)
        remember(table, { ...old, ...fields, id })
      }
      count(table, verdict)
      sample(table, verdict, change, shown)
      return id
    },
    keep(table, fields, existing) {
      const old = existing === undefined ? undefined : draft.row(table, existing)
      const id = old?.id ?? newId(table)
      const change = old ? revision(table, old, fields) : birth(table, { id, ...fields })
      if (!change) return
      changes.push(change)
      remember(table, { ...old, ...fields, id })
    },
    problem: (code, facts, place = {}) => void problems.push({ ...place, code, facts }),
    warning: (code, facts, place) => void warnings.push({ ...place, code, facts }),
    remark(code, facts) {
      const key = JSON.stringify([code, facts])
      const known = remarks.get(key)
      if (known) known.facts.count++
      else remarks.set(key, { code, facts: { ...facts, count: 1 } })
    },
    nameOf: id => nameOf(named, id),
    plan: () => ({
      changes,
      tables: [...counts.values()],
      samples,
      problems,
      remarks: [...remarks.values()],
      warnings,
      willCreate: [...created].map(([table, names]) => ({ table, names })),
    }),
  }
  return draft
}

/** What the import sees, for the checks of rows against other records. */
export function registerSeen(draft: Draft): Register {
  return {
    row: draft.row,
    holding: (table, field, value) => draft.matching(table, [field], { [field]: value }).flatMap(id => draft.row(table, id) ?? []).filter(row => sameValue(row[field], value)),
  }
}

function enter(index: { fields: readonly string[]; ids: Map<string, string[]> }, row: Row0): void {
  const key = keyOf(index.fields, row)
  if (key === null) return
  const ids = index.ids.get(key)
  if (!ids) index.ids.set(key, [row.id])
  else if (!ids.includes(row.id)) ids.push(row.id)
}

/** null when the record holds none of the fields, or lacks the first */
function keyOf(fields: readonly string[], values: FieldValues): string | null {
  const first = values[fields[0]!]
  if (first === undefined || first === null || sameValue(first, [])) return null
  return fields.map(f => partOf(values[f])).join('\u0001')
}

function partOf(value: unknown): string {
  return typeof value === 'string' ? nameKey(value) : JSON.stringify(value ?? null)
}

/** A value as the preview shows it: ids as the names of their records, also of those that the import itself adds. */
export function displayOf(draft: Draft, value: unknown): unknown {
  if (Array.isArray(value)) return value.every(v => typeof v === 'string' && tableOf(v)) ? value.map(v => displayOf(draft, v)).join('、') : value
  return typeof value === 'string' && tableOf(value) ? draft.nameOf(value) : value
}
