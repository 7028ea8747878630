import { birth, removal, revision, type Change, type Row0 } from '../base/change.ts'
import { accept, refuse, type Context, type Decision } from '../base/decision.ts'
import { wouldHarm } from '../booking/consequences.ts'
import { idFor } from '../part.ts'
import { nameOf, nameOfRow } from '../record-name.ts'
import type { TableName } from '../table-names.ts'
import type { World } from '../world.ts'
import { registerOf } from './held.ts'
import { internshipProblems } from './internship-checks.ts'
import type { RowWarning } from './internship-warnings.ts'
import { recordWarnings } from './record-checks.ts'
import { usersOf } from './references.ts'
import { rowProblems, type RowProblem } from './row-checks.ts'

export type SaveRow = { id?: string | undefined; fields: Record<string, unknown> }
/** What was written, and what should be known about it: at most a few dozen warnings, each once. */
export type Saved = { ids: string[]; warnings: RowWarning[] }
export type RowIssue = RowProblem & { index: number }

const MOST_WARNINGS = 40
/** Tables of which a row may be right and still worth a word. */
const WARNED: ReadonlySet<TableName> = new Set(['placement', 'placementChange', 'assessment', 'itemDelivery', 'certificate', 'destination', 'feedback', 'mentorWork', 'enterpriseTeaching', 'donation'])

/** What writing some records comes to before anybody has agreed to it: nothing is wrong where there are no issues. */
export type RowPlan = { changes: Change[]; ids: string[]; /** of the first */ name: string; issues: RowIssue[]; warnings: RowWarning[] }

/**
 * Writes records of one register: new ones where no id is given, else the fields named (`null` clears a field).
 * All or nothing. Refuses with `register.invalid` {issues: [{index, field, code, facts}]}, `record.missing`, or, unless the
 * user insists, `register.wouldClash` and `register.wouldLose`: what the change would do to the bookings.
 */
export function saveRows(world: World, table: TableName, rows: readonly SaveRow[], ctx: Context, insisted = false): Decision<Saved> {
  const missing = rows.find(({ id }) => id !== undefined && !world.tables[table].has(id))
  if (missing) return refuse('record.missing', { table, id: missing.id })
  const { changes, ids, name, issues, warnings } = planRows(world, table, rows, ctx)
  if (issues.length) return refuse('register.invalid', { table, count: issues.length, issues: issues.slice(0, 50) })
  const harm = insisted ? null : wouldHarm(world, changes, ctx.now.slice(0, 10), { command: 'register.saveMany', input: { table, rows } })
  if (harm) return harm
  return accept(changes, { ids, warnings }, { table, name, count: changes.length })
}

/** Plans rows of which those with an id are there: each is checked by itself, and then all of them together. */
export function planRows(world: World, table: TableName, rows: readonly SaveRow[], ctx: Context): RowPlan {
  const changes: Change[] = []
  const ids: string[] = []
  let name = ''
  const issues: RowIssue[] = []
  const written: Row0[] = []
  const held = registerOf(world.tables)
  for (const [index, { id, fields }] of rows.entries()) {
    const old = id === undefined ? undefined : (world.tables[table].get(id) as Row0 | undefined)
    const next = merged({ ...old, id: id ?? idFor(table, fields, ctx.newId) }, fields)
    issues.push(...rowProblems(world.tables, table, next, held).map(p => ({ ...p, index })))
    written.push(next)
    const change = old ? revision(table, old, fields) : birth(table, next)
    if (change) changes.push(change)
    ids.push(next.id)
    if (index === 0) name = nameOfRow(world.tables, table, next)
  }
  const warnings: RowWarning[] = []
  if (!issues.length && (written.length > 1 || WARNED.has(table))) {
    world.trial(changes, () => {
      const then = registerOf(world.tables)
      // rows that are good one by one may still contradict each other
      if (written.length > 1) issues.push(...written.flatMap((row, index) => rowProblems(world.tables, table, row, then).map(p => ({ ...p, index }))))
      for (const row of written) if (warnings.length < MOST_WARNINGS) warnings.push(...recordWarnings(then, table, row, ctx.now.slice(0, 10)))
    })
  }
  return { changes, ids, name, issues, warnings: once(warnings) }
}

/** Without an amendment a placement has its old days again: they may be somebody else's by now. */
function leftWrong(world: World, changes: readonly Change[]): RowProblem[] {
  const placements = new Set(changes.map(c => String(c.from?.['placementId'])))
  return world.trial(changes, () => {
    const held = registerOf(world.tables)
    return [...placements].flatMap(id => {
      const row = world.tables.placement.get(id)
      return row ? internshipProblems(held, 'placement', row).filter(p => p.code === 'placement.overlap') : []
    })
  })
}

function once(warnings: readonly RowWarning[]): RowWarning[] {
  return [...new Map(warnings.map(w => [JSON.stringify(w), w])).values()]
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
  const left = table === 'placementChange' ? leftWrong(world, changes) : []
  if (left.length) return refuse('register.leftWrong', { ...left[0]!.facts, count: left.length, issues: left })
  const harm = insisted ? null : wouldHarm(world, changes, ctx.now.slice(0, 10), { command: 'register.remove', input: { table, ids } })
  if (harm) return harm
  return accept(
    changes,
    { removed: ids.length },
    { table, name, count: ids.length },
  )
}
