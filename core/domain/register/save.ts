import { birth, removal, revision, type Change, type Row0 } from '../base/change.ts'
import { accept, refuse, type Context, type Decision } from '../base/decision.ts'
import { wouldHarm } from '../booking/consequences.ts'
import { idFor } from '../part.ts'
import { nameOf, nameOfRow } from '../record-name.ts'
import type { TableName } from '../tables.ts'
import type { World } from '../world.ts'
import { usersOf } from './references.ts'
import { rowProblems, type RowProblem } from './row-checks.ts'

export type SaveRow = { id?: string | undefined; fields: Record<string, unknown> }
export type RowIssue = RowProblem & { index: number }

/**
 * Writes records of one register: new ones where no id is given, else the fields named (`null` clears a field).
 * All or nothing. Refuses with `register.invalid` {issues: [{index, field, code, facts}]}, `record.missing`, or, unless the
 * user insists, `register.wouldClash` and `register.wouldLose`: what the change would do to the bookings.
 */
export function saveRows(world: World, table: TableName, rows: readonly SaveRow[], ctx: Context, insisted = false): Decision<{ ids: string[] }> {
  const changes: Change[] = []
  const ids: string[] = []
  let name = ''
  const issues: RowIssue[] = []
  const written: Row0[] = []
  for (const [index, { id, fields }] of rows.entries()) {
    const old = id === undefined ? undefined : (world.tables[table].get(id) as Row0 | undefined)
    if (id !== undefined && !old) return refuse('record.missing', { table, id })
    const next = merged({ ...old, id: id ?? idFor(table, fields, ctx.newId) }, fields)
    issues.push(...rowProblems(world.tables, table, next).map(p => ({ ...p, index })))
    written.push(next)
    const change = old ? revision(table, old, fields) : birth(table, next)
    if (change) changes.push(change)
    ids.push(next.id)
    if (index === 0) name = nameOfRow(world.tables, table, next)
  }
  // rows that are good one by one may still contradict each other
  if (!issues.length && written.length > 1) world.trial(changes, () => issues.push(...written.flatMap((row, index) => rowProblems(world.tables, table, row).map(p => ({ ...p, index })))))
  if (issues.length) return refuse('register.invalid', { table, count: issues.length, issues: issues.slice(0, 50) })
  const harm = insisted ? null : wouldHarm(world, changes, ctx.now.slice(0, 10), { command: 'register.saveMany', input: { table, rows } })
  if (harm) return harm
  return accept(changes, { ids }, { table, name, count: changes.length })
}

function merged(row: Row0, fields: Record<string, unknown>): Row0 {
  const next: Row0 = { ...row }
  for (const [field, value] of Object.entries(fields)) {
    if (field === 'id') continue
    if (value === null || value === undefined) delete next[field]
    else next[field] = value
  }
  return next
}

/** Removes records that nothing points at. Refuses with `register.used` {count, name, by: names}, and as {@link saveRows} does. */
export function removeRows(world: World, table: TableName, ids: readonly string[], ctx: Context, insisted = false): Decision<{ removed: number }> {
  const rows = ids.map(id => world.tables[table].get(id))
  const missing = ids.find((_, i) => !rows[i])
  if (missing !== undefined) return refuse('record.missing', { table, id: missing })
  const users = usersOf(world.tables, new Set(ids))
  if (users.length) {
    const by = users.slice(0, 5).map(u => nameOf(world.tables, u.id))
    return refuse('register.used', { table, name: nameOf(world.tables, users[0]!.target), count: users.length, by, users: users.slice(0, 50) })
  }
  const name = nameOf(world.tables, ids[0] ?? '')
  const changes = rows.map(row => removal(table, row!))
  const harm = insisted ? null : wouldHarm(world, changes, ctx.now.slice(0, 10), { command: 'register.remove', input: { table, ids } })
  if (harm) return harm
  return accept(
    changes,
    { removed: ids.length },
    { table, name, count: ids.length },
  )
}
