import { sameValue, type Change } from '#domain/base/change.ts'
import type { SetHead } from '#domain/base/decision.ts'
import { headOf } from '#domain/history/set-head.ts'
import { redo, undo } from '#domain/history/undo.ts'
import { namesInside } from '#domain/record-name.ts'
import { shownNumber } from '#domain/register/row-checks.ts'
import { isTable } from '#domain/tables.ts'
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
    const entries: RecordHistoryEntry[] = []
    for (const set of (await past.touching(id)).toReversed()) {
      const came = (set.merged?.received ?? []).filter(({ changes }) => changes.some(c => c.id === id)).toReversed()
      for (const other of came) {
        const head = { ...asEntry(headOf({ ...other, seq: set.seq }), holds), device: tables.device.get(other.device)?.name ?? '' }
        entries.push(...changesOf(other.changes, id).map(change => ({ ...head, ...change })))
      }
      // what a file brought says by whom and where it was done
      if (!came.length) entries.push(...changesOf(set.changes, id).map(change => ({ ...asEntry(headOf(set), holds), ...change })))
    }
    return { entries, names: namesInside(tables, entries.map(e => e.fields)) }
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

export const historyJobs: JobHandlers<C['jobs']> = {}

function asEntry({ undoes, redoes, ...head }: SetHead, holds: ReadonlySet<number>): HistoryEntry {
  return { ...head, state: undoes ? 'undo' : redoes ? 'redo' : holds.has(head.seq) ? 'holds' : 'undone' }
}
