import { refuse } from '#domain/base/decision.ts'
import { fieldsOf } from '#domain/base/field.ts'
import { nameOf, wholeName } from '#domain/record-name.ts'
import { removeRows, saveRows } from '#domain/register/save.ts'
import { schemas, tableOf, type TableName, type Tables } from '#domain/tables.ts'
import { registerContract, REGISTER_TABLES, type RegisterRow } from '#contract/register.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof registerContract

export const registerCommands: CommandHandlers<C['commands']> = {
  'register.save': (world, { table, id, fields, accept }, ctx) => {
    if (table === 'maintenance') return refuse('register.useUpkeep', { table })
    const saved = saveRows(world, table, [{ id, fields }], ctx, accept)
    return saved.ok ? { ...saved, result: { id: saved.result.ids[0]!, warnings: saved.result.warnings } } : saved
  },
  'register.saveMany': (world, { table, rows, accept }, ctx) =>
    table === 'maintenance' ? refuse('register.useUpkeep', { table }) : saveRows(world, table, rows, ctx, accept),
  'register.remove': (world, { table, ids, accept }, ctx) => removeRows(world, table, ids, ctx, accept),
}

export const registerQueries: QueryHandlers<C['queries']> = {
  'register.list': ({ tables }, { table }) => ({ rows: [...rowsOf(tables, table)].map(row => asRow(tables, table, row)) }),
  'register.get': ({ tables }, { id }) => {
    const table = tableOf(id)
    if (!table || !REGISTER_TABLES.includes(table)) return null
    const row = (tables[table].get(id) as { id: string } | undefined) ?? null
    return row && asRow(tables, table, row)
  },
  'register.options': ({ tables }, { table }) =>
    [...rowsOf(tables, table)]
      .map(row => {
        const hint = hintOf(tables, table, row as Record<string, unknown>)
        return { id: row.id, name: nameOf(tables, row.id), ...(hint ? { hint } : {}) }
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true })),
  'register.counts': ({ tables }) => Object.fromEntries(REGISTER_TABLES.map(t => [t, tables[t].size])),
}

export const registerJobs: JobHandlers<C['jobs']> = {}

function rowsOf(tables: Tables, table: TableName): Iterable<{ id: string }> {
  return tables[table].values()
}

const pointers = Object.fromEntries(
  REGISTER_TABLES.map(t => [t, fieldsOf(schemas[t]).filter(f => f.kind === 'ref' || f.kind === 'refs').map(f => f.name)]),
) as Record<string, string[]>

const NONE: ReadonlySet<string> = new Set()
const wholeFields = Object.fromEntries(REGISTER_TABLES.map(t => [t, new Set(fieldsOf(schemas[t]).flatMap(f => (f.whole ? [f.name] : [])))])) as Record<string, ReadonlySet<string>>

function asRow(tables: Tables, table: TableName, row: { id: string }): RegisterRow {
  const { id, ...fields } = row as { id: string } & Record<string, unknown>
  const names: Record<string, string> = {}
  const whole = wholeFields[table] ?? NONE
  for (const field of pointers[table] ?? []) {
    const value = fields[field]
    if (typeof value === 'string') names[field] = whole.has(field) ? wholeName(tables, value) : nameOf(tables, value)
    else if (Array.isArray(value)) names[field] = value.map(v => nameOf(tables, String(v))).join('、')
  }
  return { id, fields, names }
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
