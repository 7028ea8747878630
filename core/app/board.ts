import { boardContract } from '#contract/board.ts'
import { bySound } from '#domain/base/by-sound.ts'
import { monthDays } from '#domain/booking/board-month.ts'
import { boardView } from '#domain/booking/board-view.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof boardContract
type Named = { id: string; name: string }


export const boardCommands: CommandHandlers<C['commands']> = {}

export const boardQueries: QueryHandlers<C['queries']> = {
  'board.view': (view, input, ctx) => boardView(view, input, ctx.now),
  'board.month': (view, { from, to, resourceId }) => monthDays(view, from, to, resourceId),
  'board.filters': ({ tables }) => {
    const lenders = new Set([...tables.equipment.values()].map(e => e.lenderId))
    return {
      workshops: named(tables.workshop.values()),
      programmes: named(tables.programme.values()),
      lenders: named([...tables.enterprise.values()].filter(e => lenders.has(e.id))),
    }
  },
}

export const boardJobs: JobHandlers<C['jobs']> = {}

function named(rows: Iterable<Named>): Named[] {
  return [...rows].map(({ id, name }) => ({ id, name })).sort((a, b) => bySound.compare(a.name, b.name))
}
