import { becoming, birth, type Change, type Row0 } from '../base/change.ts'
import { UNIQUE } from '../register/row-checks.ts'
import type { Conflict } from '../records/exchange.ts'
import type { Views } from '../afterwards.ts'
import { tableOf, type TableName } from '../table-names.ts'

/** What no two records of a table may share, each one field or several together: numbers of their own, and one mark a person and day. */
const KEYS: Partial<Record<TableName, readonly (readonly string[])[]>> = {
  ...Object.fromEntries(Object.entries(UNIQUE).map(([table, fields]) => [table, fields!.map(field => [field])])),
  attendance: [['placementId', 'date']],
}

/** The keys of a row, as text: `student.number=20260101`. */
function keysOf(table: TableName, row: Row0): string[] {
  return (KEYS[table] ?? []).flatMap(fields => {
    const values = fields.map(field => row[field])
    return values.some(v => v === undefined || v === null || v === '') ? [] : [`${table}.${fields.join('+')}=${values.map(String).join('+')}`]
  })
}

/**
 * The records that share with one of `ids` what only one may have: a row a key, all that share it in it.
 * As they are in `tables`, so it must be asked after the merge.
 */
export function doublesAmong(tables: Views, ids: Iterable<string>): Conflict[] {
  const asked = new Map<TableName, Set<string>>()
  for (const id of ids) {
    const table = tableOf(id)
    const row = table && KEYS[table] && (tables[table].get(id) as Row0 | undefined)
    if (!table || !row) continue
    const keys = asked.get(table) ?? new Set()
    asked.set(table, keys)
    for (const key of keysOf(table, row)) keys.add(key)
  }
  const found: Conflict[] = []
  for (const [table, keys] of asked) {
    const holders = new Map<string, string[]>()
    for (const row of tables[table].values()) {
      for (const key of keysOf(table, row as Row0)) if (keys.has(key)) holders.set(key, [...(holders.get(key) ?? []), row.id])
    }
    for (const [key, ids] of holders) {
      const [record, ...others] = ids.sort()
      if (others.length) found.push({ id: `conflict:${key}`, kind: 'double', record: record!, field: fieldOf(key), sides: [], others })
    }
  }
  return found
}

/**
 * What becomes of the questions about doubles when something was done to these records, as they are by now in `tables`: one that is
 * answered goes, one whose records are others by now says so, and one that came of it is asked.
 */
export function doublesAfter(tables: Views, ids: Iterable<string>): Change[] {
  const touched = new Set(ids)
  const questions = [...tables.conflict.values()].filter(c => c.kind === 'double')
  const held = questions.filter(c => membersOf(c).some(id => touched.has(id)))
  const now = new Map(doublesAmong(tables, [...touched, ...held.flatMap(membersOf)]).map(c => [c.id, c]))
  // one more may share what others are asked about already
  const met = questions.filter(c => held.includes(c) || now.has(c.id))
  const changes = met.map(c => becoming('conflict', c as Row0, now.get(c.id) as Row0 | undefined))
  const asked = [...now.values()].filter(c => !tables.conflict.has(c.id)).map(c => birth('conflict', c))
  return [...changes, ...asked].filter(c => c !== null)
}

export function membersOf({ record, others = [] }: Pick<Conflict, 'record' | 'others'>): string[] {
  return [record, ...others]
}

function fieldOf(key: string): string {
  return key.slice(key.indexOf('.') + 1, key.indexOf('='))
}
