import type { Change } from '#domain/base/change.ts'
import { accept, refuse, type Context, type Decision, type Refusal } from '#domain/base/decision.ts'
import { fieldsOf, type FieldInfo } from '#domain/base/field.ts'
import { wouldHarm } from '#domain/booking/consequences.ts'
import { cellFor, namesakes } from '#domain/intake/export-table.ts'
import { copiedText } from '#domain/intake/pasted.ts'
import { MAX_SAMPLES, type Sample } from '#domain/intake/plan.ts'
import { readEdit, type ReadEdit, type RegisterEdit } from '#domain/intake/read-edit.ts'
import { maskedText } from '#domain/base/national-id.ts'
import { refuseShifts, shiftsInside, shiftsLeftOutside } from '#domain/placement/shifts-inside.ts'
import { nameOf } from '#domain/record-name.ts'
import { namesIn } from '#domain/register/list.ts'
import { decideEdit, planEdit, type EditPlan } from '#domain/register/plan-edit.ts'
import { usersOf } from '#domain/register/references.ts'
import type { TableName } from '#domain/table-names.ts'
import { schemas, type Tables } from '#domain/tables.ts'
import type { World } from '#domain/world.ts'
import { MOST_SHOWN, type EditPreview, type RemovalPreview } from '#contract/register.ts'
import type { Language } from '#words/say.ts'
import { worderOf } from '#words/value-text.ts'
import { exportWords, vocabulary } from './intake-words.ts'

type Asked = { table: TableName; language: Language; edit: RegisterEdit }
type Insistence = { leaveOut?: boolean | undefined; accept?: boolean | undefined }

/** Records that one act may change: more would hold everybody else up. */
const MOST_AT_ONCE = 20_000

/** Makes an edit of a list: one change set. */
export async function runEdit(world: World, asked: Asked, { leaveOut = false, accept: insisted = false }: Insistence, ctx: Context): Promise<Decision<{ changed: number }>> {
  const planned = await planOf(world, asked, ctx)
  if (!planned.ok) return planned
  const { table, edit } = asked
  const decided = decideEdit(table, planned.result.plan, leaveOut)
  if (!decided.ok) return decided
  const again = { command: 'register.edit', input: { ...asked, edit, leaveOut, accept: true } }
  const harm = insisted ? null : wouldHarm(world, decided.changes, ctx.now.slice(0, 10), again)
  return harm ?? shiftsInside(world, decided, insisted, again, ctx)
}

/** What an edit would come to. */
export async function tryEdit(world: World, asked: Asked, ctx: Context): Promise<Decision<EditPreview>> {
  const planned = await planOf(world, asked, ctx)
  if (!planned.ok) return planned
  const { plan, read } = planned.result
  const { changes, same, problems } = plan
  return accept([], {
    changed: changes.length,
    same,
    problems: { count: problems.length, records: new Set(problems.map(p => p.id)).size, shown: problems.slice(0, MOST_SHOWN) },
    samples: changes.slice(0, MAX_SAMPLES).map(change => sampleOf(world.tables, asked.table, change)),
    beyond: read.beyond,
    harm: await harmOf(world, changes, ctx),
  })
}

async function planOf(world: World, { table, language, edit }: Asked, ctx: Context): Promise<Decision<{ read: ReadEdit; plan: EditPlan }>> {
  if (table === 'maintenance') return refuse('register.useUpkeep', { table })
  const ids = edit.kind === 'cell' ? [edit.id] : edit.ids
  if (edit.kind === 'values' && ids.length > MOST_AT_ONCE) return refuse('register.tooMany', { count: ids.length, most: MOST_AT_ONCE })
  await ctx.past.need(ids)
  const read = readEdit(world.tables, table, edit, vocabulary, shownAs(world.tables, table, language), ctx.newId)
  if (read.rows.length > MOST_AT_ONCE) return refuse('register.tooMany', { count: read.rows.length, most: MOST_AT_ONCE })
  return accept([], { read, plan: planEdit(world, table, read, ctx) })
}

