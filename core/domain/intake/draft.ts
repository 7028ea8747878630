import { birth, revision, type FieldValues, type Row0 } from '../base/change.ts'
import type { Facts } from '../base/decision.ts'
import type { TableName, Tables } from '../tables.ts'
import { MAX_SAMPLES, type ImportPlan, type Place, type Problem, type TableCounts, type Verdict } from './plan.ts'
import { textKey } from './text-key.ts'

/** Tables of which a record may be created because a row names it: its name is all that it must have. */
export const CREATABLE: readonly TableName[] = ['workshop', 'programme', 'classGroup', 'teacher', 'enterprise', 'qualification']

/** The number by which people know a record besides its name. */
const NUMBERS: Partial<Record<TableName, string>> = { equipment: 'assetNo', teacher: 'staffNo', workshop: 'code', programme: 'code' }

/** What a name leads to: one record, none, or several that share it. */
export type Found = { id: string } | { many: number } | null

/**
 * An import while it is being planned: it sees the college as it is plus what the import has added so far, and keeps
 * the changes, the counts and the problems.
 */
export type Draft = ReturnType<typeof openDraft>

export function openDraft(tables: Tables, newId: (table: string) => string) {
  const changes: ImportPlan['changes'] = []
  const samples: ImportPlan['samples'] = []
  const problems: Problem[] = []
  const counts = new Map<TableName, TableCounts>()
  const created = new Map<TableName, string[]>()
  const added = new Map<string, Row0>()
  const names = new Map<TableName, Map<string, string[]>>()

  function keysOf(table: TableName, row: Row0): string[] {
    const number = NUMBERS[table] ? row[NUMBERS[table]] : undefined
    return [...new Set([row.name, number].filter(v => typeof v === 'string').map(v => textKey(v)))]
  }
  function indexOf(table: TableName): Map<string, string[]> {
    let index = names.get(table)
    if (!index) {
      index = new Map()
      names.set(table, index)
      for (const row of tables[table].values()) remember(table, row as Row0)
    }
    return index
  }
  function remember(table: TableName, row: Row0): void {
    const index = indexOf(table)
    for (const key of keysOf(table, row)) {
      const ids = index.get(key)
      if (!ids) index.set(key, [row.id])
      else if (!ids.includes(row.id)) ids.push(row.id)
    }
  }
  function count(table: TableName, verdict: Verdict): void {
    const line = counts.get(table) ?? { table, new: 0, changed: 0, same: 0 }
    line[verdict]++
    counts.set(table, line)
  }

  return {
    problems,
    /** The row behind an id as the import would leave it. */
    row(table: TableName, id: string): Row0 | undefined {
      return added.get(id) ?? (tables[table].get(id) as Row0 | undefined)
    },
    /** By name or by number (asset number, staff number, room number). */
    find(table: TableName, text: string): Found {
      const ids = indexOf(table).get(textKey(text))
      if (!ids?.length) return null
      return ids.length === 1 ? { id: ids[0]! } : { many: ids.length }
    },
    /** The record of that name, created when it is missing and its table allows; see {@link CREATABLE}. */
    findOrCreate(table: TableName, text: string): Found {
      const found = this.find(table, text)
      if (found || !CREATABLE.includes(table) || !textKey(text)) return found
      const row: Row0 = { id: newId(table), name: text.trim().slice(0, 200) }
      added.set(row.id, row)
      remember(table, row)
      changes.push(birth(table, row))
      const list = created.get(table) ?? []
      list.push(String(row.name))
      created.set(table, list)
      return { id: row.id }
    },
    /** Writes a record: new when `existing` is absent, else its differing fields. Returns its id. */
    put(table: TableName, fields: FieldValues, existing?: string, shown?: { name: string; place?: Place; display?: (field: string, value: unknown) => unknown }): string {
      const old = existing === undefined ? undefined : this.row(table, existing)
      const id = old?.id ?? newId(table)
      const change = old ? revision(table, old, fields) : birth(table, { id, ...fields })
      const verdict: Verdict = old ? (change ? 'changed' : 'same') : 'new'
      if (change) {
        const next = { ...old, ...fields, id }
        changes.push(change)
        added.set(id, next)
        remember(table, next)
      }
      count(table, verdict)
      if (shown && (verdict !== 'same' || samples.length < MAX_SAMPLES / 4) && samples.length < MAX_SAMPLES) {
        const display = shown.display ?? ((_: string, v: unknown) => v)
        const touched = change?.to ? Object.keys(change.to) : []
        const fieldsShown = touched.map(f => ({ field: f, from: display(f, change?.from?.[f] ?? null), to: display(f, change?.to?.[f] ?? null) }))
        samples.push({ ...shown.place, table, verdict, name: shown.name, fields: fieldsShown })
      }
      return id
    },
    problem(code: string, facts: Facts, place: Place = {}): void {
      problems.push({ ...place, code, facts })
    },
    /** What has been gathered so far, as the finished plan. */
    plan(): ImportPlan {
      return {
        changes,
        tables: [...counts.values()],
        samples,
        problems,
        willCreate: [...created].map(([table, list]) => ({ table, names: list })),
      }
    },
    changes,
  }
}
