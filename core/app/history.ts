import type { SetHead } from '#domain/base/decision.ts'
import { headOf } from '#domain/history/set-head.ts'
import { redo, undo } from '#domain/history/undo.ts'
import { nameOf } from '#domain/record-name.ts'
import { shownNumber } from '#domain/register/row-checks.ts'
import { isTable, tableOf, type Tables } from '#domain/tables.ts'
import { historyContract, type HistoryEntry, type RecordHistoryEntry } from '#contract/history.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof historyContract

export const historyCommands: CommandHandlers<C['commands']> = {
  'history.undo': (world, { seq }, ctx) => undo(world, ctx.past, ctx.now.slice(0, 10), seq),
  'history.redo': (world, _, ctx) => redo(world, ctx.past, ctx.now.slice(0, 10)),
}

export const historyQueries: QueryHandlers<C['queries']> = {
  'history.list': async (_, { limit, offset }, { past }) => {
    const { active, undone } = past.standing
    const holds = new Set(active)
    const entryAt = async (seq: number | undefined) => {
      const [head] = seq === undefined ? [] : await past.heads(seq, seq)
      return head ? asEntry(head, holds) : null
    }
    const heads = await past.heads(past.seq - offset - limit + 1, past.seq - offset)
    return { entries: heads.toReversed().map(s => asEntry(s, holds)), total: past.seq, canUndo: await entryAt(active.at(-1)), canRedo: await entryAt(undone.at(-1)) }
  },
  'history.of': async ({ tables }, { id }, { past }) => {
    const holds = new Set(past.standing.active)
    const names: Record<string, string> = {}
    const entries: RecordHistoryEntry[] = []
    for (const set of (await past.touching(id)).toReversed()) {
      for (const change of set.changes) {
        if (change.id !== id) continue
        const fields = [...new Set([...Object.keys(change.from ?? {}), ...Object.keys(change.to ?? {})])].map(field => ({
          field,
          from: shownIn(change.table, field, change.from?.[field] ?? null),
          to: shownIn(change.table, field, change.to?.[field] ?? null),
        }))
        for (const { from, to } of fields) collectNames(tables, [from, to], names)
        entries.push({ ...asEntry(headOf(set), holds), fields, kind: change.from === null ? 'added' : change.to === null ? 'removed' : 'changed' })
      }
    }
    return { entries, names }
  },
}

/** A value as the history repeats it: the number of a person with its middle hidden. */
function shownIn(table: string, field: string, value: unknown): unknown {
  return isTable(table) ? shownNumber(table, field, value) : value
}

export const historyJobs: JobHandlers<C['jobs']> = {}

function asEntry({ undoes, redoes, ...head }: SetHead, holds: ReadonlySet<number>): HistoryEntry {
  return { ...head, state: undoes ? 'undo' : redoes ? 'redo' : holds.has(head.seq) ? 'holds' : 'undone' }
}

/** Display names for every id inside a value, however deep, so that a history never shows a bare id. */
function collectNames(tables: Tables, value: unknown, names: Record<string, string>): void {
  if (typeof value === 'string') {
    if (value.includes(':') && tableOf(value)) names[value] ??= nameOf(tables, value)
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) collectNames(tables, inner, names)
  }
}