async function harmOf(world: World, changes: readonly Change[], ctx: Context): Promise<Refusal | null> {
  const harm = wouldHarm(world, changes, ctx.now.slice(0, 10), { command: 'register.edit', input: {} })
  if (harm) return harm.refusal
  const outside = await shiftsLeftOutside(world, changes, ctx)
  return outside.length ? refuseShifts(outside).refusal : null
}

function sampleOf(tables: Tables, table: TableName, { id, from, to }: Change): Sample {
  const infos = new Map(fieldsOf(schemas[table]).map(f => [f.name, f]))
  const nameIn = namesIn(tables, table)
  const shown = (name: string, value: unknown) => {
    const field = infos.get(name)
    if (value === null || value === undefined) return null
    if (field?.masked) return maskedText(String(value))
    return field?.kind === 'ref' || field?.kind === 'refs' ? nameIn(name, value) : value
  }
  return {
    table,
    verdict: 'changed',
    name: nameOf(tables, id),
    fields: Object.keys(to ?? {}).map(field => ({ field, from: shown(field, from?.[field]), to: shown(field, to?.[field]) })),
  }
}

/** How a value may stand in a list or in a file that came from here. */
function shownAs(tables: Tables, table: TableName, language: Language) {
  const words = exportWords(language)
  const nameIn = namesIn(tables, table)
  let twice: ReadonlySet<string> | null = null
  return (field: FieldInfo, value: unknown): string[] => {
    if (value === undefined || value === null) return ['', worderOf(field, language)(undefined, undefined)]
    const pointing = field.kind === 'ref' || field.kind === 'refs'
    if (pointing) twice ??= namesakes(tables)
    const seen = worderOf(field, language)(value, pointing ? nameIn(field.name, value) : undefined)
    return field.masked ? [seen] : [seen, String(cellFor(tables, twice ?? new Set(), field, value, words) ?? ''), ...(pointing ? [nameIn(field.name, value) ?? ''] : [])]
  }
}

/** Cells as a spreadsheet takes them. */
export function copyCells(tables: Tables, { table, language, ids, columns, heads }: { table: TableName; language: Language; ids: readonly string[]; columns: readonly string[]; heads: boolean }): string {
  const words = exportWords(language)
  const fields = columns.flatMap(name => fieldsOf(schemas[table]).find(f => f.name === name && !f.internal && f.kind !== 'photo') ?? [])
  const twice = namesakes(tables)
  const held: ReadonlyMap<string, object> = tables[table]
  const cell = (field: FieldInfo, value: unknown): string => {
    if (field.masked) return value === undefined ? '' : maskedText(String(value))
    if (field.kind === 'list' && !field.written) return worderOf(field, language)(value, undefined)
    return String(cellFor(tables, twice, field, value, words) ?? '')
  }
  const rows = ids.flatMap(id => held.get(id) ?? []).map(row => fields.map(field => cell(field, (row as Record<string, unknown>)[field.name])))
  return copiedText(heads ? [fields.map(field => words.head(table, field.name)), ...rows] : rows)
}

/** Which records could go, and what holds the others: nothing that points at them goes along. */
export function tryRemove(tables: Tables, table: TableName, ids: readonly string[]): RemovalPreview {
  const there = ids.filter(id => (tables[table] as ReadonlyMap<string, object>).has(id))
  // a record that stays may itself hold another that should go
  const held = new Map<string, { id: string; table: TableName }[]>()
  let going = new Set(there)
  for (;;) {
    const users = usersOf(tables, going)
    if (!users.length) break
    for (const user of users) held.set(user.target, [...(held.get(user.target) ?? []), { id: user.id, table: user.table }])
    going = new Set([...going].filter(id => !held.has(id)))
  }
  const shown = [...held].slice(0, MOST_SHOWN).map(([id, by]) => ({ id, name: nameOf(tables, id), count: by.length, by: by.slice(0, 5).map(user => ({ ...user, name: nameOf(tables, user.id) })) }))
  return { free: there.filter(id => going.has(id)), held: { count: held.size, shown } }
}
