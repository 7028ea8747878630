import { bySound } from '#domain/base/by-sound.ts'
import { refuse, type Context, type Past } from '#domain/base/decision.ts'
import { GROWING_TABLES } from '#domain/part.ts'
import { shiftsInside } from '#domain/placement/shifts-inside.ts'
import { hintOf } from '#domain/register/hint.ts'
import { nameOf } from '#domain/record-name.ts'
import { listedRow, listedRows, listerOf, type ListQuestion } from '#domain/register/list.ts'
import type { DueList } from '#domain/outcome/due-lists.ts'
import { dueRows } from '#domain/outcome/due.ts'
import { createFacts } from '#domain/outcome/facts.ts'
import { removeRows, saveRows } from '#domain/register/save.ts'
import { tableOf, type TableName } from '#domain/table-names.ts'
import type { Tables } from '#domain/tables.ts'
import { registerContract, REGISTER_TABLES, ROWS_AT_ONCE } from '#contract/register.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'
import { copyCells, runEdit, tryEdit, tryRemove } from './register-edit.ts'
import { columnValues, filterText, viewedRows, type ViewQuestion } from './register-view.ts'

type C = typeof registerContract

export const registerCommands: CommandHandlers<C['commands']> = {
  'register.save': async (world, { table, id, fields, accept }, ctx) => {
    if (table === 'maintenance') return refuse('register.useUpkeep', { table })
    await ctx.past.need(id === undefined ? [] : [id])
    const retry = { command: 'register.save', input: { table, id, fields, accept: true } }
    const saved = await shiftsInside(world, saveRows(world, table, [{ id, fields }], ctx, accept), accept === true, retry, ctx)
    return saved.ok ? { ...saved, result: { id: saved.result.ids[0]!, warnings: saved.result.warnings } } : saved
  },
  'register.saveMany': async (world, { table, rows, accept }, ctx) => {
    if (table === 'maintenance') return refuse('register.useUpkeep', { table })
    await ctx.past.need(rows.flatMap(row => row.id ?? []))
    return shiftsInside(world, saveRows(world, table, rows, ctx, accept), accept === true, { command: 'register.saveMany', input: { table, rows, accept: true } }, ctx)
  },
  'register.edit': (world, { leaveOut, accept, ...asked }, ctx) => runEdit(world, asked, { leaveOut, accept }, ctx),
  'register.remove': async (world, { table, ids, accept }, ctx) => {
    await ctx.past.need(ids)
    await ctx.past.needPointing(ids)
    return shiftsInside(world, removeRows(world, table, ids, ctx, accept), accept === true, { command: 'register.remove', input: { table, ids, accept: true } }, ctx)
  },
}

export const registerQueries: QueryHandlers<C['queries']> = {
  'register.list': async ({ tables }, { table, ...question }, { past }) => {
    await needListed(past, tables, table, question)
    const { rows, total } = listedRows(tables, table, question)
    return { rows, total: total + past.left(table) }
  },
  'register.view': async ({ tables }, { among, ...question }, ctx) => {
    const { table, language, filters = [] } = question
    const rows = await found(tables as Tables, question, among, ctx) // it reads registers alone
    return {
      ids: rows.map(row => row.id),
      rows: rows.slice(0, ROWS_AT_ONCE).map(listerOf(tables, table)),
      total: tables[table].size,
      filtered: filters.map(filter => filterText(tables, table, filter, language)),
    }
  },
  'register.values': async ({ tables }, { among, field, holds, ...question }, ctx) => {
    const others = question.filters?.filter(filter => filter.field !== field)
    const rows = await found(tables as Tables, { ...question, filters: others }, among, ctx) // as above
    return columnValues(tables, question.table, question.language, field, rows, holds)
  },
  'register.copy': async ({ tables }, asked, { past }) => {
    await past.need(asked.ids)
    return { text: copyCells(tables as Tables, asked) } // it reads registers, and what they name
  },
  'register.rows': async ({ tables }, { table, ids }, { past }) => {
    await past.need(ids)
    const rows: ReadonlyMap<string, object> = tables[table]
    return ids.flatMap(id => rows.get(id) ?? []).map(listerOf(tables, table))
  },
  'register.get': async ({ tables }, { id }, { past }) => {
    await past.need([id])
    const table = tableOf(id)
    if (!table || !REGISTER_TABLES.includes(table)) return null
    const row = (tables[table].get(id) as { id: string } | undefined) ?? null
    return row && listedRow(tables, table, row)
  },
  'register.options': async ({ tables }, { table }, { past }) => {
    await past.needAll(table)
    return [...rowsOf(tables, table)]
      .map(row => {
        const hint = hintOf(tables, table, row as Record<string, unknown>)
        return { id: row.id, name: nameOf(tables, row.id), ...(hint ? { hint } : {}) }
      })
      .sort((a, b) => bySound.compare(a.name, b.name))
  },
  'register.counts': ({ tables }, _, { past }) => Object.fromEntries(REGISTER_TABLES.map(t => [t, tables[t].size + past.left(t)])),
}

export const registerJobs: JobHandlers<C['jobs']> = {
  'register.tryEdit': async (asked, { world, ctx }) => {
    const tried = await tryEdit(world, asked, ctx)
    return tried.ok ? { ok: true, value: tried.result } : tried
  },
  'register.tryRemove': async ({ table, ids }, { world, past }) => {
    await past.need(ids)
    await past.needPointing(ids)
    return { ok: true, value: tryRemove(world.tables, table, ids) }
  },
}

/** The rows that a page of a register shows. */
async function found(tables: Tables, question: ViewQuestion, among: DueList | undefined, { past, now }: Context) {
  await past.needAll(question.table)
  return viewedRows(tables, question, among && new Set(dueRows(among, { tables, facts: createFacts(tables) }, now.slice(0, 10))))
}

/** The newest months are in memory: only who searches, or wants more rows than those, needs the others. */
async function needListed(past: Past, tables: Tables, table: TableName, { of, find, most = Infinity }: ListQuestion): Promise<void> {
  if (GROWING_TABLES.includes(table) && (of || find || most > tables[table].size)) await past.needAll(table)
}

function rowsOf(tables: Tables, table: TableName): Iterable<{ id: string }> {
  return tables[table].values()
}
