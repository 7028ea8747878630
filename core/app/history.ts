import { sameValue, type Change, type Row0 } from '#domain/base/change.ts'
import type { SetHead } from '#domain/base/decision.ts'
import { headOf } from '#domain/history/set-head.ts'
import { lastKnown, lookAtPuttingBack, putBack } from '#domain/history/put-back.ts'
import { redo, undo } from '#domain/history/undo.ts'
import { nameOfRow, namesInside } from '#domain/record-name.ts'
import { shownNumber } from '#domain/register/row-checks.ts'
import { isTable, tableOf } from '#domain/table-names.ts'
import { historyContract, type EntryRecord, type HistoryEntry, type RecordHistoryEntry } from '#contract/history.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'
import { choicesOf, entriesOf, headsOf } from './history-index.ts'

type C = typeof historyContract

/** Records of one entry that are told one by one. */
const MOST_RECORDS = 100

export const historyCommands: CommandHandlers<C['commands']> = {
  'history.undo': (world, { seq }, ctx) => undo(world, ctx.past, ctx.now.slice(0, 10), seq),
  'history.redo': (world, _, ctx) => redo(world, ctx.past, ctx.now.slice(0, 10)),
  'history.putBack': (world, { id, seq }, ctx) => putBack(world, id, seq, ctx),
}

export const historyQueries: QueryHandlers<C['queries']> = {
  'history.list': async (_, { limit, offset, ...question }, { past }) => {
    const { active, undone } = past.standing
    const holds = new Set(active)
    const entryAt = async (seq: number | undefined) => {
      const [head] = seq === undefined ? [] : await past.heads(seq, seq)
      return head ? asEntry(head, holds) : null
    }
    const fitting = Object.values(question).some(part => part !== undefined) ? await entriesOf(past, question) : null
    const heads = fitting ? await headsOf(past, fitting.slice(offset, offset + limit)) : (await past.heads(past.seq - offset - limit + 1, past.seq - offset)).toReversed()
    return { entries: heads.map(s => asEntry(s, holds)), total: fitting?.length ?? past.seq, canUndo: await entryAt(active.at(-1)), canRedo: await entryAt(undone.at(-1)) }
  },
  'history.choices': (_, __, { past }) => choicesOf(past),
  'history.entry': async ({ tables }, { seq }, { past }) => {
    const [set] = await past.read(seq, seq)
    if (!set) return null
    const changed: EntryRecord[] = []
    const ids = new Set(set.changes.slice(0, MOST_RECORDS).map(c => c.id))
    await past.need([...ids])
    for (const id of ids) {
      const table = tableOf(id)
      const known = set.changes.findLast(c => c.id === id)
      if (!table || !known) continue
      const name = nameOfRow(tables, table, { ...known.from, ...tables[table].get(id), ...known.to, id })
      changed.push(...changesOf(set.changes, id).map(change => ({ id, table, name, ...change })))
    }
    return { entry: asEntry(headOf(set), new Set(past.standing.active)), changed, names: namesInside(tables, changed.map(c => c.fields)) }
  },
  'history.removed': async ({ tables }, { table, place }, { past }) => {
    const wasThere = (c: Change) => c.table === table && c.to === null && Object.entries(place).every(([field, value]) => c.from?.[field] === value)
    const sets = await past.having(Object.values(place), wasThere)
    const id = sets.flatMap(set => [...(set.merged?.received ?? []), set].flatMap(({ changes }) => changes.filter(wasThere))).at(-1)?.id
    if (id === undefined) return null
    await past.need([id])
    return tables[table].has(id) ? null : id
  },
  'history.of': async ({ tables }, { id }, { past }) => {
    const holds = new Set(past.standing.active)
    const entries: RecordHistoryEntry[] = []
    const touching = await past.touching(id)
    for (const set of touching.toReversed()) {
      const came = (set.merged?.received ?? []).filter(({ changes }) => changes.some(c => c.id === id)).toReversed()
      for (const other of came) {
        const head = { ...asEntry(headOf({ ...other, seq: set.seq }), holds), device: tables.device.get(other.device)?.name ?? '' }
        entries.push(...changesOf(other.changes, id).map(change => ({ ...head, ...change })))
      }
      // what a file brought says by whom and where it was done
      if (!came.length) entries.push(...changesOf(set.changes, id).map(change => ({ ...asEntry(headOf(set), holds), ...change })))
    }
    const table = tableOf(id)
    await past.need([id])
    const row = table && ((tables[table].get(id) as Row0 | undefined) ?? lastKnown(touching, id))
    return { name: table && row ? nameOfRow(tables, table, row) : id, entries, names: namesInside(tables, entries.map(e => e.fields)) }
  },
}

function changesOf(changes: readonly Change[], id: string): Pick<RecordHistoryEntry, 'fields' | 'kind'>[] {
  return changes.filter(c => c.id === id).map(({ table, from, to }) => {
    const fields = [...new Set([...Object.keys(from ?? {}), ...Object.keys(to ?? {})])]
    return {
      fields: fields.map(field => ({ field, from: shownIn(table, field, from?.[field] ?? null), to: shownIn(table, field, to?.[field] ?? null) })).filter(f => !sameValue(f.from, f.to)),
      kind: from === null ? 'added' : to === null ? 'removed' : 'changed',
    }
  })
}

/** A value as the history repeats it: the number of a person with its middle hidden. */
function shownIn(table: string, field: string, value: unknown): unknown {
  return isTable(table) ? shownNumber(table, field, value) : value
}

export const historyJobs: JobHandlers<C['jobs']> = {
  'history.lookBack': async ({ id, seq }, { world, past, ctx }) => {
    const look = await lookAtPuttingBack(world, past, id, seq, ctx.now.slice(0, 10))
    if ('ok' in look) return look
    const fields = look.change ? changesOf([look.change], id).flatMap(change => change.fields) : []
    return { ok: true, value: { name: look.name, fields, returns: look.change?.from === null, refusal: look.refusal, names: namesInside(world.tables, fields) } }
  },
}

function asEntry({ undoes, redoes, ...head }: SetHead, holds: ReadonlySet<number>): HistoryEntry {
  return { ...head, state: undoes ? 'undo' : redoes ? 'redo' : holds.has(head.seq) ? 'holds' : head.records || head.command === 'exchange.bring' ? 'undone' : 'noted' }
}
