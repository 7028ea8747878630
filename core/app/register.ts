import { bySound } from '#domain/base/by-sound.ts'
import { refuse } from '#domain/base/decision.ts'
import { shiftsInside } from '#domain/placement/shifts-inside.ts'
import { nameOf } from '#domain/record-name.ts'
import { grownOn } from '#domain/register/grown-on.ts'
import { listedRow, listedRows } from '#domain/register/list.ts'
import { removeRows, saveRows } from '#domain/register/save.ts'
import { tableOf, type TableName, type Tables } from '#domain/tables.ts'
import { registerContract, REGISTER_TABLES } from '#contract/register.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof registerContract

export const registerCommands: CommandHandlers<C['commands']> = {
  'register.save': async (world, { table, id, fields, accept }, ctx) => {
    if (table === 'maintenance') return refuse('register.useUpkeep', { table })
    const retry = { command: 'register.save', input: { table, id, fields, accept: true } }
    const saved = await shiftsInside(world, saveRows(world, table, [{ id, fields }], ctx, accept), accept === true, retry, ctx)
    return saved.ok ? { ...saved, result: { id: saved.result.ids[0]!, warnings: saved.result.warnings } } : saved
  },
  'register.saveMany': (world, { table, rows, accept }, ctx) =>
    table === 'maintenance'
      ? refuse('register.useUpkeep', { table })
      : shiftsInside(world, saveRows(world, table, rows, ctx, accept), accept === true, { command: 'register.saveMany', input: { table, rows, accept: true } }, ctx),
  'register.remove': async (world, { table, ids, accept }, ctx) => {
    await ctx.past.need(grownOn(world.tables, table, ids))
    return shiftsInside(world, removeRows(world, table, ids, ctx, accept), accept === true, { command: 'register.remove', input: { table, ids, accept: true } }, ctx)
  },
}

export const registerQueries: QueryHandlers<C['queries']> = {
  'register.list': ({ tables }, { table, of, find, most }) => listedRows(tables, table, { of, find, most }),
  'register.get': ({ tables }, { id }) => {
    const table = tableOf(id)
    if (!table || !REGISTER_TABLES.includes(table)) return null
    const row = (tables[table].get(id) as { id: string } | undefined) ?? null
    return row && listedRow(tables, table, row)
  },
  'register.options': ({ tables }, { table }) =>
    [...rowsOf(tables, table)]
      .map(row => {
        const hint = hintOf(tables, table, row as Record<string, unknown>)
        return { id: row.id, name: nameOf(tables, row.id), ...(hint ? { hint } : {}) }
      })
      .sort((a, b) => bySound.compare(a.name, b.name)),
  'register.counts': ({ tables }) => Object.fromEntries(REGISTER_TABLES.map(t => [t, tables[t].size])),
}

export const registerJobs: JobHandlers<C['jobs']> = {}

function rowsOf(tables: Tables, table: TableName): Iterable<{ id: string }> {
  return tables[table].values()
}

/** What tells two records of one name apart: an asset, staff or student number, a room code, the enterprise of a post. */
function hintOf(tables: Tables, table: TableName, row: Record<string, unknown>): string {
  const named = (id: unknown) => id && nameOf(tables, String(id))
  const parts: Partial<Record<TableName, unknown[]>> = {
    equipment: [row.assetNo, row.model],
    teacher: [row.staffNo, row.department],
    workshop: [row.code, row.building],
    classGroup: [row.year],
    enterprise: [row.industry],
    student: [row.number, named(row.classGroupId)],
    contact: [named(row.enterpriseId), row.position],
    post: [named(row.enterpriseId)],
    shiftType: [named(row.enterpriseId), row.start],
    placement: [row.from, row.to],
    visit: [named(row.teacherId)],
  }
  return (parts[table] ?? []).filter(Boolean).join(' · ')
}
