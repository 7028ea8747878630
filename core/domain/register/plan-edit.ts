import { accept, refuse, type Context, type Decision } from '../base/decision.ts'
import type { EditProblem, ReadEdit } from '../intake/read-edit.ts'
import { nameOf } from '../record-name.ts'
import type { TableName } from '../table-names.ts'
import type { World } from '../world.ts'
import { planRows, type RowPlan, type SaveRow } from './save.ts'

/** An edit of a list as far as it can be made: records with a problem are left as they are, whole. */
export type EditPlan = RowPlan & {
  /** records whose values come out as they are */
  same: number
  problems: EditProblem[]
}

/**
 * Plans an edit by the checks of the form. Records that can't be as wished are taken out, and the others looked at again
 * without them, until nothing is wrong.
 */
export function planEdit(world: World, table: TableName, read: ReadEdit, ctx: Context): EditPlan {
  const problems = [...read.problems]
  const unread = new Set(problems.map(p => p.id))
  let rows: SaveRow[] = read.rows.filter(row => !unread.has(row.id!) && world.tables[table].has(row.id!))
  for (;;) {
    const plan = planRows(world, table, rows, ctx)
    if (!plan.issues.length) return { ...plan, same: rows.length - plan.changes.length, problems }
    const bad = new Set(plan.issues.map(issue => issue.index))
    const told = new Set<string>()
    for (const { index, field, code, facts } of plan.issues) {
      const id = rows[index]!.id!
      if (told.has(`${id} ${field}`)) continue // found by itself and beside the others
      told.add(`${id} ${field}`)
      problems.push({ id, name: nameOf(world.tables, id), field, code, facts: { ...facts, table, field } })
    }
    rows = rows.filter((_, index) => !bad.has(index))
  }
}

/** The edit as a decision: refuses with `register.invalid` where something is wrong that may not be left out, or nothing is left. */
export function decideEdit(table: TableName, plan: EditPlan, leaveOut: boolean): Decision<{ changed: number }> {
  const { problems, changes, name } = plan
  if (problems.length && (!leaveOut || !changes.length)) {
    const issues = problems.slice(0, 50).map(({ field, code, facts }, index) => ({ index, field, code, facts }))
    return refuse('register.invalid', { table, count: problems.length, issues })
  }
  return accept(changes, { changed: changes.length }, { table, name, count: changes.length })
}
